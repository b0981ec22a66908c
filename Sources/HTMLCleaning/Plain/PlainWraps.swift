import NewsModel

/// Tells whether the lines of a scraped text were broken at a fixed width, where a break says nothing
/// and may stand inside a number.
///
/// Lines of such texts are kept as they are; only the warning says what may be lost.
enum PlainWraps {
  static let warning =
    "hard_wrapped: lines are broken at a fixed width; numbers across breaks may be lost"

  /// True when the lines of the article look broken at a fixed width, in columns or in characters.
  ///
  /// Three or more lines, and two in five of all, end without a stop and about as wide as the widest
  /// one, which is no wider than such texts have them. Linear.
  static func areIn(_ lines: [PlainLine], of bytes: [UInt8]) -> Bool {
    let body = lines.indices.filter { lines[$0].role == .body || lines[$0].role == .title }
    guard body.count >= 5 else { return false }
    let open = body.dropLast().map { !LineWidth.endsInStop(bytes[lines[$0].range]) }
    func isBroken(at widths: [Int], _ plausible: ClosedRange<Int>, tolerance: Int) -> Bool {
      guard let widest = widths.max(), plausible.contains(widest) else { return false }
      let broken = zip(open, widths).count { $0 && $1 + tolerance >= widest }
      return broken >= 3 && broken * 5 >= body.count * 2
    }
    let shown = body.map { withIndent(lines[$0].range, in: bytes) }
    return isBroken(at: shown.map { LineWidth.columns(bytes[$0]) }, 40...160, tolerance: 5)
      || isBroken(
        at: shown.map { LineWidth.characters(bytes[$0]) }, 20...160, tolerance: 2)
  }

  /// The line with the white space before it.
  private static func withIndent(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 12, bytes[start - 1] != 0x0A,
      bytes[start - 1] != 0x0D
    {
      start -= 1
    }
    return start..<range.upperBound
  }
}
