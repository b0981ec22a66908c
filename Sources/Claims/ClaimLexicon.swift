import ExtractorPacks
import NewsModel

/// Every word that matters to claims, in one automaton: metrics, cues and lines of business.
struct ClaimLexicon: Sendable {
  /// All meanings of one word.
  struct Entry: Sendable {
    /// Metrics the word names by itself.
    var metrics: [Int] = []
    /// Metrics the word counts, next to a number only.
    var nouns: [Int] = []
    var kinds: CueSet = []
    var values: [CueKind: String] = [:]
    /// Slug of a line of business (`cross_border_ecommerce`).
    var industry: String?

    func has(_ kind: CueKind) -> Bool { kinds.contains(CueSet(kind)) }
  }

  let entries: [Entry]
  let metrics: [Metric]
  /// Whose figure each metric is; growth, shares and ratios follow the figure they speak about.
  let policies: [SubjectPolicy]
  let automaton: WordAutomaton
  private let metricByID: [String: Int]
  private let metricByUnit: [String: Int]
  private let businesses: [String: (id: String, label: String)]

  /// Words that turn a counted noun into the name of a metric: 店铺数量, 小店的数量.
  private static let countSuffixes = ["数", "数量", "的数量", "总数", "总量", "人数", "规模", "家数"]

  /// - Throws: `PackError` when a table is missing, malformed, or names an unknown kind.
  init(packs: PackSet) throws(PackError) {
    var metrics: [Metric] = []
    var metricByID: [String: Int] = [:]
    var metricByUnit: [String: Int] = [:]
    var entries: [Entry] = []
    var indexes: [String: Int] = [:]
    func edit(_ word: String, _ change: (inout Entry) -> Void) {
      let index = indexes[word] ?? entries.count
      if index == entries.count {
        indexes[word] = index
        entries.append(Entry())
      }
      change(&entries[index])
    }

    let metricRows = try packs.rows(
      "metrics/metrics.tsv",
      columns: [
        "id", "label_zh", "label_en", "kinds", "forms", "nouns", "units", "stock_flow", "additive",
        "relation", "subject", "growth_metric", "share_metric", "ratio_metric", "source",
      ], key: "id")
    for row in metricRows {
      let index = metrics.count
      metrics.append(try Self.metric(row))
      metricByID[row["id"]] = index
      for unit in row.list("units") { metricByUnit[unit] = index }
      for form in row.list("forms") { edit(form) { $0.metrics.append(index) } }
      for noun in row.list("nouns") {
        edit(noun) { $0.nouns.append(index) }
        for suffix in Self.countSuffixes {
          edit(noun + suffix) { if !$0.metrics.contains(index) { $0.metrics.append(index) } }
        }
      }
    }
    for row in metricRows {
      for column in ["growth_metric", "share_metric", "ratio_metric"]
      where !row[column].isEmpty && metricByID[row[column]] == nil {
        throw row.error(column, "'\(row[column])' is no metric of this table; add its row")
      }
    }

    for row in try packs.rows("claims/cues.tsv", columns: ["word", "kind", "value", "source"]) {
      guard let kind = CueKind(rawValue: row["kind"]) else {
        let known = CueKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.error("kind", "unknown kind '\(row["kind"])'; known: \(known)")
      }
      edit(row["word"]) {
        $0.kinds.insert(CueSet(kind))
        $0.values[kind] = row["value"]
      }
    }
    for row in try packs.rows(
      "claims/markets.tsv", columns: ["phrase", "market", "source"], key: "phrase")
    {
      edit(row["phrase"]) { $0.industry = row["market"] }
    }
    var businesses: [String: (id: String, label: String)] = [:]
    for row in try packs.rows(
      "claims/businesses.tsv", columns: ["platform", "business", "label", "source"],
      key: "platform")
    {
      businesses[row["platform"]] = (row["business"], row["label"])
    }

    var policies = metrics.map(\.subject)
    for metric in metrics where metric.subject != .any {
      for id in [metric.growthID, metric.shareID, metric.ratioID] {
        if let index = id.flatMap({ metricByID[$0] }), policies[index] == .any {
          policies[index] = metric.subject
        }
      }
    }
    self.policies = policies
    for (word, index) in try Self.traditional(indexes, packs) where indexes[word] == nil {
      indexes[word] = index
    }
    automaton = WordAutomaton(indexes.map { (word: $0.key, payload: Int32($0.value)) })
    (self.entries, self.metrics, self.metricByID) = (entries, metrics, metricByID)
    (self.metricByUnit, self.businesses) = (metricByUnit, businesses)
  }

  /// Every word in traditional letters, where that differs: 營業收入 reads as 营业收入.
  private static func traditional(
    _ words: [String: Int], _ packs: PackSet
  ) throws(PackError) -> [(word: String, index: Int)] {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in try packs.rows(
      "claims/traditional.tsv", columns: ["simplified", "traditional", "source"],
      key: "simplified")
    {
      guard let from = row["simplified"].unicodeScalars.first,
        let to = row["traditional"].unicodeScalars.first
      else { throw row.error("simplified", "one letter expected in each cell") }
      letters[from] = to
    }
    // Sorted, so that two words with one traditional form do not depend on the order of a hash.
    return words.sorted { $0.key < $1.key }.compactMap { word, index in
      var spelling = String.UnicodeScalarView()
      for scalar in word.unicodeScalars { spelling.append(letters[scalar] ?? scalar) }
      let other = String(spelling)
      return other == word ? nil : (other, index)
    }
  }

  private static func metric(_ row: PackTable.Row) throws(PackError) -> Metric {
    var kinds: Set<QuantityKind>? = []
    for name in row.list("kinds") {
      if name == "any" {
        kinds = nil
      } else if let kind = QuantityKind(rawValue: name) {
        kinds?.insert(kind)
      } else if name != "time" {
        throw row.error("kinds", "unknown kind '\(name)'; PROTOCOL names them")
      }
    }
    guard let relation = MetricRelation(rawValue: row["relation"]) else {
      throw row.error("relation", "unknown relation '\(row["relation"])'")
    }
    guard let subject = SubjectPolicy(rawValue: row["subject"]) else {
      throw row.error("subject", "unknown subject '\(row["subject"])'")
    }
    func optional(_ column: String) -> String? { row[column].isEmpty ? nil : row[column] }
    return Metric(
      id: row["id"], kinds: kinds, relation: relation, subject: subject,
      isStock: row["stock_flow"] == "stock", growthID: optional("growth_metric"),
      shareID: optional("share_metric"), ratioID: optional("ratio_metric"))
  }

  func metricIndex(_ id: String?) -> Int? { id.flatMap { metricByID[$0] } }

  /// The metric a unit alone names: 3700点, 5000毫安时.
  func metricIndex(unit: String?) -> Int? { unit.flatMap { metricByUnit[$0] } }

  func isBusiness(_ entity: String) -> Bool {
    businesses.values.contains { $0.id == entity }
  }

  /// The shop business of a platform, if it has one.
  func business(of platform: String) -> (id: String, label: String)? { businesses[platform] }
}
