/// A fact with what a reader needs beside it: its document and the sentence it stands in.
package struct FactInContext: Sendable {
  package let fact: Fact
  /// The text is empty; everything else is filled.
  package let document: DocumentRecord
  /// Text of the fact's context span.
  package let sentence: String

  package init(fact: Fact, document: DocumentRecord, sentence: String) {
    (self.fact, self.document, self.sentence) = (fact, document, sentence)
  }
}
