package import NewsModel

/// What a diff looks at and how much of it.
package struct DiffOptions: Sendable {
  /// Two outlets, in any order: only facts of these, and only pairs between them.
  package var sources: (String, String)?
  /// Only these subjects, by entity id; empty for all.
  package var subjects: Set<String> = []
  /// Only these metrics; empty for all.
  package var metrics: Set<String> = []
  /// Only facts of these markets; empty for all.
  package var markets: Set<String> = []
  /// Only dated facts whose period meets this one.
  package var period: CivilInterval?
  /// Facts of a group beyond which representatives stand for equal values.
  package var maxFactsPerGroup = 64
  /// Whether groups with facts of one document only are reported.
  package var keepSingles = true

  package init() {}

  func admits(_ fact: Fact, from source: String?) -> Bool {
    if let sources, source != sources.0, source != sources.1 { return false }
    if !subjects.isEmpty, !subjects.contains(fact.subjectID ?? "") { return false }
    if !metrics.isEmpty, !metrics.contains(fact.metricID) { return false }
    if !markets.isEmpty, !markets.contains(fact.market ?? "") { return false }
    if let period {
      guard let interval = fact.period?.interval, interval.overlaps(period) else { return false }
    }
    return true
  }
}
