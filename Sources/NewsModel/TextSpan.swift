/// A half-open range of UTF-8 byte offsets into one clean text.
///
/// It is the only kind of position inside the pipeline; stores and programs see code points, made
/// by ``CodePointIndex``.
package struct TextSpan: Hashable, Sendable, Comparable {
  /// Offset of the first byte; a scalar boundary.
  package let start: Int
  /// Offset after the last byte; a scalar boundary, never below `start`.
  package let end: Int

  package init(start: Int, end: Int) {
    precondition(start >= 0 && end >= start, "a span runs forward from a non-negative offset")
    self.start = start
    self.end = end
  }

  /// Length in bytes.
  package var byteCount: Int { end - start }
  package var isEmpty: Bool { start == end }

  package func contains(_ offset: Int) -> Bool { offset >= start && offset < end }
  package func contains(_ other: TextSpan) -> Bool { other.start >= start && other.end <= end }
  package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The smallest span that holds both.
  package func union(_ other: TextSpan) -> TextSpan {
    TextSpan(start: min(start, other.start), end: max(end, other.end))
  }

  /// By start, the longer first among equals.
  package static func < (left: TextSpan, right: TextSpan) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }
}
