/// How two values relate.
package enum ValueRelation: String, Sendable, CaseIterable {
  case equal
  case roundsTo = "rounds_to"
  case truncatesTo = "truncates_to"
  case overlaps, compatible, disjoint, incomparable
}

/// What a comparison of two facts comes to.
package enum PairStatus: String, Sendable, CaseIterable {
  case agree
  case agreeRounding = "agree_rounding"
  case refines, compatible, conflict, revised
  case forecastVersusActual = "forecast_vs_actual"
  case incomparable, copied
}

/// What all facts of one group come to.
package enum GroupStatus: String, Sendable, CaseIterable {
  case agree
  case agreeRounding = "agree_rounding"
  case refines, compatible, conflict, revised
  case forecastVersusActual = "forecast_vs_actual"
  case incomparable
  case copiedOnly = "copied_only"
  case single
}

/// Whether two documents are separate witnesses.
package enum Independence: String, Sendable, CaseIterable {
  case sameDocumentVersion = "same_doc_version"
  case repost
  case partialCopy = "partial_copy"
  case sameWire = "same_wire"
  case sameSpeaker = "same_speaker"
  case independent, unknown
}

/// A sentence for people in both languages of the tool.
package struct Explanation: Hashable, Sendable {
  package let zh: String
  package let en: String
  package init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }
}

/// The verdict on two facts.
package struct PairVerdict: Hashable, Sendable {
  /// Fact ids.
  package let a: String
  package let b: String
  package let status: PairStatus
  package let valueRelation: ValueRelation
  /// `same`, `within`, `overlaps`, `adjacent`, `disjoint` or `unknown`.
  package let timeRelation: String
  /// `same` or `different:<a>/<b>`.
  package let modalityRelation: String
  package let independence: Independence
  /// 0 for no gap; gap ÷ larger value otherwise.
  package let severity: Double
  package let rule: String
  package let explanation: Explanation

  package init(
    a: String, b: String, status: PairStatus, valueRelation: ValueRelation, timeRelation: String,
    modalityRelation: String, independence: Independence, severity: Double, rule: String,
    explanation: Explanation
  ) {
    (self.a, self.b, self.status, self.valueRelation) = (a, b, status, valueRelation)
    (self.timeRelation, self.modalityRelation) = (timeRelation, modalityRelation)
    (self.independence, self.severity, self.rule) = (independence, severity, rule)
    self.explanation = explanation
  }
}

/// Facts about the same thing in compatible periods, with their verdicts.
package struct FactGroup: Sendable {
  /// `g_…`: claim key and period.
  package let groupID: String
  package let claimKey: String
  package let subjectID: String?
  package let metricID: String
  package let market: String?
  /// EDTF or `begin/end`; nil for undated groups.
  package let period: String?
  package let periodInterval: CivilInterval?
  package let status: GroupStatus
  package let severity: Double
  /// Independent witnesses.
  package let origins: Int
  /// Sorted by fact id.
  package let facts: [Fact]
  /// Fact id → the fact it was copied from.
  package let originOf: [String: String]
  package let pairs: [PairVerdict]
  package let explanation: Explanation

  package init(
    groupID: String, claimKey: String, subjectID: String?, metricID: String, market: String?,
    period: String?, periodInterval: CivilInterval?, status: GroupStatus, severity: Double,
    origins: Int, facts: [Fact], originOf: [String: String], pairs: [PairVerdict],
    explanation: Explanation
  ) {
    (self.groupID, self.claimKey, self.subjectID) = (groupID, claimKey, subjectID)
    (self.metricID, self.market, self.period) = (metricID, market, period)
    (self.periodInterval, self.status, self.severity) = (periodInterval, status, severity)
    (self.origins, self.facts, self.originOf) = (origins, facts, originOf)
    (self.pairs, self.explanation) = (pairs, explanation)
  }
}

/// Documents that tell the same text.
package struct ReuseCluster: Hashable, Sendable {
  /// Document ids, sorted.
  package let members: [String]
  package let origin: String
  /// `credit`, `time` or `length`.
  package let originBasis: String
  package init(members: [String], origin: String, originBasis: String) {
    (self.members, self.origin, self.originBasis) = (members, origin, originBasis)
  }
}

/// All that a diff found.
package struct DiffReport: Sendable {
  /// Conflicts first, by severity; then by status and group id.
  package let groups: [FactGroup]
  package let clusters: [ReuseCluster]
  package init(groups: [FactGroup], clusters: [ReuseCluster]) {
    (self.groups, self.clusters) = (groups, clusters)
  }
}
