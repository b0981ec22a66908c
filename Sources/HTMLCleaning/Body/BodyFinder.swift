import CHTML

/// The lines of a page that are the article, and how they were found.
struct BodyChoice {
  /// Indices into the flow's lines, in order; empty when no line is text.
  var lines: [Int] = []
  /// The block they lie in, nil when the whole page was taken.
  var block: Int?
  var score: Float = 0
  /// Score of the best block that neither holds nor lies in the chosen one.
  var rival: Float = 0
  /// `scored`, `title`, `table`, `summary`, `records`, `profile` or `short`.
  var method = "scored"
  /// Name of the site profile that fits the page, whether or not its block was taken.
  var profile: String?
  /// The profile's block is missing or holds too little, and the general search was used.
  var missesProfile = false
}

/// Finds the block of a page that holds the article.
struct BodyFinder {
  let tree: PageTree
  let flow: PageFlow
  let marks: BlockMarks
  private let profile: SiteProfile?
  let blocks: BlockScores
  /// The page's own summary, when it has one.
  let summary: String?
  /// The last line that repeats the page's title, before which the article does not begin.
  let titleLine: Int?

  /// `address` is the page's own, when it is known.
  init(
    tree: PageTree, flow: PageFlow, pack: SitePack, metadata: PageMetadata, address: String?
  ) {
    (self.tree, self.flow) = (tree, flow)
    var marks = BlockMarks(tree, pack)
    let selected = Set(marks.selected.map(\.selector))
    profile =
      SiteIdentity.host(address).flatMap { pack.profiles.profile(host: $0) }
      ?? pack.profiles.profiles.first { $0.signature.contains { selected.contains($0) } }
    if let profile {
      marks.drop(marks.selected.filter { profile.drop.contains($0.selector) }.map(\.node), tree)
    }
    marks.drop(Self.commentBlocks(tree, flow, pack), tree)
    self.marks = marks
    blocks = BlockScores(tree, flow, marks, pack)
    summary = metadata.summary
    titleLine = Self.titleLine(flow, metadata)
  }

  /// Blocks whose first line is a heading such as 全部评论.
  private static func commentBlocks(_ tree: PageTree, _ flow: PageFlow, _ pack: SitePack) -> [Int] {
    var found: [Int] = []
    for (index, line) in flow.lines.enumerated() where index > 0 && line.weight.units <= 12 {
      guard line.weight.stops == 0, pack.isCommentHeading(flow.bytes[line.range]) else { continue }
      // The largest block that begins with it.
      var block = line.node
      let before = flow.lines[index - 1].node
      while tree.parent(block) > before, tree.tag(tree.parent(block)) != KZ_BODY {
        block = tree.parent(block)
      }
      if tree.end(block) - block > 1 { found.append(block) }
    }
    return found
  }

  func choice() -> BodyChoice {
    var best = -1
    var kept = -1
    for node in blocks.candidates where blocks.scores[node] > 0 {
      if best < 0 || blocks.scores[node] > blocks.scores[best] { best = node }
      if marks[node].isDropped { continue }
      if kept < 0 || blocks.scores[node] > blocks.scores[kept] { kept = node }
    }
    // Comments may outweigh the article many times.
    if best >= 0, marks[best].isDropped, kept >= 0, blocks.sums[kept].prose >= 60,
      recordList(at: best) != nil
    {
      best = kept
    }
    if best < 0 || blocks.sums[best].prose < 20, let table = largestTable() {
      return BodyChoice(
        lines: lines(in: [table..<tree.end(table)], of: table), block: table, method: "table")
    }
    guard best >= 0 else { return BodyChoice(lines: shortText(), method: "short") }
    var choice = BodyChoice(profile: profile?.name)
    if let profile {
      if let block = block(of: profile, against: best) {
        choice.method = "profile"
        choice.block = block
        choice.score = blocks.scores[block]
        choice.lines =
          profile.takesFirst
          ? lines(in: [block..<tree.end(block)], of: block) : collect(block, withBlocks: false)
        choice.rival = rival(of: block)
        return choice
      }
      choice.missesProfile = true
    }
    if let described = describedBlock(besides: best) {
      best = described
      choice.method = "summary"
    }
    var above: [Int]?
    if let own = ownRecord(best) {
      best = own.block
      above = own.lines
      choice.method = "records"
    }
    if let titled = blockBelowTitle(before: best) {
      best = titled
      choice.method = "title"
    }
    choice.block = best
    choice.score = blocks.scores[best]
    choice.lines = above ?? collect(best, withBlocks: choice.method != "records")
    choice.rival = rival(of: best)
    if choice.lines.isEmpty { return BodyChoice(lines: shortText(), method: "short") }
    return choice
  }

  /// The heading, else the line, that repeats the page's title and stands last.
  private static func titleLine(_ flow: PageFlow, _ metadata: PageMetadata) -> Int? {
    let titles = [metadata.pageTitle, metadata.socialTitle].compactMap { title in
      title.map { ByteText.folded(Array($0.utf8)[...]) }
    }
    var found: (index: Int, isHeading: Bool)?
    for (index, line) in flow.lines.enumerated() where (4...80).contains(line.weight.units) {
      if line.isMostlyLink, line.heading != 1 { continue }
      let isHeading = line.heading > 0
      if let found, found.isHeading, !isHeading { continue }
      let key = ByteText.folded(flow.bytes[line.range], maxBytes: 400)
      guard titles.contains(where: { ByteText.contains($0, bytes: key) }) else { continue }
      found = (index, isHeading)
    }
    return found?.index
  }

  /// The table with most text that is no link, on a page without a paragraph.
  private func largestTable() -> Int? {
    let tables = tree.nodes.indices.filter { tree.tag($0) == KZ_TABLE && units(of: $0) >= 20 }
    return tables.max { (units(of: $0), $1) < (units(of: $1), $0) }
  }

  private func rival(of block: Int) -> Float {
    var rival: Float = 0
    for node in blocks.candidates where blocks.scores[node] > rival {
      if tree.end(node) <= block || node >= tree.end(block) { rival = blocks.scores[node] }
    }
    return rival
  }

  // MARK: Which block

  /// The profile's block: the first that holds text, if the general search has not found much more
  /// elsewhere.
  private func block(of profile: SiteProfile, against best: Int) -> Int? {
    for selector in profile.body {
      let blocks = marks.selected.filter { $0.selector == selector }.map(\.node)
      guard
        let block = profile.takesFirst
          ? blocks.first(where: { units(of: $0) >= 20 })
          : blocks.max(by: { units(of: $0) < units(of: $1) }), units(of: block) >= 20
      else { continue }
      let isApart = tree.end(block) <= best || block >= tree.end(best)
      let isScrap = units(of: block) < 60 && units(of: block) * 4 < units(of: best)
      if isApart, isScrap, !profile.takesFirst { continue }
      return block
    }
    return nil
  }

  private func units(of node: Int) -> Int32 {
    blocks.sums[node].units - blocks.sums[node].linkUnits
  }

  /// The block around the line that the page's summary quotes, when the winner is elsewhere: the
  /// winner then is another article.
  private func describedBlock(besides best: Int) -> Int? {
    guard let line = describedLine(), !(best..<tree.end(best)).contains(line.node) else {
      return nil
    }
    // The blocks around both say nothing.
    var node = line.node
    var own: Int?
    while node >= 0, !(node..<tree.end(node)).contains(best) {
      if blocks.scores[node] > (own.map { blocks.scores[$0] } ?? 0) { own = node }
      node = tree.parent(node)
    }
    // A shorter one is a summary in a box above the article.
    return own.flatMap { blocks.sums[$0].units >= 130 ? $0 : nil }
  }

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

  private func recordList(at block: Int) -> RecordList? {
    RecordList.around(block, tree, blocks, marks)
      ?? RecordList.inside(block, tree, blocks.sums, marks)
  }

  /// The article where the winner is one of many texts on the page: what stands above a list of
  /// teasers or comments, else the first post of a thread.
  private func ownRecord(_ best: Int) -> (block: Int, lines: [Int]?)? {
    guard let list = recordList(at: best) else { return nil }
    let first = list.members.first { blocks.sums[$0].prose >= 20 } ?? list.members[0]
    let outside = bestBlock(in: 0..<list.range.lowerBound)
    if let outside, blocks.sums[outside].prose >= 30 {
      let followsTitle = titleLine.map { flow.lines[$0].node <= outside } ?? false
      let precedes = titleLine.map { flow.lines[$0].node < list.range.lowerBound } ?? true
      if list.kind == .teasers ? precedes : followsTitle { return (outside, nil) }
    }
    if let above = linesAbove(list) { return above }
    guard list.kind == .posts else { return nil }
    return (bestBlock(in: first..<tree.end(first)) ?? first, nil)
  }

  /// Paragraphs in the block around a list of comments, before it.
  private func linesAbove(_ list: RecordList) -> (block: Int, lines: [Int]?)? {
    var block = tree.parent(list.members[0])
    for _ in 0..<3 {
      guard block >= 0, tree.tag(block) != KZ_BODY else { return nil }
      let range = block..<list.range.lowerBound
      let prose = flow.lines.reduce(0) {
        range.contains($1.node) && BlockScores.score(of: $1) >= 4 ? $0 + $1.weight.units : $0
      }
      if prose >= 60 { return (block, lines(in: [range], of: block)) }
      block = tree.parent(block)
    }
    return nil
  }

  /// The best block that lies in `range`.
  private func bestBlock(in range: Range<Int>) -> Int? {
    var best: Int?
    for node in blocks.candidates where range.contains(node) {
      if tree.end(node) > range.upperBound { continue }
      if blocks.scores[node] > (best.map { blocks.scores[$0] } ?? 0) { best = node }
    }
    return best
  }

  /// The block between the headline and a winner that opens with its only heading, such as a profile
  /// of the company; nil when it holds too little to be more than a lead.
  private func blockBelowTitle(before best: Int) -> Int? {
    guard let titleLine, flow.lines[titleLine].node < best, opensWithHeading(best) else {
      return nil
    }
    let headings = flow.lines.count {
      $0.heading > 0 && (best..<tree.end(best)).contains($0.node)
    }
    guard headings == 1 else { return nil }
    let between = bestBlock(in: flow.lines[titleLine].node..<best)
    return between.flatMap {
      blocks.sums[$0].prose >= 40 && blocks.scores[$0] * 4 >= blocks.scores[best] ? $0 : nil
    }
  }

  // MARK: Which lines

  /// Lines of a page that has no paragraph: all that are not links.
  private func shortText() -> [Int] {
    let own = flow.lines.indices.filter {
      !flow.lines[$0].isMostlyLink && flow.lines[$0].heading != 1
    }
    if own.contains(where: { flow.lines[$0].weight.stops > 0 }) { return own }
    // Broken markup may put the whole page inside a link.
    return flow.lines.indices.filter { flow.lines[$0].heading != 1 }
  }

  /// Lines of the winner and of the neighbours that belong to it: paragraphs, and blocks like it.
  private func collect(_ best: Int, withBlocks: Bool = true) -> [Int] {
    var ranges = [best..<tree.end(best)]
    let parent = tree.parent(best)
    let isRecord =
      RecordList.around(best, tree, blocks, marks)?.members.contains(best) ?? false
    if parent >= 0, tree.tag(best) != KZ_BODY, !isRecord {
      var child = parent + 1
      while child < tree.end(parent) {
        if child != best, tree.tag(child) == KZ_P || withBlocks, belongs(child, to: best) {
          ranges.append(child..<tree.end(child))
        }
        child = tree.end(child)
      }
      ranges += tablesBehind(best)
    }
    return lines(in: ranges, of: best, withLoose: isRecord ? nil : parent)
  }

  /// Lines in `ranges`; with paragraphs that stand in `loose` without a block of their own, as where
  /// elements are not closed.
  private func lines(in ranges: [Range<Int>], of best: Int, withLoose loose: Int? = nil) -> [Int] {
    let isInsideDropped = marks[best].isDropped
    return flow.lines.indices.filter { index in
      let line = flow.lines[index]
      let isLoose = line.node == loose && BlockScores.score(of: line) >= 4
      guard isLoose || ranges.contains(where: { $0.contains(line.node) }) else { return false }
      if isInsideDropped { return true }
      return !marks[line.node].isDropped && !isAside(line, in: best)
    }
  }

  /// True for a scrap in a block of the article that its class says is something else.
  private func isAside(_ line: FlowLine, in best: Int) -> Bool {
    guard line.weight.units < 30, line.weight.stops == 0, line.heading == 0 else { return false }
    var node = line.node
    while node > best {
      if marks[node].factor < 1 { return true }
      node = tree.parent(node)
    }
    return false
  }

  private func belongs(_ sibling: Int, to best: Int) -> Bool {
    guard !marks[sibling].isDropped else { return false }
    if tree.tag(sibling) == KZ_P { return true }
    guard marks[sibling].factor >= 1,
      blocks.scores[sibling] >= max(4, blocks.scores[best] * 0.2)
    else { return false }
    // Another block with a heading of its own is another text: a profile of the company.
    return isAlike(sibling, best) || !opensWithHeading(sibling)
  }

  private func isAlike(_ left: Int, _ right: Int) -> Bool {
    func name(_ node: Int) -> ArraySlice<UInt8>? {
      tree.attributeRange(KZ_AT_CLASS, of: node).map { tree.text[$0] }
    }
    return tree.tag(left) == tree.tag(right) && name(left) == name(right)
  }

  private func opensWithHeading(_ node: Int) -> Bool {
    let range = node..<tree.end(node)
    return flow.lines.first { range.contains($0.node) }.map { $0.heading > 0 } ?? false
  }

  /// Tables right behind the article's block or a block it fills: they have no sentence to score.
  private func tablesBehind(_ best: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var block = best
    for _ in 0..<3 {
      let parent = tree.parent(block)
      guard parent >= 0, blocks.sums[block].prose * 10 >= blocks.sums[parent].prose * 9 else {
        break
      }
      var next = tree.end(block)
      while next < tree.end(parent) {
        let sums = blocks.sums[next]
        if tree.tag(next) == KZ_TABLE, sums.units >= 20, sums.linkUnits * 20 < sums.units,
          !marks[next].isDropped, marks[next].factor >= 1
        {
          found.append(next..<tree.end(next))
        } else if sums.units > 0 || found.isEmpty == false {
          break
        }
        next = tree.end(next)
      }
      block = parent
    }
    return found
  }
}
