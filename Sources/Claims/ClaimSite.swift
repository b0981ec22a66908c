import NewsModel

/// One value in its sentence: what every rule looks at.
struct ClaimSite {
  let scene: Scene
  let flow: ClaimFlow
  /// The item of the value.
  let item: Int
  let quantity: QuantityMention

  var kind: QuantityKind { quantity.kind }
  var lexicon: ClaimLexicon { scene.lexicon }
  var clause: SceneClause { scene.clauses[scene.items[item].clause] }

  func surface(_ index: Int) -> String { scene.text.string(in: scene.items[index].span) }

  /// A metric named before the value: the item and the metric.
  struct Named {
    let item: Int
    let metric: Int
  }

  /// The nearest metric before `place` in the clause that `accept` takes.
  ///
  /// A strong name counts anywhere; a counted noun only when nothing but predicates, times and
  /// changes stand between it and the value. Another value of the same kind may lie between (a list,
  /// from–to), one of another kind ends the search.
  func metric(before place: Int, accept: (Metric) -> Bool) -> Named? {
    var nounsOpen = true
    var uncovered = 0
    var edge = scene.items[place].span.start
    for index in scene.before(place) {
      uncovered += max(0, edge - scene.items[index].span.end)
      edge = scene.items[index].span.start
      if uncovered > Self.maxNounGapBytes { nounsOpen = false }
      switch scene.items[index].reference {
      case .quantity(let other):
        if scene.mentions.quantities[other].kind != kind { return nil }
      case .time: continue
      case .entity:
        nounsOpen = false
      case .cue(let cue):
        let entry = lexicon.entries[cue]
        if let metric = entry.metrics.first(where: { accept(lexicon.metrics[$0]) }) {
          return ownerOfVerb(index, accept) ?? Named(item: index, metric: metric)
        }
        if nounsOpen, let metric = entry.nouns.first(where: { accept(lexicon.metrics[$0]) }) {
          return Named(item: index, metric: metric)
        }
        if entry.kinds.isDisjoint(with: Self.transparent) { nounsOpen = false }
      }
    }
    return nil
  }

  /// 融资余额报1.52万亿元: a verb like 报 or 收于 yields to the metric right before it.
  private func ownerOfVerb(_ item: Int, _ accept: (Metric) -> Bool) -> Named? {
    guard scene.has(item, .predicate), let previous = scene.before(item).first,
      scene.items[previous].span.end == scene.items[item].span.start,
      let metric = scene.entry(previous)?.metrics.first(where: { accept(lexicon.metrics[$0]) })
    else { return nil }
    return Named(item: previous, metric: metric)
  }

  /// Bytes of other words that may stand between a counted noun and its number.
  private static let maxNounGapBytes = 12
  private static let transparent: CueSet = [
    CueSet(.predicate), CueSet(.grow), CueSet(.growTo), CueSet(.base), CueSet(.modality),
    CueSet(.qualifier), CueSet(.market), CueSet(.marker), CueSet(.share),
  ]

  /// The metric or counted noun right after the value: `100亿美元的收入`, `13万家店铺`.
  ///
  /// Up to `gapBytes` of other words may stand between.
  func metric(afterWithin gapBytes: Int, accept: (Metric) -> Bool) -> Named? {
    var end = scene.items[item].span.end
    var uncovered = 0
    for index in scene.after(item) {
      uncovered += scene.items[index].span.start - end
      end = scene.items[index].span.end
      if uncovered > gapBytes { return nil }
      switch scene.items[index].reference {
      case .entity where gapBytes > 3, .time where gapBytes > 3: continue
      case .cue(let cue):
        let entry = lexicon.entries[cue]
        let named = entry.metrics + entry.nouns
        if let metric = named.first(where: { accept(lexicon.metrics[$0]) }) {
          return Named(item: index, metric: metric)
        }
        if !entry.kinds.isDisjoint(with: [CueSet(.event), CueSet(.grow), CueSet(.share)]) {
          return nil
        }
        if gapBytes <= 3 { return nil }
      default: return nil
      }
    }
    return nil
  }

  /// Where a change verb governs the value, if one does: `增长了45%`, `6倍速增长`.
  func changeVerb() -> Int? {
    for index in scene.before(item) {
      if scene.quantity(index) != nil { break }
      if scene.has(index, .growTo) { return nil }
      guard scene.has(index, .grow) else { continue }
      return scene.uncoveredBytes(from: index, to: item) <= 15 ? index : nil
    }
    for index in scene.after(item) {
      let gap = scene.items[index].span.start - scene.items[item].span.end
      if gap > 9 { return nil }
      if scene.has(index, .grow) { return index }
      if scene.quantity(index) != nil { return nil }
    }
    return nil
  }

  /// The metric of the clause before or of this one, for a share or ratio that names none.
  var justNamedMetric: Int? {
    guard flow.metricSentence == scene.sentence,
      flow.metricClause >= scene.items[item].clause - 1
    else { return nil }
    return flow.metric
  }

  /// True when the value is a difference, not a level: `增加3亿元`, `比上一代低500元`.
  var isDifference: Bool {
    guard
      let previous = scene.before(item).first(where: { index in
        !scene.has(index, .predicate) || scene.has(index, .gapMore) || scene.has(index, .gapLess)
      }), scene.uncoveredBytes(from: previous, to: item) <= 6
    else { return false }
    if scene.has(previous, .grow) { return kind == .money || kind == .count || kind == .dimension }
    guard scene.has(previous, .gapMore) || scene.has(previous, .gapLess) else { return false }
    return scene.before(previous).contains { scene.has($0, .compare) }
  }

  /// True when the value is said of the same time a year before, which no mention dates.
  var isOfEarlierPeriod: Bool {
    scene.before(item).contains { index in
      scene.has(index, .base) && surface(index).hasSuffix("同期")
        && scene.uncoveredBytes(from: index, to: item) <= 12
        && !scene.before(index).contains { scene.has($0, .compare) }
    }
  }

  /// True when nothing but 的 or a blank separates two offsets.
  func isTight(from end: Int, to start: Int) -> Bool {
    guard start >= end else { return false }
    let between = scene.text.string(in: TextSpan(start: end, end: start))
    return between.isEmpty || between == "的" || between == " "
  }

  /// The words between two offsets without 的 and blanks at their ends.
  func words(from start: Int, to end: Int) -> String {
    guard end > start else { return "" }
    var text = Substring(scene.text.string(in: TextSpan(start: start, end: end)))
    while let last = text.last, last == "的" || last == " " { text.removeLast() }
    while let first = text.first, first == " " { text.removeFirst() }
    return String(text)
  }
}
