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

  init(_ tree: PageTree, _ pack: SitePack) {
    marks = Array(repeating: BlockMark(), count: tree.nodes.count)
    var known: [UInt64: BlockMark] = [:]
    for node in tree.nodes.indices {
      let parent = tree.parent(node)
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
        let key = Self.hash(value)
        let said =
          known[key]
          ?? {
            let said = Self.read(value, pack)
            known[key] = said
            return said
          }()
        marks[node].factor *= said.factor
        if said.isDropped { marks[node].isDropped = true }
        if said.keepsEntries { marks[node].keepsEntries = true }
        if said.isCaption { marks[node].isCaption = true }
      }
    }
  }

  subscript(node: Int) -> BlockMark { marks[node] }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func read(_ value: ArraySlice<UInt8>, _ pack: SitePack) -> BlockMark {
    var mark = BlockMark()
    var lowered: [UInt8] = []
    for byte in value { lowered.append((0x41...0x5A).contains(byte) ? byte | 32 : byte) }
    for name in lowered.split(whereSeparator: { $0 <= 0x20 }) {
      if pack.droppedNames.contains(Array(name)) { mark.isDropped = true }
    }
    var index = 0
    while index < lowered.count {
      guard let match = pack.blockAutomaton.longestMatch(in: lowered, at: index) else {
        index += 1
        continue
      }
      switch pack.blockWords[Int(match.payload)] {
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
