import Entities
import ExtractorPacks
import NewsModel
import Testing

@Suite struct EntityPackTests {
  private static let tables = [
    "companies", "platforms", "media", "places", "cities", "people", "events", "orgs", "research",
  ]
  private static let columns = ["id", "type", "label", "label_en", "aliases", "parent", "source"]

  private func rows() throws -> [PackTable.Row] {
    let packs = try PackSet.located()
    return try Self.tables.flatMap {
      try packs.rows("entities/\($0).tsv", columns: Self.columns, key: "id")
    }
  }

  @Test func everyRowHasAKnownTypeALabelAndASource() throws {
    let rows = try rows()
    #expect(rows.count > 2500)
    for row in rows {
      #expect(EntityType(rawValue: row["type"]) != nil, "\(row["id"])")
      #expect(!row["id"].isEmpty && !row["label"].isEmpty && !row["source"].isEmpty)
    }
  }

  @Test func idsDifferAndParentsExist() throws {
    let rows = try rows()
    let ids = Set(rows.map { $0["id"] })
    #expect(ids.count == rows.count)
    for row in rows where !row["parent"].isEmpty {
      #expect(ids.contains(row["parent"]), "\(row["id"]) has no parent \(row["parent"])")
    }
  }

  @Test func noNameHasTwoOwners() throws {
    var owners: [String: String] = [:]
    for row in try rows() {
      for name in [row["label"], row["label_en"]] + row.list("aliases") where !name.isEmpty {
        let other = owners.updateValue(row["id"], forKey: name)
        #expect(other == nil || other == row["id"], "\(name): \(other ?? "") and \(row["id"])")
      }
    }
  }

  @Test func recognizesNamesInAnEmptyAndALongText() throws {
    let recognizer = try EntityRecognizer(packs: PackSet.located())
    func found(_ text: String) -> [EntityMention] {
      let clean = CleanArticle(text: ArticleText(text))
      return recognizer.mentions(in: SegmentedArticle(article: clean, sentences: [], words: []))
    }
    #expect(found("").isEmpty)
    let many = found(String(repeating: "TikTok Shop在美国，", count: 1000))
    #expect(many.count == 2000)
    #expect(zip(many, many.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
    #expect(many.first?.parentID == "tiktok")
  }
}
