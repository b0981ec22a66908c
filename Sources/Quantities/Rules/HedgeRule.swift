import NewsModel

/// Applies bound words to a value: 约 近 超 不足 before it, 左右 以上 以内 多 起 after it.
enum HedgeRule {
  /// The interval a hedge makes of an exact value; an interval that is one already stays.
  static func apply(_ hedge: Hedge, span: TextSpan, to mention: inout QuantityMention) {
    mention.hedgeSpan =
      mention.hedge == .exact || mention.hedgeSpan == nil ? span : mention.hedgeSpan
    guard mention.value.isExact else {
      if mention.hedge == .vague, mention.literal != nil, hedge != .about {
        bound(hedge, to: &mention)
        mention.hedgeSpan = span
      }
      return
    }
    bound(hedge, to: &mention)
    mention.hedgeSpan = span
  }

  private static func bound(_ hedge: Hedge, to mention: inout QuantityMention) {
    guard let amount = mention.literal ?? mention.value.min else { return }
    mention.hedge = hedge
    switch hedge {
    case .over: mention.value = DecimalInterval(min: amount, max: nil, minOpen: true)
    case .atLeast: mention.value = DecimalInterval(min: amount, max: nil)
    case .under: mention.value = DecimalInterval(min: nil, max: amount, maxOpen: true)
    case .atMost: mention.value = DecimalInterval(min: nil, max: amount)
    case .exact, .about, .nearly: mention.value = DecimalInterval(exactly: amount)
    // 上百, 上千: [100, ∞) and no firmer.
    case .vague: mention.value = DecimalInterval(min: amount, max: nil)
    case .range: break
    }
  }

  /// Takes a bound word after the quantity into its span.
  static func applySuffix(to mention: inout QuantityMention, in scan: QuantityScan) {
    var start = scan.spaces(from: mention.span.end)
    if start > mention.span.end + 1 { start = mention.span.end }
    guard let found = scan.lexicon.suffix(in: scan.text, at: start), found.end <= scan.barrier
    else {
      return
    }
    let span = TextSpan(start: start, end: found.end)
    // 100吨以内蒙古煤炭为原料, 3米内墙.
    guard scan.borders.cut(from: start, before: found.end) == nil else { return }
    guard fits(scan.text, span, mention) else { return }
    mention.span = TextSpan(start: mention.span.start, end: found.end)
    if found.isStep {
      guard let low = mention.literal, mention.value.isExact, !low.isNegative,
        let high = low.adding(step(of: low, mention.rule))
      else { return }
      mention.value = DecimalInterval(min: low, max: high, minOpen: true, maxOpen: true)
      (mention.hedge, mention.hedgeSpan) = (.over, span)
    } else {
      apply(found.hedge, span: span, to: &mention)
    }
  }

  /// 比170低 and 比3亿元还多: a bound, unless by how much follows (比100高20).
  static func applyComparison(to mention: inout QuantityMention, in text: ArticleText) {
    guard mention.value.isExact, mention.hedge == .exact,
      text.hasSuffix("比", endingAt: mention.span.start)
        || text.hasSuffix("比 ", endingAt: mention.span.start)
    else { return }
    var start = mention.span.end + (text.hasPrefix(" ", at: mention.span.end) ? 1 : 0)
    for word: StaticString in ["还要", "還要", "更", "还", "還", "要"]
    where text.hasPrefix(word, at: start) {
      start += word.utf8CodeUnitCount
      break
    }
    let lower: [StaticString] = ["低", "少", "小", "短", "轻", "輕", "矮"]
    let higher: [StaticString] = ["高", "多", "大", "长", "長", "重", "贵", "貴"]
    let end = start + 3
    let hedge: Hedge
    if lower.contains(where: { text.hasPrefix($0, at: start) }) {
      hedge = .under
    } else if higher.contains(where: { text.hasPrefix($0, at: start) }) {
      hedge = .over
    } else {
      return
    }
    let tails: [StaticString] = ["的", "了", "吗", "就"]
    guard
      DimensionRule.isEnd(text, at: end) && !(end < text.count && ASCII.isDigit(text.bytes[end]))
        || tails.contains(where: { text.hasPrefix($0, at: end) })
    else { return }
    apply(hedge, span: TextSpan(start: start, end: end), to: &mention)
  }

  /// The next step above: a half more for halves (半年多 is under a year), else the last place.
  private static func step(of low: DecimalAmount, _ rule: String) -> DecimalAmount {
    rule == "half_duration" ? DecimalAmount(coefficient: 5, exponent: -1) : low.lastNonZeroPlace
  }

  /// One-character suffixes belong to some kinds only: 起 to prices, 内 to lengths, 余 not before nouns.
  private static func fits(
    _ text: ArticleText, _ span: TextSpan, _ mention: QuantityMention
  ) -> Bool {
    guard span.byteCount == 3 else { return true }
    if text.hasPrefix("内", at: span.start) {
      return [.duration, .dimension, .percent, .age].contains(mention.kind)
    }
    if text.hasPrefix("起", at: span.start) {
      return mention.kind == .money || mention.kind == .age || mention.role == "discount"
    }
    if text.hasPrefix("多", at: span.start) || text.hasPrefix("余", at: span.start) {
      guard mention.hedge == .exact else { return false }
      return [.duration, .dimension, .money, .multiple, .percent].contains(mention.kind)
    }
    if text.hasPrefix("许", at: span.start) { return mention.kind == .count }
    return true
  }
}
