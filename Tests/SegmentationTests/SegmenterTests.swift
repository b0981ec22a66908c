import NewsModel
import Segmentation
import TestSupport
import Testing

@Suite struct SegmenterTests {
  private func segment(_ text: String, limits: Limits = Limits()) throws -> SegmentedArticle {
    try Segmenter(limits: limits).segment(CleanArticle(text: ArticleText(text)))
  }

  private func sentences(_ text: String) throws -> [String] {
    let article = try segment(text)
    return article.sentences.map { article.text.string(in: $0.span) }
  }

  @Test(arguments: [
    ("营收36.57亿元。同比增长12.3%！真的？", ["营收36.57亿元。", "同比增长12.3%！", "真的？"]),
    ("他说：“开店了。”随后离开。", ["他说：“开店了。”", "随后离开。"]),
    ("一是降本；二是增效。", ["一是降本；二是增效。"]),
    ("“怂了？”，他问。", ["“怂了？”，他问。"]),
    ("《谁在赚钱？》一书出版。", ["《谁在赚钱？》一书出版。"]),
    ("版本1.0发布，U.S. Bank参与。", ["版本1.0发布，U.S. Bank参与。"]),
    ("Apple Inc. 发布财报。", ["Apple Inc. 发布财报。"]),
    ("Sales rose. Profit fell.", ["Sales rose.", "Profit fell."]),
    ("未来……谁知道呢？！", ["未来……", "谁知道呢？！"]),
    ("　　第一段。\n\n　　第二段 ", ["第一段。", "第二段"]),
    ("没有句号", ["没有句号"]),
    (" \n\u{3000}\n", []),
    ("", []),
  ])
  func splitsSentences(_ text: String, _ expected: [String]) throws {
    #expect(try sentences(text) == expected)
  }

  @Test func countsLinesAsParagraphs() throws {
    let article = try segment("甲。乙。\n\n丙。")
    #expect(article.sentences.map(\.paragraph) == [0, 0, 2])
  }

  @Test(arguments: [
    "抖音集团2023年营收36.57亿元。", "", "\n", "a\r\nb\u{3000}c", "👨‍👩‍👧𠮷e\u{301}中",
    "\u{FEFF}中文 English mixed 12.5%",
    String(repeating: "跨境电商平台的卖家数量继续增长，", count: 9000),
  ])
  func wordsCoverTheTextExactly(_ text: String) throws {
    let article = try segment(text)
    #expect(article.words.map { article.text.string(in: $0) }.joined() == text)
    var offset = 0
    for word in article.words {
      #expect(word.start == offset && !word.isEmpty)
      offset = word.end
    }
    #expect(offset == article.text.count)
  }

  @Test func cutsSentencesThatAreTooLong() throws {
    var limits = Limits()
    limits.maxSentenceBytes = 100
    let text = String(repeating: "增长", count: 90) + "，" + String(repeating: "下降，", count: 40)
    let article = try segment(text, limits: limits)
    #expect(article.sentences.count > 5)
    #expect(article.sentences.allSatisfy { $0.span.byteCount <= 100 })
    #expect(article.sentences.map { article.text.string(in: $0.span) }.joined() == text)
  }

  @Test func sentencesLieInOrderOnScalarBoundaries() throws {
    let text = "甲：“乙！”丙（丁？）戊。\nA.B. 己…… 庚\u{3000}\n\n!?。辛"
    let article = try segment(text)
    var end = 0
    for sentence in article.sentences {
      #expect(sentence.span.start >= end && !sentence.span.isEmpty)
      #expect(article.text.bytes[sentence.span.start] & 0xC0 != 0x80)
      end = sentence.span.end
    }
    #expect(end <= article.text.count)
  }
}
