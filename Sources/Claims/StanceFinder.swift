import NewsModel

/// Reads how firmly a value is said: modality and polarity.
struct StanceFinder {
  let scene: Scene
  let flow: ClaimFlow

  /// The firmest reading wins in this order: a target is a target though it is planned.
  private static let order: [Modality] = [
    .target, .rumour, .hypothetical, .forecast, .plan, .estimate,
  ]

  func modality(value: Int, isEvent: Bool, continues: Bool) -> Modality {
    let clause = scene.items[value].clause
    var said = cues(in: scene.clauses[clause].items, around: value, isEvent: isEvent)
    if clause > 0 {
      // A goal set, or a condition opened, in an earlier clause governs the rest of the sentence.
      var index = clause - 1
      while index >= 0, clause - index <= Self.maxClausesAway, !scene.clauses[index].endsFirmly {
        let before = cues(in: scene.clauses[index].items, around: value, isEvent: isEvent)
        for modality in before where modality == .target || modality == .hypothetical {
          if modality == .target, !setsGoal(scene.clauses[index].items) { continue }
          if said.isEmpty || modality == .target { said.append(modality) }
        }
        if said.isEmpty, opensForecast(scene.clauses[index].items) { said.append(.forecast) }
        index -= 1
      }
    }
    if let first = Self.order.first(where: { said.contains($0) }) { return first }
    return continues ? flow.modality : .actual
  }

  private func cues(in items: Range<Int>, around value: Int, isEvent: Bool) -> [Modality] {
    var found: [Modality] = []
    for item in items where !isEvent || item < value + Self.eventReach {
      guard let entry = scene.entry(item), entry.has(.modality),
        let modality = Modality(rawValue: entry.values[.modality] ?? "")
      else { continue }
      // Behind the value only a goal still governs it: 200亿美元的目标.
      if !isEvent, item > value, modality != .target { continue }
      if !isEvent, modality == .rumour, isSoftRumour(item) {
        found.append(.forecast)
      } else if modality == .plan, isBareWill(item) {
        // 将 alone: a verb must follow, or it only moves the object forward.
        guard isVerb(after: item) else { continue }
        found.append(isEvent || hasMarker(after: item) ? .plan : .forecast)
      } else {
        found.append(modality)
      }
    }
    return found
  }

  /// 或将增长107% foretells; 或将关闭 is talk.
  private func isSoftRumour(_ item: Int) -> Bool {
    scene.text.hasPrefix("或", at: scene.items[item].span.start)
  }

  /// 公司预计，第三季度交付量为…: a forecast set off by a comma governs what follows it.
  private func opensForecast(_ items: Range<Int>) -> Bool {
    guard let last = items.last, scene.has(last, .modality),
      scene.entry(last)?.values[.modality] == "forecast"
    else { return false }
    let end = scene.items[last].span.end
    return scene.text.hasPrefix("，", at: end) || scene.text.hasPrefix(",", at: end)
  }

  /// 定下将实现… goes on; 目标230亿 is done with its own value.
  private func setsGoal(_ items: Range<Int>) -> Bool {
    items.contains { item in
      guard scene.has(item, .modality), scene.entry(item)?.values[.modality] == "target" else {
        return false
      }
      guard let next = scene.after(item).first, scene.quantity(next) != nil else { return true }
      return scene.uncoveredBytes(from: item, to: next) > 6
    }
  }

  private func isBareWill(_ item: Int) -> Bool {
    scene.items[item].span.byteCount == 3
      && scene.text.hasPrefix("将", at: scene.items[item].span.start)
  }

  private func isVerb(after item: Int) -> Bool {
    guard let next = scene.after(item).first else { return false }
    guard scene.items[next].span.start - scene.items[item].span.end <= 6 else { return false }
    return [.event, .grow, .growTo, .predicate, .share].contains { scene.has(next, $0) }
      || scene.time(next) != nil || !(scene.entry(next)?.metrics.isEmpty ?? true)
      || hasMarker(after: item)
  }

  /// 将从…, 将与…: a clause of intent.
  private func hasMarker(after item: Int) -> Bool {
    guard let next = scene.after(item).first, scene.has(next, .marker) else { return false }
    return scene.items[next].span.start == scene.items[item].span.end
  }

  /// Clauses further off no longer govern a value; keeps long sentences linear.
  private static let maxClausesAway = 8
  private static let eventReach = 12

  func polarity(value: Int) -> Polarity {
    let clause = scene.items[value].clause
    for item in scene.clauses[clause].items {
      guard let entry = scene.entry(item), entry.has(.polarity),
        let polarity = Polarity(rawValue: entry.values[.polarity] ?? "")
      else { continue }
      if polarity == .negated, item > value { continue }
      return polarity
    }
    for index in scene.clauses.indices.dropFirst(clause + 1).prefix(Self.maxClausesAway) {
      for item in scene.clauses[index].items {
        if let entry = scene.entry(item), entry.has(.polarity),
          let polarity = Polarity(rawValue: entry.values[.polarity] ?? ""), polarity != .negated
        {
          return polarity
        }
      }
    }
    return .affirmed
  }
}
