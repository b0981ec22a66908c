import Foundation

/// Finds what an annotation means in a clean text.
enum GoldPlacement {
  /// The `nth` occurrence (from 1, the first when nil) of `surface` inside `context`, or in the whole
  /// text when there is none; nil when the text does not hold it.
  static func range(
    of surface: String, nth: Int?, context: String?, in text: String
  ) -> Range<String.Index>? {
    var range = text.startIndex..<text.endIndex
    if let context {
      guard let found = text.range(of: context, options: .literal) else { return nil }
      range = found
    }
    var found: Range<String.Index>?
    for _ in 0..<max(nth ?? 1, 1) {
      found = text.range(of: surface, options: .literal, range: range)
      guard let found else { return nil }
      range = found.upperBound..<range.upperBound
    }
    return found
  }
}
