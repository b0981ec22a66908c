import CHTML
import NewsModel

/// Writes down how a page was read.
struct Explainer {
  let tree: PageTree
  let flow: PageFlow
  let choice: BodyChoice
  let marks: BlockMarks
  let fates: [(line: Int, role: LineRole, reason: String)]

  func explanation() -> PageExplanation {
    var known: [Int: (role: LineRole, reason: String)] = [:]
    for fate in fates { known[fate.line] = (fate.role, fate.reason) }
    let lines = flow.lines.indices.map { index in
      let line = flow.lines[index]
      let fate = known[index]
      return PageExplanation.Line(
        role: fate?.role, score: Double(BlockScores.score(of: line)), block: path(line.node),
        reason: fate?.reason ?? outside(line),
        text: String(decoding: flow.bytes[line.range], as: UTF8.self))
    }
    return PageExplanation(
      method: choice.method, block: choice.block.map { path($0) } ?? "",
      score: Double(choice.score), rival: Double(choice.rival), profile: choice.profile,
      lines: lines)
  }

  private func outside(_ line: FlowLine) -> String {
    marks[line.node].isDropped ? "dropped block" : "outside the block"
  }

  /// The block and the two around it.
  private func path(_ node: Int) -> String {
    var names: [String] = []
    var index = node
    while index >= 0, names.count < 3 {
      names.append(name(index))
      index = tree.parent(index)
    }
    return names.reversed().joined(separator: ">")
  }

  private func name(_ node: Int) -> String {
    let tag = String(cString: kz_tag_name(tree.nodes[node].tag))
    let id = tree.attribute(KZ_AT_ID, of: node).map { "#" + $0 } ?? ""
    let classes = tree.attribute(KZ_AT_CLASS, of: node).map {
      $0.split(separator: " ").prefix(2).map { "." + $0 }.joined()
    }
    return tag + id + (classes ?? "")
  }
}
