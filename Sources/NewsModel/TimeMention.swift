package enum TimeKind: String, Sendable { case date, datetime, time, set }

package enum TimeGranularity: String, Sendable {
  case second, minute, hour
  case partOfDay = "part_of_day"
  case day, week, dekad, month, quarter, half, year, decade, century, season
  case multiYear = "multi_year"
  case vague
}

package enum TimePart: String, Sendable { case begin, middle, end }

/// Which side of the named time is meant; the interval has it applied.
package enum TimeBound: String, Sendable { case before, since, by, until }

/// What a calendar value hangs on.
package enum TimeBasis: String, Sendable { case explicit, publication, context, inferred, vague }

/// Where a vague expression (目前, 此前, 届时) points.
package enum TimeReference: String, Sendable { case past, present, future }

/// An expression with a calendar value, found in a text.
///
/// Lengths of time are quantities.
package struct TimeMention: Hashable, Sendable {
  /// Deictic prefix and 以来 前 included: 今年8月底, 2021年8月前.
  package var span: TextSpan
  package var kind: TimeKind
  package var granularity: TimeGranularity
  /// EDTF (ISO 8601-2), nil when there is no calendar value.
  package var edtf: String?
  /// Bound applied; nil for sets and unresolved or vague expressions.
  package var interval: CivilInterval?
  /// The calendar part before the bound was applied (2021年8月前: August 2021); equals `interval`
  /// where there is no bound.
  package var named: CivilInterval?
  package var part: TimePart?
  package var bound: TimeBound?
  package var isApproximate = false
  /// Counted in financial years (2023财年), whose months differ from issuer to issuer.
  package var isFiscal = false
  /// The zone the text states (美东时间 `America/New_York`, GMT+8 `+08:00`), which the civil times of
  /// `interval` are then in; nil for Asia/Shanghai.
  package var zone: String?
  package var basis: TimeBasis
  /// ISO 8601 period of a set (每周一 `P7D`).
  package var every: String?
  /// For vague expressions.
  package var reference: TimeReference?
  package var alternatives: [CivilInterval] = []
  /// The rule that made it.
  package var rule: String

  package init(
    span: TextSpan, kind: TimeKind, granularity: TimeGranularity, interval: CivilInterval?,
    basis: TimeBasis, rule: String
  ) {
    (self.span, self.kind, self.granularity) = (span, kind, granularity)
    (self.interval, self.named, self.basis, self.rule) = (interval, interval, basis, rule)
  }
}
