import ExtractorPacks
import NewsModel
import Segmentation
import TestSupport
import Testing

@testable import Quantities

@Suite struct QuantityCaseTests {
  static let scanner = Result {
    try QuantityScanner(packs: PackSet(bundled: PackageFolder.path + "/Extractors/packs"))
  }

  @Test func findsExactlyTheMarkedQuantities() throws {
    let scanner = try Self.scanner.get()
    let segmenter = try Segmenter()
    let complaints = try KnownFailures(folder: "quantities").complaints(
      MarkedCase.load("quantities")
    ) { scanner.mentions(in: segmenter.segment($0.article.article)).quantities.map(\.found) }
    for complaint in complaints { Issue.record("\(complaint)") }
  }

  @Test func findsExactlyTheMarkedTimesAndQuantities() throws {
    let scanner = try Self.scanner.get()
    let segmenter = try Segmenter()
    let complaints = try KnownFailures(folder: "mixed").complaints(MarkedCase.load("mixed")) {
      let mentions = scanner.mentions(in: segmenter.segment($0.article.article))
      return (mentions.times.map(\.found) + mentions.quantities.map(\.found))
        .sorted { $0.span.start < $1.span.start }
    }
    for complaint in complaints { Issue.record("\(complaint)") }
  }

  /// The lists must stay broad: every family names its source, and texts without a mention weigh as much.
  @Test func casesAreBroad() throws {
    let folders = ["quantities", "times", "mixed"]
    let cases = try folders.flatMap { try MarkedCase.load($0) }
    #expect(cases.count >= 2_000)
    #expect(cases.count { $0.spans.isEmpty } >= 400)
    #expect(cases.count { $0.spans.count >= 2 } >= 200)
    #expect(Set(cases.compactMap(\.family)).count >= 60)
    for example in cases where example.family != nil {
      #expect(example.source != nil, "\(example.place): no source")
    }
  }

  @Test func everyRuleHasCasesForAndAgainst() throws {
    let ruled = try MarkedCase.load("quantities").filter { $0.rule != nil }
    let byRule = Dictionary(grouping: ruled) { $0.rule ?? "" }
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
