import ExtractorPacks

/// Words that a number or a date must not cut, and fixed names that hold numerals.
///
/// The words are `quantities/bounds.tsv` and the names of the entity tables, so that 上周五粮液 is 上周 and
/// 五粮液, and 3月份额 is 3月 and 份额. Made once at load, shared by the scanners of quantities and times.
final class WordBounds: Sendable {
  /// What a row says of its word.
  private enum Role: String {
    /// An ordinary word: a mention does not end inside it.
    case word
    /// A fixed name or word with numerals: no mention starts at it or ends inside it (十月稻田).
    case name
  }

  /// Everything that a mention must not cut.
  let words: WordAutomaton
  /// What no mention starts at.
  let names: WordAutomaton
  /// The words of ``names``, for the scanner that merges them into its own vocabulary.
  let nameList: [String]

  /// - Throws: `PackError` when a table is missing, malformed, or a role is unknown.
  init(packs: PackSet) throws(PackError) {
    var words: [(word: String, payload: Int32)] = []
    var names: [String] = []
    for row in try packs.rows(
      "quantities/bounds.tsv", columns: ["word", "role", "source"], key: "word")
    {
      guard let role = Role(rawValue: row["role"]) else {
        throw row.error("role", "role is word or name, not '\(row["role"])'")
      }
      words.append((row["word"], 0))
      if role == .name { names.append(row["word"]) }
    }
    for table in Self.entityTables {
      for row in try packs.rows(table, columns: Self.entityColumns, key: "id") {
        for name in [row["label"]] + row.list("aliases") where name.utf8.count >= 6 {
          words.append((name, 0))
        }
      }
    }
    self.words = WordAutomaton(words)
    self.names = WordAutomaton(names.map { ($0, 0) })
    nameList = names
  }

  private static let entityTables = [
    "entities/companies.tsv", "entities/platforms.tsv", "entities/media.tsv",
    "entities/places.tsv", "entities/cities.tsv", "entities/orgs.tsv", "entities/research.tsv",
  ]
  private static let entityColumns = [
    "id", "type", "label", "label_en", "aliases", "parent", "source",
  ]
}
