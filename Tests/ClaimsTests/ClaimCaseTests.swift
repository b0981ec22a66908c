import Claims
import Entities
import ExtractorPacks
import NewsModel
import Quantities
import Segmentation
import TestSupport
import Testing

/// Every rule against its case file, with the real scanners before it.
@Suite struct ClaimCaseTests {
  private static let cases = Result { try MarkedCase.load("claims") }
  private static let rules = [
    "bare_goal", "carried_metric", "change", "comparison", "count_noun", "elapsed_time",
    "event_date", "metric_after", "metric_before", "requirement", "share", "unit",
  ]

  @Test(arguments: try Self.cases.get())
  func findsExactlyTheMarkedClaims(_ example: MarkedCase) throws {
    let rule = try #require(example.rule)
    let (article, mentions, claims) = try Self.read(example)
    let found = claims.filter { $0.rule == rule }.sorted {
      $0.evidence[0].span < $1.evidence[0].span
    }
    let seen = claims.map {
      "\($0.rule): \($0.subject?.entityID ?? "") \($0.metricID) "
        + article.text.string(in: $0.evidence[0].span)
    }
    #expect(
      found.map { $0.evidence[0].span } == example.spans, "\(seen), \(mentions.entities)")
    guard found.count == example.expected.count else { return }
    for (claim, expected) in zip(found, example.expected) {
      let parts = expected.split(separator: " ").map(String.init)
      #expect([claim.subject?.entityID, claim.metricID] == [parts[0], parts[1]], "\(seen)")
      for part in parts.dropFirst(2) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        #expect(Self.field(pair[0], of: claim) == pair[1], "\(part) of \(seen)")
      }
    }
  }

  @Test(arguments: rules)
  func everyRuleHasPositiveAndNegativeCases(_ rule: String) throws {
    let cases = try Self.cases.get().filter { $0.rule == rule }
    #expect(cases.filter { !$0.expected.isEmpty }.count >= 5)
    #expect(cases.filter { $0.expected.isEmpty }.count >= 2)
  }

  @Test(arguments: try Self.cases.get())
  func evidenceLiesInItsSentence(_ example: MarkedCase) throws {
    let (article, mentions, claims) = try Self.read(example)
    for claim in claims {
      #expect((0...1).contains(claim.confidence))
      for evidence in claim.evidence {
        #expect(article.sentences[evidence.sentence].span.contains(evidence.span))
      }
      if let index = claim.quantityIndex {
        #expect(mentions.quantities[index].span == claim.evidence[0].span)
      }
      if let index = claim.timeIndex {
        #expect(mentions.times[index].span == claim.evidence[0].span)
      }
    }
  }

  private static func field(_ key: String, of claim: Claim) -> String? {
    switch key {
    case "period": return claim.period?.edtf
    case "ref": return claim.period?.reference?.rawValue
    case "market": return claim.market
    case "modality": return claim.modality.rawValue
    case "change": return claim.changeKind.rawValue
    case "base": return claim.changeBase?.rawValue
    case "min":
      guard case .quantity(_, let interval, _, _) = claim.value else { return nil }
      return interval.min?.description
    default: return nil
    }
  }

  private static func read(_ example: MarkedCase) throws -> (
    SegmentedArticle, ArticleMentions, [Claim]
  ) {
    let stages = try Self.stages.get()
    let article = try Segmenter().segment(example.article.article)
    var mentions = stages.quantities.mentions(in: article)
    mentions.entities = stages.entities.mentions(in: article)
    return (article, mentions, stages.claims.claims(in: article, mentions: mentions))
  }

  /// The scanners before claims, loaded once for all cases.
  private struct Stages: Sendable {
    let quantities: QuantityScanner
    let entities: EntityRecognizer
    let claims: ClaimBuilder
  }
  private static let stages = Result {
    let packs = try PackSet.located()
    return try Stages(
      quantities: QuantityScanner(packs: packs), entities: EntityRecognizer(packs: packs),
      claims: ClaimBuilder(packs: packs))
  }
}
