import NewsModel

/// What cleaning found out about a page, before what the caller gave is laid over it.
struct PageFindings {
  var text = ArticleText(utf8: [])
  var titleSpan: TextSpan?
  var title: String?
  var authors: [String] = []
  var site: String?
  var source: String?
  var url: String?
  var published: PublicationDate?
  var confidence = 1.0
  var warnings: [String] = []
  var removed: [RemovedLine] = []

  /// Takes what a byline says, where nothing better is known.
  mutating func take(_ byline: Byline) {
    if source == nil { source = byline.source }
    for name in byline.authors where !authors.contains(name) { authors.append(name) }
  }
}
