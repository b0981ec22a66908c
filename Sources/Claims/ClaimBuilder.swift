package import ExtractorPacks
package import NewsModel

/// Binds quantities and times to subject, metric, period, market, modality and attribution.
package struct ClaimBuilder: Sendable {
  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet) throws(PackError) {}

  /// Claims in the order of their first evidence; a proposition said twice is one claim.
  package func claims(in article: SegmentedArticle, mentions: ArticleMentions) -> [Claim] { [] }
}
