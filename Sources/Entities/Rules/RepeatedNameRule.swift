import NewsModel

/// Further mentions of the names that other rules found in the same article.
struct RepeatedNameRule: EntityRule {
  static let name = "repeated_name"

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    var owners: [String: EntityMention] = [:]
    for mention in scan.made where mention.span.byteCount >= 4 && mention.span.byteCount <= 60 {
      let word = scan.string(mention.span.start, mention.span.end)
      if let other = owners[word], other.confidence >= mention.confidence { continue }
      owners[word] = mention
    }
    return NameRepeats.mentions(of: owners, in: scan, rule: Self.name) { _ in true }
  }
}
