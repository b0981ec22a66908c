import NewsModel

/// A goal without a metric is turnover when a shop business sets it: `今年目标230亿美金`.
struct BareGoalRule: ClaimRule {
  static let name = "bare_goal"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    let scene = site.scene
    guard site.kind == .money,
      let goal = scene.before(site.item).first(where: { !scene.has($0, .predicate) }),
      scene.entry(goal)?.values[.modality] == "target",
      scene.uncoveredBytes(from: goal, to: site.item) <= 6,
      let metric = site.lexicon.metricIndex("gmv"),
      scene.before(goal).contains(where: { index in
        scene.has(index, .ecommerce)
          || scene.entity(index).map { site.lexicon.isBusiness($0.entityID) } ?? false
      })
    else { return nil }
    return ClaimDraft(
      metric: metric, metricItem: goal, metricSurface: site.surface(goal), rule: Self.name,
      confidence: 0.65)
  }
}
