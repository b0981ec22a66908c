import NewsModel

/// Cleans text that was scraped from a page: each line is kept or dropped as a whole.
struct PlainCleaner {
  let pack: SitePack
  let maxTextBytes: Int
  /// The headline, when the caller knows it.
  let givenTitle: String?

  private struct Line {
    let range: Range<Int>
    let weight: TextWeight
    var role: LineRole
    var byline: Byline?
    var isTail = false
  }

  func clean(_ bytes: [UInt8]) throws(Rejection) -> PageFindings {
    var lines = judgedLines(bytes)
    let firstText = lines.firstIndex { $0.role == .body && $0.weight.units >= 4 }
    guard let firstText else {
      throw Rejection(
        .noText, "no line of the text belongs to an article; was the page saved whole?")
    }
    let title = markTitle(in: &lines, bytes, from: firstText)
    markBylines(in: &lines, bytes, title: title)
    cutTail(in: &lines)
    markRepeats(in: &lines, bytes, title: title)
    return assemble(lines, bytes, title: title)
  }

  private func judgedLines(_ bytes: [UInt8]) -> [Line] {
    let judge = LineJudge(pack: pack)
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let range = ByteText.trimmed(bytes, start..<end)
      start = end + 1
      if range.isEmpty { continue }
      let weight = TextWeight.of(bytes[range])
      let byline = Byline.parse(bytes[range], pack: pack)
      var line = Line(range: range, weight: weight, role: .body, byline: byline)
      let verdict = judge.verdict(on: bytes[range], weight: weight)
      switch verdict {
      case .text: line.role = byline?.isUseful == true ? .meta : .body
      case .tail:
        line.role = .boilerplate
        line.isTail = true
      case .caption: line.role = .caption
      case .drop, .clock, .breadcrumb:
        line.role = byline?.isUseful == true && verdict == .drop ? .meta : .boilerplate
        if verdict != .drop { line.byline = nil }
      case .disclaimer: line.role = .boilerplate
      }
      // A number and a name, as of who uploaded a page, credits nobody.
      if line.role == .meta, hasPhone(bytes[range]) {
        line.role = .boilerplate
        line.byline = nil
      }
      lines.append(line)
    }
    return lines
  }

  private func hasPhone(_ line: ArraySlice<UInt8>) -> Bool {
    var run = 0
    for byte in line {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      if run == 11 { return true }
    }
    return false
  }

  /// The headline: the first short line without a full stop, with text after it.
  private func markTitle(in lines: inout [Line], _ bytes: [UInt8], from first: Int) -> Int? {
    if let givenTitle {
      let wanted = ByteText.folded(Array(givenTitle.utf8)[...])
      let found = lines.prefix(12).firstIndex {
        ByteText.folded(bytes[$0.range], maxBytes: wanted.count + 8) == wanted
      }
      if let found {
        lines[found].role = .title
        return found
      }
    }
    var candidate = first
    // A line of the first few that is followed by a byline is the headline.
    for index in first..<min(first + 4, lines.count - 1)
    where lines[index].role == .body && lines[index + 1].byline?.date != nil
      && lines[index].weight.stops <= 1 && lines[index].weight.units <= 60
    {
      candidate = index
      break
    }
    let line = lines[candidate]
    let hasText = lines[(candidate + 1)...].contains { $0.role == .body && $0.weight.units >= 20 }
    guard hasText, (4...60).contains(line.weight.units), !endsWithStop(bytes, line.range) else {
      return nil
    }
    lines[candidate].role = .title
    return candidate
  }

  private func endsWithStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let tail = bytes[range].suffix(3)
    return tail.elementsEqual(Array("。".utf8)) || tail.elementsEqual(Array("；".utf8))
      || tail.elementsEqual(Array("，".utf8)) || tail.last == UInt8(ascii: ",")
  }

  /// Bylines count near the headline and among the last lines; elsewhere they are text, or the dates
  /// of other articles.
  private func markBylines(in lines: inout [Line], _ bytes: [UInt8], title: Int?) {
    var bodyBefore = 0
    let bodyTotal = lines.count { $0.role == .body && $0.weight.units >= 8 }
    for index in lines.indices {
      if lines[index].role == .body, lines[index].weight.units >= 8 { bodyBefore += 1 }
      guard lines[index].role == .meta else { continue }
      let isHead = bodyBefore <= 3
      let isFoot = bodyBefore * 10 >= bodyTotal * 7
      if !isHead, !isFoot { lines[index].role = .body }
      if !isHead, lines[index].byline?.date != nil { lines[index].byline?.date = nil }
    }
  }

  /// Nothing after a heading such as 相关阅读 belongs to the article, past 30 % of its text.
  private func cutTail(in lines: inout [Line]) {
    let total = lines.reduce(0) { $0 + ($1.role == .body ? $1.weight.units : 0) }
    var before = 0
    for index in lines.indices {
      if lines[index].isTail, before >= 100 || before * 10 >= total * 3 {
        for rest in index..<lines.count where lines[rest].role != .caption {
          lines[rest].role = .boilerplate
          lines[rest].byline = nil
        }
        return
      }
      if lines[index].role == .body { before += lines[index].weight.units }
    }
  }

  /// Drops lines said twice.
  ///
  /// A summary between byline and text yields to the text, else the first stays. Twins side by side without a full stop are an image's alternative text and caption.
  private func markRepeats(in lines: inout [Line], _ bytes: [UInt8], title: Int?) {
    var seen: [ArraySlice<UInt8>: Int] = [:]
    var firstBody: Int?
    for index in lines.indices where lines[index].role == .body {
      if firstBody == nil { firstBody = index }
      let line = lines[index]
      if line.weight.units < 12 { continue }
      let bytesOfLine = bytes[line.range]
      guard let earlier = seen.updateValue(index, forKey: bytesOfLine) else { continue }
      if earlier == index - 1, line.weight.stops <= 1, !endsWithStop(bytes, line.range) {
        lines[earlier].role = .caption
        lines[index].role = .caption
      } else if earlier == firstBody, earlier > 0, earlier - 1 != title,
        lines[earlier - 1].role == .meta || lines[earlier - 1].role == .boilerplate
      {
        lines[earlier].role = .duplicate
      } else if line.weight.units >= 20 {
        lines[index].role = .duplicate
        seen[bytesOfLine] = earlier
      }
    }
  }

  private func assemble(_ lines: [Line], _ bytes: [UInt8], title: Int?) -> PageFindings {
    var findings = PageFindings()
    var text: [UInt8] = []
    for (index, line) in lines.enumerated() {
      let content = bytes[line.range]
      switch line.role {
      case .body, .title:
        if text.count + content.count + 1 > maxTextBytes {
          findings.warnings.append("text_cut: text beyond \(maxTextBytes) bytes is left out")
          break
        }
        if !text.isEmpty { text.append(0x0A) }
        if index == title {
          findings.titleSpan = TextSpan(start: text.count, end: text.count + content.count)
          findings.title = String(decoding: content, as: UTF8.self)
        }
        text += content
      default:
        findings.removed.append(
          RemovedLine(role: line.role, text: String(decoding: content, as: UTF8.self)))
        if line.role == .meta, let byline = line.byline {
          findings.take(byline)
          if findings.published == nil {
            findings.published = byline.date?.publication(
              .visible, confidence: byline.isDateLabelled ? 0.98 : 0.95)
          }
        }
        if line.role == .boilerplate, let credit = CreditNote.read(content) {
          if findings.source == nil { findings.source = credit.source }
          if findings.site == nil { findings.site = credit.site }
        }
      }
    }
    if findings.authors.isEmpty { findings.authors = CreditNote.reporters(in: text, pack) }
    if findings.authors.isEmpty, let name = CreditNote.signature(of: text, pack) {
      findings.authors = [name]
    }
    findings.dropVagueNames(pack)
    let weight = TextWeight.of(text[...])
    // Nothing looks like an article: no stop for a hundred characters, or hardly any text.
    if weight.stops * 100 < weight.units || weight.stops == 0 { findings.confidence = 0.5 }
    if weight.units < 20 { findings.confidence = min(findings.confidence, 0.6) }
    findings.text = ArticleText(utf8: text)
    return findings
  }
}
