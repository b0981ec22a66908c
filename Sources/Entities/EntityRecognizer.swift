package import ExtractorPacks
package import NewsModel

/// Finds named companies, products, people, places, media and events, with their identities.
package struct EntityRecognizer: Sendable {
  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet) throws(PackError) {}

  /// Sorted by span, never overlapping: the longest name wins.
  package func mentions(in article: SegmentedArticle) -> [EntityMention] { [] }
}
