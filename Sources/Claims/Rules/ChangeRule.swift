import NewsModel

/// Growth and decline: `订单同比增长超过50%`, `业务规模扩大四倍`, `毛利率提升2个百分点`.
struct ChangeRule: ClaimRule {
  static let name = "change"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    let change: ChangeKind
    switch site.kind {
    case .percent: change = .deltaPercent
    case .percentagePoint: change = .deltaPoints
    case .multiple: change = .multiple
    case .money where site.isDifference: change = .deltaAbsolute
    default: return nil
    }
    guard site.kind == .money || !site.isDifference, let verb = site.changeVerb() else {
      return nil
    }
    let start = min(verb, site.item)
    let lexicon = site.lexicon
    if let named = site.metric(
      before: start,
      accept: { $0.growthID != nil || $0.relation == .growth })
    {
      let metric = lexicon.metrics[named.metric]
      guard
        let growth = metric.relation == .growth
          ? named.metric : lexicon.metricIndex(metric.growthID)
      else { return nil }
      return draft(site, growth, named.item, site.surface(named.item), change, 0.85)
    }
    if let index = priceLike(site, verb) {
      return draft(site, index, nil, site.surface(verb), change, 0.7)
    }
    if let industry = site.scene.before(start).first(where: {
      site.scene.entry($0)?.industry != nil
    }), let growth = lexicon.metricIndex("market_growth"),
      site.scene.uncoveredBytes(from: industry, to: start) <= 9
    {
      return draft(site, growth, industry, site.surface(industry), change, 0.7)
    }
    guard let carried = site.flow.metric, site.flow.metricParagraph == site.scene.paragraph,
      site.scene.sentence - site.flow.metricSentence <= 1,
      site.flow.metricSentence == site.scene.sentence || namesNothing(site, before: start)
    else { return nil }
    let metric = lexicon.metrics[carried]
    let growth = metric.relation == .growth ? carried : lexicon.metricIndex(metric.growthID)
    guard let growth else { return nil }
    return draft(site, growth, nil, site.flow.metricSurface, change, 0.65)
  }

  private func draft(
    _ site: ClaimSite, _ metric: Int, _ item: Int?, _ surface: String, _ change: ChangeKind,
    _ confidence: Double
  ) -> ClaimDraft? {
    guard site.lexicon.metrics[metric].accepts(site.kind) else { return nil }
    return ClaimDraft(
      metric: metric, metricItem: item, metricSurface: surface, rule: Self.name,
      confidence: confidence, changeKind: change)
  }

  /// A carried metric serves a clause of another sentence only when that clause has no topic.
  private func namesNothing(_ site: ClaimSite, before place: Int) -> Bool {
    !site.scene.before(place).contains { site.scene.entity($0) != nil }
  }

  /// `上证指数上涨1.5%`, `茅台股份下跌3%`: an index or a share moves by itself.
  private func priceLike(_ site: ClaimSite, _ verb: Int) -> Int? {
    let word = site.surface(verb)
    guard
      word.hasPrefix("涨") || word.hasPrefix("跌") || word.hasSuffix("涨")
        || word.hasSuffix("跌") || word.hasSuffix("挫") || word == "飙升" || word == "跳水"
    else { return nil }
    guard
      let item = site.scene.before(min(verb, site.item)).first(where: {
        site.scene.entity($0) != nil
      }), let entity = site.scene.entity(item)
    else { return nil }
    if SubjectFinder.isIndex(entity) { return site.lexicon.metricIndex("index_change") }
    return entity.type == .organization ? site.lexicon.metricIndex("share_price_change") : nil
  }
}
