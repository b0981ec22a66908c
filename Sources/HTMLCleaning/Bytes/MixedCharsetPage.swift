/// Reads pages put together from parts in UTF-8 and in GB 18030, and pages with damaged bytes.
///
/// The page is taken in stretches that no character of either charset crosses: below U+0040 only
/// digits occur inside characters of GB 18030 and Big5.
struct MixedCharsetPage {
  let page: [UInt8]

  /// What came of reading it.
  struct Reading {
    var bytes: [UInt8] = []
    /// Sequences read as U+FFFD.
    var replaced = 0
    /// Stretches read in the other charset.
    var foreignStretches = 0
    /// The last character is incomplete and left out.
    var isCut = false
  }

  /// Stretches that may be tried in the other charset: each opens a converter.
  private static let maxForeignStretches = 2000

  /// The page as UTF-8 with, here and there, a stretch of GB 18030.
  func asUTF8() -> Reading {
    var reading = Reading()
    reading.bytes.reserveCapacity(page.count + page.count / 16)
    for stretch in Stretches(bytes: page) {
      let slice = page[stretch.range]
      if stretch.isASCII {
        reading.bytes.append(contentsOf: slice)
        continue
      }
      let census = UTF8Scan.census(slice)
      if census.bad > 0, census.han == 0, reading.foreignStretches < Self.maxForeignStretches,
        looksLikeGBK(slice), let read = PageDecoder.convert(slice, from: "gb18030"),
        read.replaced == 0
      {
        reading.bytes += read.bytes
        reading.foreignStretches += 1
        continue
      }
      let isLast = stretch.range.upperBound == page.count
      let repaired = UTF8Scan.appendRepaired(slice, to: &reading.bytes)
      reading.replaced += repaired.replaced
      if repaired.isCut {
        if isLast {
          reading.isCut = true
        } else {
          reading.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
          reading.replaced += 1
        }
      }
    }
    return reading
  }

  /// The page in another charset with, here and there, a stretch of UTF-8; nil when there is none.
  func withUTF8Stretches(in charset: String) -> Reading? {
    var reading = Reading()
    var start = 0
    for stretch in Stretches(bytes: page)
    where !stretch.isASCII && isUTF8Text(page[stretch.range]) {
      guard reading.foreignStretches < Self.maxForeignStretches else { break }
      guard append(start..<stretch.range.lowerBound, charset, &reading) else { return nil }
      reading.bytes.append(contentsOf: page[stretch.range])
      reading.foreignStretches += 1
      start = stretch.range.upperBound
    }
    guard reading.foreignStretches > 0 else { return nil }
    return append(start..<page.count, charset, &reading) ? reading : nil
  }

  private func append(_ range: Range<Int>, _ charset: String, _ reading: inout Reading) -> Bool {
    if range.isEmpty { return true }
    guard let read = PageDecoder.convert(page[range], from: charset) else { return false }
    reading.bytes += read.bytes
    reading.replaced += read.replaced
    return true
  }

  /// Two characters or more, nearly all of them of the old GB 2312.
  private func looksLikeGBK(_ slice: ArraySlice<UInt8>) -> Bool {
    var (pairs, common) = (0, 0)
    var index = slice.startIndex
    while index < slice.endIndex {
      if slice[index] < 0x80 {
        index += 1
        continue
      }
      guard index + 1 < slice.endIndex, slice[index] > 0x80, slice[index + 1] >= 0x40 else {
        return false
      }
      pairs += 1
      if (0xA1...0xF7).contains(slice[index]), slice[index + 1] >= 0xA1 { common += 1 }
      index += 2
    }
    return pairs >= 2 && common * 4 >= pairs * 3
  }

  /// Four Han characters or more and nothing that is not UTF-8: bytes of GB 18030 are never that by
  /// accident.
  private func isUTF8Text(_ slice: ArraySlice<UInt8>) -> Bool {
    var (han, others) = (0, 0)
    var index = slice.startIndex
    while index < slice.endIndex {
      guard case .valid(let length) = UTF8Scan.sequence(slice, at: index) else { return false }
      if length == 3, (0xE3...0xEF).contains(slice[index]) {
        han += 1
      } else if length > 1 {
        others += 1
      }
      index += length
    }
    return han >= 4 && others * 8 <= han
  }
}

/// The stretches of a page, ASCII ones apart from the others, in order and without gaps.
private struct Stretches: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (range: Range<Int>, isASCII: Bool)? {
    guard index < bytes.count else { return nil }
    let start = index
    if bytes[index] < 0x80 {
      while index < bytes.count, bytes[index] < 0x80 { index += 1 }
      return (start..<index, true)
    }
    while index < bytes.count, isInside(bytes[index]) { index += 1 }
    return (start..<index, false)
  }

  /// Bytes of characters of GB 18030 and Big5, and what stands among them.
  private func isInside(_ byte: UInt8) -> Bool { byte >= 0x40 || (0x30...0x39).contains(byte) }
}
