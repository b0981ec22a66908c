import FactStore
import Foundation
import GRDB
import NewsModel
import Testing

@Suite struct FactStoreTests {
  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  }

  @Test func factsComeBackAsTheyWere() throws {
    let store = try StoreSamples.store()
    let stored = StoreSamples.stored()
    #expect(try store.write([stored], runID: "r1") == [.done])
    let facts = try store.allFactsForDiff()
    #expect(facts == stored.facts.map(\.fact).sorted { $0.factID < $1.factID })
    #expect(facts.count == 2)
    #expect(
      facts.allSatisfy {
        $0.literal?.hasSameDigits(as: .init(coefficient: 3657, exponent: 6)) == true
      })
    #expect(try store.check().isEmpty)
    #expect(try store.document(stored.document.documentID)?.text == stored.document.text)
  }

  @Test func anyFactComesBack() throws {
    var random = SplitMix(seed: 7)
    for round in 0..<200 {
      let store = try StoreSamples.store()
      var stored = StoreSamples.stored()
      let fact = randomFact(stored.facts[0].fact, &random)
      stored.facts = [StoredFact(fact: fact, signature: "s_x")]
      _ = try store.write([stored], runID: "r1")
      #expect(try store.allFactsForDiff() == [fact], "round \(round)")
    }
  }

  @Test func equalSentencesHaveDistinctIDs() {
    let stored = StoreSamples.stored()
    #expect(Set(stored.facts.map(\.fact.factID)).count == 2)
    #expect(Set(stored.sentences.map(\.sentenceID)).count == 2)
    #expect(stored.facts[0].fact.startCodePoint == 6)
  }

  @Test func readingAgainChangesNothing() throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    let before = try StoreSamples.dump(store)
    #expect(try store.write([StoreSamples.stored()], runID: "r1") == [.done])
    #expect(try StoreSamples.dump(store) == before)
    #expect(try store.search("营收").count == 1)
  }

  @Test func orderDoesNotMatter() throws {
    let batch = [
      StoreSamples.stored(path: "b.html"), StoreSamples.stored(path: "a.html"),
      StoreSamples.stored(path: "c.html", raw: "01", amount: "3亿元"),
      StoreSamples.stored(path: "d.html", source: "乙报"),
    ]
    let (one, two) = (try StoreSamples.store(), try StoreSamples.store())
    let first = try one.write(batch, runID: "r1")
    for stored in batch.reversed() { _ = try two.write([stored], runID: "r1") }
    #expect(try StoreSamples.dump(one) == StoreSamples.dump(two))
    #expect(first == [.done, .duplicate, .done, .done])
    #expect(try one.status().inputs == [.done: 3, .duplicate: 1])
    #expect(try two.status().inputs == [.done: 3, .duplicate: 1])
    #expect(try one.documents().map(\.path).contains("b.html") == false)
  }

  @Test func aChangedFileSupersedes() throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    _ = try store.write([StoreSamples.stored(raw: "02", amount: "9亿元")], runID: "r1")
    #expect(try store.status().documents == 1)
    #expect(try store.status().oldDocuments == 1)
    #expect(try store.allFactsForDiff().allSatisfy { $0.quote == "9亿元" })
    #expect(try store.known(root: "/r")["a.html"]?.rawSHA256 == "02")
  }

  @Test func aFailureKeepsNothingOfTheBatch() throws {
    let store = try StoreSamples.store()
    var broken = StoreSamples.stored(path: "b.html", raw: "03")
    broken.facts.append(broken.facts[0])
    #expect(throws: StoreError.self) {
      try store.write([StoreSamples.stored(), broken], runID: "r1")
    }
    #expect(try store.status().documents == 0)
    #expect(try store.known(root: "/r").isEmpty)
  }

  @Test func aPlantedBreakIsSeen() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try FactStore(path: path)
    try store.begin(StoreSamples.run)
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "UPDATE fact SET start_cp=start_cp-1") }
    let problems = try store.check()
    #expect(problems.contains { $0.hasPrefix("evidence") })
  }

  @Test func newerAndDamagedStoresAreRefused() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try FactStore(path: path)
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { try $0.execute(sql: "PRAGMA user_version=999") }
    #expect(code { try FactStore(path: path) } == .newer)
    try other.close()
    try Data("not a database, but long enough to be looked at".utf8).write(
      to: URL(fileURLWithPath: path))
    #expect(code { try FactStore(path: path) } == .damaged)
    #expect(code { try FactStore(path: path + ".none", mode: .readOnly) } == .missing)
  }

  @Test func anotherWriterMeansBusyAndForeignMeansForeign() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE x(y)") }
    #expect(code { try FactStore(path: path) } == .foreign)
  }

  @Test func viewsHaveTheirColumns() throws {
    let database = try DatabaseQueue()
    try database.inDatabase { db in
      try db.execute(sql: FactStore.schemaSQL)
      for (view, column) in [
        ("v_facts", "claim_key"), ("v_conflicts", "severity"), ("v_corroboration", "independence"),
        ("v_quarantine", "error_code"), ("v_evidence_broken", "fact_id"),
        ("v_statements", "original_value"), ("v_documents", "boilerplate_json"),
      ] {
        let columns = try db.columns(in: view).map(\.name)
        #expect(columns.contains(column), "\(view)")
      }
    }
  }

  @Test(arguments: ["'; DROP TABLE fact; --", "\" OR 1=1", "公司' OR '1'='1", "*", "a AND NOT b"])
  func filtersTakeAnyText(text: String) throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    var count = 0
    try store.facts(.init(subject: text, metric: text, source: text)) { _ in count += 1 }
    #expect(count == 0)
    #expect(try store.search(text).isEmpty)
    #expect(try store.status().facts == 2)
  }

  @Test func filtersNarrow() throws {
    let store = try StoreSamples.store()
    _ = try store.write(
      [StoreSamples.stored(), StoreSamples.stored(path: "b", source: "乙报")], runID: "r1")
    var seen: [FactInContext] = []
    try store.facts(.init(subject: "公司", metric: "revenue", source: "乙报")) { seen.append($0) }
    #expect(seen.count == 2)
    #expect(seen.allSatisfy { $0.document.path == "b" && $0.sentence.contains($0.fact.quote) })
    let prefix = String(seen[0].fact.factID.prefix(8))
    #expect(try store.facts(withPrefix: prefix).map(\.fact) == [seen[0].fact])
  }

  @Test func verdictsFillTheViews() throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    let facts = try store.allFactsForDiff()
    let words = Explanation(zh: "差", en: "differs")
    let group = FactGroup(
      groupID: "g_1", claimKey: facts[0].claimKey, subjectID: "gongsi", metricID: "revenue",
      market: nil, period: nil, periodInterval: nil, status: .conflict, severity: 0.5, origins: 1,
      facts: facts, originOf: [:],
      pairs: [
        PairVerdict(
          a: facts[0].factID, b: facts[1].factID, status: .conflict, valueRelation: .disjoint,
          timeRelation: "unknown", modalityRelation: "same", independence: .unknown, severity: 0.5,
          rule: "x", explanation: words)
      ], explanation: words)
    for _ in 0..<2 { try store.saveDiff(DiffReport(groups: [group], clusters: [])) }
    #expect(try store.status().conflicts == 1)
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    #expect(try store.check().isEmpty)
  }

  @Test func theCopyOpensInPlainSQLite() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    try store.vacuum(into: path)
    try store.vacuum(into: path)
    let copy = try FactStore(path: path, mode: .readOnly)
    #expect(try StoreSamples.dump(copy) == StoreSamples.dump(store))
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  private func code(_ body: () throws -> FactStore) -> StoreError.Code? {
    do { _ = try body() } catch let error as StoreError { return error.code } catch { return nil }
    return nil
  }
}
