import NewsModel

/// The zone a text states beside a time: 美东时间3月5日16:00, 16:00（GMT+8）.
extension TimeResolver {
  /// The tz database name or the offset `+08:00` of the zone beside `span`, nil when none is stated.
  ///
  /// Looks at most twelve characters to either side.
  func zone(beside span: TextSpan) -> String? {
    zone(before: span.start) ?? zone(after: span.end)
  }

  private func zone(before offset: Int) -> String? {
    guard offset > 0 else { return nil }
    let last = text.bytes[offset - 1] == 0x20 ? offset - 1 : offset
    guard
      text.hasSuffix("时间", endingAt: last) || text.hasSuffix("時間", endingAt: last)
        || last > 0 && text.bytes[last - 1] < 0x80
    else { return nil }
    var start = last
    for _ in 0..<12 {
      guard let previous = text.offsetOfScalar(before: start) else { return nil }
      start = previous
      if let found = zone(at: start), found.end == last { return found.name }
    }
    return nil
  }

  private func zone(after offset: Int) -> String? {
    var start = offset
    while start < text.count, text.bytes[start] == 0x20, start - offset < 2 { start += 1 }
    for mark: StaticString in ["（", "("] where text.hasPrefix(mark, at: start) {
      return zone(at: start + mark.utf8CodeUnitCount)?.name
    }
    guard start < text.count, text.bytes[start] < 0x80 else { return nil }
    return zone(at: start)?.name
  }

  /// A zone word with its offset: UTC+8, GMT-05:30.
  private func zone(at offset: Int) -> (name: String, end: Int)? {
    guard let word = vocabulary.word(.zone, in: text.bytes, at: offset) else { return nil }
    let isLetters = text.bytes[offset] < 0x80
    let isCut = isLetters && offset > 0 && (text.bytes[offset - 1] | 0x20) &- 0x61 <= 25
    guard !isCut else { return nil }
    guard isLetters, word.value == "UTC", word.end < text.count else {
      let next = word.end < text.count ? text.bytes[word.end] | 0x20 : 0
      return isLetters && next &- 0x61 <= 25 ? nil : (word.value, word.end)
    }
    let sign = text.bytes[word.end]
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = CalendarNumeral.read(in: text, at: word.end + 1), hours.isArabic,
      hours.number <= 14
    else { return (word.value, word.end) }
    var (minutes, end) = (0, hours.end)
    if text.hasPrefix(":", at: end), let read = CalendarNumeral.read(in: text, at: end + 1),
      read.isArabic, read.digits == 2, read.number < 60
    {
      (minutes, end) = (read.number, read.end)
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let prefix = sign == UInt8(ascii: "+") ? "+" : "-"
    return (prefix + two(hours.number) + ":" + two(minutes), end)
  }
}
