import NewsModel

/// The company or product an article is about.
enum ArticleTopic {
  /// The one named most often, at least three times.
  static func subject(of mentions: ArticleMentions) -> ClaimSubject? {
    most(of: [.organization, .product], in: mentions, above: 2)
  }

  /// The place named most often, at least twice: what 全市 and 该市 stand for.
  static func place(of mentions: ArticleMentions) -> ClaimSubject? {
    most(of: [.place], in: mentions, above: 1)
  }

  private static func most(
    of types: Set<EntityType>, in mentions: ArticleMentions, above least: Int
  ) -> ClaimSubject? {
    var counts: [String: Int] = [:]
    var best: EntityMention?
    var bestCount = least
    for mention in mentions.entities where types.contains(mention.type) {
      let count = (counts[mention.entityID] ?? 0) + 1
      counts[mention.entityID] = count
      if count > bestCount { (best, bestCount) = (mention, count) }
    }
    return best.map { ClaimSubject(entityID: $0.entityID, label: $0.label) }
  }
}
