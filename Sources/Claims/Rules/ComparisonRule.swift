import NewsModel

/// One figure against another: `达到抖音电商首年GMV的1%`, `是亚马逊的1/3`, `比跨境卖家高2-3倍`.
struct ComparisonRule: ClaimRule {
  static let name = "comparison"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    switch site.kind {
    case .percent, .multiple, .fraction: return timesAnother(site) ?? moreThanAnother(site)
    case .duration, .percentagePoint, .money: return moreThanAnother(site)
    default: return nil
    }
  }

  /// `METRIC 是/达到 ANOTHER('s METRIC) 的 q`.
  private func timesAnother(_ site: ClaimSite) -> ClaimDraft? {
    let (scene, lexicon) = (site.scene, site.lexicon)
    let start = scene.items[site.item].span.start
    let linked =
      scene.text.hasSuffix("的", endingAt: start)
      || scene.text.hasSuffix("的 ", endingAt: start) || site.kind == .multiple
    guard linked else { return nil }
    var owner: Int?
    var inner: ClaimSite.Named?
    for index in scene.before(site.item) {
      if scene.quantity(index) != nil { return nil }
      if scene.has(index, .share) || scene.has(index, .grow) { return nil }
      if let entity = scene.entity(index), entity.type != .place { owner = index }
      if owner == nil, inner == nil, let entry = scene.entry(index),
        let metric = entry.metrics.first(where: { lexicon.metrics[$0].ratioID != nil })
      {
        inner = ClaimSite.Named(item: index, metric: metric)
      }
      guard scene.has(index, .compare) || scene.has(index, .predicate), index < site.item - 0
      else { continue }
      guard let owner else { continue }
      guard scene.items[owner].span.start - scene.items[index].span.end <= 3 else { return nil }
      let outer = site.metric(before: index) { $0.ratioID != nil }
      let carried = site.justNamedMetric
      guard let metric = inner?.metric ?? outer?.metric ?? carried,
        let ratio = lexicon.metricIndex(
          isWhole(owner, site) ? lexicon.metrics[metric].shareID : lexicon.metrics[metric].ratioID)
      else { return nil }
      var claim = ClaimDraft(
        metric: ratio, metricItem: outer?.item ?? index,
        metricSurface: (inner ?? outer).map { site.surface($0.item) } ?? site.flow.metricSurface,
        rule: Self.name, confidence: 0.8, changeKind: .share)
      claim.foreignItems = (index + 1)..<site.item
      claim.base = ClaimBase(
        subjectID: scene.entity(owner)?.entityID, metricID: lexicon.metrics[metric].id,
        text: site.words(from: scene.items[index].span.end, to: start))
      return claim
    }
    return nil
  }

  /// A figure of the firm that owns the subject is the whole, not another: 约为字节跳动收入的12.5%.
  private func isWhole(_ owner: Int, _ site: ClaimSite) -> Bool {
    guard site.kind != .multiple, let whole = site.scene.entity(owner)?.entityID else {
      return false
    }
    return site.scene.items.indices.prefix(Scene.maxItemsLookedAt).contains {
      site.scene.entity($0)?.parentID == whole
    }
  }

  /// `比 ANOTHER 高/低 q`.
  private func moreThanAnother(_ site: ClaimSite) -> ClaimDraft? {
    let (scene, lexicon) = (site.scene, site.lexicon)
    guard let direction = scene.before(site.item).first,
      scene.has(direction, .gapMore) || scene.has(direction, .gapLess),
      scene.uncoveredBytes(from: direction, to: site.item) <= 3,
      let cue = scene.before(direction).prefix(while: { scene.quantity($0) == nil })
        .first(where: { scene.has($0, .compare) })
    else { return nil }
    let suffix = site.kind == .multiple ? nil : "_gap"
    let outer = site.metric(before: cue) { metric in
      suffix == nil ? metric.ratioID != nil : true
    }
    guard let outer = outer ?? metricOfClauseBefore(site) else { return nil }
    let metric = lexicon.metrics[outer.metric]
    let id: String?
    if suffix == nil {
      id = metric.ratioID
    } else {
      id =
        ["unit_price", "home_price", "rental_price"].contains(metric.id)
        ? "price_gap" : metric.id + "_gap"
    }
    guard let index = lexicon.metricIndex(id), lexicon.metrics[index].accepts(site.kind) else {
      return nil
    }
    var claim = ClaimDraft(
      metric: index, metricItem: outer.item, metricSurface: site.surface(outer.item),
      rule: Self.name, confidence: 0.75)
    claim.foreignItems = (cue + 1)..<site.item
    let owner = ((cue + 1)..<direction).lazy.compactMap { scene.entity($0) }.first
    claim.base = ClaimBase(
      subjectID: owner?.entityID, metricID: metric.id,
      text: site.words(from: scene.items[cue].span.end, to: scene.items[direction].span.start))
    return claim
  }

  /// `工厂给A的价，比给B的低30%`: the last metric of the clause before.
  private func metricOfClauseBefore(_ site: ClaimSite) -> ClaimSite.Named? {
    let clause = site.scene.items[site.item].clause
    guard clause > 0, !site.scene.clauses[clause - 1].endsFirmly else { return nil }
    for item in site.scene.clauses[clause - 1].items.reversed() {
      if let metric = site.scene.entry(item)?.metrics.first {
        return ClaimSite.Named(item: item, metric: metric)
      }
    }
    return nil
  }
}
