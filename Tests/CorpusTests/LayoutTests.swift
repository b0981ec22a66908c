import Evaluation
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// Cleaning must carry over to pages no rule was made from: one of every kind of site.
@Suite struct LayoutTests {
  /// A line of `Corpus/layouts/index.tsv`.
  private struct Page {
    let name: String
    let kind: String
    let half: String
    let gold: GoldPage
  }

  private static let folder = PackageFolder.path + "/Corpus/layouts"

  private static func pages() throws -> [Page] {
    let index = try String(contentsOfFile: folder + "/index.tsv", encoding: .utf8)
    return try index.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 4)
      let json = URL(fileURLWithPath: "\(folder)/pages/\(cells[0]).json")
      return Page(
        name: cells[0], kind: cells[1], half: cells[3],
        gold: try GoldPage(json: Data(contentsOf: json)))
    }
  }

  @Test func everyPageIsListed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/pages")
    let pages = Set(files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) })
    #expect(pages == Set(try Self.pages().map(\.name)))
    #expect(pages.count >= 90)
  }

  @Test func scoresStayAboveTheirFloors() throws {
    let worker = try ExtractionWorker(ExtractionStages(packs: .located()))
    let reader = PageReader(limits: Limits())
    var all = PageScorer()
    var parts: [String: PageScorer] = [:]
    for page in try Self.pages() {
      let raw = try reader.page(at: "\(Self.folder)/pages/\(page.name).html")
      var article: CleanArticle?
      do { article = try worker.clean(raw) } catch { print("layout \(page.name): \(error)") }
      all.add(article, gold: page.gold)
      for part in [page.half, page.kind] {
        parts[part, default: PageScorer()].add(article, gold: page.gold)
      }
      let score = all.pageScores.last ?? 0
      if score < 1 { print("layout \(page.name): \(Self.places(score))") }
    }
    for (part, scorer) in parts.sorted(by: { $0.key < $1.key }) {
      print("layouts \(part): \(Self.line(scorer))")
    }
    print("layouts: \(Self.line(all))")

    let json = try Data(
      contentsOf: URL(fileURLWithPath: PackageFolder.path + "/Corpus/floors.json"))
    let floors = try #require(
      try JSONDecoder().decode([String: [String: Double]].self, from: json)["layouts"])
    #expect(Set(floors.keys) == Set(PageScorer.Measure.allCases.map(\.rawValue)))
    for measure in PageScorer.Measure.allCases {
      let result = try #require(all.results[measure], "no page tells \(measure)")
      let floor = try #require(floors[measure.rawValue])
      #expect(result >= floor, "\(measure): \(Self.places(result)), floor \(floor)")
    }
  }

  private static func line(_ scorer: PageScorer) -> String {
    let results = scorer.results
    let told = PageScorer.Measure.allCases.compactMap { measure in
      results[measure].map { "\(measure.rawValue) \(places($0))" }
    }
    return "\(scorer.pageScores.count) pages, " + told.joined(separator: " ")
  }

  private static func places(_ value: Double) -> String {
    String(Double((value * 1000).rounded(.down)) / 1000)
  }
}
