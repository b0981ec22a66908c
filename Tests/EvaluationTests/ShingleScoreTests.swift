import Foundation
import NewsModel
import Testing

@testable import Evaluation

/// The published measure of body extraction and what is counted of the metadata.
@Suite struct ShingleScoreTests {
  @Test func everyHanCharacterIsAToken() {
    #expect(
      ShingleScore.tokens("ＡＢＣ公司_2023年，增长3.5%！")
        == ["ABC", "公", "司", "_2023", "年", "增", "长", "3", "5"])
    #expect(ShingleScore.tokens(" 　，\n") == [])
  }

  @Test func punctuationAndWidthDoNotCount() {
    let score = ShingleScore(expected: "净利润，同比增长30%。", given: "净利润同比增长３０%")
    #expect(score.isExact)
    #expect(score.f1 == 1)
  }

  @Test func surplusCostsPrecisionAndLossCostsRecall() {
    let long = "净利润同比增长百分之三十，公司解释说钢价走高。"
    let short = "净利润同比增长百分之三十"
    let surplus = ShingleScore(expected: short, given: long)
    #expect(surplus.recall == 1)
    #expect(surplus.precision < 1)
    #expect(!surplus.isExact)
    let loss = ShingleScore(expected: long, given: short)
    #expect(loss.recall == surplus.precision)
    #expect(loss.precision == 1)
    // 9 of 18 shingles: 12 characters against 21.
    #expect(loss.recall == 0.5)
  }

  @Test func nothingGivenScoresNothing() {
    #expect(ShingleScore(expected: "甲乙丙丁", given: "").f1 == 0)
    #expect(ShingleScore(expected: "甲乙丙丁", given: "戊己庚辛").f1 == 0)
    #expect(ShingleScore(expected: "", given: "").f1 == 1)
  }

  @Test func anEmptyAnswerLowersThePooledRecallOnly() {
    let pages = [
      ShingleScore(expected: "甲乙丙丁戊", given: "甲乙丙丁戊"), ShingleScore(expected: "甲乙丙丁戊", given: ""),
    ]
    #expect(abs(ShingleScore.pooled(pages) - 2.0 / 3) < 1e-12)
  }

  @Test func fieldsAreCountedOnlyWhereTheGoldHasThem() throws {
    let gold = try GoldPage(
      json: Data(
        #"{"title":"甲","body":"乙","author":["何满子"],"date":"2023-09-01 14:07","source":null,"site":"易邻","section":null,"partial":true}"#
          .utf8))
    let article = CleanArticle(
      text: ArticleText("乙"), title: "甲", author: "何满子", site: "易邻财经",
      published: PublicationDate(
        date: try #require(CivilDate(year: 2023, month: 9, day: 1)), basis: .visible, confidence: 1)
    )
    var scorer = PageScorer()
    scorer.add(article, gold: gold)
    let results = scorer.results
    #expect(results[.bodyF1] == 1 && results[.exact] == 1 && results[.title] == 1)
    #expect(results[.author] == 1 && results[.site] == 1)
    #expect(results[.date] == 1 && results[.minute] == 0)
    #expect(results[.reported] == 0)
    #expect(results[.source] == nil && results[.noAuthor] == nil)
    scorer.add(nil, gold: gold)
    #expect(scorer.results[.title] == 0.5 && scorer.results[.pageF1] == 0.5)
  }
}
