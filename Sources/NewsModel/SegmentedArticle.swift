/// A sentence of an article.
package struct Sentence: Hashable, Sendable {
  /// Without surrounding white space.
  package let span: TextSpan
  /// Index of the line (paragraph) it stands in, from 0.
  package let paragraph: Int
  package init(span: TextSpan, paragraph: Int) { (self.span, self.paragraph) = (span, paragraph) }
}

/// An article cut into sentences and words.
package struct SegmentedArticle: Sendable {
  package let article: CleanArticle
  /// In text order, not overlapping; white space between them belongs to none.
  package let sentences: [Sentence]
  /// In text order; together they cover the text exactly.
  package let words: [TextSpan]

  package var text: ArticleText { article.text }

  package init(article: CleanArticle, sentences: [Sentence], words: [TextSpan]) {
    (self.article, self.sentences, self.words) = (article, sentences, words)
  }

  /// Index of the sentence that holds `offset`, or nil between sentences.
  ///
  /// Cost: O(log sentences).
  package func sentenceIndex(at offset: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].span.contains(offset) else { return nil }
    return low
  }
}

/// Everything the recognisers found in one article, each list sorted by span.
package struct ArticleMentions: Sendable {
  package var quantities: [QuantityMention]
  package var times: [TimeMention]
  package var entities: [EntityMention]
  /// The day relative expressions were resolved against, with its basis; nil when there is none.
  package var anchor: PublicationDate?

  package init(
    quantities: [QuantityMention] = [], times: [TimeMention] = [], entities: [EntityMention] = [],
    anchor: PublicationDate? = nil
  ) {
    (self.quantities, self.times, self.entities, self.anchor) = (
      quantities, times, entities, anchor
    )
  }
}
