import NewsModel

/// Lengths of time: 5年, 3个月, 半年, 两年零三个月, 一个半小时, 2个交易日.
enum DurationRule {
  static func read(_ measured: MeasuredAmount, unit: QuantityUnit, in scan: QuantityScan)
    -> QuantityMention?
  {
    let text = scan.text
    guard isLength(measured, unit, in: scan) else { return nil }
    if !measured.amount.isRange, measured.midHedge == nil,
      let compound = compound(measured, unit, in: scan)
    {
      return compound
    }
    var measured = measured
    let code = unit.code
    // 两年半, 五分半; 一个半月 is read by `oneAndHalf`.
    if text.hasPrefix("半", at: measured.end), !text.hasPrefix("半年", at: measured.end),
      !text.hasPrefix("半导", at: measured.end), !text.hasPrefix("半数", at: measured.end)
    {
      measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
      measured.end += 3
      if text.hasPrefix("钟", at: measured.end) { measured.end += 3 }
    }
    var mention = scan.mentionOf(measured, kind: .duration, rule: "duration")
    mention.unit = printed(unit)
    mention.duration = iso(mention.value, literal: mention.literal, code: code)
    return mention
  }

  /// 五分半, 1分09秒: 分 means minutes before a half or seconds.
  static func minutes(_ measured: MeasuredAmount, unit: QuantityUnit, in scan: QuantityScan)
    -> QuantityMention?
  {
    guard unit.word == "分" else { return nil }
    let minute = QuantityUnit(word: "分钟", family: .duration, code: "TM")
    if let whole = compound(measured, minute, in: scan) { return whole }
    guard scan.text.hasPrefix("半", at: measured.end), !scan.text.hasPrefix("半场", at: measured.end)
    else { return nil }
    return read(measured, unit: minute, in: scan)
  }

  /// 半年, 半个月, 半小时: a half without a number.
  static func half(in text: ArticleText, at offset: Int, lexicon: QuantityLexicon)
    -> QuantityMention?
  {
    guard text.hasPrefix("半", at: offset) else { return nil }
    var start = offset + 3
    for word: StaticString in ["个多", "个", "個"] where text.hasPrefix(word, at: start) {
      if lexicon.unit(in: text, at: start)?.unit.family != .duration {
        start += word.utf8CodeUnitCount
      }
      break
    }
    guard let found = lexicon.unit(in: text, at: start) else { return nil }
    let value = DecimalAmount(coefficient: 5, exponent: -1)
    let span = TextSpan(start: offset, end: found.end)
    if found.unit.family == .dimension,
      ["x-jin", "kg", "t", "x-li", "x-mu"].contains(found.unit.code)
    {
      var mention = QuantityMention(
        span: span, kind: .dimension, value: DecimalInterval(exactly: value), rule: "half_unit")
      mention.unit = found.unit.code
      return mention
    }
    guard found.unit.family == .duration, found.unit.code != "-" else { return nil }
    var mention = QuantityMention(
      span: span, kind: .duration, value: DecimalInterval(exactly: value), rule: "half_duration")
    mention.unit = printed(found.unit)
    mention.duration = iso(mention.value, literal: value, code: found.unit.code)
    return mention
  }

  /// 2023年 is a year, 5月 a month: not lengths, even where no time was found.
  private static func isLength(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> Bool {
    let amount = measured.amount
    if unit.code == "Y", let year = amount.numeral?.integer, year >= 1000,
      amount.numeral?.isDigitString == true
    {
      return false
    }
    // The 30日 of 2月30日, which is no day.
    if unit.word == "日", scan.text.hasSuffix("月", endingAt: amount.start) { return false }
    // 21世纪 is a century.
    if unit.code == "C", let value = amount.literal, value > DecimalAmount(10),
      amount.hedge == .exact
    {
      return false
    }
    if let numeral = amount.numeral, numeral.isChinese, numeral.amount == DecimalAmount(1),
      numeral.span.byteCount == 3, isDeictic(scan, before: amount.start)
    {
      return false
    }
    return true
  }

  /// 这 那 每 第 同 某 … before 一: an article, not a number.
  static func isDeictic(_ scan: QuantityScan, before offset: Int) -> Bool {
    scan.lexicon.edges.has(.deictic, in: scan.text, endingAt: offset)
      && !scan.text.hasSuffix("马上", endingAt: offset)
      && !scan.text.hasSuffix("以上", endingAt: offset)
  }

  /// The printed unit without 个.
  static func printed(_ unit: QuantityUnit) -> String {
    var word = unit.word
    if let first = word.first, first == "个" || first == "個" { word.removeFirst() }
    if word.hasSuffix("时间") { word.removeLast(2) }
    return word
  }

  /// Several parts in falling order: 两年零三个月, 8天20时, 1分09秒.
  private static func compound(
    _ first: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> QuantityMention? {
    guard let firstValue = first.amount.literal else { return nil }
    let text = scan.text
    var parts: [(DecimalAmount, String)] = [(firstValue, unit.code)]
    var end = first.end
    while parts.count < 6, end < scan.barrier {
      var start = end
      for word: StaticString in ["外加", "加上", "零", "又", "加", " "]
      where text.hasPrefix(word, at: start) {
        start += word.utf8CodeUnitCount
        break
      }
      guard let amount = AmountRule.read(in: text, at: start), let value = amount.literal,
        amount.numeral?.hasSign == false
      else { break }
      let at = scan.spaces(from: amount.end)
      var found: (code: String, end: Int)?
      if let next = scan.lexicon.unit(in: text, at: at), next.unit.family == .duration {
        found = (next.unit.code, next.end)
      } else if text.hasPrefix("分", at: at), parts.last?.1 == "TH" || parts.last?.1 == "D" {
        found = ("TM", at + (text.hasPrefix("分钟", at: at) ? 6 : 3))
      } else if text.hasPrefix("时", at: at), parts.last?.1 == "D" {
        found = ("TH", at + 3)
      }
      guard let found, rank(found.code) > rank(parts.last?.1 ?? ""), rank(found.code) < 9 else {
        break
      }
      parts.append((value, found.code))
      end = found.end
    }
    guard parts.count > 1 else { return nil }
    var mention = QuantityMention(
      span: TextSpan(start: first.amount.start, end: end), kind: .duration,
      value: DecimalInterval(min: nil, max: nil), rule: "compound_duration")
    mention.literal = nil
    mention.duration = iso(parts)
    return mention
  }

  private static func rank(_ code: String) -> Int {
    ["Y": 1, "Q": 2, "M": 3, "W": 4, "D": 5, "TH": 6, "TM": 7, "TS": 8][code] ?? 9
  }

  private static func iso(_ parts: [(DecimalAmount, String)]) -> String {
    var date = ""
    var clock = ""
    var months = DecimalAmount(0)
    var hasMonths = false
    for (value, code) in parts {
      switch code {
      case "Y", "W", "D": date += "\(value)\(code)"
      case "Q":
        months = months.adding(value.multiplied(by: DecimalAmount(3)) ?? value) ?? months
        hasMonths = true
      case "M":
        months = months.adding(value) ?? months
        hasMonths = true
      default: clock += "\(value)\(code.dropFirst())"
      }
      if hasMonths, code == "Q" || code == "M" {
        if !date.contains("M") { date += "\(months)M" }
        hasMonths = false
      }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }

  /// ISO 8601 of a value or range; one-sided the bound; nil for units it lacks.
  static func iso(_ value: DecimalInterval, literal: DecimalAmount?, code: String) -> String? {
    if let low = value.min, let high = value.max, low != high, literal == nil {
      guard let from = iso(low, code), let to = iso(high, code) else { return nil }
      return from + "/" + to
    }
    return (literal ?? value.min ?? value.max).flatMap { iso($0, code) }
  }

  private static func iso(_ value: DecimalAmount, _ code: String) -> String? {
    func times(_ factor: Int) -> DecimalAmount {
      value.multiplied(by: DecimalAmount(factor)) ?? value
    }
    switch code {
    case "Y":
      if value.isInteger { return "P\(value)Y" }
      let months = times(12)
      return months.isInteger ? "P\(months)M" : "P\(value)Y"
    case "C": return "P\(times(100))Y"
    case "Q": return "P\(times(3))M"
    case "M": return value.isInteger ? "P\(value)M" : "P\(times(30))D"
    case "W", "D": return "P\(value)\(code)"
    case "TH", "TM", "TS": return "PT\(value)\(code.dropFirst())"
    case "TK": return "PT\(times(15))M"
    default: return nil
    }
  }

  /// 一个半月, 两个半小时: number, 个半, unit.
  static func oneAndHalf(_ measured: MeasuredAmount, in scan: QuantityScan) -> QuantityMention? {
    let text = scan.text
    guard
      text.hasPrefix("个半", at: measured.amount.end)
        || text.hasPrefix("個半", at: measured.amount.end)
    else { return nil }
    guard let found = scan.lexicon.unit(in: text, at: measured.amount.end + 6),
      found.unit.family == .duration || text.hasPrefix("月", at: measured.amount.end + 6)
    else {
      guard text.hasPrefix("月", at: measured.amount.end + 6) else { return nil }
      return halved(measured, code: "M", word: "月", end: measured.amount.end + 9, in: scan)
    }
    return halved(
      measured, code: found.unit.code, word: printed(found.unit), end: found.end, in: scan)
  }

  private static func halved(
    _ measured: MeasuredAmount, code: String, word: String, end: Int, in scan: QuantityScan
  ) -> QuantityMention? {
    var measured = measured
    measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
    measured.end = end
    var mention = scan.mentionOf(measured, kind: .duration, rule: "half_duration")
    mention.unit = word
    mention.duration = iso(mention.value, literal: mention.literal, code: code)
    return mention
  }
}
