/// What may stand beside a name.
enum NameBorder {
  /// True at the end of the text, before white space and before punctuation.
  static func isBreak(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    let byte = bytes[offset]
    if byte < 0x80 { return !ByteRun.isAlphanumeric(byte) }
    return byte == 0xE2 || (byte == 0xE3 && offset + 1 < bytes.count && bytes[offset + 1] == 0x80)
      || (byte == 0xEF && offset + 1 < bytes.count && bytes[offset + 1] >= 0xBC)
  }

  /// True at the start of the text, after white space and after punctuation.
  static func isBreak(_ bytes: [UInt8], before offset: Int) -> Bool {
    guard offset > 0 else { return true }
    return isBreak(bytes, at: previous(bytes, offset))
  }

  /// The offset of the scalar before `offset`; 0 at the start.
  static func previous(_ bytes: [UInt8], _ offset: Int) -> Int {
    var index = max(offset - 1, 0)
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The end of up to `words` capitalised Latin words that start at `offset`, or nil.
  static func latinNameEnd(_ bytes: [UInt8], at offset: Int, words: Int) -> Int? {
    var end: Int?
    var index = offset
    for _ in 0..<words {
      guard index < bytes.count, ByteRun.isUpper(bytes[index]) else { break }
      var next = index
      while next < bytes.count, isNameByte(bytes[next]) { next += 1 }
      while next > index, !ByteRun.isAlphanumeric(bytes[next - 1]) { next -= 1 }
      end = next
      guard next < bytes.count, bytes[next] == UInt8(ascii: " ") else { break }
      index = next + 1
    }
    return end
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ByteRun.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "-")
  }
}
