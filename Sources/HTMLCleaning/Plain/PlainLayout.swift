import NewsModel

/// Tells article and furniture of a scraped text apart by where the lines stand.
///
/// A dump is menus, headline, date line, paragraphs, then buttons, other headlines, comments and the
/// foot of the page. Paragraphs show by their form, so what lies above the headline, between it and the
/// text, and below the text can be judged without knowing its words.
struct PlainLayout {
  let bytes: [UInt8]
  var lines: [PlainLine]
  private(set) var title: Int?
  /// The line between headline and date that may name the outlet or the account.
  private(set) var account: Int?

  private let words: NameWords

  init(bytes: [UInt8], lines: [PlainLine], words: NameWords) {
    (self.bytes, self.lines, self.words) = (bytes, lines, words)
  }

  /// First line of the text, nil when no line is like a paragraph.
  private var firstProse: Int? { lines.firstIndex(where: \.isProse) }

  mutating func mark(givenTitle: String?) {
    cutAtTailWords()
    let prose = firstProse ?? lines.indices.last { lines[$0].role == .body } ?? 0
    title = PlainHeadline(bytes: bytes, lines: lines, given: givenTitle).find(before: prose)
    if let title {
      lines[title].role = .title
      markAbove(title)
      markBetween(title, prose)
    }
    markBylines()
    cutBelow()
    markRepeats()
  }

  /// Above the headline nothing is text; credits there count when they are labelled.
  private mutating func markAbove(_ title: Int) {
    for index in 0..<title where lines[index].role == .body || lines[index].role == .meta {
      let byline = lines[index].byline
      let isCredit = byline?.source != nil || byline?.authors.isEmpty == false
      if lines[index].role == .meta, isCredit || byline?.isDateLabelled == true { continue }
      lines[index].role = .navigation
      // A bare date is the page's clock, or the paper's; it counts when no other does.
      if hasWeekday(lines[index].range) { lines[index].byline = nil }
    }
  }

  /// Between headline and first paragraph stand credits, buttons, contents and headings.
  private mutating func markBetween(_ title: Int, _ prose: Int) {
    guard title + 1 < prose else { return }
    let later = Set(lines[prose...].filter { $0.role == .body }.map { bytes[$0.range] })
    for index in (title + 1)..<prose where lines[index].role == .body {
      if later.contains(bytes[lines[index].range]) {
        lines[index].role = .duplicate
      } else if lines[index].isStamp
        || lines[index].weight.units == 0 && !isNumbered(lines[index].range)
      {
        lines[index].role = .boilerplate
      } else if let credit = credit(index) {
        lines[index].role = .meta
        lines[index].byline = credit
      } else if lines[index].isScrap, !isNumbered(lines[index].range) {
        lines[index].role = .boilerplate
        let isBesideDate =
          lines[index + 1].byline?.date != nil || index == title + 2 && lines[title + 1].isStamp
        if account == nil, isBesideDate, lines[index].weight.digits == 0 { account = index }
      }
    }
  }

  /// `某某周刊 张三`, `原创 张三 某某周刊`: a person and perhaps an outlet without labels.
  private func credit(_ index: Int) -> Byline? {
    let line = lines[index]
    guard line.isScrap, line.weight.digits == 0, line.weight.letters == 0 else { return nil }
    let names = PersonNames(words: words)
    var byline = Byline()
    for word in String(decoding: bytes[line.range], as: UTF8.self).split(whereSeparator: {
      $0 == " " || $0 == "\u{3000}" || $0 == "·" || $0 == "|" || $0 == "｜"
    }) {
      if word == "原创" { continue }
      if byline.authors.isEmpty, names.isPersonal(String(word)) {
        byline.authors = [String(word)]
      } else if byline.source == nil, let name = SourceName.plausible(String(word)) {
        byline.source = name
      } else {
        return nil
      }
    }
    // A name alone may be anything; beside an outlet it is who wrote.
    return byline.authors.isEmpty || byline.source == nil ? nil : byline
  }

  /// Bylines count near the headline and among the last lines; elsewhere they are text, or the dates
  /// of other articles.
  private mutating func markBylines() {
    var bodyBefore = 0
    let bodyTotal = lines.count { $0.role == .body && $0.weight.units >= 8 }
    for index in lines.indices {
      if lines[index].role == .body, lines[index].weight.units >= 8 { bodyBefore += 1 }
      guard lines[index].role == .meta else { continue }
      let isHead = bodyBefore <= 3
      let isFoot = bodyBefore * 10 >= bodyTotal * 7
      if !isHead, lines[index].byline?.date != nil {
        lines[index].byline?.date = nil
        if lines[index].isStamp { lines[index].role = .boilerplate }
      }
      if !isHead, !isFoot, lines[index].role == .meta { lines[index].role = .body }
    }
  }

  /// Nothing after a heading such as 相关阅读 belongs to the article, past 30 % of its text.
  private mutating func cutAtTailWords() {
    let total = lines.reduce(0) { $0 + ($1.role == .body ? $1.weight.units : 0) }
    var before = 0
    var hasProse = false
    for index in lines.indices {
      if lines[index].isTail, hasProse, before >= 100 || before * 10 >= total * 3 {
        return drop(from: index, keepingCreditsUntil: index)
      }
      if lines[index].role == .body { before += lines[index].weight.units }
      hasProse = hasProse || lines[index].isProse
    }
  }

  /// Looks at the runs of lines between paragraphs: where buttons, stamps and scraps come thick and
  /// most of the text lies above, the article is over.
  private mutating func cutBelow() {
    guard let first = firstProse else { return }
    let total = lines.reduce(0) { $0 + ($1.isProse ? $1.weight.units : 0) }
    var before = 0
    var index = first
    while index < lines.count {
      if lines[index].isProse {
        before += lines[index].weight.units
        index += 1
        continue
      }
      var end = index
      while end < lines.count, !lines[end].isProse { end += 1 }
      let run = index..<end
      let furniture = run.count { lines[$0].isFurniture || lines[$0].isStamp }
      let scraps = run.count { lines[$0].isScrap }
      let isThick =
        furniture >= 3 || furniture >= 2 && furniture + scraps >= 4
        || furniture >= 1 && furniture + scraps >= 6
      let isOver = before * 10 >= total * 6 || before >= 300 && furniture >= 4
      if end == lines.count || isThick && isOver {
        return drop(run)
      }
      index = end
    }
  }

  /// Ends the article in a run of furniture: at its first line that is known as such.
  private mutating func drop(_ run: Range<Int>) {
    guard let start = run.first(where: { lines[$0].isFurniture || lines[$0].isStamp }) else {
      for index in run where lines[index].role == .body && lines[index].weight.units == 0 {
        lines[index].role = .boilerplate
      }
      return
    }
    for index in run.lowerBound..<start
    where lines[index].isScrap && lines[index].weight.units <= 8 && !isNumbered(lines[index].range)
    {
      lines[index].role = .boilerplate
    }
    drop(from: start, keepingCreditsUntil: run.upperBound)
  }

  private mutating func drop(from start: Int, keepingCreditsUntil end: Int) {
    for index in start..<lines.count {
      let line = lines[index]
      if line.role == .meta, index < end, line.byline?.date == nil { continue }
      if line.role == .body || line.role == .meta { lines[index].role = .boilerplate }
      lines[index].byline = nil
    }
  }

  /// Drops lines said twice.
  ///
  /// A summary between byline and text yields to the text, else the first stays. Twins side by side
  /// without a full stop are an image's alternative text and caption.
  private mutating func markRepeats() {
    var seen: [ArraySlice<UInt8>: Int] = [:]
    var firstBody: Int?
    for index in lines.indices where lines[index].role == .body {
      if firstBody == nil { firstBody = index }
      let line = lines[index]
      if line.weight.units < 12 { continue }
      let bytesOfLine = bytes[line.range]
      guard let earlier = seen.updateValue(index, forKey: bytesOfLine) else { continue }
      if earlier == index - 1, line.weight.stops <= 1, line.fullStops == 0 {
        lines[earlier].role = .caption
        lines[index].role = .caption
      } else if earlier == firstBody, earlier > 0, earlier - 1 != title,
        lines[earlier - 1].role != .body, lines[earlier - 1].role != .caption
      {
        lines[earlier].role = .duplicate
      } else if line.weight.units >= 20 {
        lines[index].role = .duplicate
        seen[bytesOfLine] = earlier
      }
    }
  }

  /// `一、`, `1.`, `01`, `第一`: the number of a section, alone or before its heading.
  private func isNumbered(_ range: Range<Int>) -> Bool {
    let line = bytes[range]
    let digits = line.prefix(3).prefix { (0x30...0x39).contains($0) }
    if !digits.isEmpty {
      guard digits.count <= 2 else { return false }
      if digits.count == line.count { return digits.first == 0x30 && digits.count == 2 }
      let (mark, _) = ByteText.scalar(line, at: digits.endIndex)
      return ".、．)） \u{3000}|丨/".unicodeScalars.contains { $0.value == mark }
    }
    let (scalar, length) = ByteText.scalar(line, at: range.lowerBound)
    guard range.count > length else { return false }
    let (next, _) = ByteText.scalar(line, at: range.lowerBound + length)
    if "一二三四五六七八九十".unicodeScalars.contains(where: { $0.value == scalar }) {
      return "、.．)） 是，".unicodeScalars.contains { $0.value == next } || next == 0x5341
    }
    return "第（(①②③④⑤⑥".unicodeScalars.contains { $0.value == scalar }
  }

  private func hasWeekday(_ range: Range<Int>) -> Bool {
    let line = Array(bytes[range])
    return ByteText.contains(line, "星期") || ByteText.contains(line, "周")
      || ByteText.contains(line, "今天") || ByteText.contains(line, "day")
  }
}
