import NewsModel

/// The time something took: `走到这一步用了3年`.
struct ElapsedTimeRule: ClaimRule {
  static let name = "elapsed_time"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard site.kind == .duration, let metric = site.lexicon.metricIndex("elapsed_time"),
      let verb = site.scene.before(site.item).first, site.scene.has(verb, .elapsed),
      site.scene.uncoveredBytes(from: verb, to: site.item) <= 6
    else { return nil }
    var claim = ClaimDraft(
      metric: metric, metricItem: verb, metricSurface: site.surface(verb), rule: Self.name,
      confidence: 0.65)
    claim.object = site.words(from: site.clause.span.start, to: site.scene.items[verb].span.start)
    return claim
  }
}
