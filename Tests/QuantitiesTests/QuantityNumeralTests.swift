import NewsModel
import Testing

@testable import Quantities

@Suite struct QuantityNumeralTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String
    var upper: String?
    var rest = ""
    var testDescription: String { text }
  }

  static let examples: [Example] = [
    Example(text: "1,234", value: "1234"),
    Example(text: "1，234，567元", value: "1234567", rest: "元"),
    Example(text: "12,34,567", value: "1234567"),
    Example(text: "1,23", value: "1", rest: ",23"),
    Example(text: "12,345.67万", value: "123456700"),
    Example(text: "３６．５", value: "36.5"),
    Example(text: "36.57亿元", value: "3657000000", rest: "元"),
    Example(text: "200 亿美元", value: "20000000000", rest: "美元"),
    Example(text: "200 家", value: "200", rest: " 家"),
    Example(text: "3万5", value: "35000"),
    Example(text: "3万5千", value: "35000"),
    Example(text: "2千5百", value: "2500"),
    Example(text: "1亿2000万", value: "120000000"),
    Example(text: "3万5月", value: "30000", rest: "5月"),
    Example(text: "2.55万", value: "25500"),
    Example(text: "3.1千万", value: "31000000"),
    Example(text: "三点五亿", value: "350000000"),
    Example(text: "三点五分", value: "3", rest: "点五分"),
    Example(text: "2万亿", value: "2000000000000"),
    Example(text: "万亿", value: "1000000000000"),
    Example(text: "百万", value: "1000000"),
    Example(text: "十五", value: "15"),
    Example(text: "一百零五", value: "105"),
    Example(text: "一千二", value: "1200"),
    Example(text: "一万六", value: "16000"),
    Example(text: "一万零六", value: "10006"),
    Example(text: "一亿二千万", value: "120000000"),
    Example(text: "一亿二", value: "120000000"),
    Example(text: "三十五万六千七百八十九", value: "356789"),
    Example(text: "一万二千亿", value: "1200000000000"),
    Example(text: "壹仟贰佰叁拾", value: "1230"),
    Example(text: "兩萬五", value: "25000"),
    Example(text: "廿五", value: "25"),
    Example(text: "二〇二三年", value: "2023", rest: "年"),
    Example(text: "幺幺零", value: "110"),
    Example(text: "三四百", value: "300", upper: "400"),
    Example(text: "十七八万", value: "170000", upper: "180000"),
    Example(text: "一万六七", value: "16000", upper: "17000"),
    Example(text: "三五天", value: "3", upper: "5", rest: "天"),
    Example(text: "二三十", value: "20", upper: "30"),
    Example(text: "500千瓦", value: "500", rest: "千瓦"),
    Example(text: "一万三千米", value: "13000", rest: "米"),
    Example(text: "-3.5", value: "-3.5"),
    Example(text: "负二十", value: "-20"),
    Example(text: "一百 五 十 二", value: "152"),
    Example(text: "7万 5千 4百", value: "75400"),
    Example(text: "2千零30万", value: "20300000"),
    Example(text: "千三", value: "1300"),
    Example(text: "五兆六十二亿四万五千二", value: "5006200045200"),
    Example(text: "两千万点五五四四", value: "20000000.5544"),
    Example(text: "一亿五千万零六千三百五十五", value: "150006355"),
    Example(text: "100万三千", value: "1003000"),
    Example(text: "一千零十一", value: "1011"),
    Example(text: "七百三四十", value: "730", upper: "740"),
    Example(text: "四十五六万", value: "450000", upper: "460000"),
    Example(text: "一百零一万一千", value: "1011000"),
    Example(text: "一点零零五六", value: "1.0056"),
  ]

  @Test(arguments: examples)
  func readsValueAndEnd(_ example: Example) throws {
    let text = ArticleText(example.text)
    let numeral = try #require(NumeralReader.read(in: text, at: 0))
    #expect(numeral.amount.description == example.value)
    #expect(numeral.upper?.description == example.upper)
    #expect(text.string(in: TextSpan(start: numeral.end, end: text.count)) == example.rest)
  }

  @Test func keepsTheDigitsAsWritten() throws {
    let numeral = try #require(NumeralReader.read(in: ArticleText("36.57亿"), at: 0))
    #expect(numeral.amount.hasSameDigits(as: DecimalAmount(coefficient: 3657, exponent: 6)))
    #expect(numeral.hasPoint)
    #expect(numeral.trailingScalePower == 8)
  }

  @Test func refusesWhatIsNoNumeralOrTooLong() {
    #expect(NumeralReader.read(in: ArticleText("元"), at: 0) == nil)
    #expect(NumeralReader.read(in: ArticleText("-"), at: 0) == nil)
    let long = String(repeating: "7", count: 39)
    #expect(NumeralReader.read(in: ArticleText(long), at: 0) == nil)
  }

  @Test func readsScaleWordsAfterAHedge() {
    #expect(NumeralReader.readScale(in: ArticleText("千万元"), at: 0)?.power == 7)
    #expect(NumeralReader.readScale(in: ArticleText("万亿"), at: 0)?.power == 12)
    #expect(NumeralReader.readScale(in: ArticleText("千米"), at: 0) == nil)
  }
}
