import NewsModel

/// Finds what a claim is about, also when the sentence leaves it out.
struct SubjectFinder {
  let scene: Scene
  let flow: ClaimFlow
  /// Items that are sources of what is said (特看科技数据显示), never subjects.
  let sources: Set<Int>

  /// What was found: the subject, its item if it stands in the sentence, and whether the clause of
  /// the value names it.
  struct Found {
    let subject: ClaimSubject
    let item: Int?
    let isLocal: Bool
    let confidence: Double
    /// True when the sentence itself does not name it.
    var isFromBefore = false
  }

  /// The subject for a value whose metric stands at `anchor` (or the value itself).
  func subject(
    anchor: Int, value: Int, policy: SubjectPolicy, foreign: Range<Int>
  ) -> Found? {
    let clause = scene.items[anchor].clause
    if policy == .market || policy == .exchange, let market = industry(anchor) { return market }
    // Nearest name before the metric, then before the value, in its own clause.
    if let item = named(in: scene.before(anchor), of: anchor, foreign: foreign, policy: policy) {
      return found(item, policy, isLocal: true, 0.95)
    }
    if policy == .exchange {
      return Found(
        subject: ClaimSubject(entityID: "market:a_shares", label: "A股"), item: nil,
        isLocal: false, confidence: 0.6)
    }
    if pronoun(before: anchor) {
      if let item = antecedent(clause) { return found(item, policy, isLocal: false, 0.9) }
      if let carried = carried(policy) { return carried }
    }
    if anchor > value,
      let item = named(in: scene.before(value), of: value, foreign: foreign, policy: policy)
    {
      return found(item, policy, isLocal: true, 0.95)
    }
    if anchor < value {
      let between = ((anchor + 1)..<value).reversed()
      if let item = named(in: between, of: value, foreign: foreign, policy: policy) {
        return found(item, policy, isLocal: true, 0.85)
      }
    }
    if policy == .index || policy == .place || policy == .macro,
      let local = areaOrIndustry(scene.before(anchor), policy)
    {
      return local
    }
    if isAboutSomeone(before: value) { return nil }
    if isSubordinate(clause), let item = mainClause(after: clause) {
      return found(item, policy, isLocal: false, 0.8)
    }
    if clause > 0, flow.metricSentence == scene.sentence, let carried = flow.subject,
      !namesNewTopic(before: clause), policy != .macro || flow.subjectIsPlace
    {
      return Found(subject: carried, item: nil, isLocal: false, confidence: 0.85)
    }
    if policy != .macro, clause > 0, let item = antecedent(clause) {
      return found(item, policy, isLocal: false, 0.85)
    }
    if policy == .place || policy == .macro {
      for index in scene.clauses.indices.prefix(clause).suffix(Self.maxClausesBack).reversed() {
        if let area = areaOrIndustry(scene.clauses[index].items.reversed(), policy) { return area }
      }
    }
    if policy == .any, let local = areaOrIndustry(scene.before(anchor), policy) { return local }
    return carried(policy)
  }

  /// The subject of an earlier sentence, or what the article is about.
  private func carried(_ policy: SubjectPolicy) -> Found? {
    let isNear = flow.subjectParagraph == scene.paragraph
    if policy == .macro {
      if isNear, flow.subjectIsPlace, let subject = flow.subject {
        return Found(
          subject: subject, item: nil, isLocal: false, confidence: 0.75, isFromBefore: true)
      }
      // 全市, 全省: some other place, not the country.
      let isLocal = scene.items.indices.prefix(Scene.maxItemsLookedAt).contains {
        scene.entry($0)?.values[.market] == "local"
      }
      return isLocal
        ? flow.articlePlace.map {
          Found(subject: $0, item: nil, isLocal: false, confidence: 0.6, isFromBefore: true)
        }
        : Found(
          subject: ClaimSubject(entityID: "cn", label: "中国"), item: nil, isLocal: false,
          confidence: 0.6)
    }
    // Behind a researcher or an agency the sentence brings a subject of its own.
    guard isNear || sources.isEmpty else { return nil }
    if let subject = flow.subject, isNear || policy == .any || policy == .business {
      return Found(
        subject: subject, item: nil, isLocal: false, confidence: isNear ? 0.75 : 0.5,
        isFromBefore: true)
    }
    guard policy == .any || policy == .business else { return nil }
    return flow.articleTopic.map {
      Found(subject: $0, item: nil, isLocal: false, confidence: 0.45, isFromBefore: true)
    }
  }

  /// A place, a country word or a line of business as subject: 北京…, 全国…, 两市….
  private func areaOrIndustry(
    _ items: some Sequence<Int>, _ policy: SubjectPolicy
  ) -> Found? {
    for item in items {
      if policy == .index || policy == .any {
        guard scene.entry(item)?.industry != nil else { continue }
        return marketFound(item, isLocal: true, 0.75)
      }
      if let entity = scene.entity(item), entity.type == .place, !sources.contains(item) {
        return found(item, policy, isLocal: true, 0.9)
      }
      if let value = scene.entry(item)?.values[.market], value == "cn" {
        return Found(
          subject: ClaimSubject(entityID: "cn", label: "中国", span: scene.items[item].span),
          item: item, isLocal: true, confidence: 0.85)
      }
    }
    return nil
  }

  /// Who sets an entry rule: the topic named before the rule, else what the passage is about.
  ///
  /// Names between the rule's wording and the value belong to what is measured.
  func ruleMaker(value: Int) -> Found? {
    let reach = max(0, value - Scene.maxItemsLookedAt)..<value
    let rule = reach.first { scene.has($0, .require) } ?? reach.lowerBound
    if let item = (reach.lowerBound..<rule).first(where: {
      isCandidate($0, .business) && !isMarked($0)
    }) {
      return found(item, .business, isLocal: true, 0.9)
    }
    if let topic = flow.articleTopic {
      return Found(
        subject: topic, item: nil, isLocal: false, confidence: 0.7, isFromBefore: true)
    }
    return flow.subject.map {
      Found(subject: $0, item: nil, isLocal: false, confidence: 0.6, isFromBefore: true)
    }
  }

  /// The topic of a clause: its first name that can be a subject.
  func topic(ofClause clause: Int) -> Int? {
    scene.clauses[clause].items.first { isCandidate($0, .any) && !isMarked($0) }
      ?? scene.clauses[clause].items.first { isCandidate($0, .any) }
  }

  func claimSubject(_ item: Int) -> ClaimSubject? {
    scene.entity(item).map {
      ClaimSubject(entityID: $0.entityID, label: $0.label, span: $0.span)
    }
  }

  static func isIndex(_ entity: EntityMention) -> Bool {
    entity.label.hasSuffix("指数") || entity.label.hasSuffix("指")
      || entity.label.hasSuffix("综指") || entity.label.hasSuffix("成指")
  }

  private func found(
    _ item: Int, _ policy: SubjectPolicy, isLocal: Bool, _ confidence: Double
  ) -> Found? {
    claimSubject(item).map {
      Found(subject: $0, item: item, isLocal: isLocal, confidence: confidence)
    }
  }

  private func isCandidate(_ item: Int, _ policy: SubjectPolicy) -> Bool {
    guard let entity = scene.entity(item), !sources.contains(item), !scene.items[item].isAside
    else { return false }
    switch entity.type {
    case .organization, .product: return true
    case .person: return policy == .any
    case .place, .event, .media: return false
    }
  }

  /// True behind a word that makes a name an object: 与X, 在X, 超越X.
  func isMarked(_ item: Int) -> Bool {
    guard let previous = scene.before(item).first else { return false }
    if scene.has(previous, .marker) {
      return scene.items[item].span.start - scene.items[previous].span.end <= 12
    }
    // A place or a market between the marker and the name: 背靠国内抖音电商.
    guard scene.has(previous, .market) || scene.entity(previous)?.type == .place,
      let second = scene.before(previous).first, scene.has(second, .marker)
    else { return false }
    return scene.uncoveredBytes(from: second, to: item) <= 6
  }

  private func named(
    in items: some Sequence<Int>, of place: Int, foreign: Range<Int>, policy: SubjectPolicy
  ) -> Int? {
    var marked: Int?
    for item in items {
      if isPronoun(item) { break }
      guard isCandidate(item, policy), !foreign.contains(item) else { continue }
      if !isMarked(item) { return item }
      if marked == nil, isOwner(item, of: place) { marked = item }
    }
    return marked
  }

  /// `X的…`: even a marked name owns what follows it at once.
  private func isOwner(_ item: Int, of place: Int) -> Bool {
    scene.text.hasPrefix("的", at: scene.items[item].span.end) && item < place
      && scene.uncoveredBytes(from: item, to: place) <= 9
  }

  private func pronoun(before item: Int) -> Bool {
    scene.before(item).contains { isPronoun($0) }
  }

  /// 公司 and 集团 right behind a name are part of it; 这个数字 stands for a metric, not for a subject.
  private func isPronoun(_ item: Int) -> Bool {
    guard scene.has(item, .topic) else { return false }
    let start = scene.items[item].span.start
    if scene.text.hasPrefix("这", at: start) || scene.text.hasPrefix("该数", at: start) {
      return false
    }
    guard let previous = scene.before(item).first, scene.entity(previous) != nil else {
      return true
    }
    return scene.items[previous].span.end != scene.items[item].span.start
  }

  /// The topic of the nearest clause before this one that has one.
  private func antecedent(_ clause: Int) -> Int? {
    var index = clause - 1
    while index >= 0, clause - index <= Self.maxClausesBack {
      if let item = topic(ofClause: index) { return item }
      index -= 1
    }
    return nil
  }

  /// True when a clause between the last claim's and this one brings a topic of its own.
  private func namesNewTopic(before clause: Int) -> Bool {
    var index = clause - 1
    while index > flow.metricClause {
      if topic(ofClause: index) != nil { return true }
      index -= 1
    }
    return false
  }

  /// True when an unnamed actor (一位投资者) is the latest topic before the value.
  private func isAboutSomeone(before value: Int) -> Bool {
    for item in (max(0, value - Scene.maxItemsLookedAt)..<value).reversed() {
      if scene.has(item, .anon) { return true }
      if isCandidate(item, .business), !isMarked(item) { return false }
    }
    return false
  }

  private func isSubordinate(_ clause: Int) -> Bool {
    scene.clauses[clause].items.prefix(3).contains { scene.has($0, .cut) }
  }

  private func mainClause(after clause: Int) -> Int? {
    var index = clause + 1
    while index < scene.clauses.count, index - clause <= 2 {
      if let item = topic(ofClause: index) { return item }
      index += 1
    }
    return nil
  }

  /// The line of business a market figure is about, with the words in front of it as label.
  private func industry(_ anchor: Int) -> Found? {
    let here = Array(scene.before(anchor)) + [anchor] + Array(scene.after(anchor))
    var clause = scene.items[anchor].clause - 1
    var candidates = here
    while clause >= 0, candidates.count < Scene.maxItemsLookedAt {
      candidates += scene.clauses[clause].items.reversed()
      clause -= 1
    }
    for item in candidates.prefix(Scene.maxItemsLookedAt)
    where scene.entry(item)?.industry != nil {
      return marketFound(item, isLocal: scene.items[item].clause == scene.items[anchor].clause, 0.9)
    }
    if let carried = flow.subject, carried.entityID.hasPrefix("market:"),
      flow.subjectParagraph == scene.paragraph
    {
      return Found(
        subject: carried, item: nil, isLocal: false, confidence: 0.75,
        isFromBefore: flow.metricSentence != scene.sentence)
    }
    return nil
  }

  /// A line of business as subject, labelled with the place or reach in front of it.
  private func marketFound(_ item: Int, isLocal: Bool, _ confidence: Double) -> Found? {
    guard let slug = scene.entry(item)?.industry else { return nil }
    var label = scene.text.string(in: scene.items[item].span)
    if let previous = scene.before(item).first,
      scene.items[previous].span.end == scene.items[item].span.start,
      scene.entity(previous)?.type == .place || scene.has(previous, .market)
    {
      label = scene.text.string(in: scene.items[previous].span) + label
    }
    let subject = ClaimSubject(
      entityID: "market:" + slug, label: label, span: scene.items[item].span)
    return Found(subject: subject, item: item, isLocal: isLocal, confidence: confidence)
  }

  private static let maxClausesBack = 6
}
