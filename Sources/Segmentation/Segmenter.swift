package import NewsModel

/// Cuts clean articles into sentences and words with ICU.
///
/// Owns break iterators, so it belongs to one worker and is not `Sendable`.
package final class Segmenter {
  /// - Throws: ``Rejection`` (`parser`) when ICU has no Chinese break rules.
  package init(limits: Limits = Limits()) throws(Rejection) {}

  package func segment(_ article: CleanArticle) -> SegmentedArticle {
    SegmentedArticle(article: article, sentences: [], words: [])
  }
}
