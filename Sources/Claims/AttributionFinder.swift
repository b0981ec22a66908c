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
        if entity.type == .media || entity.type == .person || Self.isAgency(entity.label)
          || Self.isResearch(word) || Self.foretells(word) && Self.namesAnother(scene, after: next)
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

  /// Offices and associations speak about others.
  private static func isAgency(_ label: String) -> Bool {
    [
      "局", "总署", "委员会", "协会", "研究院", "研究所", "研究中心", "联合会", "央行", "乘联会", "证监会", "银保监会",
      "发改委", "商务部", "财政部", "工信部", "交易所", "上交所", "深交所", "智库",
    ].contains { label.hasSuffix($0) }
  }

  private static func isResearch(_ word: String) -> Bool {
    ["显示", "统计", "报道", "数据", "研报"].contains { word.contains($0) }
      && !["财报", "年报", "公告"].contains { word.contains($0) }
  }

  private static func foretells(_ word: String) -> Bool {
    ["预测", "预计", "估"].contains { word.contains($0) }
  }

  /// A firm that foretells with another name in the sentence foretells that one's figures.
  private static func namesAnother(_ scene: Scene, after item: Int) -> Bool {
    scene.items.indices.suffix(from: item).prefix(Scene.maxItemsLookedAt).contains {
      guard let entity = scene.entity($0) else { return scene.entry($0)?.industry != nil }
      return entity.type == .organization || entity.type == .product
    }
  }
}
