import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@Suite struct PackTests {
  private func table(_ text: String) throws(PackError) -> PackTable {
    try PackTable(
      parsing: Array(text.utf8), file: "t.tsv", columns: ["id", "source"], optional: ["forms"],
      key: "id")
  }

  @Test func readsRowsListsAndBlanks() throws {
    let table = try table("# note\nid\tforms\tsource\r\na\tx||y\town\nb\t\town\n\n")
    #expect(table.rows.map { $0["id"] } == ["a", "b"])
    #expect(table.rows[0].list("forms") == ["x", "y"])
    #expect(table.rows[1].list("forms").isEmpty)
    #expect(table.rows[1].line == 4)
  }

  @Test(arguments: [
    ("id\tnote\tsource\n", "t.tsv:1:2"), ("id\n", "t.tsv:1"), ("", "t.tsv"),
    ("id\tsource\na\town\na\town\n", "t.tsv:3:1"), ("id\tsource\na\town\tmore\n", "t.tsv:2:3"),
    ("id\tid\tsource\n", "t.tsv:1:2"),
  ])
  func errorsNameThePlace(text: String, place: String) {
    do throws(PackError) {
      _ = try table(text)
      Issue.record("read a malformed table")
    } catch {
      #expect(error.description.hasPrefix(place + ":"), "\(error)")
    }
  }

  @Test func overlaysReplaceByKeyAndAdd() throws {
    let folder = try TemporaryFolder()
    try folder.write("base/v.tsv", "id\tforms\tsource\na\told\town\nb\tkept\town\n")
    try folder.write("over/v.tsv", "id\tforms\tsource\na\tnew\tme\nc\tadded\tme\n")
    let packs = try PackSet(bundled: folder.path + "/base", overlays: [folder.path + "/over"])
    let rows = try packs.rows(
      "v.tsv", columns: ["id", "source"], optional: ["forms"], key: "id")
    #expect(rows.map { $0["id"] + "=" + $0["forms"] } == ["a=new", "b=kept", "c=added"])
  }

  @Test func missingFoldersAndTablesSayWhatToDo() throws {
    let folder = try TemporaryFolder()
    #expect(throws: PackError.self) { try PackSet(bundled: folder.path + "/none") }
    let packs = try PackSet(bundled: folder.path)
    #expect(throws: PackError.self) { try packs.rows("v.tsv", columns: ["id"]) }
  }

  @Test func bundledPacksAreFoundBesideTheTests() throws {
    let packs = try PackSet.located()
    #expect(packs.files().contains { $0.path == "PACKS.tsv" })
  }

  @Test func automatonFindsTheLongestWord() throws {
    let words = WordAutomaton([("抖音", 1), ("抖音电商", 2), ("音", 3)])
    let bytes = Array("在抖音电商上".utf8)
    let match = try #require(words.longestMatch(in: bytes, at: 3))
    #expect(match.payload == 2 && match.end == 15)
    #expect(words.longestMatch(in: bytes, at: 0) == nil)
    #expect(words.longestMatch(in: bytes, at: bytes.count) == nil)
    #expect(words.matches(in: bytes, at: 3).map(\.payload) == [1, 2])
    #expect(words.longestMatch(in: bytes, at: 6)?.payload == 3)
  }

  @Test func automatonFindsTheLongestWordThatEnds() throws {
    let words = WordAutomaton([("音抖", 1), ("音", 2), ("No", 3)])
    let bytes = Array("在抖音oN".utf8)
    let long = try #require(words.longestMatch(in: bytes, endingAt: 9))
    #expect(long.start == 3)
    #expect(long.payload == 1)
    #expect(words.longestMatch(in: bytes, endingAt: 11)?.start == 9)
    #expect(words.longestMatch(in: bytes, endingAt: 3) == nil)
    #expect(words.longestMatch(in: bytes, endingAt: 0) == nil)
    let cut = Array("音".utf8)
    #expect(words.longestMatch(in: cut, endingAt: 3)?.payload == 2)
    #expect(words.longestMatch(in: cut, endingAt: 40)?.start == 0)
  }
}
