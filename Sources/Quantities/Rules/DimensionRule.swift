import NewsModel

/// Lengths, masses, areas, energies …: a number and a unit of measure.
enum DimensionRule {
  static func read(_ measured: MeasuredAmount, unit: QuantityUnit, in scan: QuantityScan)
    -> QuantityMention?
  {
    var measured = measured
    var code = unit.code
    guard isMeasure(measured, unit, in: scan) else { return nil }
    readTail(&measured, unit, in: scan)
    if let (prefix, span) = scan.lead.prefix(at: measured.amount.start),
      case .rate(let rate) = prefix, let speed = speed(code, rate)
    {
      var mention = scan.mentionOf(measured, kind: .dimension, rule: "speed")
      mention.span = TextSpan(start: span.start, end: mention.span.end)
      mention.unit = speed
      return mention
    }
    var rule = "dimension"
    if let per = PerUnitRule.read(in: scan, at: measured.end, allowsCount: true) {
      rule = speed(code, per.code) == nil ? "rate" : "speed"
      code += per.code
      measured.end = per.end
    }
    var mention = scan.mentionOf(measured, kind: .dimension, rule: rule)
    mention.unit = code
    return mention
  }

  private static func speed(_ code: String, _ rate: String) -> String? {
    ["m", "km", "[mi_i]", "[ft_i]"].contains(code) ? code + rate : nil
  }

  /// 一米 measures; 两方 两面 三里 in names, and Latin letters of models do not.
  private static func isMeasure(
    _ measured: MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) -> Bool {
    guard unit.word.utf8.count == 3 else {
      if unit.word == "M" || unit.word == "m" || unit.word == "t" || unit.word == "g" {
        return measured.amount.numeral?.isChinese == false
      }
      return true
    }
    let isSmall =
      measured.amount.numeral.map { $0.isChinese && !$0.hasScale && !$0.hasPoint } ?? false
    if isSmall, unit.word == "方" { return false }  // 一方, 两方: parties
    guard isSmall, scan.lexicon.edges.has(.shortUnit, word: unit.word),
      !isTailEnd(scan, at: measured.end)
    else { return true }
    // 四尺二
    guard unit.code == "x-chi",
      case .chinese? = NumeralGlyph.read(in: scan.text, at: measured.end)?.glyph
    else { return false }
    return isTailEnd(scan, at: measured.end + 3)
  }

  /// The end of a phrase, or a word that goes on speaking of the size: 一米九的, 三米五高, 八里地.
  private static func isTailEnd(_ scan: QuantityScan, at offset: Int) -> Bool {
    isEnd(scan.text, at: offset) || scan.lexicon.edges.has(.size, in: scan.text, at: offset)
  }

  static func isEnd(_ text: ArticleText, at offset: Int) -> Bool {
    guard let (scalar, _) = text.scalar(at: offset) else { return true }
    return !(0x4E00...0x9FFF).contains(scalar)
  }

  /// 半 or the next smaller part: 三斤半, 3斤5两, 三米九.
  private static func readTail(
    _ measured: inout MeasuredAmount, _ unit: QuantityUnit, in scan: QuantityScan
  ) {
    let text = scan.text
    guard !measured.amount.isRange, measured.amount.literal != nil else { return }
    if text.hasPrefix("半", at: measured.end), !text.hasPrefix("半导", at: measured.end),
      !text.hasPrefix("半年", at: measured.end)
    {
      measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
      measured.end += 3
      return
    }
    guard ["m", "x-jin", "kg", "[ft_i]", "x-chi"].contains(unit.code), measured.end < scan.barrier,
      let next = AmountRule.read(in: text, at: measured.end),
      let value = next.literal ?? next.value.min,
      let tail = next.numeral, tail.isDigitString || tail.upper != nil && !tail.hasScale
    else { return }
    // 一米七五: both digits after the point; neighbours (一米六七) too.
    let places = tail.span.byteCount / 3
    if tail.isChinese, places == 2, unit.code == "m",
      isTailEnd(scan, at: next.end), scan.lexicon.unit(in: text, at: next.end) == nil
    {
      let digits = tail.upper.flatMap { value.scaled(byPowerOfTen: 1).adding($0) } ?? value
      measured.amount.add(digits.scaled(byPowerOfTen: -2))
      measured.end = next.end
      return
    }
    guard tail.isDigitString, value < DecimalAmount(10) else { return }
    let tenth = value.scaled(byPowerOfTen: -1)
    if let found = scan.lexicon.unit(in: text, at: next.end) {
      guard unit.code == "x-jin", found.unit.code == "x-liang" else { return }
      measured.amount.add(tenth)
      measured.end = found.end
    } else if unit.code == "m" || unit.code == "x-chi", tail.isChinese,
      isTailEnd(scan, at: next.end)
    {
      measured.amount.add(tenth)
      measured.end = next.end
    }
  }
}

/// Temperatures: 摄氏度, ℃, a bare 度, with 零下 and the scale before the number.
enum TemperatureRule {
  static func read(_ measured: MeasuredAmount, scale: String?, in scan: QuantityScan)
    -> QuantityMention?
  {
    var measured = measured
    let text = scan.text
    guard let unit = measured.unit, unit.family == .temperature else { return nil }
    // 一度, 再度, 两度 are adverbs; degrees have another number or a half.
    if unit.word == "度", scale == nil, let numeral = measured.amount.numeral, numeral.isChinese,
      !numeral.hasScale, !numeral.hasPoint, !numeral.hasSign,
      numeral.amount < DecimalAmount(4), !text.hasPrefix("半", at: measured.end)
    {
      return nil
    }
    if text.hasPrefix("半", at: measured.end) {
      let half = DecimalAmount(coefficient: 5, exponent: -1)
      measured.amount.add(measured.amount.literal?.isNegative == true ? half.negated : half)
      measured.end += 3
    }
    if scan.lead.minus(at: measured.amount.start) != nil {
      let value = measured.amount.value
      measured.amount.value = DecimalInterval(min: value.max?.negated, max: value.min?.negated)
      measured.amount.literal = measured.amount.literal?.negated
    }
    var mention = scan.mentionOf(measured, kind: .temperature, rule: "temperature")
    mention.unit = scale ?? unit.code
    var start = mention.span.start
    if let minus = scan.lead.minus(at: start) { start = minus.start }
    if let (prefix, span) = scan.lead.prefix(at: start), case .temperature = prefix {
      start = span.start
    }
    mention.span = TextSpan(start: start, end: mention.span.end)
    return mention
  }
}
