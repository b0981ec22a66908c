import NewsModel

/// The metric was named earlier: `这个数字已经达到2亿美元`, `预计2028年将超过3.3万亿美元`.
struct CarriedMetricRule: ClaimRule {
  static let name = "carried_metric"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard !site.isDifference, !site.isOfEarlierPeriod else { return nil }
    let (scene, flow) = (site.scene, site.flow)
    guard let metric = flow.metric, flow.valueKind == site.kind,
      flow.metricParagraph == scene.paragraph, scene.sentence - flow.metricSentence <= 1,
      site.lexicon.metrics[metric].relation == .level,
      site.lexicon.metrics[metric].accepts(site.kind)
    else { return nil }
    let before = Array(scene.before(site.item))
    let pronoun = before.contains {
      scene.has($0, .topic) && site.surface($0).hasPrefix("这") || site.surface($0).hasPrefix("该")
    }
    let predicate = before.first(where: { scene.time($0) == nil }).map { index in
      (scene.has(index, .predicate) || scene.has(index, .growTo))
        && scene.uncoveredBytes(from: index, to: site.item) <= 3
    }
    let entityAtOnce = before.first.map { index in
      scene.entity(index) != nil && scene.uncoveredBytes(from: index, to: site.item) <= 1
    }
    guard pronoun || predicate == true || entityAtOnce == true else { return nil }
    // A clause that names another metric of this kind speaks about that one.
    let sameSentence = flow.metricSentence == scene.sentence
    guard sameSentence || pronoun else { return nil }
    return ClaimDraft(
      metric: metric, metricSurface: flow.metricSurface, rule: Self.name,
      confidence: pronoun ? 0.75 : 0.6)
  }
}
