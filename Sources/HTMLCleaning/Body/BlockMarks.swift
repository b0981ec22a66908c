import CHTML
import ExtractorPacks

/// What class, id and tag say of one block.
struct BlockMark {
  /// Multiplies the block's score.
  var factor: Float = 1
  /// It, or a block around it, is page furniture.
  var isDropped = false
  /// Entries repeated in it all belong to the article, as those of a live blog.
  var keepsEntries = false
  /// It holds the words under an image.
  var isCaption = false
}

/// The marks of all blocks of a page; attribute values met before are not read again.
struct BlockMarks {
  private(set) var marks: [BlockMark]
  /// Blocks that selectors of site profiles point to, in document order.
  private(set) var selected: [(node: Int, selector: Int)] = []

  init(_ tree: PageTree, _ pack: SitePack) {
    marks = Array(repeating: BlockMark(), count: tree.nodes.count)
    var known: [UInt64: (mark: BlockMark, selectors: [Int])] = [:]
    let profiles = pack.profiles
    for node in tree.nodes.indices {
      let parent = tree.parent(node)
      if tree.tag(node) == KZ_ARTICLE {
        for selector in pack.profiles.articleTag { selected.append((node, selector)) }
      }
      if parent >= 0, marks[parent].isDropped {
        marks[node].isDropped = true
        continue
      }
      let tag = tree.tag(node)
      if tag == KZ_NAV || tag == KZ_FOOTER || tag == KZ_ASIDE {
        marks[node].isDropped = true
        continue
      }
      if tag == KZ_ARTICLE || tag == KZ_MAIN { marks[node].factor = 1.3 }
      if parent >= 0 {
        marks[node].keepsEntries = marks[parent].keepsEntries
        marks[node].isCaption = marks[parent].isCaption
      }
      if tag == KZ_FIGCAPTION { marks[node].isCaption = true }
      guard tree.nodes[node].attribute_count > 0 else { continue }
      for name in [KZ_AT_CLASS, KZ_AT_ID, KZ_AT_ITEMPROP] {
        guard let range = tree.attributeRange(name, of: node), range.count <= 300 else { continue }
        let value = tree.text[range]
        let key = Self.hash(value) ^ UInt64(name)
        let said: BlockMark
        if let old = known[key] {
          said = old.mark
          for selector in old.selectors { select(node, selector, tag, profiles) }
        } else {
          let lowered = Self.lowered(value)
          said = Self.read(lowered, pack)
          let selectors =
            name == KZ_AT_ITEMPROP ? [] : profiles.matches(lowered, isID: name == KZ_AT_ID)
          known[key] = (said, selectors)
          for selector in selectors { select(node, selector, tag, profiles) }
        }
        marks[node].factor *= said.factor
        if said.isDropped { marks[node].isDropped = true }
        if said.keepsEntries { marks[node].keepsEntries = true }
        if said.isCaption { marks[node].isCaption = true }
      }
    }
  }

  private mutating func select(
    _ node: Int, _ selector: Int, _ tag: Int, _ profiles: SiteProfiles
  ) {
    if let wanted = profiles.selectors[selector].tag, wanted != tag { return }
    selected.append((node, selector))
  }

  /// Takes blocks, with all in them, for furniture.
  mutating func drop(_ nodes: [Int], _ tree: PageTree) {
    for node in nodes {
      for inner in node..<tree.end(node) {
        marks[inner].isDropped = true
        marks[inner].factor *= 0.1
      }
    }
  }

  subscript(node: Int) -> BlockMark { marks[node] }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func lowered(_ value: ArraySlice<UInt8>) -> [UInt8] {
    value.map { (0x41...0x5A).contains($0) ? $0 | 32 : $0 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func read(_ lowered: [UInt8], _ pack: SitePack) -> BlockMark {
    var mark = BlockMark()
    for name in lowered.split(whereSeparator: { $0 <= 0x20 }) {
      if pack.droppedNames.contains(Array(name)) { mark.isDropped = true }
    }
    var index = 0
    while index < lowered.count {
      guard let match = pack.blockAutomaton.longestMatch(in: lowered, at: index) else {
        index += 1
        continue
      }
      let effect = pack.blockWords[Int(match.payload)]
      // Short words begin a name or stand alone: "hot" is not in "photo", nor "side" in "inside".
      if effect == .negative, match.end - index <= 4, index > 0, isLetter(lowered[index - 1]) {
        index += 1
        continue
      }
      switch effect {
      case .strong: mark.factor = max(mark.factor, 1.6)
      case .positive: if mark.factor == 1 { mark.factor = 1.2 }
      case .negative: if mark.factor < 1.5 { mark.factor = min(mark.factor, 0.5) }
      case .entries: mark.keepsEntries = true
      case .caption: mark.isCaption = true
      case .drop: break
      }
      index = match.end
    }
    return mark
  }
}
