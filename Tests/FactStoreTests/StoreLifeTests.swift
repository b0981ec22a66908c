import FactStore
import Foundation
import GRDB
import NewsModel
import TestSupport
import Testing

@Suite struct StoreLifeTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func code(_ body: () throws -> Void) -> StoreError.Code? {
    do { try body() } catch let error as StoreError { return error.code } catch { return nil }
    return nil
  }

  @Test func anotherWriterMeansBusyAndThenGoesOn() throws {
    let path = folder.path + "/a.db"
    let store = try FactStore(path: path, busyMilliseconds: 30)
    try store.begin(StoreSamples.run)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(code { _ = try store.write([StoreSamples.stored()], runID: "r1") } == .busy)
    // Reading, and opening for it, need not wait for a writer.
    #expect(try store.status().documents == 0)
    #expect(try FactStore(path: path, busyMilliseconds: 30).status().documents == 0)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(try store.write([StoreSamples.stored()], runID: "r1") == [.done])
  }

  @Test func aStoreOfVersionOneIsRaised() throws {
    let path = folder.path + "/old.db"
    let old = try DatabaseQueue(path: path)
    try old.inDatabase { db in
      let sql = try #require(
        FactStore.schemaSQL.components(separatedBy: "ALTER TABLE metric").first)
      try db.execute(sql: sql)
      try db.execute(sql: "INSERT INTO metric(metric_id, open_metric) VALUES('m_新词',1),('gmv',0)")
      try db.execute(sql: "PRAGMA application_id=0x6B7A6462")
      try db.execute(sql: "PRAGMA user_version=1")
    }
    try old.close()
    let store = try FactStore(path: path)
    #expect(try store.status().schemaVersion == FactStore.schemaVersion)
    let labels = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll($0, sql: "SELECT label FROM metric ORDER BY pk")
    }
    #expect(labels == ["新词", "gmv"])
    #expect(try store.check().isEmpty)
  }

  private func schema(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
  }

  /// A store of version 3 with one document, as the code of that version made it.
  private func storeOfVersionThree() throws -> String {
    let path = folder.path + "/three.db"
    let new = try FactStore(path: path)
    try new.begin(StoreSamples.run)
    _ = try new.write([StoreSamples.stored()], runID: "r1")
    let fresh = try DatabaseQueue()
    let expected = try fresh.inDatabase { db in
      try db.execute(
        sql: try #require(
          FactStore.schemaSQL.components(separatedBy: "ALTER TABLE doc ADD COLUMN").first))
      return try schema(db)
    }
    let old = try DatabaseQueue(path: path)
    try old.inDatabase { db in
      try db.execute(sql: "DROP VIEW v_documents")
      for column in try db.columns(in: "doc").map(\.name).drop(while: { $0 != "text" }).dropFirst()
      {
        try db.execute(sql: "ALTER TABLE doc DROP COLUMN \(column)")
      }
      try db.execute(sql: "UPDATE doc SET warnings='truncated: cut'")
      try db.execute(sql: "PRAGMA user_version=3")
      #expect(try schema(db) == expected)
    }
    try old.close()
    return path
  }

  @Test(arguments: [FactStore.Mode.readWrite, .readOnly])
  func aStoreOfVersionThreeIsRaised(mode: FactStore.Mode) throws {
    let path = try storeOfVersionThree()
    let store = try FactStore(path: path, mode: mode)
    #expect(try store.status().schemaVersion == FactStore.schemaVersion)
    #expect(try store.status().warnings == ["truncated": 1])
    #expect(
      try store.allFactsForDiff()
        == StoreSamples.stored().facts.map(\.fact).sorted {
          $0.factID < $1.factID
        })
    #expect(try store.check().isEmpty)
    let document = try #require(try store.document(path: "a.html"))
    #expect(document.title == "题" && document.warnings == ["truncated: cut"])
    #expect(document.cleanConfidence == nil && document.removed.isEmpty && document.site == nil)
    // Read again, the old row is filled.
    let writer = try FactStore(path: path)
    var stored = StoreSamples.stored()
    stored.document.removed = [RemovedLine(role: .ad, text: "扫码")]
    #expect(try writer.write([stored], runID: "r1") == [.done])
    #expect(try store.document(path: "a.html")?.removed == stored.document.removed)
    #expect(try store.status().documents == 1)
    #expect(try store.status().facts == 2)
  }

  @Test(.enabled(if: getuid() != 0, "root may write any file"))
  func anOldStoreThatMayOnlyBeReadSaysWhatToDo() throws {
    let path = try storeOfVersionThree()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect(code { _ = try FactStore(path: path, mode: .readOnly) } == .older)
  }

  @Test func theVocabularyNamesTheMetrics() throws {
    let path = folder.path + "/a.db"
    let store = try FactStore(path: path)
    try store.begin(StoreSamples.run)
    var open = StoreSamples.stored(path: "b.html", raw: "05", amount: "7亿元")
    open.facts = open.facts.map { stored in
      var fact = stored.fact
      (fact.metricID, fact.isOpenMetric) = ("m_流水", true)
      return StoredFact(fact: fact, signature: stored.signature)
    }
    _ = try store.write([StoreSamples.stored(), open], runID: "r1")
    let revenue = MetricRecord(
      id: "revenue", label: "营业收入", labelEN: "revenue", quantityKind: "money",
      isAdditive: true, stockFlow: "flow")
    for _ in 0..<2 { try store.define(metrics: [revenue]) }
    #expect(try store.metrics() == ["revenue": revenue])
    let rows = try DatabaseQueue(path: path).inDatabase { db in
      try Row.fetchAll(
        db, sql: "SELECT DISTINCT metric, metric_id, subject_id FROM v_facts ORDER BY 2"
      ).map { [$0[0] as String, $0[1] as String, $0[2] as String] }
    }
    #expect(rows == [["流水", "m_流水", "gongsi"], ["营业收入", "revenue", "gongsi"]])
    var renamed = revenue
    renamed.label = "营收"
    try store.define(metrics: [renamed])
    #expect(try store.metrics()["revenue"] == renamed)
    var count = 0
    try store.facts(.init(metric: "revenue")) { _ in count += 1 }
    #expect(count == 2)
  }

  @Test(arguments: [
    ("营", 1), ("收", 1), ("亿", 1), ("元", 1), ("缺", 0), ("营收", 1), ("营 收", 1),
    ("36", 1), ("💩", 1), ("公司 元", 1), ("公司 缺", 0), ("题", 1), ("", 0), ("  ", 0),
  ])
  func oneCharacterIsFoundAnywhere(words: String, count: Int) throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    #expect(try store.search(words).count == count)
  }

  @Test func aGoneFileLeavesTheViewsAndComesBack() throws {
    let store = try StoreSamples.store()
    let stored = StoreSamples.stored()
    _ = try store.write([stored], runID: "r1")
    let before = try StoreSamples.dump(store)
    try store.markGone(["a.html", "never.html"], root: "/r")
    #expect(try store.status().documents == 0)
    #expect(try store.known(root: "/r")["a.html"]?.state == .gone)
    #expect(try store.allFactsForDiff().isEmpty)
    #expect(try store.search("营收").isEmpty)
    #expect(try store.document(stored.document.documentID) != nil)
    #expect(try store.write([stored], runID: "r1") == [.done])
    #expect(try StoreSamples.dump(store) == before)
    #expect(try store.check().isEmpty)
  }

  @Test func aGoneFileHandsItsDocumentToItsTwin() throws {
    let store = try StoreSamples.store()
    _ = try store.write(
      [StoreSamples.stored(), StoreSamples.stored(path: "b.html")], runID: "r1")
    try store.markGone(["a.html"], root: "/r")
    #expect(try store.documents().map(\.path) == ["b.html"])
    #expect(try store.status().inputs == [.gone: 1, .done: 1])
    try store.markGone(["b.html"], root: "/r")
    #expect(try store.status().documents == 0)
  }
}
