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
  /// Name of the website.
  package var site: String?
  /// The part of the site it stands in, such as 财经.
  package var section: String?
  /// Who edited it (责任编辑), several names joined by ", ".
  package var editor: String?
  /// Address, as the page gives it, at which the article goes on.
  package var nextPage: String?
  /// Quality of the cleaning, 0...1; nil in documents stored before it was kept.
  package var cleanConfidence: Double?
  /// Lines taken out of the text; empty where they were not asked for.
  package var removed: [RemovedLine]

  package init(
    documentID: String, articleID: String, textID: String, source: String,
    creditedSource: String? = nil, root: String, path: String, rawSHA256: String,
    url: String? = nil, title: String? = nil, author: String? = nil,
    published: PublicationDate? = nil, script: String = "hans", text: ArticleText,
    warnings: [String] = [], site: String? = nil, section: String? = nil, editor: String? = nil,
    nextPage: String? = nil, cleanConfidence: Double? = nil, removed: [RemovedLine] = []
  ) {
    (self.documentID, self.articleID, self.textID) = (documentID, articleID, textID)
    (self.source, self.creditedSource, self.root, self.path) = (source, creditedSource, root, path)
    (self.rawSHA256, self.url, self.title, self.author) = (rawSHA256, url, title, author)
    (self.published, self.script, self.text, self.warnings) = (published, script, text, warnings)
    (self.site, self.section, self.editor, self.nextPage) = (site, section, editor, nextPage)
    (self.cleanConfidence, self.removed) = (cleanConfidence, removed)
  }
}
