/// Converts byte offsets of one text to Unicode code points: the one place where this is done.
///
/// Code points are what SQLite's `substr` and the Web Annotation model count.
/// Built in O(bytes); a look-up reads at most ``stride`` bytes.
package struct CodePointIndex: Sendable {
  private static let stride = 128
  private let bytes: [UInt8]
  /// Code points before byte `stride * n`.
  private let marks: [Int32]

  package init(_ text: ArticleText) {
    bytes = text.bytes
    var marks: [Int32] = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var codePoints: Int32 = 0
    for (index, byte) in text.bytes.enumerated() {
      if index % Self.stride == 0 { marks.append(codePoints) }
      if byte & 0xC0 != 0x80 { codePoints += 1 }
    }
    if text.bytes.count % Self.stride == 0 { marks.append(codePoints) }
    self.marks = marks
  }

  /// Code points before `byteOffset`, which must be a scalar boundary of the text.
  package func codePoint(at byteOffset: Int) -> Int {
    let mark = byteOffset / Self.stride
    var codePoints = Int(marks[mark])
    for index in (mark * Self.stride)..<byteOffset where bytes[index] & 0xC0 != 0x80 {
      codePoints += 1
    }
    return codePoints
  }

  /// A span in code points.
  package func range(of span: TextSpan) -> Range<Int> {
    codePoint(at: span.start)..<codePoint(at: span.end)
  }

  /// Code points of the whole text.
  package var count: Int { codePoint(at: bytes.count) }
}
