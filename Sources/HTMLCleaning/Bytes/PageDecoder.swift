import CICU
import NewsModel

/// The bytes of a page as UTF-8, and how they were read.
struct DecodedPage {
  let bytes: [UInt8]
  /// IANA name, lower case.
  let charset: String
  let warnings: [String]
}

/// Reads bytes of any charset as UTF-8.
///
/// Order: byte order mark → strict UTF-8 over the whole page → UTF-8 with damage → the declared
/// charset (the caller's hint, then the head; gb2312 and gbk mean gb18030) when it fits → detection
/// among gb18030, Big5 and UTF-16. Declared names are wrong or missing on 8 % of Chinese pages, and
/// strict UTF-8 is never right by accident. Nothing is lost in silence: what can't be read becomes
/// U+FFFD and is counted in a warning.
struct PageDecoder {
  let hint: String?

  func decode(_ page: [UInt8]) throws(Rejection) -> DecodedPage {
    let decoded = try decodeOnce(page)
    guard decoded.charset == "utf-8", let finding = Mojibake.find(in: decoded.bytes) else {
      return decoded
    }
    return DecodedPage(
      bytes: finding.repaired ?? decoded.bytes, charset: decoded.charset,
      warnings: decoded.warnings + [finding.warning])
  }

  private func decodeOnce(_ page: [UInt8]) throws(Rejection) -> DecodedPage {
    if let marked = decodeByMark(page) { return marked }
    if let wide = decodeUnmarkedUTF16(page) { return wide }
    if String(validating: page, as: UTF8.self) != nil {
      return decodeSevenBit(page)
        ?? DecodedPage(bytes: page, charset: "utf-8", warnings: [])
    }
    if let wide = decodeHanUTF16(page) { return wide }
    try TextPlausibility.checkBytes(page)
    let census = UTF8Scan.census(page[...])
    if census.han > census.bad { return decodeDamagedUTF8(page) }
    // A charset fits when at most 2 % of what is not ASCII can't be read.
    let tolerated = max(2, census.foreignBytes / 50)
    var candidates: [String] = []
    for label in [hint, CharsetLabel.declared(in: page)] {
      if let label, let name = CharsetLabel.charset(named: label), name != "utf-8",
        !candidates.contains(name)
      {
        candidates.append(name)
      }
    }
    if census.bad <= tolerated, candidates.isEmpty { return decodeDamagedUTF8(page) }
    // Detection costs more than all the rest, so it waits until no declared charset fits.
    let attempts = ([candidates, nil] as [[String]?]).lazy.flatMap { [candidates] names in
      names ?? Self.detected(page).filter { !candidates.contains($0) }
    }
    var best: (bytes: [UInt8], charset: String, replaced: Int, share: Double)?
    for name in attempts {
      guard let read = Self.convert(page[...], from: name) else { continue }
      // Big5 read as GB 18030 has few sequences that can't be read and many private characters.
      let odd = TextPlausibility.oddShare(read.bytes)
      let share = TextPlausibility.commonShare(read.bytes) - odd
      if read.replaced <= tolerated, share >= 0.05, odd < 0.04 {
        return decode(page, as: name, read.bytes, read.replaced)
      }
      let isBetter =
        best.map {
          read.replaced <= tolerated
            ? $0.replaced > tolerated || share > $0.share : read.replaced < $0.replaced
        } ?? true
      if isBetter { best = (read.bytes, name, read.replaced, share) }
    }
    guard let best, best.replaced * 4 <= max(census.foreignBytes, 1) else {
      throw Rejection(
        .charset, "the charset is unknown; give it with the input, or convert the file to UTF-8")
    }
    return decode(page, as: best.charset, best.bytes, best.replaced)
  }

  private func decodeDamagedUTF8(_ page: [UInt8]) -> DecodedPage {
    let reading = MixedCharsetPage(page: page).asUTF8()
    return result(
      reading.bytes, "utf-8", replaced: reading.replaced, mixed: reading.foreignStretches,
      with: "gb18030", isCut: reading.isCut)
  }

  /// A page that fits a charset; parts of it may be UTF-8, and its last character may be cut.
  private func decode(
    _ page: [UInt8], as charset: String, _ bytes: [UInt8], _ replaced: Int
  ) -> DecodedPage {
    var reading = MixedCharsetPage.Reading(bytes: bytes, replaced: replaced)
    if let mixed = MixedCharsetPage(page: page).withUTF8Stretches(in: charset) { reading = mixed }
    if reading.replaced > 0, let last = page.last, last >= 0x80,
      reading.bytes.suffix(3) == [0xEF, 0xBF, 0xBD]
    {
      reading.bytes.removeLast(3)
      reading.replaced -= 1
      reading.isCut = true
    }
    return result(
      reading.bytes, charset, replaced: reading.replaced, mixed: reading.foreignStretches,
      with: "utf-8", isCut: reading.isCut)
  }

  private func result(
    _ bytes: [UInt8], _ charset: String, replaced: Int = 0, mixed: Int = 0, with other: String = "",
    isCut: Bool = false
  ) -> DecodedPage {
    var warnings: [String] = []
    if replaced > 0 {
      warnings.append("charset_replaced: \(replaced) sequences are not \(charset), read as U+FFFD")
    }
    if mixed > 0 {
      warnings.append("charset_mixed: \(mixed) parts of the page are \(other), not \(charset)")
    }
    if isCut { warnings.append("truncated: the page ends inside a character") }
    return DecodedPage(bytes: bytes, charset: charset, warnings: warnings)
  }

  private func decodeByMark(_ page: [UInt8]) -> DecodedPage? {
    if page.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(page[3...])
      if String(validating: rest, as: UTF8.self) != nil { return result(rest, "utf-8") }
      let census = UTF8Scan.census(rest[...])
      return census.bad <= census.han || census.bad <= rest.count / 50
        ? decodeDamagedUTF8(rest) : nil
    }
    let marks: [([UInt8], String)] = [([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be")]
    for (mark, name) in marks where page.starts(with: mark) { return wide(page[2...], name) }
    return nil
  }

  /// UTF-16 without a mark: markup is ASCII, so every other byte of the tags is NUL.
  private func decodeUnmarkedUTF16(_ page: [UInt8]) -> DecodedPage? {
    let sample = page.prefix(4096)
    guard sample.count >= 16 else { return nil }
    var nuls = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { nuls[index & 1] += 1 }
    switch (nuls[0] * 8 > sample.count, nuls[1] * 8 > sample.count) {
    case (false, true): return wide(page[...], "utf-16le")
    case (true, false): return wide(page[...], "utf-16be")
    default: return nil
    }
  }

  /// UTF-16 without a mark and without markup: the high bytes of Chinese text are U+4E to U+9F,
  /// those of its marks U+30 and U+FF; they fill one of the two places.
  private func decodeHanUTF16(_ page: [UInt8]) -> DecodedPage? {
    let sample = page.prefix(4096)
    guard sample.count >= 32 else { return nil }
    var counts = [0, 0]
    for (index, byte) in sample.enumerated() {
      switch byte {
      case 0x4E...0x9F, 0x30, 0xFF, 0x00, 0x20: counts[index & 1] += 1
      default: break
      }
    }
    let half = sample.count / 2
    if counts[1] * 10 >= half * 9, counts[0] * 10 < half * 6 { return wide(page[...], "utf-16le") }
    if counts[0] * 10 >= half * 9, counts[1] * 10 < half * 6 { return wide(page[...], "utf-16be") }
    return nil
  }

  private func wide(_ page: ArraySlice<UInt8>, _ name: String) -> DecodedPage? {
    let whole = page.count & 1 == 0 ? page : page.dropLast()
    guard let read = Self.convert(whole, from: name), read.replaced <= page.count / 50 else {
      return nil
    }
    return result(read.bytes, name, replaced: read.replaced, isCut: page.count & 1 == 1)
  }

  /// HZ and ISO 2022 write Chinese in ASCII bytes; they are read only where the page says so.
  private func decodeSevenBit(_ page: [UInt8]) -> DecodedPage? {
    guard page.count < 1 << 20, !page.contains(where: { $0 >= 0x80 }),
      let label = hint ?? CharsetLabel.declared(in: page)
    else { return nil }
    let name = label.lowercased()
    guard name == "hz-gb-2312" || name == "hz" || name.hasPrefix("iso-2022-"),
      let read = Self.convert(page[...], from: name == "hz-gb-2312" ? "HZ" : name),
      read.bytes.contains(where: { $0 >= 0x80 })
    else { return nil }
    return result(read.bytes, name, replaced: read.replaced)
  }

  /// The bytes as UTF-8, and how many sequences became U+FFFD; nil for an unknown charset.
  static func convert(
    _ bytes: ArraySlice<UInt8>, from charset: String
  ) -> (bytes: [UInt8], replaced: Int)? {
    var out: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    var replaced: Int64 = 0
    let outcome = bytes.withUnsafeBufferPointer {
      kz_convert_to_utf8(charset, $0.baseAddress, Int64($0.count), &out, &length, &replaced)
    }
    guard outcome == 0 else { return nil }
    defer { kz_free(out) }
    return (Array(UnsafeBufferPointer(start: out, count: Int(length))), Int(replaced))
  }

  /// Charsets to try, the likeliest first.
  private static func detected(_ page: [UInt8]) -> [String] {
    var name = [CChar](repeating: 0, count: 64)
    let sample = min(page.count, 1 << 16)
    let found = kz_detect_charset(page, Int64(sample), "gb18030|big5", &name, 64)
    let isBig5 = found > 0 && name[0] == CChar(bitPattern: UInt8(ascii: "b"))
    return isBig5 ? ["big5-hkscs", "gb18030"] : ["gb18030", "big5-hkscs"]
  }
}
