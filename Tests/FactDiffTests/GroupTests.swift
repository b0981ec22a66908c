import ExtractorPacks
import NewsModel
import Testing
import TestSupport

@testable import FactDiff

@Suite struct GroupTests {
  private func differ() throws -> FactDiffer { try FactDiffer(packs: PackSet(bundled: testPacks)) }

  /// Facts of `sides`, each from its own document; two with the same document number share it.
  private func input(_ sides: [(document: Int, text: String)]) throws -> ([Fact], [DocumentRecord])
  {
    var facts: [Fact] = []
    var documents: [Int: DocumentRecord] = [:]
    for (index, side) in sides.enumerated() {
      let parsed = try CaseSide(side.text, document: "\(side.document)")
      var fact = parsed.fact
      fact.factID = "f_\(100 + index)"
      fact.documentID = "d_\(100 + side.document)"
      facts.append(fact)
      documents[side.document] = FactBuilder.document(
        fact.documentID, source: "报\(side.document)", published: parsed.published)
    }
    return (facts, documents.keys.sorted().compactMap { documents[$0] })
  }

  private func status(_ sides: [(document: Int, text: String)]) throws -> [GroupStatus] {
    let (facts, documents) = try input(sides)
    return try differ().diff(facts: facts, documents: documents).groups.map(\.status)
  }

  @Test func statusOfGroups() throws {
    #expect(try status([(1, "count exact 300 家")]) == [.single])
    #expect(try status([(1, "count exact 300 家"), (2, "count exact 300 家")]) == [.agree])
    #expect(
      try status([(1, "count nearly 6000 家"), (2, "count exact 5980 家")]) == [.agreeRounding])
    #expect(try status([(1, "count exact 300 家"), (2, "count exact 500 家")]) == [.conflict])
    #expect(
      try status([
        (1, "count exact 300 家"), (2, "count exact 300 家"), (3, "count exact 500 家"),
      ]) == [.conflict])
  }

  @Test func factsOfOneDocumentNeverConflict() throws {
    let (facts, documents) = try input([(1, "count exact 300 家"), (1, "count exact 500 家")])
    let report = try differ().diff(facts: facts, documents: documents)
    #expect(report.groups.map(\.status) == [.single])
    #expect(report.groups.flatMap(\.pairs).isEmpty)
  }

  @Test func aSeriesInOneDocumentIsNoConflict() throws {
    let (facts, documents) = try input([
      (1, "count exact 300 家"), (1, "count exact 500 家"), (2, "count exact 500 家"),
    ])
    let pairs = try differ().diff(facts: facts, documents: documents).groups.flatMap(\.pairs)
    #expect(Set(pairs.map(\.status)) == [.agree, .incomparable])
  }

  @Test func openMarketJoinsWhereItAgrees() throws {
    let sides = [
      (1, "count exact 300 家; market=us"), (2, "count exact 300 家"),
      (3, "count exact 700 家; market=gb"),
    ]
    let (facts, documents) = try input(sides)
    let groups = try differ().diff(facts: facts, documents: documents).groups
    #expect(Set(groups.map { $0.facts.count }) == [2, 1])
    #expect(groups.first { $0.facts.count == 2 }?.market == "us")
  }

  @Test func parentAndChildAreDifferentSubjects() throws {
    let found = try status([
      (1, "count exact 300 家; subject=tiktok"), (2, "count exact 500 家; subject=tiktok_shop"),
    ])
    #expect(found == [.single, .single])
  }

  @Test func orderOfInputDoesNotMatter() throws {
    let sides = (0..<24).map { index in
      (index % 9, "count exact \(300 + index % 5) 家; metric=m_\(index % 3)")
    }
    let (facts, documents) = try input(sides)
    let plain = try differ().diff(facts: facts, documents: documents)
    for step in [5, 7, 11] {
      let shuffled = facts.indices.map { facts[($0 * step) % facts.count] }
      #expect(Set(shuffled.map(\.factID)).count == facts.count)
      let report = try differ().diff(facts: shuffled, documents: documents.reversed())
      #expect(report.groups.map(\.groupID) == plain.groups.map(\.groupID))
      #expect(report.groups.map(\.pairs) == plain.groups.map(\.pairs))
      #expect(report.groups.map(\.facts) == plain.groups.map(\.facts))
    }
  }

  @Test func copyOfTheWholeInputHasNoConflict() throws {
    let sides = (0..<12).map { (1, "count exact \(300 + $0 % 5) 家; metric=m_\($0 % 3)") }
    let (facts, documents) = try input(sides + sides.map { (2, $0.1) })
    let report = try differ().diff(facts: facts, documents: documents)
    #expect(report.groups.contains { !$0.pairs.isEmpty })
    #expect(report.groups.flatMap(\.pairs).allSatisfy { $0.status != .conflict })
  }

  @Test func largeGroupsAreJudgedByRepresentatives() throws {
    let sides = (0..<200).map { ($0, "count exact \(300 + $0 % 2 * 200) 家") }
    let (facts, documents) = try input(sides)
    let group = try #require(try differ().diff(facts: facts, documents: documents).groups.first)
    #expect(group.facts.count == 200)
    #expect(group.pairs.count == 199)
    #expect(group.status == .conflict)
    #expect(group.pairs.filter { $0.status == .conflict }.count == 1)
  }

  @Test func filtersBySource() throws {
    let (facts, documents) = try input([
      (1, "count exact 300 家"), (2, "count exact 300 家"), (3, "count exact 500 家"),
    ])
    var options = DiffOptions()
    options.sources = ("报2", "报1")
    let report = try differ().diff(facts: facts, documents: documents, options: options)
    #expect(report.groups.map(\.status) == [.agree])
    #expect(report.groups.first?.facts.count == 2)
    options.sources = nil
    options.metrics = ["other"]
    #expect(try differ().diff(facts: facts, documents: documents, options: options).groups.isEmpty)
  }

  @Test func explainsInBothLanguages() throws {
    let (facts, documents) = try input([(1, "count nearly 6000 家"), (2, "count exact 5980 家")])
    let pair = try #require(
      try differ().diff(facts: facts, documents: documents).groups.first?.pairs.first)
    #expect(pair.explanation.zh.contains("5400–6000家"))
    #expect(pair.explanation.zh.contains("报2更具体，不矛盾"))
    #expect(pair.explanation.en.contains("no contradiction"))
  }

  @Test func takesTheHashOfTheCaller() throws {
    let (facts, documents) = try input([(1, "count exact 300 家")])
    let differ = try FactDiffer(
      packs: PackSet(bundled: testPacks), hash: { _ in String(repeating: "z", count: 52) })
    let report = differ.diff(facts: facts, documents: documents)
    #expect(report.groups.map(\.groupID) == ["g_" + String(repeating: "z", count: 20)])
  }
}
