import NewsModel

/// Numbers in table cells, with the unit of their head: 12.5 under 收入（亿元）.
enum TableRule {
  static func read(
    _ measured: MeasuredAmount, _ cell: TableContext.CellUnit, in scan: QuantityScan
  ) -> QuantityMention? {
    var measured = measured
    measured.amount.scale(byPowerOfTen: cell.power)
    measured.unit = cell.unit
    guard let unit = cell.unit, cell.currency == nil || unit.family == .money else {
      guard let currency = cell.currency else {
        return scan.mentionOf(measured, kind: .number, rule: "table_cell")
      }
      return money(measured, currency, in: scan)
    }
    if unit.family == .money {
      let code = unit.code == "*" ? cell.currency ?? scan.context.yuan.code : unit.code
      return money(measured, code, in: scan)
    }
    guard var mention = scan.mention(of: measured, unit) else { return nil }
    mention.rule = "table_cell"
    return mention
  }

  private static func money(
    _ measured: MeasuredAmount, _ code: String, in scan: QuantityScan
  ) -> QuantityMention {
    var mention = scan.mentionOf(measured, kind: .money, rule: "table_cell")
    (mention.currency, mention.currencyBasis) = (code, .context)
    return mention
  }
}
