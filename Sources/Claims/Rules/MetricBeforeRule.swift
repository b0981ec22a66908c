import NewsModel

/// The metric stands before its value: `GMV达到200亿美元`, `月活用户数已经超过10亿`.
struct MetricBeforeRule: ClaimRule {
  static let name = "metric_before"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard !site.isDifference, !site.isOfEarlierPeriod else { return nil }
    guard site.kind != .multiple || site.changeVerb() == nil,
      let named = site.metric(
        before: site.item,
        accept: { $0.relation == .level && $0.accepts(site.kind) })
    else { return nil }
    let gap = site.scene.uncoveredBytes(from: named.item, to: site.item)
    guard gap <= Self.maxGapBytes else { return nil }
    var claim = ClaimDraft(
      metric: named.metric, metricItem: named.item, metricSurface: site.surface(named.item),
      rule: Self.name, confidence: gap <= 12 ? 0.9 : 0.75)
    // 净新增门店1485家 counts what was added, not what there is.
    if let verb = site.scene.before(named.item).first, site.scene.has(verb, .grow),
      site.scene.items[verb].span.end == site.scene.items[named.item].span.start
    {
      claim.changeKind = .deltaAbsolute
    }
    return claim
  }

  /// Words between a metric and its value that belong to neither.
  private static let maxGapBytes = 48
}
