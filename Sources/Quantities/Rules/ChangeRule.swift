import NewsModel

/// Amounts of change and the level they lead to: 增加20家至120家, 回落1.2美元至80.3美元.
enum ChangeRule {
  /// Roles of the verb before a number, across the hedge that stands directly before it.
  static func verb(before offset: Int, in scan: QuantityScan) -> VerbRoles {
    var end = offset
    if let hedge = scan.lead.hedge.found(at: offset), hedge.span.end == offset {
      end = hedge.span.start
    }
    return scan.lexicon.verbs.roles(in: scan.text, endingAt: end)
  }

  /// True when two amounts of one unit around 至 or 到 are by how much and up to what.
  ///
  /// After 上调 回落 always; after 增加 下降 not of percentages (增长10%至15% is a range), and where
  /// something is only expected not of amounts close to each other (预计减少2亿元至3亿元).
  static func isLevel(
    _ low: DecimalAmount, _ high: DecimalAmount, _ left: MeasuredAmount, in scan: QuantityScan
  ) -> Bool {
    guard let unit = left.unit else { return false }
    let start = scan.lead.prefix(at: left.amount.start)?.span.start ?? left.amount.start
    let verb = verb(before: start, in: scan)
    if verb.contains(.moved) { return true }
    guard !verb.isDisjoint(with: [.added, .lowered, .widened]), unit.family != .percent else {
      return false
    }
    guard let triple = low.multiplied(by: DecimalAmount(3)), high < triple else { return true }
    return !scan.lexicon.verbs.clause(before: start, in: scan.text, has: .expects)
  }
}
