import CHTML
import NewsModel

/// Joins short neighbouring lines into the date that they show together.
///
/// Designs break a date over elements: `2019` `12/10` `07:57`, `09-24` under a big `2019`,
/// `24` over `2019-09`, a day and a clock in boxes of their own.
struct DatelineJoiner {
  let tree: PageTree
  let flow: PageFlow
  let pack: SitePack

  /// The byline of a line, with what the one or two lines after it add to its date.
  func byline(at index: Int, before end: Int) -> Byline? {
    var own = Byline.parse(flow.bytes[flow.lines[index].range], pack: pack)
    if let spaced = spaced(index), var other = Byline.parse(spaced[...], pack: pack) {
      if let own { other.add(own) }
      own = other
    }
    if let date = own?.date, date.secondOfDay != nil, date.hasYear { return own }
    guard isPiece(index), index + 1 < end, isPiece(index + 1) else { return own }
    var best = own
    var joined = Array(flow.bytes[flow.lines[index].range])
    for next in index + 1..<min(index + 3, end) {
      guard isPiece(next) else { break }
      joined.append(0x20)
      joined += flow.bytes[flow.lines[next].range]
      let found = Byline.parse(joined[...], pack: pack) ?? Byline()
      guard let date = found.date ?? Self.dayOverMonth(joined) else { continue }
      guard Self.isBetter(date, than: best?.date) else { continue }
      var merged = found
      merged.date = date
      best = merged
    }
    return best
  }

  /// The line with blanks between its elements, which many pages set apart by style alone:
  /// `<span>某报</span><span>张三</span><span>2019-09-24</span>`.
  private func spaced(_ index: Int) -> [UInt8]? {
    let line = flow.lines[index]
    guard line.range.count <= 300, line.weight.stops == 0, line.weight.digits >= 4 else {
      return nil
    }
    let end = tree.end(line.node)
    guard end - line.node >= 4, end - line.node <= 60 else { return nil }
    var bytes: [UInt8] = []
    for node in line.node..<end where tree.tag(node) == KZ_TEXT {
      bytes += tree.text[tree.textRange(node)]
      bytes.append(0x20)
      if bytes.count > 600 { return nil }
    }
    // The block has to hold this line and no other.
    guard ByteText.folded(bytes[...]) == ByteText.folded(flow.bytes[line.range]) else { return nil }
    return bytes
  }

  private static func isBetter(_ date: VisibleDate, than other: VisibleDate?) -> Bool {
    guard let other else { return true }
    if date.hasYear != other.hasYear { return date.hasYear }
    return date.secondOfDay != nil && other.secondOfDay == nil
  }

  /// A line of few words and some digits, such as a part of a date is.
  private func isPiece(_ index: Int) -> Bool {
    let line = flow.lines[index]
    // 全市GDP增长5.8% over its date is a headline.
    if line.heading > 0, line.weight.han + line.weight.letters >= 4 { return false }
    return line.range.count <= 48 && line.weight.digits > 0 && line.weight.digits <= 14
      && line.weight.han + line.weight.letters <= 12
  }

  /// `24 2019-09` or `24 2019年9月`: the day over its month.
  private static func dayOverMonth(_ bytes: [UInt8]) -> VisibleDate? {
    var cursor = DateCursor(bytes[...], at: 0)
    guard let day = cursor.number(most: 2) else { return nil }
    let after = cursor.index
    _ = cursor.word("日") || cursor.word("/")
    cursor.spaces()
    let yearStart = cursor.index
    guard yearStart > after, let year = cursor.number(most: 4), cursor.index - yearStart == 4,
      (1990...2099).contains(year), cursor.word("年") || cursor.separator() != nil,
      let month = cursor.number(most: 2), !cursor.isAtDigit
    else { return nil }
    _ = cursor.word("月")
    guard cursor.index == bytes.count, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return VisibleDate(range: 0..<bytes.count, date: date, secondOfDay: nil, precision: .day)
  }
}
