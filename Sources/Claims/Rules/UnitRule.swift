import NewsModel

/// The unit alone says what is measured: `上证指数跌破3500点`, `5000毫安时`.
struct UnitRule: ClaimRule {
  static let name = "unit"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard let metric = site.lexicon.metricIndex(unit: site.quantity.unit),
      site.lexicon.metrics[metric].accepts(site.kind)
    else { return nil }
    let moved = site.changeVerb() != nil && site.quantity.unit == "点"
    guard !moved else {
      guard let change = site.lexicon.metricIndex("index_point_change") else { return nil }
      return ClaimDraft(
        metric: change, metricSurface: site.surface(site.item), rule: Self.name, confidence: 0.7,
        changeKind: .deltaAbsolute)
    }
    return ClaimDraft(
      metric: metric, metricSurface: site.surface(site.item), rule: Self.name, confidence: 0.65)
  }
}
