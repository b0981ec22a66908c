import ExtractorPacks
import NewsModel
import Segmentation
import TestSupport
import Testing

@testable import Quantities

/// The packs of this checkout, so that cases see the tables beside them.
func checkoutPacks() throws -> PackSet {
  try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
}

@Suite struct TimeCaseTests {
  static let scanner = Result { try TimeScanner(packs: checkoutPacks()) }

  @Test func findsExactlyTheMarkedTimes() throws {
    let scanner = try Self.scanner.get()
    let segmenter = try Segmenter()
    let complaints = try KnownFailures(folder: "times").complaints(MarkedCase.load("times")) {
      let article = $0.article
      return scanner.times(
        in: article.text, sentences: article.sentences,
        words: segmenter.wordSpans(in: article.text),
        published: article.article.published
      ).times.map(\.found)
    }
    for complaint in complaints { Issue.record("\(complaint)") }
  }

  @Test func everyRuleHasCases() throws {
    let rules = Set(try MarkedCase.load("times").compactMap(\.rule))
    for rule in [
      "calendar_point", "calendar_clock", "calendar_range", "shifted_time", "rolling_window",
      "calendar_pair", "recurring_set", "vague_time",
    ] {
      #expect(rules.contains(rule), "no cases for \(rule)")
    }
  }
}
