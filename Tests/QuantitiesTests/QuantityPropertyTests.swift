import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

@Suite struct QuantityPropertyTests {
  /// A small generator whose whole state is the seed a failure prints.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "3", "57", "1,234", "２．５", "十", "三四", "百", "万", "亿", "千万", "几", "数", "多", "余", "半", "两",
    "零", "点", ".", ",", "，", "。", " ", "-", "～", "到", "至", "和", "约", "超过", "不足", "近", "上", "元",
    "美元", "$", "￥", "人民币", "块", "毛", "家", "个", "%", "百分之", "分之", "倍", "成", "折", "年", "个月",
    "小时", "岁", "度", "公里", "每小时", "级", "以上", "左右", "内", "第", "/", "k", "iPhone", "营收", "用户",
    "3456789012345678901234567890112345", "98765432109876543",
    "五六七八九〇一二三四五六七八九〇一二三四五六七八九〇一二三四五六七八九",
    "的", "占", "之间", "且", "小于", "大于", "😀", "é", "\n", "负", "－", "bp", "个百分点", "一半", "翻番",
  ]

  @Test(arguments: 1...200)
  func mentionsLieOnBoundariesInOrderWithoutOverlap(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    var string = ""
    for _ in 0..<60 { string += Self.pieces.randomElement(using: &random) ?? "" }
    let text = ArticleText(string)
    let article = SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: [])
    let found = try QuantityCaseTests.scanner.get().mentions(in: article)
    var end = 0
    for mention in found.quantities {
      #expect(mention.span.start >= end, "seed \(seed): \(string)")
      #expect(mention.span.end <= text.count && !mention.span.isEmpty, "seed \(seed)")
      let slice = text.bytes[mention.span.start..<mention.span.end]
      #expect(String(validating: slice, as: UTF8.self) != nil, "seed \(seed): \(string)")
      #expect(!mention.rule.isEmpty)
      #expect(!found.times.contains { $0.span.overlaps(mention.span) }, "seed \(seed): \(string)")
      if let low = mention.value.min, let high = mention.value.max {
        #expect(low <= high, "seed \(seed): \(text.string(in: mention.span))")
      }
      if let currency = mention.currency { #expect(currency.utf8.count == 3) }
      end = mention.span.end
    }
  }

  @Test(arguments: 1...200)
  func printedDecimalsAreReadBack(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 7919)
    let coefficient = Int128(Int64.random(in: 1...Int64.max, using: &random))
    let amount = DecimalAmount(
      coefficient: coefficient, exponent: Int.random(in: -12...6, using: &random))
    let numeral = try #require(
      NumeralReader.read(in: ArticleText(amount.description), at: 0), "seed \(seed)")
    #expect(numeral.amount == amount, "seed \(seed): \(amount)")
    #expect(numeral.end == amount.description.utf8.count)
  }

  @Test func readsLongTextInLinearTime() throws {
    let line = "公司营收36.57亿元，同比增长12.3%，门店超过300家，约1万亿以上。"
    let text = ArticleText(String(repeating: line, count: 2000))
    let article = SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: [])
    let found = try QuantityCaseTests.scanner.get().mentions(in: article).quantities
    #expect(found.count == 8000)
  }
}
