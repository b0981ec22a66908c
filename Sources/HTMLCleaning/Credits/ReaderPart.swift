import CHTML
import NewsModel

/// Tells which lines after the beginning of the text were written by readers: comments, reviews,
/// replies.
///
/// Their dates and names are not those of the article.
struct ReaderPart {
  let pack: SitePack
  let flow: PageFlow
  let tree: PageTree
  let bodyFirst: Int?

  /// How many lines above are looked at for the words over comments.
  private static let reach = 40

  /// True when the line stands in a block named for comments, below the words over them, or begins
  /// with such words itself.
  func holds(_ index: Int) -> Bool {
    guard let bodyFirst, index > bodyFirst else { return false }
    if isInNamedBlock(flow.lines[index].node, apartFrom: flow.lines[bodyFirst].node) { return true }
    let judge = LineJudge(pack: pack)
    for above in stride(from: index, to: max(bodyFirst, index - Self.reach), by: -1) {
      let line = flow.lines[above]
      guard line.weight.units <= 20, line.range.count <= 120 else { continue }
      let content = flow.bytes[line.range]
      if pack.nameWords.opensReplies(content) { return true }
      if above < index {
        let said = judge.judge(content, weight: line.weight)
        if said.verdict == .tail, said.role == .comment { return true }
      }
    }
    return false
  }

  /// The line in which a byte of the flow stands.
  func line(of byte: Int) -> Int? {
    var low = 0
    var high = flow.lines.count
    while low < high {
      let middle = (low + high) / 2
      if flow.lines[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low < flow.lines.count && flow.lines[low].range.contains(byte) ? low : nil
  }

  private func isInNamedBlock(_ node: Int, apartFrom body: Int) -> Bool {
    var node = node
    for _ in 0..<64 {
      // What holds the text as well is no block of comments.
      if node <= 0 || node <= body && body < tree.end(node) { return false }
      for name in [KZ_AT_CLASS, KZ_AT_ID] {
        guard let range = tree.attributeRange(name, of: node), range.count <= 200 else { continue }
        if pack.nameWords.namesReaders(ByteText.folded(tree.text[range])) { return true }
      }
      node = tree.parent(node)
    }
    return false
  }
}
