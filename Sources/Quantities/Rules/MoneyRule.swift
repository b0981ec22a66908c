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
      case .money where unit.code != "*":
        guard isAmount(measured, unit, in: scan) else { return nil }
        code = CurrencyWords.code(unit, at: measured.amount.end, in: scan)
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
        (code, measured.end) = (CurrencyWords.code(second.unit, at: tail, in: scan), second.end)
      } else if measured.end > measured.amount.end, unit?.code == "*",
        let second = scan.lexicon.unit(in: text, at: measured.end),
        second.unit.family == .money, second.unit.code != "*"
      {
        (code, measured.end) = (
          CurrencyWords.code(second.unit, at: measured.end, in: scan), second.end
        )
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

  /// 300 PHP, but not 10 TOP: a code that is a word as well needs a number of its own size.
  private static func isAmount(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> Bool {
    guard unit.word.utf8.count == 3, scan.lexicon.strictCodes.contains(unit.word) else {
      return true
    }
    let numeral = measured.amount.numeral
    return numeral.map { $0.hasScale || $0.hasGrouping || $0.integerDigitCount > 2 } ?? true
  }

  /// 五角, 九分钱, 两毛五, 8毛, 99美分: parts of a unit without the unit.
  private static func minor(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> QuantityMention? {
    let text = scan.text
    guard let part = CurrencyWords.part(unit) else { return nil }
    let isMoney =
      part.currency != nil || text.hasPrefix("钱", at: measured.end)
      || part.power == -1 && NumeralReader.read(in: text, at: measured.end) != nil
      || isLoose(measured, unit, in: scan)
    guard isMoney else { return nil }
    var whole = measured
    whole.amount.scale(byPowerOfTen: part.power)
    if part.currency == nil { readMinorParts(&whole, in: scan, below: part.power) }
    if text.hasPrefix("钱", at: whole.end) { whole.end += 3 }
    var mention = scan.mentionOf(whole, kind: .money, rule: "money_minor")
    if let currency = part.currency {
      (mention.currency, mention.currencyBasis) = (currency, .explicit)
    } else {
      (mention.currency, mention.currencyBasis) = (scan.context.yuan.code, scan.context.yuan.basis)
    }
    readPer(&mention, in: scan)
    return mention
  }

  /// 8毛, 三毛, 5角: the unit ends the phrase; 三角 and 三毛 before a word are none.
  private static func isLoose(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> Bool {
    guard ["毛", "角"].contains(unit.word), !NumberRule.isHan(scan.text, at: measured.end) else {
      return false
    }
    return unit.word == "毛" || measured.amount.numeral?.isChinese == false
  }

  /// 三毛, 零九分, and the bare last digit of 九块九 after 元 and 块.
  private static func readMinorParts(
    _ measured: inout MeasuredAmount, in scan: QuantityScan, below: Int = 0
  ) {
    let text = scan.text
    var lowest = below
    while lowest > -2 {
      // 100块零5毛; with Chinese digits the numeral reader takes the 零.
      var start = measured.end
      if text.hasPrefix("零", at: start), DigitRun.digit(in: text, at: start + 3) != nil {
        start += 3
      }
      guard let amount = AmountRule.read(in: text, at: start), let value = amount.literal,
        amount.numeral?.hasScale == false, value < DecimalAmount(100),
        measured.end < scan.barrier
      else { return }
      guard let next = scan.lexicon.unit(in: text, at: amount.end), next.unit.family == .minor,
        let power = CurrencyWords.part(next.unit)?.power, power < lowest
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
    if let per = per(in: scan.text, scan.lexicon, at: mention.span.end) {
      mention.unit = per.code
      mention.span = TextSpan(start: mention.span.start, end: per.end)
      mention.rule = "money_per_unit"
    } else if let per = scan.lead.per {
      mention.unit = per
      mention.rule = "money_per_unit"
    }
  }

  /// What the price before `offset` is for: `/t` of /吨 and 每吨, `/share` of /股, `/m2/d` of /平方米/天.
  static func per(
    in text: ArticleText, _ lexicon: QuantityLexicon, at offset: Int
  ) -> (code: String, end: Int)? {
    var result: (code: String, end: Int)?
    for _ in 0..<2 {
      let at = result?.end ?? offset
      let start: Int
      if text.hasPrefix("/", at: at) {
        start = at + 1
      } else if text.hasPrefix("／", at: at) || text.hasPrefix("每", at: at) {
        start = at + 3
      } else if result != nil, text.hasPrefix("·", at: at) {
        start = at + 2
      } else {
        break
      }
      if text.hasPrefix("月", at: start) {
        result = ((result?.code ?? "") + "/mo", start + 3)
      } else if let found = lexicon.unit(in: text, at: start),
        let code = PerUnitRule.priced(found.unit)
      {
        result = ((result?.code ?? "") + code, found.end)
      } else {
        break
      }
    }
    return result
  }
}
