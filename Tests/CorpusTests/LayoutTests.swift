import Evaluation
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// Cleaning must carry over to pages no rule was made from: one of every kind of site.
@Suite struct LayoutTests {
  @Test func everyPageIsListed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: LayoutPage.folder + "/pages")
    let pages = Set(files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) })
    #expect(pages == Set(try LayoutPage.all().map(\.name)))
    #expect(pages.count >= 115)
  }

  @Test func scoresStayAboveTheirFloors() throws {
    let worker = try ExtractionWorker(ExtractionStages(packs: .located()))
    var all = PageScorer()
    var parts: [String: PageScorer] = [:]
    for page in try LayoutPage.all() {
      let article = Self.clean(try page.raw(), worker)
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
    try Self.check(all, floors: "layouts", measures: PageScorer.Measure.allCases)
  }

  /// Classes and ids help, but a page without a familiar one must be read by how it is built.
  @Test func pagesAreReadWithoutTheirClasses() throws {
    let worker = try ExtractionWorker(ExtractionStages(packs: .located()))
    var all = PageScorer()
    for page in try LayoutPage.all() {
      let bare = try page.rawWithoutClasses()
      #expect(bare.bytes.count <= (try page.raw()).bytes.count)
      all.add(Self.clean(bare, worker), gold: page.gold)
    }
    try Self.check(
      all, floors: "layoutsWithoutClasses", measures: [.bodyF1, .pageF1, .title, .date, .noAuthor])
  }

  /// The clean article, or nil when the page is rejected, which scores nothing.
  private static func clean(_ page: RawPage, _ worker: ExtractionWorker) -> CleanArticle? {
    do { return try worker.clean(page) } catch {
      print("layout \(page.name): \(error)")
      return nil
    }
  }

  private static func check(
    _ scorer: PageScorer, floors key: String, measures: [PageScorer.Measure]
  ) throws {
    print("\(key): \(line(scorer))")
    let json = try Data(
      contentsOf: URL(fileURLWithPath: PackageFolder.path + "/Corpus/floors.json"))
    let floors = try #require(
      try JSONDecoder().decode([String: [String: Double]].self, from: json)[key])
    #expect(Set(floors.keys) == Set(measures.map(\.rawValue)))
    for measure in measures {
      let result = try #require(scorer.results[measure], "no page tells \(measure)")
      let floor = try #require(floors[measure.rawValue])
      #expect(result >= floor, "\(key) \(measure): \(places(result)), floor \(floor)")
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
