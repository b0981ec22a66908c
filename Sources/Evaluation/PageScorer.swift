import Foundation
package import NewsModel

/// Adds up how well clean articles agree with the gold of their pages.
package struct PageScorer: Sendable {
  /// The measures, in the order they are printed.
  package enum Measure: String, CaseIterable, Sendable {
    /// Pooled body F1, mean F1 per page, share of pages whose words are all right.
    case bodyF1, pageF1, exact
    /// Shares of the pages that have one in the gold.
    case title, date, minute, author, source, site, section
    /// Share of the pages without an author for which none was invented.
    case noAuthor
    /// Share of the partial pages and of the expected losses that were reported.
    case reported
  }

  private var bodies: [ShingleScore] = []
  private var fields: [Measure: Score] = [:]

  package init() {}

  /// F1 of the body of every page added, in order.
  package var pageScores: [Double] { bodies.map(\.f1) }

  /// Scores one page; nil is a page that was rejected.
  package mutating func add(_ article: CleanArticle?, gold: GoldPage) {
    bodies.append(ShingleScore(expected: gold.body, given: article?.text.string ?? ""))
    count(.title, Self.folded(gold.title) == Self.folded(article?.title ?? ""))
    let published = article?.published?.iso.replacingOccurrences(of: "T", with: " ") ?? ""
    if let date = gold.date {
      let day = min(date.count, 10)
      count(.date, published.prefix(day) == date.prefix(day))
      if date.count >= 16 { count(.minute, published.prefix(16) == date.prefix(16)) }
    }
    if let author = gold.author {
      let names = Self.names(article?.author ?? "")
      if author.isEmpty {
        count(.noAuthor, names.isEmpty)
      } else {
        count(.author, names == Set(author.map(Self.folded)))
      }
    }
    if let source = gold.source { count(.source, Self.isSame(source, article?.source)) }
    if let site = gold.site { count(.site, Self.isSame(site, article?.site)) }
    if let section = gold.section { count(.section, Self.isSame(section, article?.section)) }
    var losses = gold.expectWarnings ?? []
    if gold.partial { losses.append("partial") }
    for code in losses {
      count(.reported, article?.warnings.contains { $0.hasPrefix(code) } ?? false)
    }
  }

  /// The measures the pages said anything of.
  package var results: [Measure: Double] {
    var results = fields.mapValues { Double($0.right) / Double($0.expected) }
    results[.bodyF1] = ShingleScore.pooled(bodies)
    results[.pageF1] = ShingleScore.mean(bodies.map(\.f1))
    results[.exact] = ShingleScore.mean(bodies.map { $0.isExact ? 1 : 0 })
    return results
  }

  private mutating func count(_ measure: Measure, _ isRight: Bool) {
    let score = Score(right: isRight ? 1 : 0, given: 1, expected: 1)
    fields[measure, default: Score()] = fields[measure, default: Score()] + score
  }

  /// A name is also right as a part: 易邻 and 易邻财经, 第05版：经济 and 经济.
  private static func isSame(_ gold: String, _ given: String?) -> Bool {
    guard let given = given.map(folded), !given.isEmpty else { return false }
    let gold = folded(gold)
    return given == gold || given.contains(gold) || gold.contains(given)
  }

  private static func names(_ authors: String) -> Set<String> {
    let parts = authors.split { ",，、;； ".contains($0) }
    return Set(parts.map { folded(String($0)) }.filter { !$0.isEmpty })
  }

  private static func folded(_ string: String) -> String {
    string.precomposedStringWithCompatibilityMapping.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
