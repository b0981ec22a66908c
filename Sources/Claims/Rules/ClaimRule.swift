import NewsModel

/// Binds one kind of wording to a metric.
protocol ClaimRule: Sendable {
  /// Name in claims and case files.
  static var name: String { get }
  func draft(_ site: ClaimSite) -> ClaimDraft?
}

/// The rules for values that are quantities, the most specific first.
enum QuantityRules {
  static let all: [any ClaimRule] = [
    RequirementRule(), ComparisonRule(), ShareRule(), ChangeRule(), ElapsedTimeRule(),
    CountNounRule(), MetricBeforeRule(), MetricAfterRule(), UnitRule(), BareGoalRule(),
    CarriedMetricRule(),
  ]
}
