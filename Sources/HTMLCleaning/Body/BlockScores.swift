import CHTML
import ExtractorPacks

/// Counts and scores of all blocks of a page: one pass over its lines, one from the leaves up.
///
/// Each line that reads like a paragraph lends its score to the blocks around it, less with each step
/// outwards; class and id words and links then weigh the blocks.
///
/// - Source: the scheme is that of Readability, with Chinese marks and lengths.
struct BlockScores {
  struct Sums {
    /// Of all lines below.
    var units: Int32 = 0
    var linkUnits: Int32 = 0
    /// Units of lines with a stop that are not links.
    var prose: Int32 = 0
    /// Short lines with a day and a clock, as posts and comments bear.
    var stamps: Int32 = 0
    /// Lines that are links of a headline's length.
    var linkTitles: Int32 = 0
  }

  private(set) var sums: [Sums]
  private(set) var scores: [Float]
  /// Blocks with a paragraph near inside, in document order.
  private(set) var candidates: [Int] = []
  /// Blocks of the lines that `stamps` counts, in document order.
  private(set) var stampNodes: [Int] = []

  init(_ tree: PageTree, _ flow: PageFlow, _ marks: BlockMarks, _ pack: SitePack) {
    sums = Array(repeating: Sums(), count: tree.nodes.count)
    scores = Array(repeating: 0, count: tree.nodes.count)
    for line in flow.lines {
      count(line, flow, pack)
      let score = Self.score(of: line)
      guard score > 0 else { continue }
      // A paragraph lends to what is around it; text between <br> belongs to its own block.
      var node = line.node
      if tree.tag(node) == KZ_P, tree.parent(node) >= 0 { node = tree.parent(node) }
      var share: Float = 1
      for _ in 0..<4 {
        if scores[node] == 0 { candidates.append(node) }
        scores[node] += score * share
        share *= 0.6
        guard tree.parent(node) >= 0 else { break }
        node = tree.parent(node)
      }
    }
    for node in stride(from: tree.nodes.count - 1, to: 0, by: -1) {
      let parent = tree.parent(node)
      guard parent >= 0 else { continue }
      sums[parent].units += sums[node].units
      sums[parent].linkUnits += sums[node].linkUnits
      sums[parent].prose += sums[node].prose
      sums[parent].stamps += sums[node].stamps
      sums[parent].linkTitles += sums[node].linkTitles
    }
    candidates.sort()
    for node in candidates {
      let density = Float(sums[node].linkUnits) / Float(max(sums[node].units, 1))
      scores[node] *= (1 - density) * marks[node].factor * (tree.tag(node) == KZ_BODY ? 0.9 : 1)
    }
  }

  private mutating func count(_ line: FlowLine, _ flow: PageFlow, _ pack: SitePack) {
    let units = Int32(line.weight.units)
    sums[line.node].units += units
    sums[line.node].linkUnits += Int32(line.linkUnits)
    if line.isMostlyLink {
      if units >= 6 { sums[line.node].linkTitles += 1 }
    } else if line.weight.stops > 0, units >= 8 {
      sums[line.node].prose += units
    }
    if units <= 30, line.weight.stops == 0, line.weight.digits > 0,
      Self.isStamp(flow.bytes[line.range], pack)
    {
      sums[line.node].stamps += 1
      stampNodes.append(line.node)
    }
  }

  /// True when a short line has a day with its clock, or says how long ago: 3小时前, 发表于.
  private static func isStamp(_ line: ArraySlice<UInt8>, _ pack: SitePack) -> Bool {
    if let date = VisibleDate.first(in: line, from: line.startIndex), date.secondOfDay != nil {
      return true
    }
    if hasDayAndClock(line) { return true }
    let line = ByteText.folded(line)
    return line.indices.contains { pack.stampAutomaton.longestMatch(in: line, at: $0) != nil }
  }

  /// `-20 10:30` or `/9 8:05`, also behind a name that ends in a digit.
  private static func hasDayAndClock(_ line: ArraySlice<UInt8>) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      line.indices.contains(index) && (0x30...0x39).contains(line[index])
    }
    return line.indices.contains { index in
      guard line[index] == 0x3A, isDigit(index - 1), isDigit(index + 1), isDigit(index + 2) else {
        return false
      }
      var at = index - 1
      while isDigit(at) { at -= 1 }
      guard line.indices.contains(at), line[at] == 0x20 else { return false }
      at -= 1
      while isDigit(at) { at -= 1 }
      return line.indices.contains(at) && [0x2D, 0x2F, 0x2E].contains(line[at])
    }
  }

  /// What a line adds as a paragraph; 0 for links, headings and scraps.
  static func score(of line: FlowLine) -> Float {
    guard line.weight.units >= 8, !line.isMostlyLink, line.heading == 0 else { return 0 }
    return 1 + Float(min(line.weight.marks, 20)) + min(Float(line.weight.units) / 35, 4)
      - (line.weight.marks == 0 ? 1.2 : 0)
  }
}
