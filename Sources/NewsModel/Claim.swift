package enum Modality: String, Sendable, CaseIterable {
  case actual, estimate, target, forecast, plan, rumour, hypothetical
}

package enum Polarity: String, Sendable, CaseIterable {
  case affirmed, negated, disputed, unrealised
}

package enum AttributionKind: String, Sendable, CaseIterable {
  case author
  case unspecifiedData = "unspecified_data"
  case unspecifiedReport = "unspecified_report"
  case document, named, anonymous
}

/// What sort of figure a value is.
///
/// The raw values are PROTOCOL's words.
package enum ChangeKind: String, Sendable, CaseIterable {
  case level
  case deltaAbsolute = "delta_abs"
  case deltaPercent = "delta_pct"
  case deltaPoints = "delta_pp"
  case multiple, share, rank
}

/// Against what a change is measured.
package enum ChangeBase: String, Sendable, CaseIterable {
  case yearOverYear = "yoy"
  case monthOverMonth = "mom"
  case quarterOverQuarter = "qoq"
  case yearToDate = "ytd"
  case since
  case versusForecast = "vs_forecast"
  case versusPreviousEstimate = "vs_prev_est"
}

/// Which way a change goes; the value itself stays the printed, positive number.
package enum ChangeDirection: String, Sendable, CaseIterable { case up, down }

/// What is measured.
package struct ClaimSubject: Hashable, Sendable {
  /// Canonical entity id, `market:…`, or `anon:…`.
  package let entityID: String
  package let label: String
  /// Nil when the subject was filled in from another sentence.
  package let span: TextSpan?
  package init(entityID: String, label: String, span: TextSpan? = nil) {
    (self.entityID, self.label, self.span) = (entityID, label, span)
  }
}

/// The value of a claim: a quantity or a time.
package enum ClaimValue: Hashable, Sendable {
  case quantity(kind: QuantityKind, interval: DecimalInterval, currency: String?, unit: String?)
  case time(CivilInterval)
}

/// What the value is about, not when it was said.
package struct ClaimPeriod: Hashable, Sendable {
  package let interval: CivilInterval?
  package let edtf: String?
  package let basis: TimeBasis
  /// `.present` for "currently" claims with no dated period.
  package let reference: TimeReference?
  package init(
    interval: CivilInterval?, edtf: String?, basis: TimeBasis, reference: TimeReference? = nil
  ) {
    (self.interval, self.edtf, self.basis, self.reference) = (interval, edtf, basis, reference)
  }
}

package struct Attribution: Hashable, Sendable {
  package let kind: AttributionKind
  /// Canonical entity id of who said it, when it is a known name.
  package let who: String?
  /// The words of the text that say so.
  package let surface: String?
  package init(kind: AttributionKind, who: String? = nil, surface: String? = nil) {
    (self.kind, self.who, self.surface) = (kind, who, surface)
  }
  package static let author = Attribution(kind: .author)
}

/// What a share, ratio or gap refers to.
package struct ClaimBase: Hashable, Sendable {
  package let subjectID: String?
  package let metricID: String?
  package let text: String
  package init(subjectID: String?, metricID: String?, text: String) {
    (self.subjectID, self.metricID, self.text) = (subjectID, metricID, text)
  }
}

/// One place where an article says a claim.
package struct Evidence: Hashable, Sendable {
  /// The value mention.
  package let span: TextSpan
  /// Index into the article's sentences.
  package let sentence: Int
  package init(span: TextSpan, sentence: Int) { (self.span, self.sentence) = (span, sentence) }
}

/// One proposition with a value, as one article makes it.
package struct Claim: Hashable, Sendable {
  package var subject: ClaimSubject?
  /// Id of the metrics vocabulary, or `m_` + head noun phrase for an open metric.
  package var metricID: String
  package var metricSurface: String
  package var isOpenMetric = false
  package var value: ClaimValue
  /// Index into ``ArticleMentions/quantities``.
  package var quantityIndex: Int?
  /// Index into ``ArticleMentions/times``.
  package var timeIndex: Int?
  package var period: ClaimPeriod?
  /// The day a stock value stands for.
  package var asOf: CivilDate?
  /// Place id or `global`; nil means not stated.
  package var market: String?
  package var segment: String?
  package var object: String?
  /// Sorted words such as cumulative, monthly, monthly_average, daily, per_video, yoy and mom.
  package var qualifiers: [String] = []
  package var changeKind: ChangeKind = .level
  package var changeBase: ChangeBase?
  /// Nil for levels and where the wording leaves it open.
  package var changeDirection: ChangeDirection?
  package var base: ClaimBase?
  package var modality: Modality = .actual
  package var polarity: Polarity = .affirmed
  package var attribution: Attribution = .author
  /// The first is where the value stands; later ones are restatements.
  package var evidence: [Evidence]
  package var rule: String
  /// 0...1.
  package var confidence: Double

  package init(
    subject: ClaimSubject?, metricID: String, metricSurface: String, value: ClaimValue,
    evidence: [Evidence], rule: String, confidence: Double
  ) {
    (self.subject, self.metricID, self.metricSurface) = (subject, metricID, metricSurface)
    (self.value, self.evidence, self.rule, self.confidence) = (value, evidence, rule, confidence)
  }
}

/// All that was read out of one article: the last value before the store.
package struct ExtractedArticle: Sendable {
  package let segmented: SegmentedArticle
  package let mentions: ArticleMentions
  package let claims: [Claim]
  package init(segmented: SegmentedArticle, mentions: ArticleMentions, claims: [Claim]) {
    (self.segmented, self.mentions, self.claims) = (segmented, mentions, claims)
  }
  package var article: CleanArticle { segmented.article }
}
