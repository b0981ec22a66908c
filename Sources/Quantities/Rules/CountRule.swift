import NewsModel

/// Counts: a number and a measure word, or a number that the sentence gives something to count.
enum CountRule {
  static func read(_ measured: MeasuredAmount, unit: QuantityUnit, in scan: QuantityScan)
    -> QuantityMention?
  {
    if let half = DurationRule.oneAndHalf(measured, in: scan) { return half }
    let amount = measured.amount
    if let numeral = amount.numeral, numeral.isChinese, numeral.upper == nil {
      // 一个, 这一家: articles. A one-character noun after a small Chinese number is part of a name.
      if numeral.span.byteCount == 3, numeral.amount == DecimalAmount(1),
        amount.end == numeral.end
      {
        return nil
      }
      if unit.family == .noun, numeral.amount < DecimalAmount(11) { return nil }
      if numeral.span.byteCount == 3, numeral.amount < DecimalAmount(10),
        isOrdinalPlace(scan.text, before: amount.start)
      {
        return nil
      }
    }
    if unit.family == .noun, amount.numeral?.hasLeadingZero == true { return nil }
    var mention = scan.mentionOf(measured, kind: .count, rule: "count")
    mention.unit = unit.word
    // 200人/平方公里, 70次/分钟: the unit stays as printed.
    let text = scan.text
    if text.hasPrefix("/", at: measured.end),
      let per = PerUnitRule.read(in: scan, at: measured.end, allowsCount: true)
    {
      mention.span = TextSpan(start: mention.span.start, end: per.end)
      mention.unit =
        unit.word + text.string(in: TextSpan(start: measured.end, end: per.end))
      mention.rule = "count_rate"
    }
    return mention
  }

  /// 这两家, 前三家 still count; 第 makes an ordinal.
  private static func isOrdinalPlace(_ text: ArticleText, before offset: Int) -> Bool {
    text.hasSuffix("第", endingAt: offset) || text.hasSuffix("其", endingAt: offset)
  }
}

/// Numbers without a unit: a count of what the sentence names, money by context, or a bare number.
enum NumberRule {
  static func read(_ measured: MeasuredAmount, in scan: QuantityScan) -> QuantityMention? {
    let amount = measured.amount
    let text = scan.text
    guard isStandalone(amount, end: measured.end, in: scan) else { return nil }
    // 4K and 8K are resolutions.
    if amount.latinPower == 3, amount.numeral?.span.byteCount == 1,
      text.hasSuffix("K", endingAt: amount.end)
    {
      return nil
    }
    let hasLargeScale =
      amount.numeral.map { $0.trailingScalePower >= 4 || $0.hasScale && !$0.isChinese }
      ?? (scaleOf(amount) >= 4)
    let isLarge = hasLargeScale || amount.countedPower > 0
    if isLarge || amount.latinPower > 2,
      MoneyByContext.holds(measured, in: scan)
    {
      var mention = scan.mentionOf(measured, kind: .money, rule: "money_by_context")
      mention.currency = scan.context.currency
      mention.currencyBasis = .context
      return mention
    }
    let counts =
      (isLarge || amount.hedge == .vague || amount.hedge == .over)
      && (isHan(text, at: scan.spaces(from: measured.end)) || isHanBefore(text, amount.start))
    return scan.mentionOf(
      measured, kind: counts ? .count : .number, rule: counts ? "bare_count" : "number")
  }

  private static func scaleOf(_ amount: ScannedAmount) -> Int {
    amount.literal?.normalized.exponent ?? 0
  }

  static func isHan(_ text: ArticleText, at offset: Int) -> Bool {
    guard let (scalar, _) = text.scalar(at: offset) else { return false }
    return (0x4E00...0x9FFF).contains(scalar)
  }

  private static func isHanBefore(_ text: ArticleText, _ offset: Int) -> Bool {
    var end = offset
    while end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    guard let before = text.offsetOfScalar(before: end) else { return false }
    return isHan(text, at: before)
  }

  /// Bare digits inside words (四川, 三亚) and model numbers are no numbers.
  private static func isStandalone(_ amount: ScannedAmount, end: Int, in scan: QuantityScan) -> Bool
  {
    let text = scan.text
    guard let numeral = amount.numeral, amount.end == numeral.end else { return true }
    if numeral.isBareScale { return true }
    if numeral.isChinese {
      let digits = numeral.span.byteCount / 3
      let isPair = numeral.upper != nil && !numeral.hasScale
      guard digits < 2 || numeral.isDigitString && digits < 3 || isPair else { return true }
      return isBoundary(scan, before: amount.start) && isBoundary(scan, at: end)
    }
    if numeral.hasLeadingZero, numeral.isDigitString { return false }
    if end < text.count, ASCII.isAlphanumeric(text.bytes[end]) { return numeral.hasScale }
    return true
  }

  private static func isBoundary(_ scan: QuantityScan, before offset: Int) -> Bool {
    guard let before = scan.text.offsetOfScalar(before: offset) else { return true }
    return isBoundary(scan, at: before)
  }

  private static func isBoundary(_ scan: QuantityScan, at offset: Int) -> Bool {
    guard let (scalar, _) = scan.text.scalar(at: offset) else { return true }
    if scalar < 0x80 { return !ASCII.isAlphanumeric(UInt8(scalar)) }
    guard (0x4E00...0x9FFF).contains(scalar) else { return true }
    return scan.lexicon.edges.has(.function, in: scan.text, at: offset)
  }
}
