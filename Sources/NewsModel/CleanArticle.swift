/// Where a publication date comes from; DESIGN "Publication date" gives the order.
package enum PublishedBasis: String, Sendable { case given, visible, meta, url, inferred, none }

package enum PublishedPrecision: String, Sendable { case year, month, day, minute, second }

/// When an article was published.
package struct PublicationDate: Hashable, Sendable {
  package let date: CivilDate
  /// Second of the day, Asia/Shanghai unless the page states a zone; nil for a bare day.
  package let secondOfDay: Int?
  package let precision: PublishedPrecision
  package let basis: PublishedBasis
  /// 0...1.
  package let confidence: Double

  package init(
    date: CivilDate, secondOfDay: Int? = nil, precision: PublishedPrecision = .day,
    basis: PublishedBasis, confidence: Double
  ) {
    (self.date, self.secondOfDay, self.precision) = (date, secondOfDay, precision)
    (self.basis, self.confidence) = (basis, confidence)
  }

  /// `2023`, `2023-09`, `2023-09-01`, `2023-09-01T14:07` or `2023-09-01T14:07:05`, as precise as known.
  package var iso: String {
    switch precision {
    case .year: String(date.description.prefix(4))
    case .month: String(date.description.prefix(7))
    case .day: date.description
    case .minute: String(CivilInstant(date, second: secondOfDay ?? 0).description.prefix(16))
    case .second: CivilInstant(date, second: secondOfDay ?? 0).description
    }
  }
}

/// What a line of a page was recognised as.
package enum LineRole: String, Sendable {
  /// Text of the article, its headline, the line that says when and who.
  case body, title, meta
  /// Credits in lines of their own.
  case source, author, editor
  case caption
  /// Headlines of other articles and the words above them; comments; the sign that the text ends.
  case related, comment, end
  case share, navigation, paging, ad, disclaimer, copyright
  /// Said before on the page.
  case duplicate
  /// Furniture of no known kind.
  case boilerplate
}

/// A line taken out of the text, kept for provenance.
package struct RemovedLine: Hashable, Sendable {
  package let role: LineRole
  package let text: String
  package init(role: LineRole, text: String) { (self.role, self.text) = (role, text) }
}

/// The text of an article without its page, and what the page says about it.
package struct CleanArticle: Sendable {
  package let text: ArticleText
  /// Where in `text` the headline stands, when it is part of it (`plain` input).
  package let titleSpan: TextSpan?
  package let title: String?
  /// Several names joined by ", ".
  package let author: String?
  /// Name of the website.
  package let site: String?
  /// The outlet: what the page credits (来源：36氪), else the site.
  package let source: String?
  package let url: String?
  package let published: PublicationDate?
  /// Who edited it (责任编辑), several names joined by ", ".
  package let editor: String?
  /// The part of the site it stands in, such as 财经.
  package let section: String?
  /// Address, as the page gives it, at which the article goes on; the text is then only a part.
  package let nextPage: String?
  /// IANA name, lower case, of the charset that was read.
  package let charset: String
  /// `hans`, `hant` or `other`.
  package let script: String
  /// Quality of the extraction, 0...1.
  package let confidence: Double
  /// Losses and doubts, each a code and words: `charset_replaced: 12 bytes …`.
  package var warnings: [String]
  package let removed: [RemovedLine]

  package init(
    text: ArticleText, titleSpan: TextSpan? = nil, title: String? = nil, author: String? = nil,
    site: String? = nil, source: String? = nil, url: String? = nil,
    published: PublicationDate? = nil, editor: String? = nil, section: String? = nil,
    nextPage: String? = nil, charset: String = "utf-8", script: String = "hans",
    confidence: Double = 1, warnings: [String] = [], removed: [RemovedLine] = []
  ) {
    (self.text, self.titleSpan, self.title) = (text, titleSpan, title)
    (self.author, self.site, self.source, self.url) = (author, site, source, url)
    (self.published, self.charset, self.script) = (published, charset, script)
    (self.editor, self.section, self.nextPage) = (editor, section, nextPage)
    (self.confidence, self.warnings, self.removed) = (confidence, warnings, removed)
  }
}
