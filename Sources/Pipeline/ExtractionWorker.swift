import CHTML
import Claims
import Entities
package import Export
import HTMLCleaning
package import NewsModel
import Quantities
import Segmentation

/// Takes pages through all stages, one at a time.
///
/// Owns ICU handles: each task makes its own and keeps it.
package final class ExtractionWorker {
  private let stages: ExtractionStages
  private let segmenter: Segmenter
  /// CPU time by stage, in nanoseconds; filled only when profiling.
  package private(set) var profile: StageProfile

  /// A worker over shared stages.
  package init(_ stages: ExtractionStages, profiling: Bool = false) throws(Rejection) {
    self.stages = stages
    segmenter = try Segmenter(limits: stages.limits)
    profile = StageProfile(enabled: profiling)
  }

  /// The clean article alone.
  package func clean(_ page: RawPage) throws(Rejection) -> CleanArticle {
    let start = profile.now()
    defer { profile.add(.clean, since: start) }
    return try stages.cleaner.clean(page)
  }

  /// Sentences and words of a clean article.
  package func segment(_ article: CleanArticle) -> SegmentedArticle {
    let start = profile.now()
    defer { profile.add(.segment, since: start) }
    return segmenter.segment(article)
  }

  /// A page taken as far as `parts` need it; claims need all mentions.
  package func extract(
    _ page: RawPage, parts: Set<ExtractionPart> = ExtractionPart.standard
  ) throws(Rejection) -> ExtractedArticle {
    let started = ContinuousClock.now
    return try extract(try clean(page), name: page.name, since: started, parts: parts)
  }

  /// A clean article taken as far as `parts` need it; `name` appears in messages only.
  package func extract(
    _ article: CleanArticle, name: String, parts: Set<ExtractionPart>
  ) throws(Rejection) -> ExtractedArticle {
    try extract(article, name: name, since: ContinuousClock.now, parts: parts)
  }

  private func extract(
    _ article: CleanArticle, name: String, since started: ContinuousClock.Instant,
    parts: Set<ExtractionPart>
  ) throws(Rejection) -> ExtractedArticle {
    try checkTime(since: started, name)
    let segmented = segment(article)
    // Spans found in the simplified reading of a traditional article hold in the article itself.
    let reading = SimplifiedReading.of(segmented)
    let wantsClaims = parts.contains(.claims)
    var mentions = ArticleMentions(anchor: article.published)
    if wantsClaims || parts.contains(.quantities) || parts.contains(.times) {
      let start = profile.now()
      mentions = stages.quantities.mentions(in: reading)
      profile.add(.quantities, since: start)
    }
    try checkTime(since: started, name)
    if wantsClaims || parts.contains(.entities) {
      let start = profile.now()
      mentions.entities = stages.entities.mentions(in: reading)
      profile.add(.entities, since: start)
    }
    try checkTime(since: started, name)
    var claims: [Claim] = []
    if wantsClaims {
      let start = profile.now()
      claims = stages.claims.claims(in: reading, mentions: mentions)
      profile.add(.claims, since: start)
    }
    return ExtractedArticle(segmented: segmented, mentions: mentions, claims: claims)
  }

  /// Gives a document up between stages when it has had its time.
  private func checkTime(
    since start: ContinuousClock.Instant, _ name: String
  ) throws(Rejection) {
    let limit = stages.limits.timeoutSeconds
    guard ContinuousClock.now - start > .seconds(limit) else { return }
    throw Rejection(
      .timeout,
      "\(name): took over \(limit) seconds; split the page or raise --timeout-seconds")
  }

  /// Runs `work` and books its CPU time under `stage`.
  func timed<Result, Failure: Error>(
    _ stage: StageName, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = profile.now()
    defer { profile.add(stage, since: start) }
    return try work()
  }

  /// Measures the yardsticks on a page and its clean text; nothing when not profiling.
  func measureYardsticks(_ page: RawPage, _ article: CleanArticle) {
    guard profile.enabled else { return }
    if page.form == .html {
      timed(.bareParse) {
        page.bytes.withUnsafeBufferPointer {
          _ = kz_html_bare_parse($0.baseAddress, Int64($0.count))
        }
      }
    }
    timed(.bareWords) { _ = segmenter.wordSpans(in: article.text) }
  }

  /// Forgets what was booked.
  func resetProfile() { profile = StageProfile(enabled: profile.enabled) }
}
