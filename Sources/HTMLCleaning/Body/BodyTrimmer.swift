import CHTML
import NewsModel

/// Drops the page furniture that stands inside the article's block.
struct BodyTrimmer {
  let pack: SitePack
  let flow: PageFlow
  let tree: PageTree
  let marks: BlockMarks
  let title: String?
  /// What each line was found to be, and why.
  private(set) var fates: [(line: Int, role: LineRole, reason: String)] = []
  private(set) var bylines: [Byline] = []
  private(set) var isCut = false
  /// A line says that the rest is for those who pay or log in.
  private(set) var isPartial = false

  /// What begins with a line such as 相关阅读 and lasts to the end or, for a box inside the text, to its
  /// next paragraph.
  private struct Tail {
    let role: LineRole
    let reason: String
    var isBox = false
  }

  init(pack: SitePack, flow: PageFlow, tree: PageTree, marks: BlockMarks, title: String?) {
    (self.pack, self.flow, self.tree) = (pack, flow, tree)
    (self.marks, self.title) = (marks, title)
  }

  /// The lines that are text, joined by LF.
  mutating func text(of lines: [Int], maxBytes: Int) -> [UInt8] {
    let judge = LineJudge(pack: pack)
    let total = lines.reduce(0) { $0 + flow.lines[$1].weight.units }
    let titleKey = title.map { ByteText.folded(Array($0.utf8)[...]) }
    var text: [UInt8] = []
    var units = 0
    let home = self.home(of: lines)
    let continued = HardWraps.continued(lines, flow)
    var joins = false
    var tail: Tail?
    var seen: Set<ArraySlice<UInt8>> = []
    for (position, index) in lines.enumerated() {
      let line = flow.lines[index]
      var content = flow.bytes[line.range]
      let isHead = units < 60 && position < 25
      if let running = tail {
        guard running.isBox, isParagraph(line, of: home) else {
          fates.append((index, running.role, "after \(running.reason)"))
          continue
        }
        tail = nil
      }
      if isHead, let titleKey, ByteText.folded(content, maxBytes: titleKey.count + 8) == titleKey {
        fates.append((index, .title, "title again"))
        continue
      }
      var said = judge.judge(content, weight: line.weight)
      if said.isAtEdges, position > 2, position + 8 < lines.count { said = LineJudge.Judgement() }
      // Code has words of furniture too.
      if line.isPre, said.verdict != .tail { said = LineJudge.Judgement() }
      // Comments may be many times as long as the text above them.
      let isPast = said.role == .comment ? units >= 60 : units * 10 >= total * 3
      if said.verdict == .tail, isPast, line.weight.units < 40 {
        let isBox =
          said.role == .related && blockAround(line) != home
          && lines[(position + 1)...].contains { isParagraph(flow.lines[$0], of: home) }
        tail = Tail(role: said.role, reason: said.reason, isBox: isBox)
        fates.append((index, said.role, said.reason))
        continue
      }
      if said.isPartial { isPartial = true }
      if !line.isPre, isHead || position + 6 >= lines.count,
        let byline = Byline.parse(content, pack: pack), isCredit(byline, atHead: isHead)
      {
        bylines.append(byline)
        fates.append((index, byline.isUseful ? .meta : .editor, "byline"))
        if byline.hasEditor, byline.date == nil, units * 10 >= total * 7 {
          tail = Tail(role: .boilerplate, reason: "the editor's line")
        }
        continue
      }
      if said.verdict == .text, isCaption(line) {
        fates.append((index, .caption, "caption block"))
        continue
      }
      if isLinkList(line, position, lines) {
        fates.append((index, .related, "link list"))
        continue
      }
      if said.verdict != .text {
        fates.append((index, said.role, said.reason))
        // Below the editors stands what the outlet has to say of itself.
        if said.role == .editor, line.weight.units >= 4, units * 10 >= total * 7 {
          tail = Tail(role: .boilerplate, reason: "the editor's line")
        }
        continue
      }
      if let link = line.lastLink, isFurniture(link..<line.range.upperBound, judge) {
        content = flow.bytes[ByteText.trimmed(flow.bytes, line.range.lowerBound..<link)]
      }
      if line.weight.units >= 20, line.weight.stops > 0, !seen.insert(content).inserted {
        fates.append((index, .duplicate, "said before"))
        continue
      }
      if !append(content, to: &text, joins: joins, maxBytes: maxBytes) { break }
      joins = continued.contains(index)
      units += line.weight.units
      fates.append((index, .body, said.reason))
    }
    return text
  }

  /// The block whose paragraphs hold most of the text.
  private func home(of lines: [Int]) -> Int {
    var units: [Int: Int] = [:]
    for index in lines where BlockScores.score(of: flow.lines[index]) >= 4 {
      units[blockAround(flow.lines[index]), default: 0] += flow.lines[index].weight.units
    }
    return units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
  }

  /// The block that a line is a paragraph of.
  private func blockAround(_ line: FlowLine) -> Int {
    tree.tag(line.node) == KZ_P ? tree.parent(line.node) : line.node
  }

  private func isParagraph(_ line: FlowLine, of home: Int) -> Bool {
    BlockScores.score(of: line) >= 4 && blockAround(line) == home
  }

  /// Adds a line; false when the text would be too long.
  private mutating func append(
    _ content: ArraySlice<UInt8>, to text: inout [UInt8], joins: Bool, maxBytes: Int
  ) -> Bool {
    guard text.count + content.count < maxBytes else {
      isCut = true
      if text.isEmpty { text += ByteText.prefix(content, maxBytes: maxBytes) }
      return false
    }
    if joins {
      // Words of Latin letters keep their distance.
      if let last = text.last, let first = content.first, Self.isLetter(last), Self.isLetter(first)
      {
        text.append(0x20)
      }
    } else if !text.isEmpty {
      text.append(0x0A)
    }
    text += content
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  /// True for the link at a paragraph's end that leads away from it: 返回首页>>, [详细].
  private func isFurniture(_ link: Range<Int>, _ judge: LineJudge) -> Bool {
    let content = flow.bytes[ByteText.trimmed(flow.bytes, link)]
    guard !content.isEmpty else { return false }
    let said = judge.judge(content, weight: TextWeight.of(content))
    return said.verdict == .drop || said.verdict == .tail
  }

  /// True for a line that tells who or when the article is from.
  ///
  /// Below a text the day alone signs it, as in notices and statements, and so does 某报记者 张三: both
  /// are text.
  private func isCredit(_ byline: Byline, atHead isHead: Bool) -> Bool {
    guard byline.isUseful || byline.isSignature && isHead || byline.hasEditor else { return false }
    let isBareDay =
      byline.source == nil && byline.authors.isEmpty && !byline.hasEditor && !byline.isDateLabelled
      && byline.outlet == nil && byline.poster == nil && byline.date?.secondOfDay == nil
    return isHead || !isBareDay
  }

  /// Words under an image, as the class of their element says; others can't be told from text.
  private func isCaption(_ line: FlowLine) -> Bool {
    line.heading == 0 && marks[line.element].isCaption && line.weight.units <= 120
  }

  /// True for a line that is a link to another article and stands among such lines.
  private func isLinkList(_ line: FlowLine, _ position: Int, _ lines: [Int]) -> Bool {
    guard line.isMostlyLink, line.weight.stops == 0 else { return false }
    if line.linkUnits * 10 < line.weight.units * 9 { return false }
    let before = position > 0 && flow.lines[lines[position - 1]].isMostlyLink
    let after = position + 1 < lines.count && flow.lines[lines[position + 1]].isMostlyLink
    return before || after || line.weight.units >= 6
  }

  /// The lines taken out, in order.
  var removed: [RemovedLine] {
    fates.filter { $0.role != .body }.map {
      RemovedLine(
        role: $0.role, text: String(decoding: flow.bytes[flow.lines[$0.line].range], as: UTF8.self))
    }
  }
}
