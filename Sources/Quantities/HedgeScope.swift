import NewsModel

/// A hedge word and which number after it it speaks about.
struct HedgeScope: Equatable {
  private(set) var hedge: Hedge?
  private(set) var span: TextSpan?
  /// Where a number has to start for the hedge to be its own.
  private(set) var reach = -1
  /// 不得 不能 没有 …, whose comparison follows.
  private var negation: TextSpan?

  /// A comparison after a negation is its closed opposite: 不得超过 is at most, 不能低于 at least.
  mutating func take(_ hedge: Hedge, _ span: TextSpan) {
    (self.hedge, self.span, reach) = (hedge, span, span.end)
    guard let negation, negation.end == span.start else { return }
    switch hedge {
    case .over: self.hedge = .atMost
    case .under: self.hedge = .atLeast
    default: return
    }
    self.span = TextSpan(start: negation.start, end: span.end)
  }

  mutating func takeNegation(_ span: TextSpan) { negation = span }

  /// What starts at `start` may stand between the hedge and its number.
  mutating func reach(over start: Int, to end: Int) {
    if reach == start { reach = end }
  }

  /// 不得以低于…: what starts at `start` may stand between a negation and its comparison.
  mutating func passNegation(over start: Int, to end: Int) {
    if let word = negation, word.end == start { negation = TextSpan(start: word.start, end: end) }
  }

  /// True for adverbs, which may stand before the verb: 最多可容纳2000人, 大约需要3天.
  func carries(over offset: Int) -> Bool {
    reach == offset && (hedge == .atLeast || hedge == .atMost || hedge == .about)
  }

  func found(at offset: Int) -> (hedge: Hedge, span: TextSpan)? {
    guard reach == offset, let hedge, let span else { return nil }
    return (hedge, span)
  }
}

/// A comparison with a share of something named in between: 超过总数的一半, 不到去年的四成.
///
/// Holds until the clause ends or a number is found, also across times and names.
struct ShareHedge {
  let hedge: Hedge
  let span: TextSpan
  /// 约占 and 占比超过: what follows is a share in any case.
  private let isShare: Bool
  /// 不到 and 不足 compare with the whole; 高于 may compare with another percentage.
  private let isShortfall: Bool

  /// Nil for words of one character, which are too often part of another.
  init?(_ hedge: Hedge, _ span: TextSpan, in text: ArticleText) {
    isShare = text.hasPrefix("占", at: span.end)
    isShortfall = text.hasPrefix("不", at: span.start) || text.hasPrefix("未", at: span.start)
    guard isShare || span.byteCount > 3 else { return nil }
    (self.hedge, self.span) = (hedge, span)
  }

  /// True when the mention is a share and stands right after 的.
  func fits(_ mention: QuantityMention, at start: Int, in text: ArticleText) -> Bool {
    let distance = start - span.end
    guard distance >= 0, distance <= (isShare ? 120 : 60) else { return false }
    let before = text.hasSuffix(" ", endingAt: start) ? start - 1 : start
    guard text.hasSuffix("的", endingAt: before) else { return false }
    switch mention.kind {
    case .fraction, .multiple: return true
    case .percent: return isShare || isShortfall || mention.rule != "percent"
    default: return false
    }
  }
}
