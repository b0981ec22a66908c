import ExtractorPacks
import Foundation
import NewsModel
import Testing
import TestSupport

@testable import FactDiff

/// A line of `Corpus/cases/diff/*.tsv`.
struct PairCase: Sendable, CustomStringConvertible {
  let place: String
  let first: String
  let second: String
  let relation: ValueRelation
  let finer: FinerSide
  let status: PairStatus
  var description: String { "\(place) \(first) | \(second)" }

  static func load() throws -> [PairCase] {
    let folder = PackageFolder.path + "/Corpus/cases/diff"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.filter { $0.hasSuffix(".tsv") }.flatMap { file in
      let table = try PackTable(
        parsing: Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))), file: file,
        columns: ["a", "b", "relation", "finer", "status"])
      return try table.rows.map { row in
        guard let relation = ValueRelation(rawValue: row["relation"]),
          let finer = FinerSide(rawValue: row["finer"]),
          let status = PairStatus(rawValue: row["status"])
        else { throw BadCase(message: "\(file):\(row.line): unknown word") }
        return PairCase(
          place: "\(file):\(row.line)", first: row["a"], second: row["b"], relation: relation,
          finer: finer, status: status)
      }
    }
  }
}

let testPacks = PackageFolder.path + "/Extractors/packs"

@Suite struct PairCaseTests {
  @Test(arguments: try PairCase.load())
  func judgesThePairBothWays(_ example: PairCase) throws {
    let packs = try PackSet(bundled: testPacks)
    let values = ValueComparer(
      approximations: try ApproximationTable(packs: packs), units: try UnitTable(packs: packs))
    let first = try CaseSide(example.first, document: "1")
    let second = try CaseSide(example.second, document: "2")
    let documents = [
      FactBuilder.document("d_1", source: "甲报", published: first.published),
      FactBuilder.document("d_2", source: "乙报", published: second.published),
    ]
    let judge = PairJudge(
      values: values, times: TimeComparer(), modalities: ModalityComparer(),
      natures: try MetricNatureTable(packs: packs), reuse: ReuseMap(documents))
    let sides = [first, second].enumerated().map { index, side in
      PairSide(
        fact: side.fact, passage: nil, document: index, source: documents[index].source,
        creditedSource: nil, published: documents[index].published?.date)
    }
    let found = judge.judge(sides[0], sides[1], isSeries: false)
    let mirrored = judge.judge(sides[1], sides[0], isSeries: false)
    #expect(found.value.relation == example.relation)
    #expect(found.value.finer == example.finer)
    #expect(found.status == example.status, "\(found.rule)")
    #expect(mirrored.status == found.status)
    #expect(mirrored.rule == found.rule)
    #expect(mirrored.value.relation == found.value.relation)
    #expect(mirrored.value.finer == found.value.finer.mirrored)
    #expect(mirrored.severity == found.severity)
    #expect((found.severity > 0) == (found.status == .conflict))
  }

  @Test func coversEveryStatusButCopies() throws {
    let found = Set(try PairCase.load().map(\.status))
    #expect(found == Set(PairStatus.allCases).subtracting([.copied]))
  }
}
