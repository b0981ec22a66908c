import NewsModel

/// The value comes first, its metric a few words later: `完成3000万元人民币的A轮融资`.
struct MetricAfterRule: ClaimRule {
  static let name = "metric_after"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard
      let named = site.metric(
        afterWithin: 15, accept: { $0.relation == .level && $0.accepts(site.kind) })
    else { return nil }
    return ClaimDraft(
      metric: named.metric, metricItem: named.item, metricSurface: site.surface(named.item),
      rule: Self.name, confidence: 0.7)
  }
}
