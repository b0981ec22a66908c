import Entities
import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@Suite struct EntityCaseTests {
  private static let recognizer = Result { try EntityRecognizer(packs: PackSet.located()) }

  @Test(arguments: try MarkedCase.load("entities"))
  func findsExactlyTheMarkedNames(_ example: MarkedCase) throws {
    let found = try Self.recognizer.get().mentions(in: example.article)
    let names = found.map { "\($0.type.rawValue) \($0.entityID)" }
    #expect(found.map(\.span) == example.spans, "\(found.map { "\($0.label) by \($0.rule)" })")
    #expect(names == example.expected)
  }

  @Test func everyRuleHasFivePositiveAndTwoNegativeLines() throws {
    let cases = try MarkedCase.load("entities")
    let byRule = Dictionary(grouping: cases) { $0.rule ?? "" }
    #expect(
      Set(byRule.keys) == [
        "lexicon", "titled_person", "speaking_person", "transliterated_person",
        "organization_suffix", "quoted_product", "latin_organization", "short_form",
        "media_report", "subordinate_place", "repeated_name", "city_name", "dateline_media",
        "model_name", "index_name", "role_named", "bare_name",
      ])
    for (rule, lines) in byRule {
      #expect(lines.count { !$0.spans.isEmpty } >= 5, "\(rule)")
      #expect(lines.count { $0.spans.count < 2 } >= 2, "\(rule)")
    }
  }
}
