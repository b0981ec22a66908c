import NewsModel

/// What scanners ask of a text at every character, compiled into them.
///
/// `package` functions are not inlined across modules, and the call costs more than the work. These do
/// what the functions of the same names in `NewsModel` do, and win over them inside this module.
extension ArticleText {
  var count: Int { bytes.count }

  /// True when the bytes at `offset` are those of `literal`; most look-ups end at the first byte.
  func hasPrefix(_ literal: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset < bytes.count, bytes[offset] == literal.utf8Start.pointee else {
      return literal.utf8CodeUnitCount == 0 && offset >= 0 && offset <= bytes.count
    }
    return goesOn(as: literal, from: offset)
  }

  @inline(never)
  private func goesOn(as literal: StaticString, from offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    let start = literal.utf8Start
    var index = 1
    while index < length {
      guard bytes[offset + index] == start[index] else { return false }
      index += 1
    }
    return true
  }

  /// True when the bytes that end at `offset` are those of `literal`.
  func hasSuffix(_ literal: StaticString, endingAt offset: Int) -> Bool {
    hasPrefix(literal, at: offset - literal.utf8CodeUnitCount)
  }

  /// The scalar that starts at `offset` and its length in bytes, or nil at the end of the text.
  func scalar(at offset: Int) -> (scalar: UInt32, byteCount: Int)? {
    guard offset >= 0, offset < bytes.count else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead & 0xF0 == 0xE0, offset + 2 < bytes.count {
      let scalar =
        UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F)
      return (scalar, 3)
    }
    return rareScalar(at: offset)
  }

  /// A scalar of two or four bytes, or the cut one at the end of the text.
  @inline(never)
  private func rareScalar(at offset: Int) -> (scalar: UInt32, byteCount: Int) {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }

  /// The offset at which the scalar before `offset` starts, or nil at the start of the text.
  func offsetOfScalar(before offset: Int) -> Int? {
    guard offset > 0, offset <= bytes.count else { return nil }
    var index = offset - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}
