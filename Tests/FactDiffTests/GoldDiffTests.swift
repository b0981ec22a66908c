import ExtractorPacks
import Foundation
import NewsModel
import TestSupport
import Testing

@testable import FactDiff

private let goldFolder = PackageFolder.shared + "/eval/gold"

/// The differ on hand-annotated claims: what it does when extraction makes no mistake.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: goldFolder + "/diff.json")))
struct GoldDiffTests {
  private struct Gold: Decodable {
    let doc: String
    let meta: Meta
    let claims: [GoldClaim]
  }
  private struct Meta: Decodable {
    let source: Field?
    let anchor: Field?
  }
  private struct Field: Decodable {
    let value: String?
    let end: String?
  }
  private struct GoldClaim: Decodable {
    let id: String
    let subject: String
    let metric: String
    let value: GoldValue
    let time: GoldTime?
    let scope: Scope
    let modality: OneOrMany
    let polarity: String?
    let object: String?
    let segment: String?
    let evidence: [GoldEvidence]
  }
  private struct GoldValue: Decodable {
    let kind: String
    let min: Double?
    let max: Double?
    let minOpen: Bool?
    let maxOpen: Bool?
    let approx: Bool?
    let side: String?
    let currency: String?
    let unit: String?
    let start: String?
    let end: String?
  }
  private struct GoldTime: Decodable {
    let ref: String?
    let start: String?
    let end: String?
  }
  private struct Scope: Decodable { let market: String? }
  private struct GoldEvidence: Decodable {
    let line: Int
    let surface: String
  }
  private struct OneOrMany: Decodable {
    let first: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        first = one
      } else {
        first = try container.decode([String].self).first ?? "actual"
      }
    }
  }
  private struct Expected: Decodable {
    let groups: [Group]
    let nearMisses: [Pair]
    struct Group: Decodable { let pairs: [Pair] }
    struct Pair: Decodable {
      let a: String
      let b: String
      let status: String
      let optional: Bool?
    }
  }

  private static let agreements: Set<PairStatus> = [.agree, .agreeRounding, .refines, .copied]
  private static let goldAgreements: Set<String> = [
    "agree", "agree_within_rounding", "copied", "more_specific",
  ]

  @Test func judgesAnnotatedClaims() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var facts: [Fact] = []
    var documents: [DocumentRecord] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: goldFolder).sorted()
    where file.hasPrefix("seed-") {
      let gold = try decoder.decode(
        Gold.self, from: Data(contentsOf: URL(fileURLWithPath: goldFolder + "/" + file)))
      let text = try String(
        contentsOfFile: PackageFolder.shared + "/seeds/" + gold.doc, encoding: .utf8)
      let name = String(gold.doc.prefix(3))
      documents.append(
        FactBuilder.document(name, source: name, text: text, published: gold.meta.anchor?.end))
      for claim in gold.claims {
        for (index, evidence) in claim.evidence.enumerated() {
          guard let fact = Self.fact(claim, evidence, document: name, text, index) else { continue }
          facts.append(fact)
        }
      }
    }
    #expect(facts.count > 80)
    let expected = try decoder.decode(
      Expected.self, from: Data(contentsOf: URL(fileURLWithPath: goldFolder + "/diff.json")))
    let report = try FactDiffer(packs: PackSet(bundled: testPacks)).diff(
      facts: facts, documents: documents)
    var said: [Set<String>: Set<PairStatus>] = [:]
    for pair in report.groups.flatMap(\.pairs) {
      said[[Self.claim(pair.a), Self.claim(pair.b)], default: []].insert(pair.status)
    }
    let pairs = expected.groups.flatMap(\.pairs)
    let missed = pairs.filter {
      !($0.optional ?? false) && Self.goldAgreements.contains($0.status)
        && said[[$0.a, $0.b], default: []].isDisjoint(with: Self.agreements)
    }
    let found = said.filter { !$0.value.isDisjoint(with: Self.agreements) }
    #expect(found.count >= 25, "\(found.count)")
    let known = Set(pairs.map { Set([$0.a, $0.b]) })
    let wrong = said.filter {
      !known.contains($0.key) && !$0.value.isDisjoint(with: Self.agreements)
    }
    let conflicts = said.filter { !known.contains($0.key) && $0.value.contains(.conflict) }
    let slips = expected.nearMisses.filter {
      !said[[$0.a, $0.b], default: []].isDisjoint(with: Self.agreements.union([.conflict]))
    }
    #expect(missed.count <= 3, "\(missed.map { [$0.a, $0.b, $0.status] })")
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(conflicts.isEmpty, "\(conflicts)")
    #expect(slips.isEmpty, "\(slips.map { [$0.a, $0.b] })")
  }

  private static func claim(_ factID: String) -> String {
    factID.split(separator: "/").first.map(String.init) ?? factID
  }

  private static func fact(
    _ claim: GoldClaim, _ evidence: GoldEvidence, document: String, _ text: String, _ index: Int
  ) -> Fact? {
    let lines = text.components(separatedBy: "\n")
    guard evidence.line <= lines.count else { return nil }
    let line = lines[evidence.line - 1]
    let sentences = line.components(separatedBy: "。")
    guard let sentence = sentences.first(where: { $0.contains(evidence.surface) }) else {
      return nil
    }
    let before = lines[..<(evidence.line - 1)].reduce(0) { $0 + $1.unicodeScalars.count + 1 }
    guard let found = line.range(of: sentence), let inside = sentence.range(of: evidence.surface)
    else { return nil }
    let start = before + line[..<found.lowerBound].unicodeScalars.count
    let quoteStart = start + sentence[..<inside.lowerBound].unicodeScalars.count
    guard let (value, hedge, literal) = value(claim.value) else { return nil }
    var builder = FactBuilder(id: "\(document):\(claim.id)/\(index)", document: document)
    (builder.subject, builder.metric, builder.quote) = (
      claim.subject, claim.metric, evidence.surface
    )
    builder.text = evidence.surface
    var fact = builder.fact(value, hedge: hedge, literal: literal)
    fact.startCodePoint = quoteStart
    fact.endCodePoint = quoteStart + evidence.surface.unicodeScalars.count
    fact.contextStartCodePoint = start
    fact.contextEndCodePoint = start + sentence.unicodeScalars.count
    fact.modality = Modality(rawValue: claim.modality.first) ?? .actual
    fact.polarity = claim.polarity.flatMap { Polarity(rawValue: $0) } ?? .affirmed
    (fact.market, fact.object, fact.segment) = (claim.scope.market, claim.object, claim.segment)
    if let time = claim.time {
      fact.period =
        time.ref == "PRESENT"
        ? ClaimPeriod(interval: nil, edtf: nil, basis: .vague, reference: .present)
        : ClaimPeriod(interval: interval(time.start, time.end), edtf: nil, basis: .explicit)
    }
    return fact
  }

  private static func value(_ value: GoldValue) -> (ClaimValue, Hedge, DecimalAmount?)? {
    if value.kind == "time" { return (.time(interval(value.start, value.end)), .exact, nil) }
    guard let kind = QuantityKind(rawValue: value.kind) else { return nil }
    let low = value.min.flatMap { DecimalAmount(plain: "\(Decimal($0))") }
    let high = value.max.flatMap { DecimalAmount(plain: "\(Decimal($0))") }
    var hedge = Hedge.exact
    if value.approx == true { hedge = value.side == "below" ? .nearly : .about }
    if low == nil { hedge = value.maxOpen == true ? .under : .atMost }
    if high == nil { hedge = value.minOpen == true ? .over : .atLeast }
    if let low, let high, low != high { hedge = .range }
    let literal = (low ?? high)?.normalized
    return (
      .quantity(
        kind: kind,
        interval: DecimalInterval(
          min: low, max: high, minOpen: value.minOpen ?? false, maxOpen: value.maxOpen ?? false),
        currency: value.currency, unit: kind == .count ? nil : value.unit), hedge, literal
    )
  }

  /// The gold's days are inclusive.
  private static func interval(_ start: String?, _ end: String?) -> CivilInterval {
    CivilInterval(
      begin: start.flatMap { CivilDate(iso: $0) }.map { CivilInstant($0) },
      end: end.flatMap { CivilDate(iso: $0) }.map { CivilInstant($0.adding(days: 1)) })
  }
}
