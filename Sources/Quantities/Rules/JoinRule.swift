import NewsModel

/// Joins neighbours after the pass: 大于100且小于300, 20和30之间.
enum JoinRule {
  /// Joins a lower bound and the upper bound that follows it, and the two ends of 之间.
  static func joined(_ mentions: [QuantityMention], in text: ArticleText) -> [QuantityMention] {
    func range(_ low: QuantityMention, _ high: QuantityMention) -> QuantityMention? {
      bounds(low, high, text) ?? between(low, high, text) ?? lengths(low, high, text)
    }
    // Most texts have nothing to join: their mentions are not copied.
    guard
      let first = mentions.indices.dropFirst().first(where: {
        isNear(mentions, $0) && range(mentions[$0 - 1], mentions[$0]) != nil
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

  /// True when no more stands between a mention and the one before it than a link has room for.
  private static func isNear(_ mentions: [QuantityMention], _ index: Int) -> Bool {
    let start = mentions[index].span.start
    let end = Swift.min(mentions[index].hedgeSpan?.start ?? start, start)
    return end - mentions[index - 1].span.end <= longestLink
  }

  /// Bytes a link and the blanks around it may take.
  private static let longestLink = 20

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
    // 10与20间: where 间 is the end of the pair it is no room of the higher number.
    let isRoom =
      low.kind == .number && high.kind == .count && (high.unit == "间" || high.unit == "間")
    guard low.hedge == .exact, high.hedge == .exact, let from = low.literal, let to = high.literal,
      from < to, isSame(low, high) || isPlain(low) || isRoom,
      isLink(text, low.span.end, high.span.start, ["和", "与", "與", "跟", "及"])
    else { return nil }
    let start = isRoom ? high.span.end - 3 : high.span.end
    guard let end = betweenEnd(text, at: start), !isRoom || DimensionRule.isEnd(text, at: end)
    else { return nil }
    var range = high
    range.span = TextSpan(start: low.span.start, end: end)
    range.value = DecimalInterval(min: from, max: to)
    (range.literal, range.hedge) = (nil, .range)
    range.hedgeSpan = TextSpan(start: start, end: end)
    if isRoom { (range.kind, range.unit) = (.number, nil) }
    if let from = low.duration, let to = high.duration { range.duration = from + "/" + to }
    range.rule = "between"
    return range
  }

  /// A number that takes its unit from the next one: 三千万 in 三千万与五千万美元之间.
  private static func isPlain(_ mention: QuantityMention) -> Bool {
    mention.kind == .number || mention.rule == "bare_count" || mention.rule == "money_by_context"
  }

  /// End of 之间 or 间 at `offset`, or nil.
  private static func betweenEnd(_ text: ArticleText, at offset: Int) -> Int? {
    for word: StaticString in ["之间", "之間", "间", "間"] where text.hasPrefix(word, at: offset) {
      if text.hasPrefix("间接", at: offset) || text.hasPrefix("间隔", at: offset) { return nil }
      return offset + word.utf8CodeUnitCount
    }
    return nil
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
    guard end - start <= longestLink else { return false }
    while start < end, text.bytes[start] == 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] == 0x20 { end -= 1 }
    return words.contains { end - start == $0.utf8CodeUnitCount && text.hasPrefix($0, at: start) }
  }
}
