package import ExtractorPacks
package import NewsModel

/// Finds every quantity and time of an article in one left-to-right cover of non-overlapping mentions.
package final class QuantityScanner: Sendable {
  private let lexicon: QuantityLexicon
  private let times: TimeScanner
  private let bounds: WordBounds

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {
    bounds = try WordBounds(packs: packs)
    lexicon = try QuantityLexicon(packs: packs, bounds: bounds)
    times = try TimeScanner(packs: packs, bounds: bounds)
  }

  /// Quantities and times of a segmented article; entities are left empty.
  ///
  /// Relative times resolve against the article's publication date; without one an anchor is
  /// inferred from the text and returned in `anchor`. Times are read first; quantities fill the gaps
  /// between them. Cost: O(bytes of the text).
  package func mentions(in article: SegmentedArticle) -> ArticleMentions {
    let borders = WordBorders(text: article.text, vocabulary: bounds, words: article.words)
    var (times, anchor) = self.times.times(in: borders, published: article.article.published)
    times.removeAll { NonTime.isQuantity($0, in: article.text, lexicon) }
    var scan = QuantityScan(
      text: article.text, lexicon: lexicon, times: times, borders: borders,
      home: article.article.url.flatMap(lexicon.homeCurrency))
    let quantities = JoinRule.joined(scan.run(), in: article.text)
    return ArticleMentions(quantities: quantities, times: times, anchor: anchor)
  }
}
