import CHTML
package import ExtractorPacks
import Foundation
import HTMLCleaning
package import NewsModel

/// Pages in, clean articles out: the cleaning stage alone, with the vocabulary it needs.
///
/// One thread at a time.
package final class PageDoor {
  private let cleaner: PageCleaner
  private var profile: StageProfile
  private var pages = 0
  private var bytes = 0
  private var slowest: UInt64 = 0

  /// - Throws: `PackError` when a table of pages is missing or malformed.
  package init(
    packs: PackSet, limits: Limits = Limits(), profiling: Bool = false
  ) throws(PackError) {
    cleaner = try PageCleaner(packs: packs, limits: limits)
    profile = StageProfile(enabled: profiling)
  }

  /// Cleans one page.
  ///
  /// - Throws: ``Rejection``.
  package func clean(_ page: RawPage) throws(Rejection) -> CleanArticle {
    let start = profile.now()
    defer { if profile.enabled { measure(page, since: start) } }
    return try cleaner.clean(page)
  }

  /// Cleans one page and tells how each of its lines was read.
  ///
  /// - Throws: ``Rejection``.
  package func explain(
    _ page: RawPage
  ) throws(Rejection) -> (article: CleanArticle, explanation: PageExplanation?) {
    try cleaner.explain(page)
  }

  private func measure(_ page: RawPage, since start: UInt64) {
    slowest = max(slowest, profile.now() - start)
    profile.add(.clean, since: start)
    guard let decoded = cleaner.decoded(page) else { return }
    pages += 1
    bytes += decoded.count
    let bare = profile.now()
    _ = kz_html_bare_parse(decoded, Int64(decoded.count))
    profile.add(.bareParse, since: bare)
  }

  /// Rates over the pages so far, when profiling: per CPU second, libxml2's parse and walk of the
  /// same pages beside it.
  package var summary: String {
    let clean = Double(profile.nanoseconds[.clean] ?? 0) / 1e9
    let bare = Double(profile.nanoseconds[.bareParse] ?? 0) / 1e9
    func rate(_ seconds: Double) -> String {
      String(
        format: "%8.3f CPU s %8.1f pages/s %7.1f MB/s", seconds, Double(pages) / max(seconds, 1e-9),
        Double(bytes) / 1e6 / max(seconds, 1e-9))
    }
    return """
      clean      \(rate(clean))   slowest page \(String(format: "%.1f", Double(slowest) / 1e6)) ms
      bare parse \(rate(bare))
      ratio of the rates \(String(format: "%.2f", bare / max(clean, 1e-9))), \(pages) pages

      """
  }
}
