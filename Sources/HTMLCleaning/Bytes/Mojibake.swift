import CICU

/// Text that was read in the wrong charset once before and saved again as UTF-8.
///
/// Looks at samples only; what it finds is undone when every character of the page has a byte to go
/// back to and the bytes are clean Chinese text.
enum Mojibake {
  /// What is wrong with a page and, when it could be undone, the page as it was.
  struct Finding {
    let repaired: [UInt8]?
    let warning: String
  }

  /// Looks at a page that is valid UTF-8; nil when nothing is wrong with it.
  static func find(in page: [UInt8]) -> Finding? {
    var (latin, han, telltale) = (0, 0, 0)
    for window in TextPlausibility.sampled(page.count) {
      let slice = page[window]
      var index = slice.startIndex
      while index + 2 < slice.endIndex {
        switch slice[index] {
        case 0..<0x80: break
        case 0xC2, 0xC3: latin += 1
        case 0xE4...0xE9:
          han += 1
          // 锛 銆 鐨: what ，。的 turn into when UTF-8 is read as GBK.
          switch (slice[index], slice[index + 1], slice[index + 2]) {
          case (0xE9, 0x94, 0x9B), (0xE9, 0x8A, 0x86), (0xE9, 0x90, 0xA8): telltale += 1
          default: break
          }
        default: break
        }
        index += 1
      }
    }
    if latin >= 60, latin >= han * 4 { return fromLatin(page) }
    if han >= 40, telltale * 40 >= han { return fromGBK(page) }
    return nil
  }

  /// UTF-8 or GBK that was read as Latin-1 or Windows-1252.
  private static func fromLatin(_ page: [UInt8]) -> Finding? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(page.count)
    var lost = 0
    let slice = page[...]
    var index = 0
    while index < page.count {
      let (scalar, length) = ByteText.scalar(slice, at: index)
      index += length
      if let byte = scalar < 0x100 ? UInt8(scalar) : windows1252[scalar] {
        bytes.append(byte)
      } else {
        lost += 1
        bytes.append(UInt8(ascii: "?"))
      }
    }
    let census = UTF8Scan.census(bytes[...])
    if census.han > census.bad * 4, census.han >= 20 {
      return Finding(
        repaired: lost == 0 && census.bad == 0 && isUTF8(bytes) ? bytes : nil,
        warning: warning("UTF-8 read as Latin-1", lost == 0 && census.bad == 0))
    }
    guard let read = PageDecoder.convert(bytes[...], from: "gb18030"),
      read.replaced * 50 <= census.foreignBytes,
      TextPlausibility.commonShare(read.bytes) >= 0.08
    else { return nil }
    let isWhole = lost == 0 && read.replaced == 0
    return Finding(
      repaired: isWhole ? read.bytes : nil, warning: warning("GBK read as Latin-1", isWhole))
  }

  /// UTF-8 that was read as GBK.
  private static func fromGBK(_ page: [UInt8]) -> Finding? {
    guard TextPlausibility.commonShare(page) < 0.05 else { return nil }
    var out: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    var repaired: [UInt8]?
    if kz_convert_from_utf8("gb18030", page, Int64(page.count), &out, &length) == 0, let out {
      defer { kz_free(out) }
      let bytes = Array(UnsafeBufferPointer(start: out, count: Int(length)))
      if isUTF8(bytes) { repaired = bytes }
    }
    return Finding(repaired: repaired, warning: warning("UTF-8 read as GBK", repaired != nil))
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private static func warning(_ what: String, _ isRepaired: Bool) -> String {
    "mojibake: the page is \(what) and saved again; "
      + (isRepaired ? "undone without loss" : "it can't be undone, fetch the page again")
  }

  /// The characters of Windows-1252 that are not those of Latin-1.
  ///
  /// - Source: WHATWG Encoding Standard, index windows-1252.
  private static let windows1252: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
