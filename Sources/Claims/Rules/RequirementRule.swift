import NewsModel

/// Entry rules: `门槛：满30天`, `流量占比达到15%`, `流水大于200万美金`.
struct RequirementRule: ClaimRule {
  static let name = "requirement"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    let scene = site.scene
    guard site.kind != .multiple, site.kind != .number,
      let metric = site.lexicon.metricIndex("eligibility_threshold"),
      let bound = scene.before(site.item).first, scene.has(bound, .threshold),
      scene.items[site.item].span.start - scene.items[bound].span.end <= 3
    else { return nil }
    guard (0..<bound).suffix(Scene.maxItemsLookedAt).contains(where: { scene.has($0, .require) })
    else { return nil }
    var claim = ClaimDraft(
      metric: metric, metricSurface: site.surface(bound), rule: Self.name, confidence: 0.65)
    claim.object = measure(site, bound)
    if site.quantity.value.isExact, let limit = site.quantity.value.min {
      claim.interval = DecimalInterval(min: limit, max: nil)
    }
    return claim
  }

  /// What must reach the bound: the words of the clause before it, at most `maxMeasureBytes`.
  private func measure(_ site: ClaimSite, _ bound: Int) -> String {
    let end = site.scene.items[bound].span.start
    var start = end
    while start > site.clause.span.start, end - start < Self.maxMeasureBytes,
      let previous = site.scene.text.offsetOfScalar(before: start)
    { start = previous }
    return site.words(from: start, to: end)
  }

  private static let maxMeasureBytes = 36
}
