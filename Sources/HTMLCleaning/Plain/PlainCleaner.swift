import NewsModel

/// Cleans text that was scraped from a page: each line is kept or dropped as a whole.
struct PlainCleaner {
  let pack: SitePack
  let maxTextBytes: Int
  /// The headline, when the caller knows it.
  let givenTitle: String?

  func clean(_ bytes: [UInt8]) throws(Rejection) -> PageFindings {
    let lines = PlainLineReader(pack: pack).lines(of: bytes)
    guard lines.contains(where: { $0.role == .body && $0.weight.units >= 4 }) else {
      throw Rejection(
        .noText, "no line of the text belongs to an article; was the page saved whole?")
    }
    var layout = PlainLayout(bytes: bytes, lines: lines, words: pack.nameWords)
    layout.mark(givenTitle: givenTitle)
    return assemble(layout, bytes)
  }

  private func assemble(_ layout: PlainLayout, _ bytes: [UInt8]) -> PageFindings {
    var findings = PageFindings()
    var text: [UInt8] = []
    var clock: VisibleDate?
    var isCut = false
    for (index, line) in layout.lines.enumerated() {
      let content = bytes[line.range]
      switch line.role {
      case .body, .title:
        if isCut { continue }
        if text.count + content.count + 1 > maxTextBytes {
          findings.warnings.append("text_cut: text beyond \(maxTextBytes) bytes is left out")
          isCut = true
          if text.isEmpty { text += ByteText.prefix(content, maxBytes: maxTextBytes) }
          continue
        }
        if !text.isEmpty { text.append(0x0A) }
        if index == layout.title {
          findings.titleSpan = TextSpan(start: text.count, end: text.count + content.count)
          findings.title = String(decoding: content, as: UTF8.self)
        }
        text += content
      default:
        findings.removed.append(
          RemovedLine(role: line.role, text: String(decoding: content, as: UTF8.self)))
        if line.role == .meta, let byline = line.byline {
          take(byline, of: content, &findings)
        } else if line.role == .navigation, clock == nil {
          clock = line.byline?.date
        }
        if line.isFurniture { takeNote(content, line.byline, &findings) }
      }
    }
    if findings.published == nil {
      findings.published = clock?.publication(.visible, confidence: 0.6)
    }
    if findings.source == nil, let account = layout.account {
      findings.source = SourceName.plausible(
        String(decoding: bytes[layout.lines[account].range], as: UTF8.self))
    }
    if findings.authors.isEmpty { findings.authors = CreditNote.reporters(in: text, pack) }
    if findings.authors.isEmpty, let name = CreditNote.signature(of: text, pack) {
      findings.authors = [name]
    }
    findings.dropVagueNames(pack)
    if PlainWraps.areIn(layout.lines, of: bytes) {
      findings.warnings.append(PlainWraps.warning)
      // Half a sentence is no headline.
      if let title = findings.title, title.contains("，") {
        (findings.title, findings.titleSpan) = (nil, nil)
      }
    }
    let weight = TextWeight.of(text[...])
    // Nothing looks like an article: no stop for a hundred characters, or hardly any text.
    if weight.stops * 100 < weight.units || weight.stops == 0 { findings.confidence = 0.5 }
    if weight.units < 20 { findings.confidence = min(findings.confidence, 0.6) }
    findings.text = ArticleText(utf8: text)
    return findings
  }

  private func take(
    _ byline: Byline, of content: ArraySlice<UInt8>, _ findings: inout PageFindings
  ) {
    findings.take(byline)
    if findings.source == nil { findings.source = byline.outlet }
    guard let date = byline.date else { return }
    if findings.published == nil {
      findings.published = date.publication(
        .visible, confidence: byline.isDateLabelled ? 0.98 : 0.95)
    }
    // `张三·2023年6月14日`: a name beside the date and nothing else.
    if findings.authors.isEmpty, byline.source == nil {
      var rest = Array(content[..<date.range.lowerBound])
      rest += content[date.range.upperBound...]
      let name = String(decoding: rest, as: UTF8.self).unicodeScalars.filter {
        !ByteText.isSpace($0.value) && !"·|｜•/-—丨".unicodeScalars.contains($0)
      }
      let found = String(String.UnicodeScalarView(name))
      if PersonNames(words: pack.nameWords).isPersonal(found) { findings.authors = [found] }
    }
  }

  /// Notes of reprinting name the source, and now and then the author.
  private func takeNote(
    _ content: ArraySlice<UInt8>, _ byline: Byline?, _ findings: inout PageFindings
  ) {
    guard let credit = CreditNote.read(content) else { return }
    if findings.source == nil { findings.source = credit.source }
    if findings.site == nil { findings.site = credit.site }
    guard findings.authors.isEmpty, credit.source != nil else { return }
    let note = String(decoding: content, as: UTF8.self)
    if let byline, !byline.authors.isEmpty {
      findings.authors = byline.authors
    } else if let label = note.firstRange(of: "作者：") ?? note.firstRange(of: "作者:") {
      let value = note[label.upperBound...].prefix { !"，。；,;）)】".contains($0) }
      findings.authors = PersonNames(words: pack.nameWords).read(String(value))
    }
  }
}
