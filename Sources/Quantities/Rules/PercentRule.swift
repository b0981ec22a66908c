import NewsModel

/// Percent, percentage points, 成 and 折.
enum PercentRule {
  static func read(_ measured: MeasuredAmount, unit: QuantityUnit, in scan: QuantityScan)
    -> QuantityMention?
  {
    var measured = measured
    switch unit.family {
    case .percent:
      if unit.word == "成" {
        guard let value = measured.amount.literal ?? measured.amount.value.max,
          value <= DecimalAmount(10), value > DecimalAmount(0)
        else { return nil }
        readTail(&measured, in: scan)
        measured.amount.scale(byPowerOfTen: 1)
        return scan.mentionOf(measured, kind: .percent, rule: "tenths")
      }
      if unit.code == "-1" { measured.amount.scale(byPowerOfTen: -1) }
      return scan.mentionOf(measured, kind: .percent, rule: "percent")
    case .discount:
      guard let value = measured.amount.literal ?? measured.amount.value.max,
        value < DecimalAmount(100), value > DecimalAmount(0)
      else { return nil }
      // 八折 is 80 percent; 八五折 and 85折 carry both digits. 七八折 is a range of tenths.
      if value < DecimalAmount(10) { measured.amount.scale(byPowerOfTen: 1) }
      var mention = scan.mentionOf(measured, kind: .percent, rule: "discount")
      mention.role = "discount"
      return mention
    case .point:
      measured.amount.scale(byPowerOfTen: Int(unit.code) ?? 0)
      return scan.mentionOf(measured, kind: .percentagePoint, rule: "percentage_point")
    default: return nil
    }
  }

  /// 半 or one digit after 成: 三成半, 七成六.
  private static func readTail(_ measured: inout MeasuredAmount, in scan: QuantityScan) {
    let start = scan.spaces(from: measured.end)
    if scan.text.hasPrefix("半", at: start) {
      measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
      measured.end = start + 3
    } else if let (glyph, end) = NumeralGlyph.read(in: scan.text, at: start),
      case .chinese(let digit) = glyph, digit > 0, NumeralGlyph.read(in: scan.text, at: end) == nil,
      scan.lexicon.unit(in: scan.text, at: end) == nil
    {
      measured.amount.add(DecimalAmount(coefficient: Int128(digit), exponent: -1))
      measured.end = end
    }
  }
}
