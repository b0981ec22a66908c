import NewsModel

/// Amounts of money: currency before, after or on both sides; 元角分; prices per unit.
enum MoneyRule {
  static func read(
    _ measured: MeasuredAmount, prefix: (code: String, span: TextSpan)?, in scan: QuantityScan
  ) -> QuantityMention? {
    var measured = measured
    let text = scan.text
    let unit = measured.unit
    var code = prefix?.code
    if let unit {
      switch unit.family {
      case .money where unit.code != "*": code = unit.code
      case .money: break
      case .minor where code == nil || measured.end > measured.amount.end:
        return minor(measured, unit, in: scan)
      case .percent, .multiple: return nil
      default:
        // $5一件: the unit after a prefixed amount is no part of it.
        measured.end = measured.amount.end
      }
    }
    if unit?.family == .money {
      readMinorParts(&measured, in: scan)
      let tail = scan.spaces(from: measured.end)
      if unit?.code == "*", let second = scan.lexicon.unit(in: text, at: tail),
        second.unit.family == .money, second.unit.code != "*", tail == measured.end
      {
        (code, measured.end) = (second.unit.code, second.end)
      } else if measured.end > measured.amount.end, unit?.code == "*",
        let second = scan.lexicon.unit(in: text, at: measured.end),
        second.unit.family == .money, second.unit.code != "*"
      {
        (code, measured.end) = (second.unit.code, second.end)
      }
      for word: StaticString in ["钱", "整", "正"] where text.hasPrefix(word, at: measured.end) {
        measured.end += word.utf8CodeUnitCount
        break
      }
    }
    var mention = scan.mentionOf(measured, kind: .money, rule: "money")
    if let prefix {
      mention.span = TextSpan(start: prefix.span.start, end: mention.span.end)
      mention.rule = "money_prefix"
    }
    if let code, code != "*" {
      (mention.currency, mention.currencyBasis) = (code, .explicit)
    } else {
      let yuan = scan.context.yuan
      (mention.currency, mention.currencyBasis) = (yuan.code, yuan.basis)
    }
    readPer(&mention, in: scan)
    return mention
  }

  /// 五角, 九分钱, 两毛五: parts of a 元 without the 元.
  private static func minor(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> QuantityMention? {
    let text = scan.text
    let isMoney =
      text.hasPrefix("钱", at: measured.end)
      || unit.code == "-1" && NumeralReader.read(in: text, at: measured.end) != nil
    guard isMoney, let power = Int(unit.code) else { return nil }
    var whole = measured
    whole.amount.scale(byPowerOfTen: power)
    readMinorParts(&whole, in: scan, below: power)
    if text.hasPrefix("钱", at: whole.end) { whole.end += 3 }
    var mention = scan.mentionOf(whole, kind: .money, rule: "money_minor")
    (mention.currency, mention.currencyBasis) = (scan.context.yuan.code, scan.context.yuan.basis)
    return mention
  }

  /// 三毛, 零九分, and the bare last digit of 九块九 after 元 and 块.
  private static func readMinorParts(
    _ measured: inout MeasuredAmount, in scan: QuantityScan, below: Int = 0
  ) {
    let text = scan.text
    var lowest = below
    while lowest > -2 {
      guard let amount = AmountRule.read(in: text, at: measured.end), let value = amount.literal,
        amount.numeral?.hasScale == false, value < DecimalAmount(100),
        measured.end < scan.barrier
      else { return }
      guard let next = scan.lexicon.unit(in: text, at: amount.end), next.unit.family == .minor,
        let power = Int(next.unit.code), power < lowest
      else {
        // 九块九 and 两毛五: one digit, said of 块 and 毛, and nothing that it could measure after it.
        let isSpoken =
          measured.unit?.word == "块" || measured.unit?.word == "塊" || lowest == -1
        let next = scan.lexicon.unit(in: text, at: amount.end)?.unit.family
        guard isSpoken, value < DecimalAmount(10), next == nil || next == .money else { return }
        measured.amount.add(value.scaled(byPowerOfTen: lowest - 1))
        measured.end = amount.end
        return
      }
      measured.amount.add(value.scaled(byPowerOfTen: power))
      (measured.end, lowest) = (next.end, power)
    }
  }

  /// 元/吨, 元每股, and 每股 before the number.
  static func readPer(
    _ mention: inout QuantityMention, in scan: QuantityScan
  ) {
    let text = scan.text
    let end = mention.span.end
    var start: Int?
    if text.hasPrefix("/", at: end) { start = end + 1 }
    if text.hasPrefix("／", at: end) || text.hasPrefix("每", at: end) { start = end + 3 }
    if let start, let found = scan.lexicon.unit(in: text, at: start) {
      switch found.unit.family {
      case .dimension: mention.unit = "/" + found.unit.code
      case .count, .noun, .duration:
        mention.unit = "/" + (found.unit.word == "股" ? "share" : found.unit.word)
      case .temperature where found.unit.word == "度": mention.unit = "/kW.h"
      default: return
      }
      mention.span = TextSpan(start: mention.span.start, end: found.end)
      mention.rule = "money_per_unit"
    } else if let per = scan.lead.per {
      mention.unit = per
      mention.rule = "money_per_unit"
    }
  }
}
