import NewsModel

/// Completes a rule's draft with subject, period, market, stance and source.
struct ClaimAssembler {
  let scene: Scene
  let flow: ClaimFlow
  let attribution: AttributionFinder

  private var lexicon: ClaimLexicon { scene.lexicon }
  private var subjects: SubjectFinder {
    SubjectFinder(scene: scene, flow: flow, sources: attribution.sources)
  }

  /// A claim and its subject as the text names it: the platform, not its shop business.
  struct Assembled {
    let claim: Claim
    let named: ClaimSubject
  }

  /// The claim of a value, or nil when nothing says what it is about.
  func claim(_ site: ClaimSite, _ draft: ClaimDraft) -> Assembled? {
    let metric = lexicon.metrics[draft.metric]
    let policy = lexicon.policies[draft.metric]
    let named =
      metric.relation == .threshold
      ? subjects.ruleMaker(value: site.item)
      : subjects.subject(
        anchor: draft.metricItem ?? site.item, value: site.item, policy: policy,
        foreign: draft.foreignItems)
    guard let found = named else { return nil }
    let confidence = draft.confidence * found.confidence
    guard confidence >= Self.minConfidence else { return nil }
    let isElided = found.isFromBefore
    let quantity = site.quantity
    var claim = Claim(
      subject: business(found.subject, policy), metricID: metric.id,
      metricSurface: draft.metricSurface,
      value: .quantity(
        kind: quantity.kind, interval: draft.interval ?? quantity.value,
        currency: quantity.currency, unit: quantity.unit),
      evidence: [Evidence(span: quantity.span, sentence: scene.sentence)], rule: draft.rule,
      confidence: confidence)
    if case .quantity(let index) = scene.items[site.item].reference { claim.quantityIndex = index }
    let isRule = metric.relation == .threshold
    let time = PeriodFinder(scene: scene, flow: isRule ? ClaimFlow() : flow).period(
      value: site.item, foreign: draft.foreignItems, hasOwnSubject: found.isLocal,
      isElided: isElided && !isRule)
    (claim.period, claim.asOf) = (time.period, time.asOf)
    claim.market = MarketFinder(scene: scene, flow: flow).market(
      value: site.item, metric: draft.metricItem, foreign: draft.foreignItems, subject: found.item,
      hasOwnSubject: found.isLocal, isElided: isElided)
    let stance = StanceFinder(scene: scene, flow: flow)
    let continues = isContinuation(site.item)
    claim.modality = stance.modality(value: site.item, isEvent: false, continues: continues)
    if metric.relation == .threshold { claim.modality = .actual }
    claim.polarity = stance.polarity(value: site.item)
    claim.attribution = attribution.attribution
    (claim.changeKind, claim.base, claim.object) = (draft.changeKind, draft.base, draft.object)
    claim.changeDirection = direction(site, draft.changeKind)
    claim.segment = segment(site, draft)
    qualify(&claim, site)
    let isStanding =
      metric.isStock || metric.relation == .threshold
      || claim.qualifiers.contains { $0.hasSuffix("_average") }
    if claim.period == nil, isStanding {
      claim.period = ClaimPeriod(interval: nil, edtf: nil, basis: .vague, reference: .present)
    }
    if claim.market == claim.subject?.entityID { claim.market = nil }
    return Assembled(claim: claim, named: found.subject)
  }

  /// Up or down, as the verb that governs the value says; nil for levels and shares.
  private func direction(_ site: ClaimSite, _ kind: ChangeKind) -> ChangeDirection? {
    switch kind {
    case .deltaAbsolute, .deltaPercent, .deltaPoints, .multiple: break
    case .level, .share, .rank: return nil
    }
    guard let verb = site.changeVerb(), let word = scene.entry(verb)?.values[.grow] else {
      return nil
    }
    return ChangeDirection(rawValue: word)
  }

  /// Claims below this are noise.
  private static let minConfidence = 0.3

  /// The claim a dated event makes.
  func event(time item: Int) -> Claim? {
    guard let event = EventDateRule().event(scene, time: item, subjects: subjects),
      let time = scene.time(item), let interval = time.named ?? time.interval,
      let named = subjects.claimSubject(event.subject)
    else { return nil }
    let subject = event.isShop ? business(named, .business) : named
    var claim = Claim(
      subject: subject, metricID: event.metric,
      metricSurface: scene.text.string(in: scene.items[event.verb].span), value: .time(interval),
      evidence: [Evidence(span: time.span, sentence: scene.sentence)], rule: EventDateRule.name,
      confidence: event.metric == "event_date" ? 0.55 : 0.7)
    if case .time(let index) = scene.items[item].reference { claim.timeIndex = index }
    let stance = StanceFinder(scene: scene, flow: flow)
    claim.modality = stance.modality(value: event.verb, isEvent: true, continues: false)
    if claim.modality == .actual, let anchor = scene.mentions.anchor?.date,
      let begin = interval.begin?.date, begin > anchor
    {
      claim.modality = .plan
    }
    claim.polarity = stance.polarity(value: event.verb)
    claim.attribution = attribution.attribution
    claim.object = event.object.isEmpty ? nil : event.object
    claim.market = MarketFinder(scene: scene, flow: flow).market(
      ofEvent: event.verb, subject: event.subject)
    return claim
  }

  /// Keeps what later sentences may leave out.
  func remember(
    _ assembled: Assembled, _ draft: ClaimDraft, _ site: ClaimSite, in flow: inout ClaimFlow
  ) {
    let claim = assembled.claim
    flow.subject = ClaimSubject(
      entityID: assembled.named.entityID, label: assembled.named.label)
    flow.subjectParagraph = scene.paragraph
    flow.subjectIsPlace =
      lexicon.policies[draft.metric] == .macro || lexicon.policies[draft.metric] == .place
    if lexicon.metrics[draft.metric].relation == .level {
      (flow.metric, flow.metricSurface) = (draft.metric, draft.metricSurface)
      (flow.valueKind, flow.metricParagraph) = (site.kind, scene.paragraph)
    } else if let base = claim.base?.metricID, let index = lexicon.metricIndex(base),
      claim.changeKind == .share, index != flow.metric || flow.metricParagraph != scene.paragraph
    {
      (flow.metric, flow.metricSurface) = (index, draft.metricSurface)
      (flow.valueKind, flow.metricParagraph) = (nil, scene.paragraph)
    }
    flow.metricSentence = scene.sentence
    flow.metricClause = scene.items[site.item].clause
    flow.qualifiers = claim.qualifiers
    if claim.period?.interval != nil {
      (flow.period, flow.asOf) = (claim.period, claim.asOf)
      (flow.periodParagraph, flow.periodSentence) = (scene.paragraph, scene.sentence)
    }
    (flow.market, flow.marketSentence) = (claim.market, scene.sentence)
    flow.modality = claim.modality
  }

  private func business(_ subject: ClaimSubject, _ policy: SubjectPolicy) -> ClaimSubject {
    guard policy == .business, let business = lexicon.business(of: subject.entityID) else {
      return subject
    }
    return ClaimSubject(entityID: business.id, label: business.label, span: subject.span)
  }

  /// True when the clause goes on with what the clause before said: no name and no time of its own.
  private func isContinuation(_ item: Int) -> Bool {
    guard flow.metricSentence == scene.sentence, scene.items[item].clause > 0 else { return false }
    return !scene.before(item).contains {
      scene.time($0) != nil || scene.entity($0).map { $0.type != .place } ?? false
    }
  }

  /// 其中自营门店: the part of the figure before that this one is.
  private func segment(_ site: ClaimSite, _ draft: ClaimDraft) -> String? {
    guard let metric = draft.metricItem, metric < site.item,
      let part = scene.before(metric).first(where: { scene.has($0, .partOf) })
    else { return nil }
    let words = site.words(
      from: scene.items[part].span.end, to: scene.items[metric].span.start)
    return words.isEmpty || words.utf8.count > Self.maxSegmentBytes ? nil : words
  }

  private static let maxSegmentBytes = 36

  private func qualify(_ claim: inout Claim, _ site: ClaimSite) {
    var qualifiers: Set<String> = []
    for item in scene.clauses[scene.items[site.item].clause].items {
      guard let entry = scene.entry(item) else { continue }
      if entry.has(.qualifier), item < site.item, let value = entry.values[.qualifier] {
        qualifiers.insert(value)
      }
      let isChange = claim.changeKind != .level && claim.changeKind != .share
      if entry.has(.base), isChange, let value = entry.values[.base] {
        claim.changeBase = ChangeBase(rawValue: value)
        if value == "yoy" || value == "mom" { qualifiers.insert(value) }
      }
    }
    if claim.rule == CarriedMetricRule.name { qualifiers.formUnion(flow.qualifiers) }
    claim.qualifiers = qualifiers.sorted()
  }
}
