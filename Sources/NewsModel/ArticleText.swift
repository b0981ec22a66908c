/// The clean text of one article as UTF-8 bytes: made once, never rewritten.
///
/// Scanners read ``bytes``; a `String` is made only at the edges, with ``string(in:)``. The disfavoured
/// functions give way where a module compiles its own into its loops, as Quantities does: `package`
/// functions are not inlined across modules.
package struct ArticleText: Hashable, Sendable {
  /// Valid UTF-8, NFC with LF newlines when it comes out of cleaning; exactly as given otherwise.
  package let bytes: [UInt8]

  package init(_ string: String) { self.bytes = Array(string.utf8) }

  /// Takes bytes that are known to be valid UTF-8; invalid runs would read as U+FFFD in strings.
  package init(utf8 bytes: [UInt8]) { self.bytes = bytes }

  @_disfavoredOverload
  package var count: Int { bytes.count }
  package var isEmpty: Bool { bytes.isEmpty }
  package var whole: TextSpan { TextSpan(start: 0, end: bytes.count) }
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The characters of a span.
  ///
  /// Cost: O(length of the span).
  package func string(in span: TextSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// True when the bytes at `offset` are those of `literal`.
  ///
  /// Cost: O(length of the literal).
  @_disfavoredOverload
  package func hasPrefix(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= bytes.count else { return false }
    let start = literal.utf8Start
    for index in 0..<length where bytes[offset + index] != start[index] { return false }
    return true
  }

  /// True when the bytes that end at `offset` are those of `literal`.
  @_disfavoredOverload
  package func hasSuffix(_ literal: StaticString, endingAt offset: Int) -> Bool {
    hasPrefix(literal, at: offset - literal.utf8CodeUnitCount)
  }

  /// The scalar that starts at `offset` and its length in bytes, or nil at the end of the text.
  @_disfavoredOverload
  package func scalar(at offset: Int) -> (scalar: UInt32, byteCount: Int)? {
    guard offset >= 0, offset < bytes.count else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }

  /// The offset at which the scalar before `offset` starts, or nil at the start of the text.
  @_disfavoredOverload
  package func offsetOfScalar(before offset: Int) -> Int? {
    guard offset > 0, offset <= bytes.count else { return nil }
    var index = offset - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}
