import NewsModel

/// Drops the page furniture that stands inside the article's block.
struct BodyTrimmer {
  let pack: SitePack
  let flow: PageFlow
  let title: String?
  private(set) var removed: [RemovedLine] = []
  private(set) var bylines: [Byline] = []
  private(set) var isCut = false

  init(pack: SitePack, flow: PageFlow, title: String?) {
    (self.pack, self.flow, self.title) = (pack, flow, title)
  }

  /// The lines that are text, joined by LF.
  mutating func text(of lines: [Int], maxBytes: Int) -> [UInt8] {
    let judge = LineJudge(pack: pack)
    let total = lines.reduce(0) { $0 + flow.lines[$1].weight.units }
    let titleKey = title.map { ByteText.folded(Array($0.utf8)[...]) }
    var text: [UInt8] = []
    var units = 0
    var isTail = false
    var seen: Set<ArraySlice<UInt8>> = []
    for (position, index) in lines.enumerated() {
      let line = flow.lines[index]
      let content = flow.bytes[line.range]
      let isHead = units < 60 && position < 25
      if isTail {
        remove(.boilerplate, content)
        continue
      }
      if isHead, let titleKey, ByteText.folded(content, maxBytes: titleKey.count + 8) == titleKey {
        remove(.title, content)
        continue
      }
      let verdict = judge.verdict(on: content, weight: line.weight)
      if verdict == .tail, units * 10 >= total * 3, line.weight.units < 40 {
        isTail = true
        remove(.boilerplate, content)
        continue
      }
      if isHead || position + 6 >= lines.count,
        let byline = Byline.parse(content, pack: pack), byline.isUseful || byline.hasEditor
      {
        bylines.append(byline)
        remove(.meta, content)
        continue
      }
      if isLinkList(line, position, lines) || verdict != .text {
        remove(verdict == .caption ? .caption : .boilerplate, content)
        continue
      }
      if line.weight.units >= 20, line.weight.stops > 0, !seen.insert(content).inserted {
        remove(.duplicate, content)
        continue
      }
      if text.count + content.count + 1 > maxBytes {
        isCut = true
        break
      }
      if !text.isEmpty { text.append(0x0A) }
      text += content
      units += line.weight.units
    }
    return text
  }

  /// True for a line that is a link to another article and stands among such lines.
  private func isLinkList(_ line: FlowLine, _ position: Int, _ lines: [Int]) -> Bool {
    guard line.isMostlyLink, line.weight.stops == 0 else { return false }
    if line.linkUnits * 10 < line.weight.units * 9 { return false }
    let before = position > 0 && flow.lines[lines[position - 1]].isMostlyLink
    let after = position + 1 < lines.count && flow.lines[lines[position + 1]].isMostlyLink
    return before || after || line.weight.units >= 6
  }

  private mutating func remove(_ role: LineRole, _ content: ArraySlice<UInt8>) {
    removed.append(RemovedLine(role: role, text: String(decoding: content, as: UTF8.self)))
  }
}
