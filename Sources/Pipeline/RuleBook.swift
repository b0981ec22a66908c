package import ExtractorPacks

/// What each rule of the quantities and times reads, for people.
package struct RuleBook: Sendable {
  private let sayings: [String: (zh: String, en: String)]

  /// - Throws: `PackError` when `rules.tsv` is missing or malformed.
  package init(packs: PackSet) throws(PackError) {
    var sayings: [String: (zh: String, en: String)] = [:]
    for row in try packs.rows("rules.tsv", columns: ["rule", "zh", "en", "source"], key: "rule") {
      sayings[row["rule"]] = (row["zh"], row["en"])
    }
    self.sayings = sayings
  }

  /// The rule in one line of Chinese and of English; nil for rules the table does not know.
  package func saying(_ rule: String) -> (zh: String, en: String)? { sayings[rule] }

  /// The rules it knows.
  package var rules: Set<String> { Set(sayings.keys) }
}
