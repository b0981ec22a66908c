import Evaluation
import Foundation
import NewsModel
import Testing

@Suite struct ScoreTests {
  @Test func matchesOneToOneAndForgivesOptionalGold() {
    let score = Score.matching(
      required: [1, 2, 2], optional: [9], system: [2, 2, 2, 9, 5], same: ==, touches: ==)
    #expect(score == Score(right: 2, given: 4, expected: 3))
    #expect(score.description == "P 0.500 R 0.667 F1 0.571 (2 right, 4 given, 3 expected)")
  }

  @Test func emptyAnswersScoreZero() {
    #expect(Score(right: 0, given: 0, expected: 3).f1 == 0)
    #expect(Score().precision == 0)
  }

  @Test func placesAnnotationsByContext() throws {
    let gold = try GoldArticle(
      json: Data(
        #"""
        {"times":[],"entities":[],"claims":[],"text":{"must":["去年"],"must_not":["广告"]},
         "quantities":[{"surface":"3家","context":"今年3家","kind":"count","min":3,"max":3},
          {"surface":"9家","context":"不在文中9家","kind":"count","min":9,"max":9}]}
        """#.utf8))
    let text = ArticleText("去年3家，今年3家")
    func extracted(at start: Int) -> ExtractedArticle {
      let quantity = QuantityMention(
        span: TextSpan(start: start, end: start + 4), kind: .count,
        value: DecimalInterval(exactly: DecimalAmount(3)), rule: "test")
      return ExtractedArticle(
        segmented: SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: []),
        mentions: ArticleMentions(quantities: [quantity]), claims: [])
    }
    let second = ArticleScorer(extracted(at: 19), gold: gold).scores()
    #expect(second[.quantityValue] == Score(right: 1, given: 1, expected: 2))
    #expect(second[.text] == Score(right: 2, given: 2, expected: 2))
    let first = ArticleScorer(extracted(at: 6), gold: gold).scores()
    #expect(first[.quantityValue]?.right == 0)
  }
}
