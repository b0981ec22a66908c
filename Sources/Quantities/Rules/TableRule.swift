import NewsModel

/// Numbers in table cells, with the unit of their head: 12.5 under 收入（亿元）.
enum TableRule {
  static func read(
    _ measured: MeasuredAmount, _ cell: CellUnit, in scan: QuantityScan
  ) -> QuantityMention? {
    var measured = measured
    // 1.2亿 in a column of 万元 has its own scale.
    let hasScale = (measured.amount.numeral?.trailingScalePower ?? 0) >= 4
    if !hasScale { measured.amount.scale(byPowerOfTen: cell.power) }
    measured.unit = cell.unit
    var mention: QuantityMention?
    if let unit = cell.unit, !cell.isMoney {
      mention = scan.mention(of: measured, unit)
    } else if cell.isMoney {
      mention = money(measured, cell, in: scan)
    } else {
      mention = scan.mentionOf(measured, kind: .number, rule: "table_cell")
    }
    mention?.rule = "table_cell"
    return mention
  }

  /// The cell's sign as a bracket or △: both ends below zero, the span with the sign.
  static func negated(_ mention: QuantityMention, _ span: TextSpan) -> QuantityMention {
    var mention = mention
    guard mention.literal?.isNegative != true else { return mention }
    mention.value = DecimalInterval(
      min: mention.value.max?.negated, max: mention.value.min?.negated,
      minOpen: mention.value.maxOpen, maxOpen: mention.value.minOpen)
    mention.literal = mention.literal?.negated
    mention.span = span
    return mention
  }

  private static func money(
    _ measured: MeasuredAmount, _ cell: CellUnit, in scan: QuantityScan
  ) -> QuantityMention {
    var mention = scan.mentionOf(measured, kind: .money, rule: "table_cell")
    mention.unit = cell.per
    if let code = cell.currency ?? cell.unit?.code, code != "*" {
      (mention.currency, mention.currencyBasis) = (code, .explicit)
    } else {
      let yuan = scan.context.yuan
      (mention.currency, mention.currencyBasis) = (yuan.code, yuan.basis)
    }
    return mention
  }
}
