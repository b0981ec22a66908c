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
  /// Filled when asked for.
  var explanation: PageExplanation?

  /// Leaves out names that are none: vague words, markup, the outlet in the place of an author.
  mutating func dropVagueNames(_ pack: SitePack) {
    func isName(_ name: String) -> Bool {
      let folded = ByteText.folded(Array(name.utf8)[...])
      return !pack.vagueNames.contains(folded)
        && !folded.contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "<") }
    }
    if let name = source, !isName(name) { source = nil }
    authors = authors.filter { isName($0) && $0 != source && $0 != site }
    // Beside names of two to four characters, a longer one is an outlet or a loose word.
    let short = authors.filter { $0.unicodeScalars.count <= 4 }
    if !short.isEmpty { authors = short }
  }

  /// Takes what a byline says, where nothing better is known.
  mutating func take(_ byline: Byline) {
    if source == nil { source = byline.source }
    for name in byline.authors where !authors.contains(name) { authors.append(name) }
  }
}
