import CHTML
import NewsModel

/// Reads date, outlet and authors from the lines around the headline and below the text.
struct HeaderZone {
  let pack: SitePack
  let flow: PageFlow
  let title: String?
  let bodyFirst: Int?
  let bodyLast: Int?
  let tree: PageTree

  /// Adds what the lines say; `trimmed` are the bylines that stood inside the article's block.
  func fill(_ findings: inout PageFindings, trimmed: [Byline], metadata: PageMetadata) {
    var dated: [(byline: Byline, rank: Int)] = []
    let titleLine = self.titleLine()
    let first = bodyFirst ?? 0
    let start = max(0, (titleLine ?? first) - 12)
    let head = max(first + 6, (titleLine ?? first) + 15)
    for index in start..<max(start, min(head, flow.lines.count)) {
      let line = flow.lines[index]
      if line.isMostlyLink, line.weight.digits < 6 { continue }
      guard let byline = Byline.parse(flow.bytes[line.range], pack: pack) else { continue }
      // Above the headline stand the page's clock and the news of others.
      let isAbove = titleLine.map { index < $0 } ?? false
      if LineJudge(pack: pack).verdict(on: flow.bytes[line.range], weight: line.weight) == .clock {
        continue
      }
      if !isAbove { findings.take(byline) }
      if byline.date != nil {
        dated.append((byline, rank(byline, isAbove: isAbove)))
      }
    }
    takeLabelled(in: lines(from: start, to: head), &findings)
    if let bodyLast { takeLabelled(in: lines(from: bodyLast + 1, to: bodyLast + 9), &findings) }
    for byline in trimmed {
      findings.take(byline)
      if byline.date != nil { dated.append((byline, rank(byline, isAbove: false) - 1)) }
    }
    var best: (byline: Byline, rank: Int)?
    for candidate in dated where best.map({ candidate.rank > $0.rank }) ?? true { best = candidate }
    findings.published = choose(best, metadata)
    if findings.authors.isEmpty { findings.authors = namedBlock(excluding: findings) }
    if findings.authors.isEmpty, let author = metadata.author {
      let names = Byline.names(author)
      // The tag usually names the site or its software.
      if names.count == 1, let name = names.first, (2...3).contains(name.unicodeScalars.count),
        name != findings.site, TextWeight.of(Array(name.utf8)[...]).han >= 2,
        name != findings.source
      {
        findings.authors = names
      }
    }
    if findings.source == nil { findings.source = metadata.source }
  }

  private func lines(from start: Int, to end: Int) -> Range<Int> {
    min(start, flow.lines.count)..<max(min(start, flow.lines.count), min(end, flow.lines.count))
  }

  /// Takes authors who stand on the line after their label, and below the text those beside it.
  private func takeLabelled(in range: Range<Int>, _ findings: inout PageFindings) {
    guard findings.authors.isEmpty else { return }
    for index in range {
      guard let byline = Byline.parse(flow.bytes[flow.lines[index].range], pack: pack) else {
        continue
      }
      if bodyLast.map({ index > $0 }) ?? false, byline.date == nil, !byline.authors.isEmpty {
        findings.authors = byline.authors
        return
      }
      guard byline.opensAuthor, index + 1 < flow.lines.count else { continue }
      let next = flow.lines[index + 1]
      guard next.weight.stops == 0, next.weight.units <= 16, next.weight.digits == 0 else {
        continue
      }
      let names = Byline.names(String(decoding: flow.bytes[next.range], as: UTF8.self))
      if Self.arePersons(names) {
        findings.authors = names
        return
      }
    }
  }

  /// Names in an element between headline and text whose class or property says that it is the author.
  private func namedBlock(excluding findings: PageFindings) -> [String] {
    guard let bodyFirst, let titleLine = titleLine(), titleLine < bodyFirst else { return [] }
    let start = flow.lines[titleLine].node
    let end = min(flow.lines[bodyFirst].node, start + 400)
    guard start < end else { return [] }
    for node in start..<end where tree.nodes[node].attribute_count > 0 {
      let isNamed = [KZ_AT_CLASS, KZ_AT_ID, KZ_AT_ITEMPROP, KZ_AT_REL].contains { attribute in
        guard let range = tree.attributeRange(attribute, of: node), range.count <= 100 else {
          return false
        }
        let value = ByteText.folded(tree.text[range])
        return ByteText.contains(value, "author") || ByteText.contains(value, "byline")
          || ByteText.contains(value, "zuozhe")
      }
      guard isNamed else { continue }
      let text = tree.plainText(node, maxBytes: 120)
      let names = Byline.names(text.split { ":：".contains($0) }.last.map(String.init) ?? text)
      guard text.unicodeScalars.count <= 24, Self.arePersons(names),
        !names.contains(where: { $0 == findings.source || $0 == findings.site })
      else { continue }
      return names
    }
    return []
  }

  /// True for one to four names of two to four Han characters each.
  private static func arePersons(_ names: [String]) -> Bool {
    (1...4).contains(names.count)
      && names.allSatisfy {
        let scalars = $0.unicodeScalars
        return (2...4).contains(scalars.count) && scalars.allSatisfy { ByteText.isHan($0.value) }
      }
  }

  private func titleLine() -> Int? {
    guard let title else { return nil }
    let wanted = ByteText.folded(Array(title.utf8)[...])
    let limit = min((bodyFirst ?? 0) + 8, flow.lines.count)
    return (0..<limit).last {
      ByteText.folded(flow.bytes[flow.lines[$0].range], maxBytes: wanted.count + 8) == wanted
    }
  }

  private func rank(_ byline: Byline, isAbove: Bool) -> Int {
    var rank = isAbove ? 1 : 4
    if byline.isDateLabelled { rank += 2 }
    if byline.date?.secondOfDay != nil { rank += 1 }
    if byline.source != nil || !byline.authors.isEmpty { rank += 1 }
    return rank
  }

  /// The visible date first, then what the page's data says; agreement raises the confidence.
  private func choose(_ best: (byline: Byline, rank: Int)?, _ metadata: PageMetadata)
    -> PublicationDate?
  {
    let structured = metadata.dates.first
    guard let best, let date = best.byline.date, best.rank >= 3 || structured == nil else {
      return structured ?? Self.dateOfURL(metadata.canonicalURL)
    }
    let agreeing = metadata.dates.first { $0.date == date.date }
    // The data may know the minute where the page shows the day.
    if let agreeing, date.secondOfDay == nil, agreeing.secondOfDay != nil { return agreeing }
    return date.publication(
      .visible, confidence: agreeing != nil ? 0.98 : best.rank >= 4 ? 0.93 : 0.7)
  }

  /// `/2019-09-24/`, `/20190924/`, `/2019/09/24/` or `t20190924_` in an address.
  static func dateOfURL(_ url: String?) -> PublicationDate? {
    guard let url else { return nil }
    let bytes = Array(url.utf8)
    var digits: [UInt8] = []
    for (index, byte) in bytes.enumerated() where (0x30...0x39).contains(byte) {
      guard index == 0 || !(0x30...0x39).contains(bytes[index - 1]) else { continue }
      digits = []
      var at = index
      while at < bytes.count, digits.count < 8 {
        if (0x30...0x39).contains(bytes[at]) {
          digits.append(bytes[at] - 0x30)
        } else if !(digits.count == 4 || digits.count == 6)
          || (bytes[at] != 0x2D && bytes[at] != 0x2F)
        {
          break
        }
        at += 1
      }
      guard digits.count == 8, at == bytes.count || !(0x30...0x39).contains(bytes[at]) else {
        continue
      }
      let number = digits.reduce(0) { $0 * 10 + Int($1) }
      if (1995...2099).contains(number / 10_000),
        let date = CivilDate(
          year: number / 10_000, month: number / 100 % 100, day: number % 100)
      {
        return PublicationDate(date: date, basis: .url, confidence: 0.8)
      }
    }
    return nil
  }
}
