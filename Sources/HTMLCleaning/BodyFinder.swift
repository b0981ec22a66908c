import CHTML
import ExtractorPacks

/// Finds the block of a page that holds the article.
///
/// One pass over the lines: each that reads like a paragraph lends its score to the blocks around it,
/// less with each step outwards; class and id words and links then weigh the blocks. The winner's
/// neighbours that read like it are joined.
///
/// - Source: the scheme is that of Readability, with Chinese marks and lengths.
struct BodyFinder {
  let tree: PageTree
  let flow: PageFlow
  let pack: SitePack
  /// The page's own summary, when it has one.
  let summary: String?

  /// Indices of the lines of the article, in order; empty when no line is text.
  func lines() -> [Int] {
    let effects = blockEffects()
    var scores = Array(repeating: 0.0, count: tree.nodes.count)
    var linkUnits = Array(repeating: 0, count: tree.nodes.count)
    var units = Array(repeating: 0, count: tree.nodes.count)
    var candidates: Set<Int> = []
    for line in flow.lines {
      units[line.node] += line.weight.units
      linkUnits[line.node] += line.linkUnits
      guard line.weight.units >= 8, !line.isMostlyLink, line.heading == 0 else { continue }
      let score =
        1 + Double(min(line.weight.marks, 20)) + min(Double(line.weight.units) / 35, 4)
        - (line.weight.marks == 0 ? 1.2 : 0)
      // A paragraph lends to what is around it; text between <br> belongs to its own block.
      var node = line.node
      let isParagraph = tree.tag(node) == KZ_P
      if isParagraph, tree.parent(node) >= 0 { node = tree.parent(node) }
      var share = 1.0
      for _ in 0..<4 {
        scores[node] += score * share
        candidates.insert(node)
        share *= 0.6
        guard tree.parent(node) >= 0 else { break }
        node = tree.parent(node)
      }
    }
    // Sums of subtrees, children before parents.
    for node in stride(from: tree.nodes.count - 1, to: 0, by: -1) {
      let parent = tree.parent(node)
      if parent >= 0 {
        units[parent] += units[node]
        linkUnits[parent] += linkUnits[node]
      }
    }
    var best: (node: Int, score: Double)?
    for node in candidates.sorted() {
      let density = Double(linkUnits[node]) / Double(max(units[node], 1))
      let score = scores[node] * (1 - density) * weight(of: node, effects)
      scores[node] = score
      if best.map({ score > $0.score }) ?? true { best = (node, score) }
    }
    guard var best, best.score > 0 else { return shortText(effects) }
    if let line = describedLine(), !(best.node..<tree.end(best.node)).contains(line.node) {
      // The winner is another article; the blocks around both say nothing.
      var node = line.node
      var own: (node: Int, score: Double)?
      while node >= 0, !(node..<tree.end(node)).contains(best.node) {
        if candidates.contains(node), own.map({ scores[node] > $0.score }) ?? true {
          own = (node, scores[node])
        }
        node = tree.parent(node)
      }
      // A shorter one is a summary in a box above the article.
      if let own, own.score > 0, units[own.node] >= 130 { best = own }
    }
    let found = collect(best.node, best.score, scores, effects)
    return found.isEmpty ? shortText(effects) : found
  }

  /// The first line that the page's summary quotes.
  private func describedLine() -> FlowLine? {
    guard let summary else { return nil }
    let quoted = Array(summary.unicodeScalars.prefix(120))
    guard quoted.count >= 20 else { return nil }
    return flow.lines.first { line in
      guard line.weight.units >= 15, line.heading == 0, !line.isMostlyLink else { return false }
      let start = String(decoding: flow.bytes[line.range].prefix(360), as: UTF8.self)
      let scalars = Array(start.unicodeScalars.prefix(120))
      return Headline.sharedLength(scalars, quoted) >= 18
    }
  }

  /// Lines of a page that has no paragraph: all that are not links.
  private func shortText(_ effects: [BlockMark]) -> [Int] {
    let own = flow.lines.indices.filter {
      !flow.lines[$0].isMostlyLink && flow.lines[$0].heading != 1
    }
    if own.contains(where: { flow.lines[$0].weight.stops > 0 }) { return own }
    // Broken markup may put the whole page inside a link.
    return flow.lines.indices.filter { flow.lines[$0].heading != 1 }
  }

  private struct BlockMark {
    var factor = 1.0
    var isDropped = false
  }

  private func weight(of node: Int, _ effects: [BlockMark]) -> Double {
    effects[node].factor * (tree.tag(node) == KZ_BODY ? 0.9 : 1)
  }

  /// What class and id say of each block, and whether it or a block around it is dropped.
  private func blockEffects() -> [BlockMark] {
    var marks = Array(repeating: BlockMark(), count: tree.nodes.count)
    for node in tree.nodes.indices {
      let parent = tree.parent(node)
      if parent >= 0, marks[parent].isDropped {
        marks[node].isDropped = true
        continue
      }
      let tag = tree.tag(node)
      if tag == KZ_ARTICLE || tag == KZ_MAIN { marks[node].factor = 1.3 }
      if tag == KZ_NAV || tag == KZ_FOOTER
        || tag == KZ_ASIDE
      {
        marks[node].isDropped = true
        continue
      }
      guard tree.nodes[node].attribute_count > 0 else { continue }
      for name in [KZ_AT_CLASS, KZ_AT_ID, KZ_AT_ITEMPROP] {
        guard let range = tree.attributeRange(name, of: node), range.count <= 300
        else { continue }
        read(range, into: &marks[node])
      }
    }
    return marks
  }

  private func read(_ range: Range<Int>, into mark: inout BlockMark) {
    var lowered: [UInt8] = []
    for byte in tree.text[range] { lowered.append((0x41...0x5A).contains(byte) ? byte | 32 : byte) }
    for name in lowered.split(whereSeparator: { $0 <= 0x20 }) {
      if pack.droppedNames.contains(Array(name)) { mark.isDropped = true }
    }
    var index = 0
    var factor = 1.0
    while index < lowered.count {
      if let match = pack.blockAutomaton.longestMatch(in: lowered, at: index) {
        switch pack.blockWords[Int(match.payload)] {
        case .strong: factor = max(factor, 1.6)
        case .positive: if factor == 1 { factor = 1.2 }
        case .negative: if factor < 1.5 { factor = min(factor, 0.5) }
        case .drop: break
        }
        index = match.end
      } else {
        index += 1
      }
    }
    mark.factor *= factor
  }

  /// Lines of the winner and of the neighbours that belong to it.
  private func collect(
    _ best: Int, _ bestScore: Double, _ scores: [Double], _ effects: [BlockMark]
  ) -> [Int] {
    var ranges = [best..<tree.end(best)]
    let parent = tree.parent(best)
    if parent >= 0, tree.tag(best) != KZ_BODY {
      var child = parent + 1
      while child < tree.end(parent) {
        let isOther = child != best && !effects[child].isDropped
        if isOther, scores[child] >= max(4, bestScore * 0.2), effects[child].factor >= 1 {
          ranges.append(child..<tree.end(child))
        } else if isOther, tree.tag(child) == KZ_P {
          ranges.append(child..<tree.end(child))
        }
        child = tree.end(child)
      }
    }
    let isInsideDropped = effects[best].isDropped
    return flow.lines.indices.filter { index in
      let line = flow.lines[index]
      guard ranges.contains(where: { $0.contains(line.node) }) else { return false }
      return isInsideDropped || !effects[line.node].isDropped
    }
  }
}
