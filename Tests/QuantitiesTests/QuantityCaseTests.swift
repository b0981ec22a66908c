import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

@Suite struct QuantityCaseTests {
  static let scanner = Result {
    try QuantityScanner(packs: PackSet(bundled: PackageFolder.path + "/Extractors/packs"))
  }

  @Test(arguments: try MarkedCase.load("quantities"))
  func findsExactlyTheMarkedQuantities(_ example: MarkedCase) throws {
    let found = try Self.scanner.get().mentions(in: example.article).quantities
    let rules = found.map(\.rule)
    #expect(found.map(\.span) == example.spans, "\(example.place) \(rules)")
    #expect(found.map(\.testDescription) == example.expected, "\(example.place) \(rules)")
  }

  @Test func everyRuleHasCasesForAndAgainst() throws {
    let byRule = Dictionary(grouping: try MarkedCase.load("quantities")) { $0.rule ?? "" }
    for (rule, cases) in byRule {
      #expect(cases.filter { !$0.expected.isEmpty }.count >= 5, "positive cases of \(rule)")
      #expect(cases.filter { $0.expected.isEmpty }.count >= 1, "negative cases of \(rule)")
    }
    #expect(byRule.count >= 25)
  }

  @Test func keepsThePrefixHedgeOutsideTheSpan() throws {
    let example = "收入约为 2640 亿元"
    let text = ArticleText(example)
    let article = SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: [])
    let mention = try #require(try Self.scanner.get().mentions(in: article).quantities.first)
    #expect(text.string(in: mention.span) == "2640 亿元")
    #expect(mention.hedgeSpan.map(text.string(in:)) == "约为")
    #expect(
      mention.literal?.hasSameDigits(as: DecimalAmount(coefficient: 2640, exponent: 8)) == true)
  }

  @Test func takesTheLocalDollarForABareYuan() throws {
    let text = ArticleText("售价新台币300元。運費60元。")
    let article = SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: [])
    let found = try Self.scanner.get().mentions(in: article).quantities
    #expect(found.map(\.currency) == ["TWD", "TWD"])
    #expect(found.map(\.currencyBasis) == [.explicit, .context])
  }
}
