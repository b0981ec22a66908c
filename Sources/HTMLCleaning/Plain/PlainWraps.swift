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
    let open = body.dropLast().map { !endsInStop(bytes[lines[$0].range]) }
    func isBroken(at widths: [Int], _ plausible: ClosedRange<Int>, tolerance: Int) -> Bool {
      guard let widest = widths.max(), plausible.contains(widest) else { return false }
      let broken = zip(open, widths).count { $0 && $1 + tolerance >= widest }
      return broken >= 3 && broken * 5 >= body.count * 2
    }
    let shown = body.map { withIndent(lines[$0].range, in: bytes) }
    return isBroken(at: shown.map { columns(bytes[$0]) }, 40...160, tolerance: 5)
      || isBroken(
        at: shown.map { bytes[$0].count { $0 & 0xC0 != 0x80 } }, 20...160, tolerance: 2)
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

  /// Columns of a terminal: two for a character of three bytes or more.
  private static func columns(_ line: ArraySlice<UInt8>) -> Int {
    line.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 >= 0xE0 ? 2 : 0) }
  }

  /// True for a line that ends where a sentence, or a clause that heads a list, may.
  private static func endsInStop(_ line: ArraySlice<UInt8>) -> Bool {
    ["。", "！", "？", "”", "」", "…", "：", "；", "）"].contains {
      line.suffix(3).elementsEqual($0.utf8)
    } || [0x21, 0x2E, 0x3A, 0x3F].contains(line.last ?? 0)
  }
}
