import NewsModel

/// Chooses among names that overlap.
enum MentionSelection {
  /// Sorted, not overlapping: longer names win, then the more confident, then the earlier.
  ///
  /// Cost: O(n log n) in names plus their bytes.
  static func longest(_ mentions: [EntityMention], textBytes: Int) -> [EntityMention] {
    guard mentions.count > 1 else { return mentions }
    let order = mentions.sorted { left, right in
      if left.span.byteCount != right.span.byteCount {
        return left.span.byteCount > right.span.byteCount
      }
      if left.confidence != right.confidence { return left.confidence > right.confidence }
      if left.span.start != right.span.start { return left.span.start < right.span.start }
      return (left.entityID, left.rule) < (right.entityID, right.rule)
    }
    var occupied = [Bool](repeating: false, count: textBytes)
    var chosen: [EntityMention] = []
    for mention in order {
      let span = mention.span
      guard !span.isEmpty, !occupied[span.start], !occupied[span.end - 1] else { continue }
      for offset in span.start..<span.end { occupied[offset] = true }
      chosen.append(mention)
    }
    return chosen.sorted { $0.span < $1.span }
  }
}
