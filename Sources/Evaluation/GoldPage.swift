package import Foundation

/// What a careful reader marks on a page of the layout corpus; see `Corpus/layouts/README.md`.
package struct GoldPage: Decodable, Sendable {
  package let title: String
  /// Paragraphs joined by a blank line, cells of a table row by tabs.
  package let body: String
  /// Empty when nobody is named, nil when it is a matter of taste.
  package let author: [String]?
  /// As precise as printed, `2023-09-01 14:07:05`; nil when the page has none.
  package let date: String?
  /// Whom the page credits.
  package let source: String?
  package let site: String?
  package let section: String?
  /// The page holds only a part of the article.
  package let partial: Bool
  /// Codes of the losses that must be reported.
  package let expectWarnings: [String]?

  private enum CodingKeys: String, CodingKey {
    case title, body, author, date, source, site, section, partial
    case expectWarnings = "expect_warnings"
  }

  /// Reads a `.json` beside a page.
  package init(json: Data) throws {
    self = try JSONDecoder().decode(GoldPage.self, from: json)
  }
}
