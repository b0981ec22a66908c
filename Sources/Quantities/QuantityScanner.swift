package import ExtractorPacks
package import NewsModel

/// Finds every quantity and time of an article in one left-to-right cover of non-overlapping mentions.
package struct QuantityScanner: Sendable {
  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {}

  /// Quantities and times of a segmented article; entities are left empty.
  ///
  /// Relative times resolve against the article's publication date; without one an anchor is
  /// inferred from the text and returned in `anchor`.
  package func mentions(in article: SegmentedArticle) -> ArticleMentions {
    ArticleMentions(anchor: article.article.published)
  }
}
