import NewsModel

/// Finds the time a value is about.
struct PeriodFinder {
  let scene: Scene
  let flow: ClaimFlow

  struct Found {
    var period: ClaimPeriod?
    var asOf: CivilDate?
  }

  /// The nearest time before the value, else that of an earlier clause or sentence.
  ///
  /// With a subject of its own in the clause, a time of another clause holds only if it opens that
  /// clause; without any subject in the sentence (`isElided`) the sentence before goes on.
  func period(value: Int, foreign: Range<Int>, hasOwnSubject: Bool, isElided: Bool) -> Found {
    let clause = scene.items[value].clause
    for item in scene.before(value) where !foreign.contains(item) {
      if let found = usable(item) { return found }
    }
    var index = clause - 1
    while index >= 0, clause - index <= Self.maxClausesBack {
      for item in scene.clauses[index].items.reversed() {
        guard let found = usable(item) else { continue }
        if !hasOwnSubject || isTopical(item) { return found }
      }
      index -= 1
    }
    for item in scene.after(value).prefix(2) where scene.items[item].isAside {
      if let found = usable(item) { return found }
    }
    if isElided, flow.periodParagraph == scene.paragraph,
      scene.sentence - flow.periodSentence <= 2, let period = flow.period
    {
      return Found(period: period, asOf: flow.asOf)
    }
    return Found()
  }

  /// The claim period of a time item, unless it is what a value is compared with or a recurrence.
  private func usable(_ item: Int) -> Found? {
    guard let time = scene.time(item), time.kind != .set, time.kind != .time else { return nil }
    let previous = scene.before(item).first
    if let previous, scene.has(previous, .compare) || scene.has(previous, .base),
      scene.items[item].span.start - scene.items[previous].span.end <= 3
    {
      return nil
    }
    guard time.granularity != .vague else {
      guard time.reference == .present else { return nil }
      return Found(
        period: ClaimPeriod(interval: nil, edtf: nil, basis: .vague, reference: .present))
    }
    guard let interval = time.interval else { return nil }
    var found = Found(
      period: ClaimPeriod(interval: interval, edtf: time.edtf, basis: time.basis))
    let isPoint = previous.map {
      scene.has($0, .timeBy) && scene.items[item].span.start - scene.items[$0].span.end <= 3
    }
    if isPoint == true || time.bound == .by, let end = time.named?.end?.date {
      found.asOf = end.adding(days: -1)
    }
    return found
  }

  /// True when the time stands before any name of its clause: it frames what follows.
  private func isTopical(_ item: Int) -> Bool {
    !scene.before(item).contains { scene.entity($0) != nil || scene.has($0, .topic) }
  }

  private static let maxClausesBack = 8
}
