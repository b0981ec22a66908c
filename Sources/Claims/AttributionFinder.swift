import NewsModel

/// Reads who stands behind a sentence.
struct AttributionFinder {
  let attribution: Attribution
  /// Items that are sources and can't be subjects.
  let sources: Set<Int>

  init(_ scene: Scene) {
    var sources: Set<Int> = []
    var named: Attribution?
    var other: Attribution?
    for item in scene.items.indices {
      if let entity = scene.entity(item) {
        guard let next = scene.after(item).first,
          scene.items[next].span.start - scene.items[item].span.end <= Self.maxGapBytes
        else {
          if entity.type == .media { sources.insert(item) }
          continue
        }
        let says = scene.has(next, .say)
        let shows = scene.has(next, .attribution)
        guard says || shows, entity.type != .place, entity.type != .event else { continue }
        let surface = scene.text.string(
          in: scene.items[item].span.union(scene.items[next].span))
        let kind: AttributionKind = entity.type == .media && !says ? .document : .named
        if named == nil { named = Attribution(kind: kind, who: entity.entityID, surface: surface) }
        // A firm that announces its own figures stays the subject; a researcher does not.
        let word = scene.text.string(in: scene.items[next].span)
        let isResearch =
          word.contains("显示") || word.contains("预测") || word.contains("统计")
          || word.contains("预计") || word.contains("报道") || word.contains("的数据")
          || word.contains("估")
        if entity.type == .media || entity.type == .person
          || (isResearch && !word.contains("报")
            && !word.contains("公告"))
        {
          sources.insert(item)
        }
      } else if let entry = scene.entry(item), entry.has(.attribution), other == nil,
        let kind = AttributionKind(rawValue: entry.values[.attribution] ?? "")
      {
        other = Attribution(
          kind: kind, surface: scene.text.string(in: scene.items[item].span))
      }
    }
    attribution = named ?? other ?? .author
    self.sources = sources
  }

  private static let maxGapBytes = 9
}
