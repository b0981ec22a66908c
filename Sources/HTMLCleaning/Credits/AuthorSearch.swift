import CHTML
import NewsModel

/// Finds who wrote the article, only where the page says so; the surest way first.
struct AuthorSearch {
  let pack: SitePack
  let flow: PageFlow
  let tree: PageTree
  let title: String?
  let titleLine: Int?
  let bodyFirst: Int?

  private var names: PersonNames { PersonNames(words: pack.nameWords) }

  func fill(
    _ findings: inout PageFindings, head: [HeaderZone.Credit], foot: [HeaderZone.Credit],
    metadata: PageMetadata
  ) {
    swapPersonalSource(head, foot, &findings)
    let known = findings
    let text = findings.text.bytes
    let blocks = AuthorBlocks(
      pack: pack, flow: flow, tree: tree, titleLine: titleLine, bodyFirst: bodyFirst)
    // Under a post with a dateline of its own stand the replies.
    let isDated = head.contains { $0.byline.date != nil && $0.place.isBelowTitle }
    let foot = foot.filter { !isDated || $0.byline.date == nil }
    let ways: [() -> [String]] = [
      { known.authors },
      { looseNames(head) },
      { nextLine(head) },
      { blocks.marked(excluding: [known.source, known.site]) },
      { foot.lazy.map(\.byline.authors).first { !$0.isEmpty } ?? [] },
      { nextLine(foot) },
      { PostCredit(names: names).author(near: credits(head, foot), flow) },
      { poster(head.filter(\.place.isBelowTitle) + foot) },
      { loneName() },
      { CreditNote.reporters(in: text, pack) },
      { ForumPost(pack: pack, flow: flow, bodyFirst: bodyFirst).author() },
      { blocks.authors(excluding: [known.source, known.site]) },
      { structured(metadata, known) },
      { blocks.blogOwner(metadata.pageTitle) },
    ]
    for way in ways {
      let found = way().filter {
        $0 != findings.site && $0 != metadata.siteName && $0 != findings.source
      }
      guard !found.isEmpty else { continue }
      findings.authors = found
      return
    }
  }

  /// `来源：张三` beside the name of an outlet names the author.
  private func swapPersonalSource(
    _ head: [HeaderZone.Credit], _ foot: [HeaderZone.Credit], _ findings: inout PageFindings
  ) {
    guard let source = findings.source, names.isPersonal(source), findings.authors.isEmpty,
      let outlet = head.lazy.compactMap(\.byline.outlet).first, outlet != source
    else { return }
    findings.source = outlet
    findings.authors = [source]
  }

  private func credits(_ head: [HeaderZone.Credit], _ foot: [HeaderZone.Credit]) -> [Int] {
    let lines = head.filter(\.place.isBelowTitle).map(\.line) + foot.map(\.line)
    return lines.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Names without a label in a dateline that names its outlet too.
  private func looseNames(_ head: [HeaderZone.Credit]) -> [String] {
    for credit in head where credit.place.isBelowTitle && credit.byline.date != nil {
      let byline = credit.byline
      if byline.source != nil || byline.outlet != nil, !byline.looseNames.isEmpty {
        return byline.looseNames
      }
      // 张三 · 2016-12-21 15:40, by a common surname or because it is a link.
      if let name = byline.loneName, byline.date?.secondOfDay != nil {
        let line = flow.lines[credit.line]
        let isLinked = line.linkUnits > 0 && line.linkUnits <= name.unicodeScalars.count
        if isLinked || byline.looseNames == [name] { return [name] }
      }
    }
    return []
  }

  /// Who posted the text, as 张三 in 张三 发布于 2005-06-14.
  private func poster(_ credits: [HeaderZone.Credit]) -> [String] {
    for credit in credits {
      guard let poster = credit.byline.poster, !pack.nameWords.isChannel(poster) else { continue }
      let found = names.read(poster)
      if found.count == 1, found[0] == poster { return found }
    }
    return []
  }

  /// Names on the line after their label.
  private func nextLine(_ credits: [HeaderZone.Credit]) -> [String] {
    for credit in credits where credit.byline.opensAuthor && credit.line + 1 < flow.lines.count {
      let next = flow.lines[credit.line + 1]
      guard next.weight.stops == 0, next.weight.units <= 16, next.weight.digits == 0 else {
        continue
      }
      let found = names.read(String(decoding: flow.bytes[next.range], as: UTF8.self))
      if (1...4).contains(found.count) { return found }
    }
    return []
  }

  private static let bullets: Set<Character> = [
    "■", "□", "◎", "●", "○", "◆", "◇", "▲", "△", "★", "☆", "▌",
  ]

  /// A name alone on a line between headline and text, where old portals set the author.
  private func loneName() -> [String] {
    guard let titleLine, let bodyFirst, titleLine < bodyFirst else { return [] }
    let prefix = title?.firstIndex { $0 == "：" || $0 == ":" }.flatMap { title?[..<$0] }
    for index in titleLine + 1..<min(bodyFirst + 3, titleLine + 7, flow.lines.count) {
      let line = flow.lines[index]
      guard line.range.count <= 40, !line.isMostlyLink, line.weight.units <= 8 else { continue }
      let text = String(decoding: flow.bytes[line.range], as: UTF8.self)
      // 张三：某某之我见, and below it 张三.
      if let prefix, text == prefix { return names.read(text) }
      let parts = text.split { $0.isWhitespace || Self.bullets.contains($0) }.map(String.init)
      // ■ 张三: papers set a mark before who wrote it.
      let isMarked = text.first.map(Self.bullets.contains) ?? false
      let persons = parts.filter { $0 != "文" && $0 != "报道" && $0 != "撰文" }
      let arePersons = persons.allSatisfy { part in
        guard let first = part.unicodeScalars.first, names.isPersonal(part),
          !pack.nameWords.isChannel(part)
        else { return false }
        return isMarked || pack.surnames.contains(first.value)
      }
      guard (1...3).contains(persons.count), arePersons else { continue }
      return persons
    }
    return []
  }

  /// Of structured data the author of linked data, and of meta elements a personal name.
  private func structured(_ metadata: PageMetadata, _ findings: PageFindings) -> [String] {
    // Beside the account of a publishing platform the tag holds what the writer signed.
    if let account = metadata.nickname, let value = metadata.authors.first, value != account {
      let found = names.read(value)
      if (1...4).contains(found.count) { return found }
    }
    for value in metadata.authors {
      let found = names.read(value)
      // Content systems fill the tag with who put the page up.
      if let editor = findings.editor, found.contains(where: { editor.contains($0) }) { continue }
      // The tag usually names the site or its software.
      if (1...4).contains(found.count), found.allSatisfy(names.isPersonal) { return found }
    }
    return []
  }
}
