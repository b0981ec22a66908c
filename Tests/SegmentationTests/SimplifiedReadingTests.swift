import NewsModel
import Segmentation
import Testing

@Suite struct SimplifiedReadingTests {
  private func article(_ text: String, script: String) -> SegmentedArticle {
    SegmentedArticle(
      article: CleanArticle(text: ArticleText(text), script: script), sentences: [], words: [])
  }

  @Test(arguments: [
    ("2023年電商GMV目標定於200億美元。", "2023年电商GMV目标定于200亿美元。"),
    ("該平臺全球月活用戶逾10億，💩騰訊", "该平台全球月活用户逾10亿，💩腾讯"),
    ("ＡＢ　—…𠮷", "ＡＢ　—…𠮷"),
  ])
  func readsTraditionalTextByteForByte(text: String, expected: String) {
    let reading = SimplifiedReading.of(article(text, script: "hant")).text
    #expect(reading.string == expected)
    #expect(reading.count == ArticleText(text).count)
  }

  @Test func leavesSimplifiedArticlesAlone() {
    let text = "乾隆與著作"
    #expect(SimplifiedReading.of(article(text, script: "hans")).text.string == text)
  }
}
