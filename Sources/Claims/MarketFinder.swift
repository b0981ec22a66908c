import NewsModel

/// Finds the place a value holds for: `us`, `gb`, `global`.
struct MarketFinder {
  let scene: Scene
  let flow: ClaimFlow

  /// The place of an event: before its verb, else in what the verb is about.
  func market(ofEvent verb: Int, subject: Int) -> String? {
    for item in scene.before(verb) {
      if let market = place(item, subject) { return market }
    }
    for item in scene.after(verb) {
      if let market = place(item, subject) { return market }
    }
    return nil
  }

  func market(
    value: Int, metric: Int?, foreign: Range<Int>, subject: Int?, hasOwnSubject: Bool,
    isElided: Bool
  ) -> String? {
    for item in scene.before(value) where !foreign.contains(item) {
      if let market = place(item, subject) { return market }
    }
    if let metric, metric > value {
      for item in (value + 1)..<metric where !foreign.contains(item) {
        if let market = place(item, subject) { return market }
      }
    }
    let clause = scene.items[value].clause
    if !hasOwnSubject {
      var index = clause - 1
      while index >= 0, clause - index <= Self.maxClausesBack {
        if scene.clauses[index].endsFirmly { break }
        for item in scene.clauses[index].items.reversed() {
          if let market = place(item, subject) { return market }
        }
        index -= 1
      }
    }
    if isElided, scene.sentence - flow.marketSentence <= 1 { return flow.market }
    return nil
  }

  private func place(_ item: Int, _ subject: Int?) -> String? {
    guard item != subject, !scene.items[item].isAside else { return nil }
    if let entry = scene.entry(item), entry.has(.market) {
      let value = entry.values[.market] ?? ""
      if value == "global" { return value }
      return value == "overseas" || value == "local" || modifiesName(item, subject) ? nil : value
    }
    guard let entity = scene.entity(item), entity.type == .place else { return nil }
    if let previous = scene.before(item).first, scene.has(previous, .part) || isSource(previous),
      scene.items[item].span.start - scene.items[previous].span.end <= 3
    {
      return nil
    }
    return modifiesName(item, subject) ? nil : entity.entityID
  }

  /// 加拿大电商服务平台Shopify, 国内抖音电商: where a firm comes from is no market.
  private func modifiesName(_ item: Int, _ subject: Int?) -> Bool {
    for next in scene.after(item).prefix(3) {
      if scene.uncoveredBytes(from: item, to: next) > Self.maxModifierBytes { return false }
      if scene.has(next, .marker) || scene.has(next, .event) { return false }
      if let owner = scene.entity(next) {
        return owner.type == .organization || owner.type == .product
      }
    }
    return false
  }

  private static let maxModifierBytes = 15

  private func isSource(_ item: Int) -> Bool {
    let word = scene.text.string(in: scene.items[item].span)
    return word == "往" || word == "寄往" || word == "由"
  }

  private static let maxClausesBack = 4
}
