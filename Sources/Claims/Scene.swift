import NewsModel

/// One thing of a sentence that a claim can be made of.
struct SceneItem: Sendable {
  enum Reference: Sendable {
    case quantity(Int)
    case time(Int)
    case entity(Int)
    /// Index into the lexicon's entries.
    case cue(Int)
  }
  let span: TextSpan
  let reference: Reference
  /// Stands inside round brackets.
  let isAside: Bool
  let clause: Int
}

/// A stretch of a sentence between commas.
struct SceneClause: Sendable {
  let span: TextSpan
  /// Into the scene's items.
  let items: Range<Int>
  /// Ends with a semicolon or the end of the sentence.
  let endsFirmly: Bool
}

/// One sentence laid out for the rules: its mentions and cues in order, cut into clauses.
struct Scene: Sendable {
  let text: ArticleText
  let sentence: Int
  let paragraph: Int
  let items: [SceneItem]
  let clauses: [SceneClause]
  let lexicon: ClaimLexicon
  let mentions: ArticleMentions

  func entry(_ item: Int) -> ClaimLexicon.Entry? {
    guard case .cue(let index) = items[item].reference else { return nil }
    return lexicon.entries[index]
  }

  func has(_ item: Int, _ kind: CueKind) -> Bool { entry(item)?.has(kind) ?? false }

  func entity(_ item: Int) -> EntityMention? {
    guard case .entity(let index) = items[item].reference else { return nil }
    return mentions.entities[index]
  }

  func time(_ item: Int) -> TimeMention? {
    guard case .time(let index) = items[item].reference else { return nil }
    return mentions.times[index]
  }

  func quantity(_ item: Int) -> QuantityMention? {
    guard case .quantity(let index) = items[item].reference else { return nil }
    return mentions.quantities[index]
  }

  /// Items of the clause before `item`, nearest first; at most `maxItemsLookedAt`.
  func before(_ item: Int) -> ReversedCollection<Range<Int>> {
    let first = clauses[items[item].clause].items.lowerBound
    return (max(first, item - Self.maxItemsLookedAt)..<item).reversed()
  }

  /// Items of the clause after `item`, nearest first.
  func after(_ item: Int) -> Range<Int> {
    let last = clauses[items[item].clause].items.upperBound
    return (item + 1)..<max(item + 1, min(last, item + 1 + Self.maxItemsLookedAt))
  }

  /// Bytes between two items that no item covers; nil when they stand in the wrong order.
  func uncoveredBytes(from left: Int, to right: Int) -> Int {
    var count = 0
    var end = items[left].span.end
    for item in (left + 1)...max(left + 1, right) where item <= right {
      count += max(0, items[item].span.start - end)
      end = items[item].span.end
    }
    return count
  }

  func hasCue(_ kind: CueKind, in range: some Sequence<Int>) -> Bool {
    range.contains { has($0, kind) }
  }

  /// How far from a value its metric, subject or verb is looked for.
  static let maxItemsLookedAt = 48
}
