import NewsModel

/// Finds of the time reader that are quantities: rates, decimals, lengths of time.
enum NonTime {
  /// True when the quantities read what the time reader took for a time.
  static func isQuantity(
    _ time: TimeMention, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> Bool {
    isRate(time.span, in: text, lexicon) || isRow(time.span, in: text)
      || isDecimal(time.span, time.kind, in: text, lexicon)
      || isLength(time, in: text, lexicon)
  }

  /// True for 将近四个月, 筹备近两年, 近十年经验, 连涨5日, 五六年 and 两日: how long, not when.
  private static func isLength(
    _ time: TimeMention, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> Bool {
    let start = time.span.start
    let isNear = text.hasPrefix("近", at: start)
    // 仨月 is how long; 三月 is when.
    if text.hasPrefix("仨", at: start) || text.hasPrefix("俩", at: start) { return true }
    if isNear {
      // 将近四个月, 接近五个月
      let adverbs: [StaticString] = ["将", "將", "接", "临", "逼", "贴", "趋", "濒", "几"]
      if adverbs.contains(where: { text.hasSuffix($0, endingAt: start) }) { return true }
    } else if text.hasSuffix("接近", endingAt: start), time.rule == "rolling_window" {
      return true
    }
    let number = isNear ? start + 3 : start
    guard let numeral = NumeralReader.read(in: text, at: number),
      let found = lexicon.unit(in: text, at: numeral.end), found.unit.family == .duration,
      found.end == time.span.end
    else { return false }
    if lexicon.verbs.roles(in: text, endingAt: start).contains(.lasts) { return true }
    if isNear || found.unit.code == "Y" && numeral.upper != nil,
      lexicon.verbs.isExperience(in: text, at: found.end)
    {
      return true
    }
    if isNear { return false }
    // 五六年, 三五日: neighbouring digits, unless a date word says that they are a year or a day.
    if numeral.upper != nil, found.unit.code == "Y" {
      return !lexicon.edges.has(.dated, in: text, endingAt: start)
    }
    // 二日 is the second of a month; 两日 is a length.
    return found.unit.code == "D" && ChineseDigitRun.isPairWord(text, at: number)
      && numeral.span.byteCount == 3
  }

  /// True for 连续第三年 and 连续第十个季度: how often in a row, not when.
  private static func isRow(_ span: TextSpan, in text: ArticleText) -> Bool {
    text.hasPrefix("第", at: span.start)
      && (text.hasSuffix("连续", endingAt: span.start)
        || text.hasSuffix("連續", endingAt: span.start))
  }

  /// True for a clock time that is the fraction of a number: 一千九百八十七点四三, 一点一一, 22点6度.
  private static func isDecimal(
    _ span: TextSpan, _ kind: TimeKind, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> Bool {
    guard kind == .time || kind == .datetime,
      let (first, _) = NumeralGlyph.read(in: text, at: span.start)
    else { return false }
    var start = span.start
    // 百分之一 百二 十點 五: every character apart, after 之.
    var apart = span.start
    for _ in 0..<24 {
      guard let before = text.offsetOfScalar(before: apart),
        text.bytes[before] == 0x20 || NumeralGlyph.read(in: text, at: before) != nil
      else { break }
      apart = before
    }
    while apart < span.start, text.bytes[apart] == 0x20 { apart += 1 }
    let end = text.bytes[max(apart - 1, 0)] == 0x20 ? apart - 1 : apart
    if apart < span.start, text.hasSuffix("之", endingAt: end) { return true }
    for _ in 0..<12 {
      guard let before = text.offsetOfScalar(before: start),
        let (glyph, _) = NumeralGlyph.read(in: text, at: before)
      else { break }
      if case .arabic = glyph { break }
      start = before
    }
    guard let numeral = NumeralReader.read(in: text, at: start), numeral.hasPoint,
      numeral.end >= span.end
    else { return false }
    if start < span.start || text.hasSuffix("分之", endingAt: start) { return true }
    // 二点零八公斤, 三点零五亿: what follows measures.
    switch lexicon.unit(in: text, at: numeral.end)?.unit.family {
    case .dimension, .percent, .point, .multiple, .scale: return true
    default: break
    }
    if case .arabic = first {
      return numeral.end > span.end || !text.hasSuffix("点", endingAt: span.end)
    }
    // 一点零五 may be a clock time; 一点一一 and 九点三六 cannot.
    return numeral.fractionDigitCount > 1
      && !text.hasPrefix("零", at: numeral.end - 3 * numeral.fractionDigitCount)
  }

  /// True for 每小时 and 每秒 beside a length: a speed, not a repeated time.
  private static func isRate(
    _ span: TextSpan, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> Bool {
    let edges = lexicon.edges
    guard edges.has(.pace, in: text, at: span.start),
      edges.has(.pace, word: text.string(in: span))
    else { return false }
    if edges.has(.paceLength, in: text, endingAt: span.start) { return true }
    guard let amount = AmountRule.read(in: text, at: span.end) else { return false }
    return edges.has(.paceLength, in: text, at: amount.end)
  }
}
