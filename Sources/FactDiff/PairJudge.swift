import NewsModel

/// Decides what two facts of different documents come to.
///
/// A pair is a conflict only when everything that could explain the gap away is known to be equal:
/// subject, object, market, period, modality, polarity and base. Anything unknown may still agree.
struct PairJudge {
  let values: ValueComparer
  let times: TimeComparer
  let modalities: ModalityComparer
  let natures: MetricNatureTable
  let reuse: ReuseMap

  /// Facts below this confidence never conflict.
  static let minConflictConfidence = 0.35
  /// Years between two dates of one event whose object is not named.
  static let maxEventYears = 0.25

  /// The findings on two facts; `isSeries` says that one of their documents gives several unequal
  /// values for the group's key, so that the key does not tell its values apart.
  func judge(_ first: PairSide, _ second: PairSide, isSeries: Bool) -> PairFindings {
    let nature = natures.nature(of: first.fact.metricID)
    let value = values.compare(first.fact, second.fact)
    let time = times.compare(
      first.fact, second.fact, published: (first.published, second.published), nature: nature)
    let isCopy = isCopiedPassage(first, second)
    var findings = PairFindings(
      status: .incomparable, rule: "incomparable", value: value, time: time,
      independence: independence(first, second, isCopy: isCopy))
    decide(first, second, isCopy: isCopy, isSeries: isSeries, nature: nature, &findings)
    if findings.status == .conflict { findings.severity = severity(first, second, findings) }
    return findings
  }

  private func isCopiedPassage(_ first: PairSide, _ second: PairSide) -> Bool {
    guard let one = first.passage, let other = second.passage else { return false }
    return one.isCopy(of: other)
  }

  private func decide(
    _ first: PairSide, _ second: PairSide, isCopy: Bool, isSeries: Bool, nature: MetricNature,
    _ findings: inout PairFindings
  ) {
    let (one, other) = (first.fact, second.fact)
    func set(_ status: PairStatus, _ rule: String, _ reason: String? = nil) {
      (findings.status, findings.rule, findings.reason) = (status, rule, reason)
    }
    let relation = findings.value.relation
    if relation == .equal || relation == .roundsTo, one.metricID == other.metricID {
      if isCopy, relation == .equal { return set(.copied, "copy.sentence") }
      let isRepost = findings.independence == .repost
      if isRepost, relation == .equal, Self.sameDefinition(one, other) == nil,
        findings.time.relation == .same
      {
        return set(.copied, "copy.document")
      }
    }
    if relation == .incomparable {
      return set(.incomparable, "incomparable.value", findings.value.reason)
    }
    let isSameSlot = isCopy && (first.passage?.hasSameSlot(as: second.passage) ?? false)
    if isCopy, relation == .disjoint, !isSameSlot {
      return set(.incomparable, "incomparable.other_slot", "series")
    }
    if let reason = Self.sameDefinition(one, other) {
      return set(.incomparable, "incomparable.\(reason)", reason)
    }
    if one.polarity != other.polarity {
      return set(.incomparable, "incomparable.polarity", "polarity")
    }
    let modality = modalities.compare(one.modality, other.modality)
    if modality == .different {
      return set(.incomparable, "incomparable.modality", "modality")
    }
    guard findings.time.allowsAgreement else {
      if nature == .tally, grew(first, second) { return set(.revised, "revised.tally") }
      return set(.incomparable, "incomparable.period", "period")
    }
    if modality == .expectation {
      if case .time = one.value, relation != .disjoint, relation != .compatible {
        return agree(&findings)
      }
      return set(.forecastVersusActual, "modality.expectation")
    }
    switch relation {
    case .equal, .roundsTo, .truncatesTo, .overlaps: agree(&findings)
    case .compatible: set(.compatible, "value.hard_only")
    case .disjoint:
      disjoint(first, second, modality, nature, isSameSlot, isSeries, &findings)
    case .incomparable: break
    }
  }

  private func agree(_ findings: inout PairFindings) {
    let (value, time) = (findings.value, findings.time)
    switch value.relation {
    case .equal where time.relation == .within:
      (findings.status, findings.rule) = (.refines, "time.within")
    case .equal: (findings.status, findings.rule) = (.agree, "value.equal")
    case .roundsTo where value.isContainment:
      (findings.status, findings.rule) = (.refines, "value.within")
    case .roundsTo: (findings.status, findings.rule) = (.agreeRounding, "value.rounds_to")
    case .truncatesTo: (findings.status, findings.rule) = (.agreeRounding, "value.truncates_to")
    case .overlaps where time.allowsConflict || value.hasSameNumber:
      (findings.status, findings.rule) = (.agreeRounding, "value.overlaps")
    default: (findings.status, findings.rule) = (.compatible, "value.overlaps_loosely")
    }
  }

  private func disjoint(
    _ first: PairSide, _ second: PairSide, _ modality: ModalityRelation, _ nature: MetricNature,
    _ isSameSlot: Bool, _ isSeries: Bool, _ findings: inout PairFindings
  ) {
    let (one, other) = (first.fact, second.fact)
    func set(_ status: PairStatus, _ rule: String, _ reason: String? = nil) {
      (findings.status, findings.rule, findings.reason) = (status, rule, reason)
    }
    if findings.independence == .sameDocumentVersion { return set(.revised, "revised.version") }
    if nature == .tally, grew(first, second) { return set(.revised, "revised.tally") }
    if modality == .firmer { return firmer(first, second, &findings) }
    if isSameSlot, modality == .same { return set(.conflict, "conflict.copy_error") }
    if isSeries { return set(.incomparable, "incomparable.series", "series") }
    guard one.market == other.market else {
      return set(.incomparable, "incomparable.scope", "scope")
    }
    guard findings.time.allowsConflict else {
      return set(.incomparable, "incomparable.period", "period")
    }
    guard Self.isNamed(one.subjectID), one.polarity == .affirmed else {
      return set(.incomparable, "incomparable.subject", "definition")
    }
    if nature == .generic, one.object == nil {
      return set(.incomparable, "incomparable.object", "object")
    }
    // Firms launch and end many things: dates far apart, of nothing named, are of different events.
    if nature == .event, one.object == nil, findings.value.gapRatio > Self.maxEventYears {
      return set(.incomparable, "incomparable.event", "object")
    }
    if (one.base == nil) != (other.base == nil) {
      return set(.incomparable, "incomparable.base", "definition")
    }
    guard min(one.confidence, other.confidence) >= Self.minConflictConfidence else {
      return set(.compatible, "guard.confidence")
    }
    let speakers = (Self.speaker(one), Self.speaker(other))
    if let speaker = speakers.0, let otherSpeaker = speakers.1, speaker != otherSpeaker {
      if one.modality != .actual { return set(.incomparable, "incomparable.views", "views") }
      return set(.conflict, "conflict.speakers")
    }
    if one.modality == .target || one.modality == .forecast || one.modality == .plan,
      let day = first.published, let otherDay = second.published,
      abs(day.dayNumber - otherDay.dayNumber) > TimeComparer.presentDays
    {
      return set(.revised, "revised.outlook")
    }
    set(.conflict, findings.value.isScaleSlip ? "conflict.scale" : "conflict.value")
  }

  /// A rumour or first estimate that a firmer statement contradicts: superseded when it is not the
  /// later one.
  private func firmer(_ first: PairSide, _ second: PairSide, _ findings: inout PairFindings) {
    let isFirstFirm = Self.firmness(first.fact.modality) > Self.firmness(second.fact.modality)
    let (firm, loose) = isFirstFirm ? (first, second) : (second, first)
    if findings.time.allowsConflict, first.fact.market == second.fact.market,
      let day = firm.published, let earlier = loose.published, day >= earlier
    {
      (findings.status, findings.rule) = (.revised, "revised.superseded")
    } else {
      (findings.status, findings.rule) = (.incomparable, "incomparable.modality")
      findings.reason = "modality"
    }
  }

  private static func firmness(_ modality: Modality) -> Int {
    switch modality {
    case .actual: 4
    case .plan: 3
    case .estimate, .target: 2
    case .forecast: 1
    case .rumour, .hypothetical: 0
    }
  }

  /// True when the later report of a running count gives the higher one.
  private func grew(_ first: PairSide, _ second: PairSide) -> Bool {
    guard let day = first.fact.asOf ?? first.published,
      let otherDay = second.fact.asOf ?? second.published, day != otherDay,
      case .quantity(_, let value, _, _) = first.fact.value,
      case .quantity(_, let otherValue, _, _) = second.fact.value,
      let amount = value.min ?? value.max, let otherAmount = otherValue.min ?? otherValue.max
    else { return false }
    return day < otherDay ? amount <= otherAmount : otherAmount <= amount
  }

  /// Nil when both facts measure the same thing; else one word for what differs.
  private static func sameDefinition(_ first: Fact, _ second: Fact) -> String? {
    guard first.subjectID == second.subjectID, first.metricID == second.metricID,
      first.changeKind == second.changeKind, first.changeBase == second.changeBase,
      first.qualifiers == second.qualifiers, first.segment == second.segment,
      first.object == second.object
    else { return "definition" }
    if let market = first.market, let other = second.market, market != other { return "scope" }
    if let base = first.base, let other = second.base, !isSameBase(base, other) {
      return "definition"
    }
    return nil
  }

  private static func isSameBase(_ first: ClaimBase, _ second: ClaimBase) -> Bool {
    if let subject = first.subjectID, let other = second.subjectID, subject != other {
      return false
    }
    if let metric = first.metricID, let other = second.metricID, metric != other { return false }
    if first.subjectID != nil, first.subjectID == second.subjectID { return true }
    return first.text == second.text || first.text.contains(second.text)
      || second.text.contains(first.text)
  }

  private static func isNamed(_ subject: String?) -> Bool {
    guard let subject, !subject.isEmpty else { return false }
    return !subject.hasPrefix("anon:")
  }

  private static func speaker(_ fact: Fact) -> String? {
    guard fact.attribution.kind == .named || fact.attribution.kind == .document else { return nil }
    return fact.attribution.who ?? fact.attribution.surface
  }

  private func independence(_ first: PairSide, _ second: PairSide, isCopy: Bool) -> Independence {
    guard let left = first.document, let right = second.document else { return .unknown }
    if let relation = reuse.relation(left, right), relation != .partialCopy || isCopy {
      return relation
    }
    if isCopy { return .partialCopy }
    if let credit = first.creditedSource, credit == second.creditedSource || credit == second.source
    {
      return .sameWire
    }
    if let credit = second.creditedSource, credit == first.source { return .sameWire }
    if let speaker = Self.speaker(first.fact), speaker == Self.speaker(second.fact) {
      return .sameSpeaker
    }
    return .independent
  }

  /// Gap ÷ larger value, doubled for a slip of scale, halved when a period or unit was inferred.
  private func severity(_ first: PairSide, _ second: PairSide, _ findings: PairFindings) -> Double {
    var severity = findings.value.gapRatio
    if findings.value.isScaleSlip { severity *= 2 }
    if findings.time.isInferred || findings.time.relation == .unknown { severity /= 2 }
    return min(severity, 1)
  }
}
