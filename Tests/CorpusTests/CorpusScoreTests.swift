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
    var characters = 0
    for article in articles {
      let extracted = try article.extracted(worker)
      characters += extracted.article.text.string.unicodeScalars.count
      let scores = ArticleScorer(extracted, gold: article.gold, names: names).scores()
      totals.merge(scores, uniquingKeysWith: +)
    }
    let json = try Data(
      contentsOf: URL(fileURLWithPath: PackageFolder.path + "/Corpus/floors.json"))
    let limits = try JSONDecoder().decode([String: [String: Double]].self, from: json)
    let floors = try #require(limits["articles"])
    #expect(Set(floors.keys) == Set(ArticleScorer.Measure.allCases.map(\.rawValue)))
    for measure in ArticleScorer.Measure.allCases {
      let score = try #require(totals[measure])
      print("corpus \(measure.rawValue): \(score)")
      let floor = try #require(floors[measure.rawValue])
      #expect(score.f1 >= floor, "\(measure.rawValue): \(score), floor \(floor)")
    }
    let ceilings = try #require(limits["falseMentionsPerThousandCharacters"])
    #expect(characters > 5_000)
    for (name, measure) in [
      ("quantities", ArticleScorer.Measure.quantitySpan), ("times", .timeSpan),
    ] {
      let score = try #require(totals[measure])
      let perThousand = Double(score.given - score.right) * 1_000 / Double(characters)
      print("corpus false \(name) per 1,000 of \(characters) characters: \(perThousand)")
      let ceiling = try #require(ceilings[name])
      #expect(perThousand <= ceiling, "false \(name): \(perThousand), ceiling \(ceiling)")
    }
  }
}
