import NewsModel

/// Fractions: 三分之一, 1/3, 三又二分之一.
enum FractionRule {
  static func read(in text: ArticleText, at offset: Int, _ lexicon: QuantityLexicon)
    -> QuantityMention?
  {
    guard let first = NumeralReader.read(in: text, at: offset) else { return nil }
    return read(from: first, in: text, at: offset, lexicon)
  }

  /// The fraction whose first numeral is `first`.
  static func read(
    from first: Numeral, in text: ArticleText, at offset: Int, _ lexicon: QuantityLexicon
  ) -> QuantityMention? {
    guard mayGoOn(text, at: first.end), first.upper == nil,
      !first.isBareScale || text.hasPrefix("分之", at: first.end)
    else { return nil }
    var whole: DecimalAmount?
    var denominator = first
    let joint = spaces(text, from: first.end)
    if text.hasPrefix("又", at: joint),
      let second = NumeralReader.read(in: text, at: spaces(text, from: joint + 3))
    {
      (whole, denominator) = (first.amount, second)
    }
    if let start = ofParts(text, at: spaces(text, from: denominator.end)),
      let numerator = NumeralReader.read(in: text, at: spaces(text, from: start))
    {
      return mention(
        whole, numerator.amount, denominator.amount,
        span: TextSpan(start: offset, end: numerator.end))
    }
    if whole == nil, let short = spoken(first, in: text, at: offset, lexicon) { return short }
    guard whole == nil, let slashEnd = slash(text, at: first.end) else { return nil }
    guard let second = NumeralReader.read(in: text, at: slashEnd),
      !second.hasScale || second.isChinese,
      !second.hasSign, second.upper == nil, !second.isBareScale,
      first.isChinese == second.isChinese,
      slash(text, at: second.end) == nil, !second.hasLeadingZero, !first.hasLeadingZero,
      !isUnitFollowing(text, at: second.end), first.integerDigitCount <= 3 || first.isChinese,
      second.integerDigitCount <= 3 || second.isChinese
    else { return nil }
    return mention(
      nil, first.amount, second.amount, span: TextSpan(start: offset, end: second.end))
  }

  /// False for most numerals: no space, slash, 分, 份 or 又 follows.
  private static func mayGoOn(_ text: ArticleText, at offset: Int) -> Bool {
    guard offset < text.count else { return false }
    switch text.bytes[offset] {
    case 0x20, 0x2F, 0xE4, 0xE5, 0xEF: return true
    default: return false
    }
  }

  /// 三分一, 四分三, 二份一 (Cantonese print): the parts without 之.
  private static func spoken(
    _ first: Numeral, in text: ArticleText, at offset: Int, _ lexicon: QuantityLexicon
  ) -> QuantityMention? {
    guard first.isChinese, first.span.byteCount == 3, first.upper == nil,
      text.hasPrefix("分", at: first.end) || text.hasPrefix("份", at: first.end),
      let (glyph, end) = NumeralGlyph.read(in: text, at: first.end + 3),
      case .chinese(let digit) = glyph, digit > 0, DecimalAmount(digit) < first.amount,
      NumeralGlyph.read(in: text, at: end) == nil
    else { return nil }
    guard !lexicon.edges.has(.mark, in: text, at: end) else { return nil }
    return mention(
      nil, DecimalAmount(digit), first.amount, span: TextSpan(start: offset, end: end))
  }

  private static func mention(
    _ whole: DecimalAmount?, _ numerator: DecimalAmount, _ denominator: DecimalAmount,
    span: TextSpan
  ) -> QuantityMention? {
    guard let part = numerator.divided(by: denominator),
      let value = whole == nil ? part : part.adding(whole ?? part)
    else { return nil }
    var mention = QuantityMention(
      span: span, kind: .fraction, value: DecimalInterval(exactly: value), rule: "fraction")
    if whole == nil, let over = integer(numerator), let under = integer(denominator) {
      mention.ratio = QuantityMention.Ratio(numerator: over, denominator: under)
    }
    return mention
  }

  private static func integer(_ amount: DecimalAmount) -> Int? {
    guard amount.isInteger, amount.magnitude < DecimalAmount(coefficient: 1, exponent: 15) else {
      return nil
    }
    return Int(amount.description)
  }

  private static func ofParts(_ text: ArticleText, at offset: Int) -> Int? {
    for word: StaticString in ["分之", "份之", "分 之", "分  之"] where text.hasPrefix(word, at: offset) {
      return offset + word.utf8CodeUnitCount
    }
    return nil
  }

  private static func slash(_ text: ArticleText, at offset: Int) -> Int? {
    if text.hasPrefix("/", at: offset) { return offset + 1 }
    return text.hasPrefix("／", at: offset) ? offset + 3 : nil
  }

  private static func isUnitFollowing(_ text: ArticleText, at offset: Int) -> Bool {
    text.hasPrefix("月", at: offset) || text.hasPrefix("日", at: offset)
      || offset < text.count && ASCII.isLetter(text.bytes[offset])
  }

  private static func spaces(_ text: ArticleText, from offset: Int) -> Int {
    var index = offset
    while index < text.count, text.bytes[index] == 0x20, index - offset < 3 { index += 1 }
    return index
  }
}
