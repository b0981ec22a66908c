import FactStore
import Foundation
import GRDB
import NewsModel
import TestSupport
import Testing

@Suite struct StoreCopyTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ store: FactStore, _ name: String) throws -> [UInt8] {
    let path = folder.path + "/" + name
    try store.copy(to: path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private let batch = [
    StoreSamples.stored(path: "b.html"), StoreSamples.stored(path: "a.html"),
    StoreSamples.stored(path: "c.html", raw: "01", amount: "3亿元"),
    StoreSamples.stored(path: "d.html", source: "乙报"),
  ]

  @Test func orderRunsAndTimesLeaveNoTrace() throws {
    let one = try StoreSamples.store()
    _ = try one.write(batch, runID: "r1")
    let two = try FactStore(path: folder.path + "/two.db")
    try two.begin(RunRecord(runID: "r0", startedAt: "2020", toolVersion: "t", state: .interrupted))
    try two.begin(StoreSamples.run)
    for stored in batch.reversed() {
      var stored = stored
      stored.input.modifiedNanoseconds = 77
      _ = try two.write([stored], runID: "r0")
    }
    _ = try two.write([batch[1]], runID: "r1")
    #expect(try bytes(one, "one") == bytes(two, "two"))
    let copy = try FactStore(path: folder.path + "/two", mode: .readOnly)
    #expect(try copy.check().isEmpty)
    #expect(try StoreSamples.dump(copy).count == StoreSamples.dump(two).count)
    #expect(try copy.search("营收").count == 3)
    #expect(try bytes(copy, "again") == bytes(one, "one"))
  }

  @Test func rootsLoseTheFoldersTheyShare() throws {
    let store = try StoreSamples.store()
    for (index, root) in ["/data/x/甲", "/data/x/乙", "/data/x"].enumerated() {
      var stored = StoreSamples.stored(path: "a.html", raw: "0\(index)")
      stored.input.root = root
      _ = try store.write([stored], runID: "r1")
    }
    _ = try bytes(store, "copy")
    let copy = try FactStore(path: folder.path + "/copy", mode: .readOnly)
    #expect(Set(try copy.documents().map(\.root)) == ["甲", "乙", ""])
  }

  @Test func oldVersionsVerdictsAndReviewsStay() throws {
    let store = try FactStore(path: folder.path + "/a.db")
    try store.begin(StoreSamples.run)
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    _ = try store.write([StoreSamples.stored(raw: "02", amount: "9亿元")], runID: "r1")
    let facts = try store.allFactsForDiff()
    try store.saveDiff(DiffReport(groups: [ExportGroup.of(facts)], clusters: []))
    let other = try DatabaseQueue(path: folder.path + "/a.db")
    try other.write {
      try $0.execute(sql: "INSERT INTO review VALUES('f_1','right','me','2026-01-01',NULL)")
    }
    _ = try bytes(store, "copy")
    let copy = try DatabaseQueue(path: folder.path + "/copy")
    let expected = [
      "doc WHERE supersedes IS NOT NULL": 1, "doc WHERE is_current=0": 1, "review": 1,
      "v_conflicts": 1, "pair_verdict": 1, "run": 1, "v_statements WHERE first_seen<>''": 0,
      "v_statements": 2,
    ]
    for (rows, count) in expected {
      let found = try copy.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(rows)") }
      #expect(found == count, "\(rows)")
    }
  }

  @Test func aFailedCopyLeavesTheOldFileAndNoParts() throws {
    let store = try StoreSamples.store()
    #expect(throws: (any Error).self) { try store.copy(to: folder.path + "/none/copy") }
    try folder.write("copy/kept", "x")
    // A folder stands where the copy should go.
    #expect(throws: (any Error).self) { try store.copy(to: folder.path + "/copy") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy"])
  }

  @Test func groupsOfOneIDAreAllKept() throws {
    let store = try StoreSamples.store()
    _ = try store.write([StoreSamples.stored()], runID: "r1")
    let facts = try store.allFactsForDiff()
    let groups = facts.map { ExportGroup.of([$0]) }
    try store.saveDiff(DiffReport(groups: groups, clusters: []))
    #expect(try store.status().groups == 2)
  }
}

/// A conflict between the first two of some facts.
enum ExportGroup {
  static func of(_ facts: [Fact]) -> FactGroup {
    let words = Explanation(zh: "差", en: "differs")
    let pairs = zip(facts, facts.dropFirst()).map {
      PairVerdict(
        a: $0.factID, b: $1.factID, status: .conflict, valueRelation: .disjoint,
        timeRelation: "unknown", modalityRelation: "same", independence: .unknown, severity: 0.5,
        rule: "x", explanation: words)
    }
    return FactGroup(
      groupID: "g_1", claimKey: facts[0].claimKey, subjectID: "gongsi", metricID: "revenue",
      market: nil, period: nil, periodInterval: nil, status: .conflict, severity: 0.5, origins: 1,
      facts: facts, originOf: [:], pairs: pairs, explanation: words)
  }
}
