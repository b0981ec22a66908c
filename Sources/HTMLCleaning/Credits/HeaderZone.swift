import CHTML
import ExtractorPacks
import NewsModel

/// Reads date, outlet and authors from the lines around the headline and below the text.
struct HeaderZone {
  let pack: SitePack
  let flow: PageFlow
  let title: String?
  let bodyFirst: Int?
  let bodyLast: Int?
  let tree: PageTree

  /// A line of credits and where it stands.
  struct Credit {
    enum Place {
      /// Over the headline, `distance` lines away.
      case above(distance: Int)
      /// The date of a newspaper's page.
      case paper
      /// Between headline and text.
      case between
      /// Among the first lines of the text.
      case inside
      /// Below the text.
      case foot
    }

    let line: Int
    let byline: Byline
    let place: Place
    let isLinked: Bool
  }

  /// Adds what the lines say; `trimmed` are the bylines that stood inside the article's block.
  func fill(_ findings: inout PageFindings, trimmed: [Byline], metadata: PageMetadata) {
    let titleLine = self.titleLine()
    let named = { (credit: Credit) in withoutHeadline(credit, titleLine) }
    let head = headCredits(titleLine).map(named)
    let foot = footCredits(trimmed: trimmed, head: head).map(named)
    for credit in head where credit.place.isBelowTitle { findings.take(credit.byline) }
    for credit in foot { findings.takeEditor(credit.byline) }
    if findings.editor == nil { takeLastEditor(&findings) }
    takeSource(head, foot, &findings)
    let authors = AuthorSearch(
      pack: pack, flow: flow, tree: tree, title: title, titleLine: titleLine, bodyFirst: bodyFirst)
    authors.fill(&findings, head: head, foot: foot, metadata: metadata)
    findings.published = DateChoice(
      visible: DateChoice.ranked(head + foot), metadata: metadata, address: findings.url,
      footClock: foot.lazy.compactMap(\.byline.clock).first
    ).best()
    let site = SiteIdentity(pack: pack, flow: flow, tree: tree, titleLine: titleLine)
    site.fill(&findings, metadata: metadata, headline: title)
    if findings.source == nil, metadata.source != title { findings.source = metadata.source }
    PagingLinks(tree: tree, flow: flow, address: findings.url, bodyLast: bodyLast).fill(&findings)
  }

  /// The editor on a line of his own among the last of the text's block, below other credits.
  private func takeLastEditor(_ findings: inout PageFindings) {
    guard let bodyFirst, let bodyLast, bodyLast - 4 > bodyFirst else { return }
    let readers = ReaderPart(pack: pack, flow: flow, tree: tree, bodyFirst: bodyFirst)
    for index in bodyLast - 3...bodyLast where flow.lines[index].weight.units <= 20 {
      guard let byline = Byline.parse(flow.bytes[flow.lines[index].range], pack: pack),
        byline.date == nil, !readers.holds(index)
      else { continue }
      findings.takeEditor(byline)
    }
  }

  private func takeSource(
    _ head: [Credit], _ foot: [Credit], _ findings: inout PageFindings
  ) {
    if findings.source == nil {
      for credit in head where credit.place.isBelowTitle && credit.byline.opensSource {
        guard credit.line + 1 < flow.lines.count else { continue }
        let next = flow.lines[credit.line + 1]
        guard next.weight.stops == 0, next.weight.units <= 16 else { continue }
        let text = String(decoding: flow.bytes[next.range], as: UTF8.self)
        if Byline.parse(flow.bytes[next.range], pack: pack) == nil {
          findings.source = SourceName.plausible(text)
        }
        break
      }
    }
    if findings.source == nil {
      findings.source = foot.lazy.compactMap(\.byline.source).first
    }
    if findings.source == nil {
      findings.source =
        head.lazy.filter(\.place.isBelowTitle).compactMap(\.byline.outlet).first
    }
  }

  /// The credit without an outlet that is the headline, or a heading that names no outlet.
  private func withoutHeadline(_ credit: Credit, _ titleLine: Int?) -> Credit {
    guard credit.byline.source != nil || credit.byline.outlet != nil else { return credit }
    var byline = credit.byline
    if byline.source.map({ isHeadline($0, credit.line) }) ?? false { byline.source = nil }
    if byline.outlet.map({ isHeadline($0, credit.line) }) ?? false { byline.outlet = nil }
    return Credit(line: credit.line, byline: byline, place: credit.place, isLinked: credit.isLinked)
  }

  private func isHeadline(_ name: String, _ line: Int) -> Bool {
    let key = ByteText.folded(Array(name.utf8)[...])
    if let title, ByteText.folded(Array(title.utf8)[...], maxBytes: 1200) == key { return true }
    guard !pack.nameWords.isSite(name) else { return false }
    return flow.lines[max(0, line - 12)..<min(flow.lines.count, line + 3)].contains {
      (1...3).contains($0.heading) && $0.range.count <= key.count * 2 + 24
        && ByteText.folded(flow.bytes[$0.range]) == key
    }
  }

  // MARK: Lines

  /// Credits around the headline.
  private func headCredits(_ titleLine: Int?) -> [Credit] {
    let first = bodyFirst ?? 0
    let start = max(0, (titleLine ?? first) - 12)
    let end = min(flow.lines.count, max(first + 6, (titleLine ?? first) + 15))
    guard start < end else { return [] }
    var credits: [Credit] = []
    let judge = LineJudge(pack: pack)
    let joiner = DatelineJoiner(tree: tree, flow: flow, pack: pack)
    var opensDate = false
    // A paper's page on the web bears the paper's date over all of its articles.
    var isPaper = false
    let readers = ReaderPart(pack: pack, flow: flow, tree: tree, bodyFirst: bodyFirst)
    var bodyUnits = 0
    for index in start..<end {
      let line = flow.lines[index]
      if line.isMostlyLink, line.weight.digits < 6, !startsLabel(line) { continue }
      if line.weight.digits > 0, isPaperPage(line) { isPaper = true }
      let parsed = line.range.count <= 400 ? joiner.byline(at: index, before: end) : nil
      guard var byline = parsed else {
        opensDate = false
        if index >= first, index != titleLine { bodyUnits += line.weight.units }
        continue
      }
      // The page's clock: 今天是2023年9月1日.
      if judge.verdict(on: flow.bytes[line.range], weight: line.weight) == .clock { continue }
      if readers.holds(index) { continue }
      if opensDate, byline.date != nil, byline.dateLabel == .none { byline.dateLabel = .published }
      opensDate = byline.opensDate
      let place: Credit.Place
      if let titleLine, index < titleLine {
        place = .above(distance: titleLine - index)
      } else if index >= first {
        // Past the first paragraphs it is the line of a reply or of another article.
        place = bodyUnits > 80 ? .foot : .inside
      } else {
        place = .between
      }
      // Beside the headline of another article stands that article's date.
      let isLinked = line.linkUnits >= 8 && byline.dateLabel != .published
      credits.append(Credit(line: index, byline: byline, place: place, isLinked: isLinked))
    }
    guard isPaper else { return credits }
    return credits.map { credit in
      guard case .above = credit.place, credit.byline.date != nil else { return credit }
      return Credit(line: credit.line, byline: credit.byline, place: .paper, isLinked: false)
    }
  }

  /// True for `作者：<a>张三</a>`, unlike a link to another article.
  private func startsLabel(_ line: FlowLine) -> Bool {
    guard line.range.count <= 90 else { return false }
    let folded = ByteText.folded(flow.bytes[line.range])
    guard let match = pack.labelAutomaton.longestMatch(in: folded, at: 0) else { return false }
    return match.end < folded.count
      && [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "|")].contains(folded[match.end])
  }

  /// `第05版：经济` or `A05版`.
  private func isPaperPage(_ line: FlowLine) -> Bool {
    guard line.range.count <= 60 else { return false }
    let folded = ByteText.folded(flow.bytes[line.range])
    guard let start = folded.firstIndex(where: { (0x30...0x39).contains($0) }), start <= 3 else {
      return false
    }
    let digits = folded[start...].prefix { (0x30...0x39).contains($0) }.count
    return digits <= 2 && folded[(start + digits)...].starts(with: "版".utf8)
  }

  /// Credits below the text, and inside its block past those of the head.
  private func footCredits(trimmed: [Byline], head: [Credit]) -> [Credit] {
    guard let bodyLast else { return [] }
    let headRanges = Set(head.compactMap(\.byline.date?.range.lowerBound))
    var credits: [Credit] = []
    let readers = ReaderPart(pack: pack, flow: flow, tree: tree, bodyFirst: bodyFirst)
    for byline in trimmed {
      let line = byline.date.flatMap { readers.line(of: $0.range.lowerBound) }
      if let line, readers.holds(line) { continue }
      if let start = byline.date?.range.lowerBound, headRanges.contains(start) { continue }
      credits.append(Credit(line: bodyLast, byline: byline, place: .foot, isLinked: false))
    }
    let judge = LineJudge(pack: pack)
    for index in bodyLast + 1..<max(bodyLast + 1, min(flow.lines.count, bodyLast + 9)) {
      let line = flow.lines[index]
      let content = flow.bytes[line.range]
      let byline = Byline.parse(content, pack: pack)
      let verdict = judge.verdict(on: content, weight: line.weight)
      // What follows belongs to readers and to other articles.
      if verdict == .tail, byline?.date == nil { break }
      if line.heading > 0 { break }
      guard let byline, verdict != .clock, !readers.holds(index),
        !line.isMostlyLink || byline.isDateLabelled
      else {
        continue
      }
      credits.append(
        Credit(
          line: index, byline: byline, place: .foot,
          isLinked: line.linkUnits >= 12 && !byline.isDateLabelled))
    }
    return credits
  }

  /// The last line before the text that is the headline.
  private func titleLine() -> Int? {
    guard let title else { return nil }
    let wanted = ByteText.folded(Array(title.utf8)[...])
    let limit = min((bodyFirst ?? 0) + 8, flow.lines.count)
    return (0..<limit).last {
      let range = flow.lines[$0].range
      // White space and width fold away: lines much longer or shorter are others.
      guard range.count <= wanted.count * 2 + 24, range.count * 2 + 8 >= wanted.count else {
        return false
      }
      return ByteText.folded(flow.bytes[range], maxBytes: wanted.count + 8) == wanted
    }
  }
}

extension HeaderZone.Credit.Place {
  var isBelowTitle: Bool {
    switch self {
    case .between, .inside: true
    case .above, .paper, .foot: false
    }
  }
}
