/// How the bytes of a page are to be read.
package enum PageForm: String, Sendable {
  /// Raw bytes of an HTML or XHTML page in any charset.
  case html
  /// A saved page with its parts (MIME multipart/related).
  case mhtml
  /// Text scraped from a page: cleaned line by line.
  case plain
  /// Clean text: never rewritten, nothing removed.
  case text
}

/// What the caller knows of a page; what it gives wins over what the page says.
package struct GivenMetadata: Hashable, Sendable {
  package var title: String?
  package var author: String?
  package var url: String?
  /// Name of the outlet.
  package var source: String?
  /// ISO date or date-time.
  package var published: String?
  /// HTTP-level charset hint.
  package var charset: String?

  package init(
    title: String? = nil, author: String? = nil, url: String? = nil, source: String? = nil,
    published: String? = nil, charset: String? = nil
  ) {
    (self.title, self.author, self.url) = (title, author, url)
    (self.source, self.published, self.charset) = (source, published, charset)
  }
}

/// The bytes of one page before anything is known of them.
package struct RawPage: Sendable {
  /// The caller's name for it (a path, an id); appears in messages only.
  package let name: String
  package let bytes: [UInt8]
  package let form: PageForm
  package let given: GivenMetadata

  package init(name: String, bytes: [UInt8], form: PageForm, given: GivenMetadata = .init()) {
    (self.name, self.bytes, self.form, self.given) = (name, bytes, form, given)
  }
}
