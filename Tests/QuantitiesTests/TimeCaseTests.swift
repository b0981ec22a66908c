import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

/// The packs of this checkout, so that cases see the tables beside them.
func checkoutPacks() throws -> PackSet {
  try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
}

extension TimeMention {
  /// Granularity, EDTF, and whatever else is set: `month 2021-08 before`.
  var testDescription: String {
    var words = [granularity.rawValue]
    if let edtf { words.append(edtf) }
    if let every { words.append(every) }
    if let bound { words.append(bound.rawValue) }
    if let reference { words.append(reference.rawValue) }
    return words.joined(separator: " ")
  }
}

@Suite struct TimeCaseTests {
  static let scanner = Result { try TimeScanner(packs: checkoutPacks()) }

  @Test(arguments: try MarkedCase.load("times"))
  func findsExactlyTheMarkedTimes(_ example: MarkedCase) throws {
    let article = example.article
    let found = try Self.scanner.get().times(
      in: article.text, sentences: article.sentences, published: article.article.published
    ).times
    #expect(
      found.map { article.text.string(in: $0.span) }
        == example.spans.map { article.text.string(in: $0) })
    #expect(found.map(\.testDescription) == example.expected, "\(found.map(\.rule))")
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
