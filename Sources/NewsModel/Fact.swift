/// One claim of one stored document, with ids that survive re-ingest: what stores, diffs and exports see.
package struct Fact: Sendable, Hashable {
  /// `f_…`: document, quote, sentence text, occurrence, metric, slot.
  package var factID: String
  package var documentID: String
  package var subjectID: String?
  package var subjectLabel: String?
  package var metricID: String
  package var metricSurface: String
  package var isOpenMetric: Bool
  package var value: ClaimValue
  /// Hedge of the value mention; `.exact` for times.
  package var hedge: Hedge
  /// The printed number with its scale, digits as written; nil for ranges and times.
  package var literal: DecimalAmount?
  /// The value mention as printed.
  package var quote: String
  /// Code points into the document's text, half-open.
  package var startCodePoint: Int
  package var endCodePoint: Int
  /// The sentence around it, code points.
  package var contextStartCodePoint: Int
  package var contextEndCodePoint: Int
  package var period: ClaimPeriod?
  package var asOf: CivilDate?
  package var market: String?
  package var segment: String?
  package var object: String?
  package var qualifiers: [String]
  package var changeKind: ChangeKind
  package var changeBase: ChangeBase?
  package var changeDirection: ChangeDirection?
  package var base: ClaimBase?
  package var modality: Modality
  package var polarity: Polarity
  package var attribution: Attribution
  package var rule: String
  package var confidence: Double

  package init(
    factID: String, documentID: String, claim: Claim, hedge: Hedge, literal: DecimalAmount?,
    quote: String, codePoints: Range<Int>, contextCodePoints: Range<Int>
  ) {
    (self.factID, self.documentID, self.hedge, self.literal) = (factID, documentID, hedge, literal)
    (self.quote, startCodePoint, endCodePoint) = (
      quote, codePoints.lowerBound, codePoints.upperBound
    )
    contextStartCodePoint = contextCodePoints.lowerBound
    contextEndCodePoint = contextCodePoints.upperBound
    subjectID = claim.subject?.entityID
    subjectLabel = claim.subject?.label
    (metricID, metricSurface, isOpenMetric) = (
      claim.metricID, claim.metricSurface, claim.isOpenMetric
    )
    (value, period, asOf) = (claim.value, claim.period, claim.asOf)
    (market, segment, object, qualifiers) = (
      claim.market, claim.segment, claim.object, claim.qualifiers
    )
    (changeKind, changeBase, base) = (claim.changeKind, claim.changeBase, claim.base)
    changeDirection = claim.changeDirection
    (modality, polarity, attribution) = (claim.modality, claim.polarity, claim.attribution)
    (rule, confidence) = (claim.rule, claim.confidence)
  }

  /// The alignment key: what is measured, without value, unit, currency, time, modality or source.
  ///
  /// subject | metric | change kind + base | market | segment | object | qualifiers
  package var claimKey: String {
    [
      subjectID ?? "", metricID, changeKind.rawValue + (changeBase.map { "+" + $0.rawValue } ?? ""),
      market ?? "", segment ?? "", object ?? "", qualifiers.sorted().joined(separator: ","),
    ].joined(separator: "|")
  }
}
