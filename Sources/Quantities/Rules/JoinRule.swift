import NewsModel

/// Joins neighbours after the pass: 大于100且小于300, 20和30之间; and takes rates back from the times.
enum JoinRule {
  /// Joins a lower bound and the upper bound that follows it, and the two ends of 之间.
  static func joined(_ mentions: [QuantityMention], in text: ArticleText) -> [QuantityMention] {
    func range(_ low: QuantityMention, _ high: QuantityMention) -> QuantityMention? {
      bounds(low, high, text) ?? between(low, high, text) ?? lengths(low, high, text)
    }
    // Most texts have nothing to join: their mentions are not copied.
    guard
      let first = mentions.indices.dropFirst().first(where: {
        range(mentions[$0 - 1], mentions[$0]) != nil
      })
    else { return mentions }
    var result = Array(mentions[..<first])
    result.reserveCapacity(mentions.count)
    for mention in mentions[first...] {
      if let last = result.last, let range = range(last, mention) {
        result[result.count - 1] = range
      } else {
        result.append(mention)
      }
    }
    return result
  }

  private static func bounds(
    _ low: QuantityMention, _ high: QuantityMention, _ text: ArticleText
  ) -> QuantityMention? {
    guard low.hedge == .over || low.hedge == .atLeast,
      high.hedge == .under || high.hedge == .atMost,
      let from = low.value.min, low.value.max == nil, let to = high.value.max, from < to,
      let hedge = high.hedgeSpan, hedge.start >= low.span.end, isSame(low, high),
      isLink(
        text, low.span.end, min(hedge.start, high.span.start),
        ["并且", "且", "并", "而", "但", "同时", "，且", "，但", ""])
    else { return nil }
    var range = high
    range.span = low.span.union(high.span)
    range.value = DecimalInterval(
      min: from, max: to, minOpen: low.value.minOpen, maxOpen: high.value.maxOpen)
    (range.literal, range.hedge, range.hedgeSpan) = (nil, .range, low.hedgeSpan)
    if let from = low.duration, let to = high.duration { range.duration = from + "/" + to }
    range.rule = "joined_bounds"
    return range
  }

  private static func between(
    _ low: QuantityMention, _ high: QuantityMention, _ text: ArticleText
  ) -> QuantityMention? {
    guard low.hedge == .exact, high.hedge == .exact, let from = low.literal, let to = high.literal,
      from < to, isSame(low, high) || low.kind == .number,
      text.hasPrefix("之间", at: high.span.end),
      isLink(text, low.span.end, high.span.start, ["和", "与", "跟", "及"])
    else { return nil }
    var range = high
    range.span = TextSpan(start: low.span.start, end: high.span.end + 6)
    range.value = DecimalInterval(min: from, max: to)
    (range.literal, range.hedge) = (nil, .range)
    range.hedgeSpan = TextSpan(start: high.span.end, end: high.span.end + 6)
    range.rule = "between"
    return range
  }

  /// 13天—8周: two lengths of time in different units; their value has no one unit.
  private static func lengths(
    _ low: QuantityMention, _ high: QuantityMention, _ text: ArticleText
  ) -> QuantityMention? {
    guard low.kind == .duration, high.kind == .duration, low.hedge == .exact, high.hedge == .exact,
      low.unit != high.unit, let from = low.duration, let to = high.duration,
      !from.contains("/"), !to.contains("/"), !RangeRule.followsFrom(text, at: low.span.start),
      isLink(text, low.span.end, high.span.start, ["-", "—", "——", "–", "~", "～", "－", "至", "到"])
    else { return nil }
    var range = high
    range.span = low.span.union(high.span)
    range.value = DecimalInterval(min: nil, max: nil)
    (range.literal, range.hedge) = (nil, .range)
    range.duration = from + "/" + to
    range.rule = "joined_lengths"
    return range
  }

  private static func isSame(_ left: QuantityMention, _ right: QuantityMention) -> Bool {
    left.kind == right.kind && left.unit == right.unit && left.currency == right.currency
  }

  private static func isLink(
    _ text: ArticleText, _ start: Int, _ end: Int, _ words: [StaticString]
  ) -> Bool {
    var (start, end) = (start, end)
    guard end - start <= 20 else { return false }
    while start < end, text.bytes[start] == 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] == 0x20 { end -= 1 }
    return words.contains { end - start == $0.utf8CodeUnitCount && text.hasPrefix($0, at: start) }
  }

  /// True for a clock time that is the fraction of a number: 一千九百八十七点四三, 一点一一, 22点6度.
  static func isDecimal(_ span: TextSpan, _ kind: TimeKind, in text: ArticleText) -> Bool {
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
    if start < span.start { return true }
    if case .arabic = first {
      return numeral.end > span.end || !text.hasSuffix("点", endingAt: span.end)
    }
    // 一点零五 may be a clock time; 一点一一 and 九点三六 cannot.
    return numeral.fractionDigitCount > 1
      && !text.hasPrefix("零", at: numeral.end - 3 * numeral.fractionDigitCount)
  }

  /// True for 每小时 and 每秒 beside a length: a speed, not a repeated time.
  static func isRate(_ span: TextSpan, in text: ArticleText) -> Bool {
    let words: [StaticString] = ["每小时", "每小時", "每秒", "每秒钟", "每分钟"]
    guard
      words.contains(where: {
        $0.utf8CodeUnitCount == span.byteCount && text.hasPrefix($0, at: span.start)
      })
    else { return false }
    let lengths: [StaticString] = ["公里", "千米", "英里", "英尺", "米", "海里", "km"]
    if lengths.contains(where: { text.hasSuffix($0, endingAt: span.start) }) { return true }
    guard let amount = AmountRule.read(in: text, at: span.end) else { return false }
    return lengths.contains { text.hasPrefix($0, at: amount.end) }
  }
}
