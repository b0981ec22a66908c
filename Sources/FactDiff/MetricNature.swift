package import ExtractorPacks

/// What kind of quantity a metric is; `diff/metrics.tsv` explains the words.
package enum MetricNature: String, Sendable, CaseIterable {
  case stock, flow, event, tally, generic, unknown
}

/// The nature of every metric, by id, suffix or prefix.
package struct MetricNatureTable: Sendable {
  package static let path = "diff/metrics.tsv"
  private let exact: [String: MetricNature]
  /// Longest first.
  private let suffixes: [(word: String, nature: MetricNature)]
  private let prefixes: [(word: String, nature: MetricNature)]

  /// - Throws: ``PackError`` that points at the cell that can't be read.
  package init(packs: PackSet) throws(PackError) {
    var exact: [String: MetricNature] = [:]
    var suffixes: [(word: String, nature: MetricNature)] = []
    var prefixes: [(word: String, nature: MetricNature)] = []
    let columns = ["pattern", "nature", "source"]
    for row in try packs.rows(Self.path, columns: columns, key: "pattern") {
      guard let nature = MetricNature(rawValue: row["nature"]) else {
        let known = MetricNature.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.error("nature", "'\(row["nature"])' is not one of \(known)")
      }
      let pattern = row["pattern"]
      if pattern.hasPrefix("*") {
        suffixes.append((String(pattern.dropFirst()), nature))
      } else if pattern.hasSuffix("*") {
        prefixes.append((String(pattern.dropLast()), nature))
      } else {
        exact[pattern] = nature
      }
    }
    let order:
      ((word: String, nature: MetricNature), (word: String, nature: MetricNature)) -> Bool =
        { ($1.word.utf8.count, $0.word) < ($0.word.utf8.count, $1.word) }
    (self.exact, self.suffixes, self.prefixes) = (
      exact, suffixes.sorted(by: order), prefixes.sorted(by: order)
    )
  }

  package func nature(of metricID: String) -> MetricNature {
    if let nature = exact[metricID] { return nature }
    if let match = prefixes.first(where: { metricID.hasPrefix($0.word) }) { return match.nature }
    return suffixes.first { metricID.hasSuffix($0.word) }?.nature ?? .unknown
  }
}
