import Evaluation
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// The corpus is what we are scored on: no measure may fall below its floor.
@Suite struct CorpusScoreTests {
  @Test func scoresStayAboveTheirFloors() throws {
    let worker = try ExtractionWorker(ExtractionStages(packs: .located()))
    let articles = try CorpusArticle.annotated()
    #expect(articles.count >= 12)
    let names = try CorpusArticle.goldNames()
    var totals: [ArticleScorer.Measure: Score] = [:]
    for article in articles {
      let scores = ArticleScorer(
        try article.extracted(worker), gold: article.gold, names: names
      ).scores()
      totals.merge(scores, uniquingKeysWith: +)
    }
    let json = try Data(
      contentsOf: URL(fileURLWithPath: PackageFolder.path + "/Corpus/floors.json"))
    let floors = try #require(
      try JSONDecoder().decode([String: [String: Double]].self, from: json)["articles"])
    #expect(Set(floors.keys) == Set(ArticleScorer.Measure.allCases.map(\.rawValue)))
    for measure in ArticleScorer.Measure.allCases {
      let score = try #require(totals[measure])
      print("corpus \(measure.rawValue): \(score)")
      let floor = try #require(floors[measure.rawValue])
      #expect(score.f1 >= floor, "\(measure.rawValue): \(score), floor \(floor)")
    }
  }
}
