import NewsModel

/// Parts of a whole: `占集团收入的12.5%`, `本地电商占比上升至50%`, `交易总额中仅10%来自…`, `一半商品`.
struct ShareRule: ClaimRule {
  static let name = "share"

  func draft(_ site: ClaimSite) -> ClaimDraft? {
    guard site.kind == .percent || site.kind == .fraction else { return nil }
    return ofBase(site) ?? partOf(site) ?? ofNoun(site)
  }

  private func draft(
    _ metric: Int, _ item: Int?, _ surface: String, _ confidence: Double
  ) -> ClaimDraft {
    ClaimDraft(
      metric: metric, metricItem: item, metricSurface: surface, rule: Self.name,
      confidence: confidence, changeKind: .share)
  }

  /// `占…的12.5%` with what stands between as the base, and `占比50%` without one.
  private func ofBase(_ site: ClaimSite) -> ClaimDraft? {
    let (scene, lexicon) = (site.scene, site.lexicon)
    guard
      let cue = scene.before(site.item).prefix(while: { scene.quantity($0) == nil })
        .first(where: { scene.has($0, .share) })
    else { return nil }
    let between = (cue + 1)..<site.item
    func firstNamed(_ words: (ClaimLexicon.Entry) -> [Int]) -> ClaimSite.Named? {
      for index in between {
        guard let entry = scene.entry(index),
          let metric = words(entry).first(where: { lexicon.metrics[$0].shareID != nil })
        else { continue }
        return ClaimSite.Named(item: index, metric: metric)
      }
      return nil
    }
    // 占公司总营收的12.5% speaks of income, not of companies.
    let inner = firstNamed(\.metrics) ?? firstNamed(\.nouns)
    let within = inner == nil ? wholeBefore(site, cue) : nil
    let part = scene.before(cue).first { scene.has($0, .part) }
    let outer =
      site.metric(before: within?.lowerBound ?? part ?? cue) { $0.shareID != nil }
      ?? (part == nil ? nounBefore(site, cue) : nil)
    let isRepeated = ["占比", "比例", "比重"].contains(site.surface(cue))
    let isNear = isRepeated && site.flow.metricParagraph == scene.paragraph
    let carried = isNear ? site.flow.metric : site.justNamedMetric
    let innerIsNoun = inner.map { scene.entry($0.item)?.nouns.contains($0.metric) == true }
    let whole = within.flatMap { range in
      range.lazy.compactMap { index in
        scene.entry(index)?.metrics.first { lexicon.metrics[$0].shareID != nil }
      }.first
    }
    let name =
      whole
      ?? (innerIsNoun == true
        ? outer?.metric ?? inner?.metric ?? carried : inner?.metric ?? outer?.metric ?? carried)
    guard let name, let metric = shareMetric(name, lexicon) else { return nil }
    let baseText = site.words(
      from: scene.items[cue].span.end, to: scene.items[site.item].span.start)
    let owner = (within ?? between).lazy.compactMap { scene.entity($0) }.first { $0.type != .place }
    let known = inner ?? outer
    var claim = draft(
      metric, known?.item, known.map { site.surface($0.item) } ?? site.flow.metricSurface,
      known == nil ? 0.65 : 0.85)
    if owner != nil || inner != nil {
      claim.foreignItems = within ?? between
      claim.base = ClaimBase(
        subjectID: owner?.entityID, metricID: lexicon.metrics[name].id, text: baseText)
      // What is named before 占 is the subject's own figure, not a place of the base.
      claim.metricItem = outer?.item ?? cue
    } else {
      claim.base = ClaimBase(subjectID: nil, metricID: lexicon.metrics[name].id, text: "")
      claim.metricItem = outer?.item ?? cue
    }
    return claim
  }

  /// `在集团总收入中占12.5%`: the whole stands before 占.
  private func wholeBefore(_ site: ClaimSite, _ cue: Int) -> Range<Int>? {
    let scene = site.scene
    guard
      let start = scene.before(cue).first(where: { site.surface($0) == "在" }),
      scene.text.hasSuffix("中", endingAt: scene.items[cue].span.start),
      ((start + 1)..<cue).contains(where: { index in
        scene.entity(index).map { $0.type != .place } ?? false
      })
    else { return nil }
    return start..<cue
  }

  /// The counted noun right before 占比: `本土卖家占比`.
  private func nounBefore(_ site: ClaimSite, _ cue: Int) -> ClaimSite.Named? {
    guard let previous = site.scene.before(cue).first,
      let entry = site.scene.entry(previous),
      site.scene.uncoveredBytes(from: previous, to: cue) <= 3,
      let noun = entry.nouns.first(where: { site.lexicon.metrics[$0].shareID != nil })
    else { return nil }
    return ClaimSite.Named(item: previous, metric: noun)
  }

  private func shareMetric(_ index: Int, _ lexicon: ClaimLexicon) -> Int? {
    lexicon.metrics[index].relation == .share
      ? index : lexicon.metricIndex(lexicon.metrics[index].shareID)
  }

  /// `X的交易总额中仅10%来自Y`.
  private func partOf(_ site: ClaimSite) -> ClaimDraft? {
    let scene = site.scene
    guard
      let next = scene.after(site.item).first, scene.has(next, .part),
      scene.items[next].span.start - scene.items[site.item].span.end <= 9,
      let named = site.metric(before: site.item, accept: { $0.shareID != nil }),
      let metric = shareMetric(named.metric, site.lexicon)
    else { return nil }
    var claim = draft(metric, named.item, site.surface(named.item), 0.8)
    claim.base = ClaimBase(
      subjectID: nil, metricID: site.lexicon.metrics[named.metric].id,
      text: site.surface(named.item))
    return claim
  }

  /// `一半商品`, `九成用户`, `80%的企业`.
  private func ofNoun(_ site: ClaimSite) -> ClaimDraft? {
    guard let named = site.metric(afterWithin: 3, accept: { $0.shareID != nil }),
      site.isTight(
        from: site.scene.items[site.item].span.end, to: site.scene.items[named.item].span.start),
      site.scene.entry(named.item)?.nouns.contains(named.metric) == true,
      let metric = shareMetric(named.metric, site.lexicon)
    else { return nil }
    return draft(metric, named.item, site.surface(named.item), 0.7)
  }
}
