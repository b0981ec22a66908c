import NewsModel

/// What earlier sentences leave behind for those that leave it out.
struct ClaimFlow: Sendable {
  /// The last subject of a claim or, without one, the last topic.
  var subject: ClaimSubject?
  var subjectParagraph = -1
  var subjectIsPlace = false
  /// The last metric, the kind and the currency of its value.
  var metric: Int?
  var metricSurface = ""
  var valueKind: QuantityKind?
  var metricParagraph = -1
  var metricSentence = -1
  /// Clause of the last claim in its sentence.
  var metricClause = -1
  var qualifiers: [String] = []
  var period: ClaimPeriod?
  var asOf: CivilDate?
  var periodParagraph = -1
  var periodSentence = -1
  var market: String?
  var marketSentence = -1
  var modality: Modality = .actual
  /// The company or product the article names most.
  var articleTopic: ClaimSubject?
  /// The place the article names most.
  var articlePlace: ClaimSubject?
}
