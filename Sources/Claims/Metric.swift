import NewsModel

/// What may be the subject of a metric beside companies and products.
enum SubjectPolicy: String, Sendable {
  case any = ""
  /// Moves from a platform to its shop business.
  case business
  /// A place may be the subject.
  case place
  /// A country or region is the subject; China when none is named.
  case macro
  /// A line of business is the subject.
  case market
  /// A share market is the subject; that of the mainland when none is named.
  case exchange
  /// A stock index, an exchange or a listed company.
  case index
}

/// How a metric relates to the figure it speaks about.
enum MetricRelation: String, Sendable {
  case level, share, growth, ratio, gap, date, threshold
}

/// One row of `metrics/metrics.tsv`.
struct Metric: Sendable {
  let id: String
  /// Kinds a value of it may have; nil accepts any.
  let kinds: Set<QuantityKind>?
  let relation: MetricRelation
  let subject: SubjectPolicy
  let isStock: Bool
  /// Metric of its growth, share and ratio, where there is one.
  let growthID: String?
  let shareID: String?
  let ratioID: String?

  /// True when a value of `kind` can be a level of this metric.
  func accepts(_ kind: QuantityKind) -> Bool {
    guard let kinds else { return true }
    if kinds.contains(kind) { return true }
    return kind == .number && kinds.contains(.count)
  }
}
