import NewsModel

/// Results of games and votes (3:2, 2-0战胜, 三比二), and proportions (1:10): no quantities.
enum SportsScore {
  /// End of the score that starts with a Western digit at `offset`, or nil.
  static func end(in scan: QuantityScan, at offset: Int) -> Int? {
    // 1:2:3 and 3:2：… go on the same way.
    var end: Int?
    var next: Int? = offset
    while let start = next, let pair = pair(in: scan, at: start) {
      (end, next) = (pair.end, pair.second)
    }
    return end
  }

  /// Two numbers of a score: the end of it, and where the second one starts unless a dash joins them.
  private static func pair(in scan: QuantityScan, at offset: Int) -> (end: Int, second: Int?)? {
    let text = scan.text
    guard let left = DigitRun(in: text, at: offset, maxDigits: 4), left.integerDigits <= 3,
      !left.hasGrouping
    else { return nil }
    for colon: StaticString in [":", "：", "∶", "比"] where text.hasPrefix(colon, at: left.end) {
      let start = left.end + colon.utf8CodeUnitCount
      guard let right = DigitRun(in: text, at: start, maxDigits: 4), right.integerDigits <= 3,
        !scan.hasUnit(at: right.end) || text.hasPrefix("平", at: right.end),
        !NumeralReader.startsScale(in: text, at: right.end)
      else { return nil }
      return (right.end, start)
    }
    guard left.isPlain else { return nil }
    for dash: StaticString in ["-", "－", "–", "—"] where text.hasPrefix(dash, at: left.end) {
      let start = left.end + dash.utf8CodeUnitCount
      guard let right = DigitRun(in: text, at: start, maxDigits: 4), right.isPlain,
        right.integerDigits <= 3, !scan.hasUnit(at: right.end),
        !NumeralReader.startsScale(in: text, at: right.end),
        !(text.hasPrefix("-", at: right.end) && DigitRun.digit(in: text, at: right.end + 1) != nil)
      else { return nil }
      let isFalling = right.amount < left.amount
      let isWon =
        scan.lexicon.score(in: text, at: scan.spaces(from: right.end))
        || text.hasSuffix("客场", endingAt: offset) || text.hasSuffix("主场", endingAt: offset)
        || text.hasSuffix("比分", endingAt: offset)
      return isFalling || isWon ? (right.end, nil) : nil
    }
    return nil
  }

  /// 三比二: two Chinese digits around 比 and no unit.
  static func end(inWords text: ArticleText, at offset: Int) -> Int? {
    guard text.hasPrefix("比", at: offset + 3),
      case .chinese? = NumeralGlyph.read(in: text, at: offset)?.glyph,
      let (right, end) = NumeralGlyph.read(in: text, at: offset + 6), case .chinese = right,
      NumeralGlyph.read(in: text, at: end) == nil
    else { return nil }
    return end
  }
}
