import CHTML

/// What the lines of a page are made of: trimming, folding and counting over UTF-8 bytes.
enum ByteText {
  /// One scalar of valid UTF-8 and its length; a stray byte reads as U+FFFD.
  static func scalar(_ bytes: ArraySlice<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    bytes.withUnsafeBufferPointer { scalar($0, at: index - bytes.startIndex) }
  }

  @inline(__always)
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC0, index + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (value, length)
  }

  /// Calls `body` with every scalar of valid UTF-8.
  ///
  /// Sequences that the slice cuts at its ends are left out.
  @inline(__always)
  static func forEachScalar(_ bytes: ArraySlice<UInt8>, _ body: (UInt32) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      while index < bytes.count {
        let (scalar, length) = scalar(bytes, at: index)
        guard index + length <= bytes.count, scalar < 0x80 || length > 1 else { return }
        body(scalar)
        index += length
      }
    }
  }

  /// White space of Unicode, and the marks without width that travel with it.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200F, 0x2028, 0x2029, 0x202F,
      0x205F, 0x2060, 0x3000, 0xFEFF, 0x3164, 0xAD:
      true
    default: false
    }
  }

  /// The first characters that fit into so many bytes.
  static func prefix(_ bytes: ArraySlice<UInt8>, maxBytes: Int) -> ArraySlice<UInt8> {
    guard bytes.count > maxBytes else { return bytes }
    var end = bytes.startIndex + max(0, maxBytes)
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end]
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
      || (0x20000...0x3FFFF).contains(scalar) || scalar == 0x3007
  }

  /// The range without white space at its ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    let slice = bytes[range]
    while start < end {
      let (scalar, length) = scalar(slice, at: start)
      guard isSpace(scalar) else { break }
      start += length
    }
    while end > start {
      var at = end - 1
      while at > start, bytes[at] & 0xC0 == 0x80 { at -= 1 }
      guard isSpace(scalar(slice, at: at).scalar) else { break }
      end = at
    }
    return start..<end
  }

  static func trimmed(_ string: String) -> String {
    let bytes = Array(string.utf8)
    return String(decoding: bytes[trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
  }

  /// Text to compare cues with: no white space, width and case folded, 、：｜【】（） as ASCII.
  static func folded(_ bytes: ArraySlice<UInt8>, maxBytes: Int = .max) -> [UInt8] {
    let most = min(bytes.count, maxBytes)
    // No scalar grows, and the last may reach over the limit.
    return [UInt8](unsafeUninitializedCapacity: most + 4) { key, count in
      bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        while index < bytes.count, count < most {
          let lead = bytes[index]
          // Han characters but for 丨, which stands for a bar.
          if (0xE4...0xE9).contains(lead), index + 3 <= bytes.count,
            !(lead == 0xE4 && bytes[index + 1] == 0xB8 && bytes[index + 2] == 0xA8)
          {
            for offset in 0..<3 { key[count + offset] = bytes[index + offset] }
            (index, count) = (index + 3, count + 3)
            continue
          }
          let (scalar, length) = scalar(bytes, at: index)
          if isSpace(scalar) {
            // dropped
          } else if let ascii = foldedToASCII(scalar) {
            key[count] = (0x41...0x5A).contains(ascii) ? ascii + 32 : ascii
            count += 1
          } else {
            for offset in 0..<length { key[count + offset] = bytes[index + offset] }
            count += length
          }
          index += length
        }
      }
    }
  }

  private static func foldedToASCII(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0..<0x80: UInt8(scalar)
    case 0xFF01...0xFF5E: UInt8(scalar - 0xFEE0)
    case 0x3010, 0x3014, 0x300C: UInt8(ascii: "[")
    case 0x3011, 0x3015, 0x300D: UInt8(ascii: "]")
    case 0x2236, 0xFE55: UInt8(ascii: ":")
    case 0x2502, 0x4E28, 0x2503: UInt8(ascii: "|")
    default: nil
    }
  }

  static func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= count, count > 0 else { return false }
      let first = word.utf8Start[0]
      for start in 0...(bytes.count - count) where bytes[start] == first {
        var length = 1
        while length < count, bytes[start + length] == word.utf8Start[length] { length += 1 }
        if length == count { return true }
      }
      return false
    }
  }
}

extension ByteText {
  static func contains(_ bytes: [UInt8], bytes word: [UInt8]) -> Bool {
    kz_find(bytes, Int64(bytes.count), 0, word, Int64(word.count)) >= 0
  }
}

/// How much a stretch of text says: one Han character weighs as much as three Latin letters.
struct TextWeight {
  private(set) var han = 0
  private(set) var letters = 0
  private(set) var digits = 0
  /// ，。！？；：、 and their ASCII forms between words.
  private(set) var marks = 0
  /// Marks that end a clause: 。！？!? and ；.
  private(set) var stops = 0

  var units: Int { han + (letters + digits) / 3 }

  mutating func add(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19: digits += 1
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: letters += 1
    case 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF1B:
      stops += 1
      marks += 1
    case 0x2C, 0x3B, 0x3001, 0xFF0C, 0xFF1A: marks += 1
    default: if ByteText.isHan(scalar) || (0x3040...0x30FF).contains(scalar) { han += 1 }
    }
  }

  mutating func add(_ other: TextWeight) {
    han += other.han
    letters += other.letters
    digits += other.digits
    marks += other.marks
    stops += other.stops
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> TextWeight {
    var weight = TextWeight()
    ByteText.forEachScalar(bytes) { weight.add($0) }
    return weight
  }
}
