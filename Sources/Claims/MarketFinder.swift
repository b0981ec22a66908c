import NewsModel

/// Finds the place a value holds for: `us`, `gb`, `global`.
struct MarketFinder {
  let scene: Scene
  let flow: ClaimFlow

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
      return value == "global" ? value : nil
    }
    guard let entity = scene.entity(item), entity.type == .place else { return nil }
    if let previous = scene.before(item).first, scene.has(previous, .part) || isSource(previous),
      scene.items[item].span.start - scene.items[previous].span.end <= 3
    {
      return nil
    }
    // 美国公司X, 加拿大电商服务平台Shopify: where a firm comes from is no market.
    if let next = scene.after(item).first, let owner = scene.entity(next),
      owner.type == .organization || owner.type == .product, next != subject
    {
      return nil
    }
    return entity.entityID
  }

  private func isSource(_ item: Int) -> Bool {
    let word = scene.text.string(in: scene.items[item].span)
    return word == "往" || word == "寄往" || word == "由"
  }

  private static let maxClausesBack = 4
}
