package import NewsModel

/// Writes how a page was read, for people: a head, then one line of tab-separated cells a line.
package enum ExplanationText {
  /// Columns: role, score, reason, block, text.
  ///
  /// `-` stands for a line outside the block; plain text, whose lines lie in no block, has their cell
  /// empty.
  package static func of(
    _ article: CleanArticle, _ explanation: PageExplanation?, path: String
  ) -> String {
    var out = ""
    out += ("# \(path)\n# title: \(article.title ?? "-")\n")
    let published = article.published.map { "\($0.iso) (\($0.basis), \($0.confidence))" } ?? "-"
    out += ("# published: \(published)\n# author: \(article.author ?? "-")\n")
    out += ("# source: \(article.source ?? "-")\n# confidence: \(article.confidence)\n")
    for warning in article.warnings { out += ("# warning: \(warning)\n") }
    guard let explanation else { return out + "\n" }
    out +=
      ("# method: \(explanation.method)\n# profile: \(explanation.profile ?? "-")\n"
        + "# block: \(explanation.block.isEmpty ? "-" : explanation.block)\n"
        + "# score: \(rounded(explanation.score)), best elsewhere \(rounded(explanation.rival))\n")
    out += ("role\tscore\treason\tblock\ttext\n")
    for line in explanation.lines {
      out +=
        ("\(line.role?.rawValue ?? "-")\t\(rounded(line.score))\t\(line.reason)\t\(line.block)\t"
          + "\(line.text)\n")
    }
    return out + "\n"
  }

  private static func rounded(_ score: Double) -> String {
    "\((score * 10).rounded() / 10)"
  }
}
