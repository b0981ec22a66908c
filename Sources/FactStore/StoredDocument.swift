package import NewsModel

/// A sentence as it is stored: code points, half-open.
package struct StoredSentence: Hashable, Sendable {
  package let sentenceID: String
  package let start: Int
  package let end: Int
}

/// A named thing as it is stored: code points, half-open.
package struct StoredMention: Hashable, Sendable {
  package let mentionID: String
  package let start: Int
  package let end: Int
  package let surface: String
  package let type: EntityType
  package let entityID: String
  package let label: String
  package let confidence: Double
  package let rule: String
}

/// A fact with its signature, which follows an article through re-crawls.
package struct StoredFact: Hashable, Sendable {
  package let fact: Fact
  /// `s_…`: as the fact id, with the article in place of the document.
  package let signature: String
  package init(fact: Fact, signature: String) { (self.fact, self.signature) = (fact, signature) }
}

/// All rows of one article, ready to be written: made in a worker by ``DocumentAssembler``.
package struct StoredDocument: Sendable {
  package var document: DocumentRecord
  package var input: InputRecord
  package var sentences: [StoredSentence]
  package var mentions: [StoredMention]
  package var facts: [StoredFact]

  package init(
    document: DocumentRecord, input: InputRecord, sentences: [StoredSentence] = [],
    mentions: [StoredMention] = [], facts: [StoredFact] = []
  ) {
    (self.document, self.input, self.sentences) = (document, input, sentences)
    (self.mentions, self.facts) = (mentions, facts)
  }
}
