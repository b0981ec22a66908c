import NewsModel

/// What a rule decides about one value; subject, period, market and the rest are added later.
struct ClaimDraft {
  let metric: Int
  /// Item that names the metric, if it is in this sentence.
  var metricItem: Int?
  var metricSurface: String
  let rule: String
  var confidence: Double
  var changeKind: ChangeKind = .level
  var base: ClaimBase?
  /// Items that belong to the base or another side of a comparison: no subject, no market of the claim.
  var foreignItems: Range<Int> = 0..<0
  var subject: ClaimSubject?
  var object: String?
  /// Replaces the mention's interval, for requirements.
  var interval: DecimalInterval?
}
