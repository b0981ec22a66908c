import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

/// Every word of the time packs, run together in random order: no crash, no endless loop, and time in
/// proportion to the text.
@Suite struct TimeConcatenationTests {
  private static let words = Result {
    let packs = try checkoutPacks()
    let rows = try packs.rows(
      "times/words.tsv", columns: ["word", "class", "value", "other", "source"])
    let days = try packs.rows(
      "times/days.tsv", columns: ["names", "bound", "rule", "days", "source"])
    return rows.map { $0["word"] } + days.flatMap { $0.list("names") + $0.list("bound") }
  }
  private static let glue = [
    "", "", "", "1", "12", "2024", "三", "十五", "二〇二三", "31", "０８", "、", "-", "的", "第", "个", "两", "几",
    "半",
    "年", "月", "日", "点", "分", "：", "。", "\n", " ", "“", "”", "《", "FY", "Q3", "公元前", "财年", "UTC+8",
    "（",
  ]

  private static func text(_ seed: Int, words count: Int) throws -> ArticleText {
    var generator = SeededGenerator(seed: UInt64(seed))
    let words = try Self.words.get()
    var string = ""
    for _ in 0..<count {
      string += words.randomElement(using: &generator) ?? ""
      string += glue.randomElement(using: &generator) ?? ""
    }
    return ArticleText(string)
  }

  private static let published = CivilDate(year: 2024, month: 2, day: 29).map {
    PublicationDate(date: $0, basis: .given, confidence: 1)
  }

  @Test(arguments: 0..<20)
  func readsAnyOrderOfItsWords(_ seed: Int) throws {
    let scanner = try TimeCaseTests.scanner.get()
    let text = try Self.text(seed, words: 200)
    for published in [nil, Self.published] {
      var end = 0
      let found = scanner.times(in: text, sentences: [], published: published).times
      for mention in found {
        #expect(mention.span.start >= end && mention.span.end <= text.count, "seed \(seed)")
        #expect(!mention.span.isEmpty, "seed \(seed)")
        if let begin = mention.interval?.begin, let last = mention.interval?.end {
          #expect(begin <= last, "seed \(seed): \(text.string(in: mention.span))")
        }
        end = mention.span.end
      }
      #expect(!found.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "年", "半", "第", "十", "上", "下", "月", "1", "9:", "2024", "、", "三、", "一周", "个", "财年", "每",
  ])
  func oneWordRepeatedStaysLinear(_ word: String) throws {
    let scanner = try TimeCaseTests.scanner.get()
    let clock = ContinuousClock()
    func seconds(_ count: Int) -> Duration {
      let text = ArticleText(String(repeating: word, count: count))
      return clock.measure {
        _ = scanner.times(in: text, sentences: [], published: Self.published)
      }
    }
    let small = min(seconds(1_000), seconds(1_000))
    let large = min(seconds(8_000), seconds(8_000))
    // Eight times the text; a quadratic reading would take 64 times as long.
    #expect(large < small * 30 + .milliseconds(40), "\(word): \(small) then \(large)")
  }

  @Test func anyOrderOfItsWordsStaysLinear() throws {
    let scanner = try TimeCaseTests.scanner.get()
    let clock = ContinuousClock()
    let small = try Self.text(7, words: 500)
    let large = try Self.text(7, words: 4_000)
    func seconds(_ text: ArticleText) -> Duration {
      clock.measure { _ = scanner.times(in: text, sentences: [], published: Self.published) }
    }
    let base = min(seconds(small), seconds(small))
    #expect(seconds(large) < base * 30 + .milliseconds(40))
  }
}
