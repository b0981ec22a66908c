import NewsModel

/// The company or product an article is about.
enum ArticleTopic {
  /// The one named most often, at least three times.
  static func subject(of mentions: ArticleMentions) -> ClaimSubject? {
    var counts: [String: Int] = [:]
    var best: EntityMention?
    var bestCount = 2
    for mention in mentions.entities
    where mention.type == .organization || mention.type == .product {
      let count = (counts[mention.entityID] ?? 0) + 1
      counts[mention.entityID] = count
      if count > bestCount { (best, bestCount) = (mention, count) }
    }
    return best.map { ClaimSubject(entityID: $0.entityID, label: $0.label) }
  }
}
