/// Finds the writer of a forum's first post, whose name stands over his rank and his counts.
struct ForumPost {
  let pack: SitePack
  let flow: PageFlow
  let bodyFirst: Int?

  /// The line over `级别：` `发帖：` `积分：` before the text.
  func author() -> [String] {
    guard let bodyFirst else { return [] }
    let start = max(0, bodyFirst - 20)
    var facts: [Int] = []
    for index in start..<min(bodyFirst + 2, flow.lines.count) where isFact(index) {
      facts.append(index)
    }
    guard facts.count >= 2, let first = facts.first else { return [] }
    let names = PersonNames(words: pack.nameWords)
    for index in stride(from: first - 1, through: max(0, first - 3), by: -1) {
      let line = flow.lines[index]
      guard line.weight.stops == 0, line.weight.units <= 12, line.range.count <= 60 else {
        continue
      }
      let text = String(decoding: flow.bytes[line.range], as: UTF8.self)
      let found = names.read(text)
      if found.count == 1, found[0] == text { return found }
    }
    return []
  }

  /// A short line such as 级别: 论坛版主 or 发帖 1733.
  private func isFact(_ index: Int) -> Bool {
    let range = flow.lines[index].range
    guard range.count <= 80 else { return false }
    let folded = ByteText.folded(flow.bytes[range])
    return pack.nameWords.memberFacts.contains { fact in
      guard folded.starts(with: fact), folded.count > fact.count else { return false }
      let next = folded[fact.count]
      return next == UInt8(ascii: ":") || (0x30...0x39).contains(next)
    }
  }
}
