import ExtractorPacks
import NewsModel

/// All names of the packs, compiled for one scan of a text.
struct EntityLexicon: Sendable {
  /// The tables below the pack folders, and the type their rows have when they state none.
  static let tables = [
    "entities/companies.tsv", "entities/platforms.tsv", "entities/media.tsv",
    "entities/places.tsv", "entities/cities.tsv", "entities/people.tsv", "entities/events.tsv",
    "entities/orgs.tsv", "entities/research.tsv",
  ]
  static let columns = ["id", "type", "label", "label_en", "aliases", "parent", "source"]
  static let guardColumns = [
    "name", "mode", "not_before", "not_after", "before", "after", "with", "source",
  ]

  private(set) var entities: [NamedEntity] = []
  private(set) var names: [EntityName] = []
  private(set) var guards: [NameGuard] = []
  let automaton: WordAutomaton

  /// - Throws: `PackError` for a missing table, an unknown type or a parent that does not exist.
  init(packs: PackSet) throws(PackError) {
    var guardOfName: [String: Int] = [:]
    for row in try packs.rows("entities/guards.tsv", columns: Self.guardColumns, key: "name") {
      guardOfName[row["name"]] = guards.count
      guards.append(try NameGuard(row))
    }
    var words: [(word: String, payload: Int32)] = []
    var taken: [String: Int] = [:]
    var positions: [String: Int] = [:]
    var rows: [PackTable.Row] = []
    for table in Self.tables {
      rows += try packs.rows(table, columns: Self.columns, key: "id")
    }
    let regions = RegionNames.load()
    for row in rows where positions[row["id"]] == nil {
      guard let type = EntityType(rawValue: row["type"]) else {
        throw row.error("type", "unknown type '\(row["type"])'")
      }
      positions[row["id"]] = entities.count
      let parent = row["parent"]
      entities.append(
        NamedEntity(
          id: row["id"], type: type, label: row["label"], parentID: parent.isEmpty ? nil : parent))
    }
    for row in rows where !row["parent"].isEmpty && positions[row["parent"]] == nil {
      throw row.error("parent", "no entity '\(row["parent"])'")
    }
    for region in regions where positions[region.id] == nil {
      positions[region.id] = entities.count
      entities.append(
        NamedEntity(id: region.id, type: .place, label: region.label, parentID: nil))
    }
    var spellings: [(name: String, id: String)] = []
    for row in rows {
      for name in [row["label"], row["label_en"]] + row.list("aliases") where !name.isEmpty {
        spellings.append((name, row["id"]))
      }
    }
    for region in regions { for name in region.names { spellings.append((name, region.id)) } }
    for (name, id) in spellings {
      guard let entity = positions[id] else { continue }
      let nameGuard = guardOfName[name]
      for variant in NameSpelling.variants(of: name) {
        let bytes = Array(variant.utf8)
        let letters = bytes.count { ByteRun.isLetter($0) }
        let isLatin = bytes.allSatisfy { $0 < 0x80 }
        var matchesCase = isLatin && letters <= 3
        if let nameGuard, guards[nameGuard].matchesCase { matchesCase = true }
        let folded = String(decoding: ByteRun.folded(bytes), as: UTF8.self)
        if let position = taken[folded] {
          if matchesCase { names[position].exactBytes?.append(bytes) }
          continue
        }
        taken[folded] = names.count
        words.append((folded, Int32(names.count)))
        names.append(
          EntityName(
            entity: entity, nameGuard: nameGuard, exactBytes: matchesCase ? [bytes] : nil,
            isHan: NameSpelling.isHan(variant), length: variant.unicodeScalars.count))
      }
    }
    automaton = WordAutomaton(words)
  }
}
