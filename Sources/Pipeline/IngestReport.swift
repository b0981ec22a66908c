package import NewsModel

/// How far an ingest is.
package struct IngestProgress: Sendable {
  package var total = 0
  package var finished = 0
  package var facts = 0
  package var quarantined = 0
}

/// What an ingest came to: seen = done + unchanged + duplicate + quarantined.
package struct IngestSummary: Sendable {
  package var seen = 0
  package var done = 0
  package var unchanged = 0
  package var duplicate = 0
  package var quarantined = 0
  /// Of the done ones, those with losses or doubts.
  package var warned = 0
  /// Facts written by this run.
  package var facts = 0
  package var seconds = 0.0
  /// Bytes of the pages read.
  package var pageBytes = 0
  /// Bytes of the clean texts.
  package var textBytes = 0
  package var wasInterrupted = false
  /// CPU time by stage, when asked for.
  package var profile = StageProfile(enabled: false)
  /// What was not taken, in input order, up to a hundred.
  package var rejections: [(path: String, rejection: Rejection)] = []

  package static let maxListedRejections = 100
}
