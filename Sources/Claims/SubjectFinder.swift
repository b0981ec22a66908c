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
  }

  /// The subject for a value whose metric stands at `anchor` (or the value itself).
  func subject(
    anchor: Int, value: Int, policy: SubjectPolicy, foreign: Range<Int>
  ) -> Found? {
    let clause = scene.items[anchor].clause
    if policy == .market, let market = industry(anchor) { return market }
    // Nearest name before the metric, then before the value, in its own clause.
    if let item = named(in: scene.before(anchor), foreign: foreign, policy: policy) {
      return found(item, policy, isLocal: true, 0.95)
    }
    if let pronounClause = pronoun(before: anchor), let item = antecedent(pronounClause, policy) {
      return found(item, policy, isLocal: false, 0.9)
    }
    if anchor > value, let item = named(in: scene.before(value), foreign: foreign, policy: policy) {
      return found(item, policy, isLocal: true, 0.95)
    }
    if anchor < value {
      let between = ((anchor + 1)..<value).reversed()
      if let item = named(in: between, foreign: foreign, policy: policy) {
        return found(item, policy, isLocal: true, 0.85)
      }
    }
    if isSubordinate(clause), let item = mainClause(after: clause, policy) {
      return found(item, policy, isLocal: false, 0.8)
    }
    if clause > 0, let item = antecedent(clause, policy) {
      return found(item, policy, isLocal: false, 0.85)
    }
    if let carried = flow.subject {
      let near = flow.subjectParagraph == scene.paragraph
      return Found(
        subject: carried, item: nil, isLocal: false, confidence: near ? 0.75 : 0.5)
    }
    return flow.articleTopic.map {
      Found(subject: $0, item: nil, isLocal: false, confidence: 0.45)
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
  private func isMarked(_ item: Int) -> Bool {
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
    in items: some Sequence<Int>, foreign: Range<Int>, policy: SubjectPolicy
  ) -> Int? {
    var marked: Int?
    for item in items {
      if scene.has(item, .topic) { break }
      guard isCandidate(item, policy), !foreign.contains(item) else { continue }
      if !isMarked(item) { return item }
      marked = marked ?? (isOwner(item) ? item : nil)
    }
    if let marked { return marked }
    guard policy == .place else { return nil }
    return items.first {
      scene.entity($0)?.type == .place && !foreign.contains($0) && !sources.contains($0)
    }
  }

  /// `X的…`: even a marked name owns what follows it.
  private func isOwner(_ item: Int) -> Bool {
    scene.text.hasPrefix("的", at: scene.items[item].span.end)
  }

  private func pronoun(before item: Int) -> Int? {
    scene.before(item).contains { scene.has($0, .topic) } ? scene.items[item].clause : nil
  }

  /// The topic of the nearest clause before this one that has one.
  private func antecedent(_ clause: Int, _ policy: SubjectPolicy) -> Int? {
    var index = clause - 1
    while index >= 0, clause - index <= Self.maxClausesBack {
      if let item = topic(ofClause: index) { return item }
      index -= 1
    }
    return nil
  }

  private func isSubordinate(_ clause: Int) -> Bool {
    scene.clauses[clause].items.prefix(3).contains { scene.has($0, .cut) }
  }

  private func mainClause(after clause: Int, _ policy: SubjectPolicy) -> Int? {
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
    while clause >= 0 {
      candidates += scene.clauses[clause].items.reversed()
      clause -= 1
    }
    for item in candidates.prefix(Scene.maxItemsLookedAt) {
      guard let slug = scene.entry(item)?.industry else { continue }
      var label = scene.text.string(in: scene.items[item].span)
      if let previous = scene.before(item).first,
        scene.items[previous].span.end == scene.items[item].span.start,
        scene.entity(previous)?.type == .place || scene.has(previous, .market)
      {
        label = scene.text.string(in: scene.items[previous].span) + label
      }
      let subject = ClaimSubject(
        entityID: "market:" + slug, label: label, span: scene.items[item].span)
      return Found(
        subject: subject, item: item,
        isLocal: scene.items[item].clause == scene.items[anchor].clause,
        confidence: 0.9)
    }
    if let carried = flow.subject, carried.entityID.hasPrefix("market:"),
      flow.subjectParagraph == scene.paragraph
    {
      return Found(subject: carried, item: nil, isLocal: false, confidence: 0.75)
    }
    return nil
  }

  private static let maxClausesBack = 6
}
