import NewsModel

/// What cleaning found out about a page, before what the caller gave is laid over it.
struct PageFindings {
  var text = ArticleText(utf8: [])
  var titleSpan: TextSpan?
  var title: String?
  var authors: [String] = []
  var site: String?
  var source: String?
  /// 责任编辑, several names joined by ", ".
  var editor: String?
  /// The part of the site, such as 财经.
  var section: String?
  /// Where the article goes on.
  var nextPage: String?
  /// The page holds only a part of the article.
  var partial = false
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
    // Beside names of two to four characters, a longer one is an outlet or a loose word; Latin names
    // and those with a middle dot are long by nature.
    func isLong(_ name: String) -> Bool {
      name.unicodeScalars.count > 4 && !name.contains("·") && !name.utf8.allSatisfy { $0 < 0x80 }
    }
    if authors.contains(where: { !isLong($0) }) { authors.removeAll(where: isLong) }
  }

  /// Takes what a byline says, where nothing better is known.
  mutating func take(_ byline: Byline) {
    if source == nil { source = byline.source }
    for name in byline.authors where !authors.contains(name) { authors.append(name) }
    takeEditor(byline)
  }

  /// Takes the editors of a byline.
  mutating func takeEditor(_ byline: Byline) {
    if editor == nil, !byline.editors.isEmpty { editor = byline.editors.joined(separator: ", ") }
  }
}
