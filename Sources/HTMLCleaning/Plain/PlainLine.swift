import NewsModel

/// One line of a text that was scraped from a page, and what it was taken for.
struct PlainLine {
  /// Bytes of the text, trimmed.
  let range: Range<Int>
  let weight: TextWeight
  /// 。 in it.
  let fullStops: Int
  var role: LineRole
  var byline: Byline?
  /// Words such as 相关阅读, after which nothing belongs to the article.
  var isTail = false
  /// A date or a clock and nothing else.
  var isStamp = false

  /// Sentences of an article, by the form alone.
  var isProse: Bool {
    guard role == .body else { return false }
    if fullStops > 0 { return weight.units >= 12 }
    return weight.units >= 60 || weight.marks >= 3 && weight.units >= 35
      || weight.han == 0 && weight.letters >= 80
  }

  /// Furniture by its words, captions aside.
  var isFurniture: Bool {
    switch role {
    case .body, .title, .caption, .duplicate, .meta: false
    default: true
    }
  }

  /// Short and without a mark: a heading, a name, a word of the page.
  var isScrap: Bool {
    role == .body && weight.units <= 12 && weight.marks == 0 && weight.stops == 0
  }
}

/// Reads the lines of a text one by one, by their words.
struct PlainLineReader {
  let pack: SitePack

  /// Lines from either end of a text that may credit someone.
  private static let bylineLines = 500

  func lines(of bytes: [UInt8]) -> [PlainLine] {
    let judge = LineJudge(pack: pack)
    let ranges = Self.ranges(of: bytes)
    var lines: [PlainLine] = []
    lines.reserveCapacity(ranges.count)
    for (number, range) in ranges.enumerated() {
      let weight = TextWeight.of(bytes[range])
      let isNearEnd = number < Self.bylineLines || number + Self.bylineLines >= ranges.count
      let byline = isNearEnd ? Byline.parse(bytes[range], pack: pack) : nil
      var line = PlainLine(
        range: range, weight: weight, fullStops: Self.fullStops(bytes[range]), role: .body,
        byline: byline)
      line.isStamp = Self.isStamp(bytes[range], weight)
      let said = judge.judge(bytes[range], weight: weight)
      switch said.verdict {
      case .text: line.role = byline?.isUseful == true ? .meta : .body
      case .tail:
        line.role = said.role
        line.isTail = true
      case .caption: line.role = .caption
      case .drop, .clock, .breadcrumb:
        line.role = byline?.isUseful == true && said.verdict == .drop ? .meta : said.role
        if said.verdict != .drop { line.byline = nil }
      case .disclaimer: line.role = said.role
      }
      if line.role == .body, Self.isPhotoCredit(bytes[range], weight) { line.role = .caption }
      // A number and a name, as of who uploaded a page, credits nobody.
      if line.role == .meta, Self.hasPhone(bytes[range]) {
        line.role = .boilerplate
        line.byline = nil
      }
      lines.append(line)
    }
    return lines
  }

  /// The lines that are not blank, trimmed.
  private static func ranges(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let range = ByteText.trimmed(bytes, start..<end)
      if !range.isEmpty { ranges.append(range) }
      start = end + 1
    }
    return ranges
  }

  private static func fullStops(_ line: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = line.startIndex
    while index + 2 < line.endIndex {
      if line[index] == 0xE3, line[index + 1] == 0x80, line[index + 2] == 0x82 { count += 1 }
      index += 1
    }
    return count
  }

  /// `2024-05-08`, `05-08 18:20`: digits and marks of dates, no word.
  private static func isStamp(_ line: ArraySlice<UInt8>, _ weight: TextWeight) -> Bool {
    guard weight.digits >= 4, line.count <= 24 else { return false }
    let marks = line.count { "-:/. ".utf8.contains($0) }
    let digits = line.count { (0x30...0x39).contains($0) }
    return marks + digits == line.count && marks > 0
      && line.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  /// `图为…。 本报记者 张三 摄`: ends with the photographer.
  private static func isPhotoCredit(_ line: ArraySlice<UInt8>, _ weight: TextWeight) -> Bool {
    guard weight.units <= 80 else { return false }
    var text = line
    while let last = text.last, "）)】] ".utf8.suffix(4).contains(last) || last <= 0x20 {
      text.removeLast()
    }
    if text.suffix(3).elementsEqual("）".utf8) { text.removeLast(3) }
    guard text.suffix(3).elementsEqual("摄".utf8) else { return false }
    let before = text.dropLast(3)
    return before.starts(with: "图".utf8) || before.starts(with: "（图".utf8)
      || ByteText.contains(Array(before.suffix(40)), "记者")
      || before.last.map { $0 == 0x20 || $0 == 0x2F } ?? false
  }

  private static func hasPhone(_ line: ArraySlice<UInt8>) -> Bool {
    var run = 0
    for byte in line {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      if run == 11 { return true }
    }
    return false
  }
}
