/// One stored article: the clean text with its identity and provenance.
package struct DocumentRecord: Sendable {
  /// `d_…`: source and raw bytes.
  package var documentID: String
  /// `a_…`: versions of one article share it.
  package var articleID: String
  /// `x_…`: exact reposts share it.
  package var textID: String
  /// Name of the outlet it is filed under.
  package var source: String
  /// The outlet the page credits (来源：36氪 on another outlet's page), when it is not `source`.
  package var creditedSource: String?
  /// Ingested root, as given.
  package var root: String
  /// Path relative to the root, file name included.
  package var path: String
  package var rawSHA256: String
  package var url: String?
  package var title: String?
  package var author: String?
  package var published: PublicationDate?
  /// `hans`, `hant` or `other`.
  package var script: String
  package var text: ArticleText
  package var warnings: [String]

  package init(
    documentID: String, articleID: String, textID: String, source: String,
    creditedSource: String? = nil, root: String, path: String, rawSHA256: String,
    url: String? = nil, title: String? = nil, author: String? = nil,
    published: PublicationDate? = nil, script: String = "hans", text: ArticleText,
    warnings: [String] = []
  ) {
    (self.documentID, self.articleID, self.textID) = (documentID, articleID, textID)
    (self.source, self.creditedSource, self.root, self.path) = (source, creditedSource, root, path)
    (self.rawSHA256, self.url, self.title, self.author) = (rawSHA256, url, title, author)
    (self.published, self.script, self.text, self.warnings) = (published, script, text, warnings)
  }
}
