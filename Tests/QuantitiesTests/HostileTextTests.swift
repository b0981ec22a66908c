import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

/// Texts that say one thing over and over: nothing may recurse over them, overflow or start again at
/// every character.
@Suite struct HostileTextTests {
  private static let scanner = Result {
    try QuantityScanner(packs: PackSet(bundled: PackageFolder.path + "/Extractors/packs"))
  }

  @Test(arguments: [
    "9", "零", "1,", "1-", "1:", "1栋", "十", "亿", "三亿", "三亿三月", "从1到", "百分之", "2023年", "第", "(", "\t",
    "1\t",
  ])
  func endsAndKeepsItsSpansApart(_ pattern: String) throws {
    let text = ArticleText(String(repeating: pattern, count: 40_000 / pattern.utf8.count))
    let article = SegmentedArticle(article: CleanArticle(text: text), sentences: [], words: [])
    let found = try Self.scanner.get().mentions(in: article)
    let spans = (found.quantities.map(\.span) + found.times.map(\.span)).sorted()
    for (left, right) in zip(spans, spans.dropFirst()) { #expect(left.end <= right.start) }
    #expect(spans.allSatisfy { $0.end <= text.count })
  }

  /// 47 digits in groups of four are more than a number holds.
  @Test func groupsOfDigitsBeyondTheLimitAreNoNumber() throws {
    let text = ArticleText("共" + "999" + String(repeating: ",9999", count: 11) + "元")
    #expect(DigitRun(in: text, at: 3, maxDigits: DecimalAmount.maxDigits)?.end ?? 0 < text.count)
  }

  /// A numeral keeps four parts in place and stops before a fifth.
  @Test func numeralsEndAfterFourParts() throws {
    let text = ArticleText(String(repeating: "三亿", count: 1000))
    let numeral = try #require(NumeralReader.read(in: text, at: 0))
    #expect(numeral.end <= 30)
    let usual = try #require(NumeralReader.read(in: ArticleText("一兆二千亿三千四百万五千"), at: 0))
    #expect(usual.amount == DecimalAmount(1_200_034_005_000))
  }
}
