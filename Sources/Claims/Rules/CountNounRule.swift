import NewsModel

/// The metric or the counted noun follows its value at once: `13万家店铺`, `100亿美元的收入`.
struct CountNounRule: ClaimRule {
  static let name = "count_noun"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard !site.isDifference, !site.isOfEarlierPeriod else { return nil }
    guard
      let named = site.metric(
        afterWithin: 3, accept: { $0.relation == .level && $0.accepts(site.kind) }),
      site.isTight(
        from: site.scene.items[site.item].span.end, to: site.scene.items[named.item].span.start)
    else { return nil }
    // In `营收达到200亿元的目标` or `市值3亿元收购` the metric before is the nearer one.
    if site.kind == .money,
      let before = site.metric(
        before: site.item, accept: { $0.relation == .level && $0.accepts(site.kind) }),
      site.scene.uncoveredBytes(from: before.item, to: site.item) <= 6
    {
      return nil
    }
    return ClaimDraft(
      metric: named.metric, metricItem: named.item, metricSurface: site.surface(named.item),
      rule: Self.name, confidence: 0.85)
  }
}
