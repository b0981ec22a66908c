import FactStore
import Foundation
import GRDB
import NewsModel
import TestSupport
import Testing

/// What cleaning found besides the text, in the document row.
@Suite struct CleaningFindingsTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/a.db" }
  init() throws { folder = try TemporaryFolder() }

  private func stored(
    removed: [RemovedLine] = [], warnings: [String] = [], path: String = "a.html",
    raw: String = "00", confidence: Double = 0.75
  ) -> StoredDocument {
    let article = CleanArticle(
      text: ArticleText("正文。"), title: "题", site: "甲网", source: "甲报", editor: "王五, 赵六",
      section: "财经", nextPage: "/a_2.html", confidence: confidence, warnings: warnings,
      removed: removed)
    let segmented = SegmentedArticle(article: article, sentences: [], words: [])
    let input = InputRecord(root: "/r", relpath: path, bytes: 1, modifiedNanoseconds: 2)
    return DocumentAssembler.assemble(
      ExtractedArticle(segmented: segmented, mentions: ArticleMentions(), claims: []),
      from: .init(source: "甲报", input: input, rawSHA256: raw))
  }

  private func open() throws -> FactStore {
    let store = try FactStore(path: path)
    try store.begin(StoreSamples.run)
    return store
  }

  private func value<T: DatabaseValueConvertible>(_ sql: String, of path: String? = nil) throws
    -> T?
  {
    try DatabaseQueue(path: path ?? self.path).inDatabase { try T.fetchOne($0, sql: sql) }
  }

  private static let lines = [
    RemovedLine(role: .related, text: "相关阅读：\"甲\"\\乙"), RemovedLine(role: .ad, text: "扫码\t关注"),
    RemovedLine(role: .related, text: ""), RemovedLine(role: .editor, text: "责任编辑：王五\u{0}\u{1F}"),
  ]

  @Test func findingsComeBackAsTheyWere() throws {
    let store = try open()
    let document = stored(removed: Self.lines, warnings: ["partial_page: goes on\nat /a_2.html"])
    _ = try store.write([document], runID: "r1")
    let id = document.document.documentID
    let found = try #require(try store.document(id))
    #expect(found.removed == Self.lines)
    #expect(found.site == "甲网" && found.section == "财经" && found.editor == "王五, 赵六")
    #expect(found.nextPage == "/a_2.html" && found.cleanConfidence == 0.75)
    #expect(found.warnings == ["partial_page: goes on at /a_2.html"])
    #expect(try store.document(path: "a.html")?.removed == Self.lines)
    #expect(try store.documents(withPrefix: String(id.prefix(6))).map(\.documentID) == [id])
    #expect(try store.documents().map(\.removed) == [[]])
    var streamed: [[RemovedLine]] = []
    try store.forEachDocument(withRemoved: true) { streamed.append($0.removed) }
    #expect(streamed == [Self.lines])
    #expect(try value("SELECT json_extract(boilerplate_json, '$[3].role') FROM doc") == "editor")
    #expect(
      try value("SELECT site||section||editor||next_page||clean_confidence FROM v_documents")
        == "甲网财经王五, 赵六/a_2.html0.75")
    #expect(try store.check().isEmpty)
  }

  @Test func nothingRemovedIsNullAndReadingAgainReplaces() throws {
    let store = try open()
    let sql = "SELECT count(*) FROM doc WHERE boilerplate_json IS NULL"
    _ = try store.write([stored(removed: Self.lines)], runID: "r1")
    #expect(try value(sql) == 0)
    _ = try store.write([stored(confidence: 0.5)], runID: "r1")
    #expect(try value(sql) == 1)
    #expect(try store.documents().map(\.cleanConfidence) == [0.5])
  }

  @Test(arguments: [("告", 500), ("💩", 500), ("a", 501), ("\"", 20_000), ("e\u{301}", 300)])
  func whatIsKeptIsBounded(character: String, count: Int) throws {
    let text = String(repeating: character, count: count)
    let lines = (0..<230).map { RemovedLine(role: .ad, text: "\($0)" + text) }
    let store = try open()
    let document = stored(removed: lines)
    _ = try store.write([document], runID: "r1")
    let kept = try #require(try store.document(document.document.documentID)).removed
    #expect(kept.count == 200)
    for (line, whole) in zip(kept, lines) {
      #expect(
        Array(line.text.unicodeScalars) == Array(whole.text.unicodeScalars.prefix(500)))
    }
    #expect(try value("SELECT json_array_length(boilerplate_json) FROM doc") == 200)
  }

  @Test func anyLineComesBack() throws {
    var random = SplitMix(seed: 23)
    let parts = [
      "\"", "\\", "\n", "\u{0}", "\u{7F}", "中", "😀", "\u{2028}", "</a>", "\u{FFFD}", " ",
    ]
    let store = try open()
    for round in 0..<60 {
      let lines = (0..<3).map { _ in
        RemovedLine(
          role: .share,
          text: (0..<8).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined())
      }
      let document = stored(removed: lines)
      _ = try store.write([document], runID: "r1")
      #expect(
        try store.document(document.document.documentID)?.removed == lines, "round \(round)")
    }
    #expect(try store.check().isEmpty)
  }

  @Test(arguments: [(-1.0, 0.0), (7, 1), (Double.nan, nil), (Double.infinity, nil)])
  func confidenceStaysInItsRange(given: Double, kept: Double?) {
    #expect(stored(confidence: given).document.cleanConfidence == kept)
  }

  @Test func warningsAreCountedByCode() throws {
    let store = try open()
    let batch = [
      stored(
        warnings: ["charset_replaced: 2 sequences", "charset_replaced: 3", "truncated: cut: off"]),
      stored(warnings: ["truncated: cut"], path: "b.html", raw: "01"),
      stored(path: "c.html", raw: "02"),
      // Superseded by the next, so not counted.
      stored(warnings: ["too_deep: x"], path: "d.html", raw: "03"),
      stored(path: "d.html", raw: "04"),
    ]
    for document in batch { _ = try store.write([document], runID: "r1") }
    let status = try store.status()
    #expect(status.warnings == ["charset_replaced": 1, "truncated": 2])
    #expect(status.warnedDocuments == 2)
  }

  @Test func damagedLinesAreAnErrorThatNamesTheDocument() throws {
    let store = try open()
    let document = stored(removed: Self.lines)
    _ = try store.write([document], runID: "r1")
    let other = try DatabaseQueue(path: path)
    try other.inDatabase {
      try $0.execute(sql: "UPDATE doc SET boilerplate_json='[{]'")
    }
    #expect(try store.check().contains { $0.contains(document.document.documentID) })
    do {
      _ = try store.document(document.document.documentID)
      Issue.record("read without an error")
    } catch let error as StoreError {
      #expect(error.code == .damaged && error.message.contains(document.document.documentID))
    }
    #expect(try store.documents().count == 1)
  }

  @Test func aRoleOfANewerToolIsKeptAsBoilerplate() throws {
    let store = try open()
    _ = try store.write([stored(removed: Self.lines)], runID: "r1")
    let other = try DatabaseQueue(path: path)
    try other.inDatabase {
      try $0.execute(
        sql: #"UPDATE doc SET boilerplate_json='[{"role":"quiz","text":"答","at":1}]'"#)
    }
    #expect(
      try store.document(path: "a.html")?.removed == [RemovedLine(role: .boilerplate, text: "答")])
  }

  @Test func theCopyCarriesThem() throws {
    let store = try open()
    _ = try store.write([stored(removed: Self.lines, warnings: ["truncated: cut"])], runID: "r1")
    let copyPath = folder.path + "/copy"
    try store.copy(to: copyPath)
    let copy = try FactStore(path: copyPath, mode: .readOnly)
    let (one, two) = (try store.document(path: "a.html"), try copy.document(path: "a.html"))
    #expect(one?.removed == Self.lines && two?.removed == Self.lines)
    #expect(two?.site == "甲网" && two?.section == "财经" && two?.editor == "王五, 赵六")
    #expect(two?.nextPage == "/a_2.html" && two?.cleanConfidence == 0.75)
  }
}
