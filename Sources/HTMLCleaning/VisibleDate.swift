import NewsModel

/// A full date written in a text, with its time of day when one follows.
struct VisibleDate {
  /// Bytes of the text it takes.
  let range: Range<Int>
  let date: CivilDate
  let secondOfDay: Int?
  let precision: PublishedPrecision

  func publication(_ basis: PublishedBasis, confidence: Double) -> PublicationDate {
    PublicationDate(
      date: date, secondOfDay: secondOfDay, precision: precision, basis: basis,
      confidence: confidence)
  }

  /// The first `2023-09-01`, `2023/9/1`, `2023.9.1` or `2023年9月1日` at or after `start`.
  static func first(in bytes: ArraySlice<UInt8>, from start: Int) -> VisibleDate? {
    var index = start
    while index + 7 < bytes.endIndex {
      if bytes[index] == 0x31 || bytes[index] == 0x32,
        index == bytes.startIndex || !isDigit(bytes[index - 1]),
        let found = read(bytes, at: index)
      {
        return found
      }
      index += 1
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func read(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var index = start
    func number(_ most: Int) -> Int? {
      var value = 0
      var count = 0
      while index < bytes.endIndex, count < most, isDigit(bytes[index]) {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
        count += 1
      }
      return count == 0 ? nil : value
    }
    func spaces() { while index < bytes.endIndex, bytes[index] == 0x20 { index += 1 } }
    func word(_ literal: StaticString) -> Bool {
      let count = literal.utf8CodeUnitCount
      guard index + count <= bytes.endIndex else { return false }
      for offset in 0..<count where bytes[index + offset] != literal.utf8Start[offset] {
        return false
      }
      index += count
      return true
    }
    guard let year = number(4), (1990...2099).contains(year) else { return nil }
    spaces()
    let separators: [StaticString] = ["-", "/", ".", "年", "－"]
    guard let separator = separators.firstIndex(where: { word($0) }) else { return nil }
    spaces()
    guard let month = number(2) else { return nil }
    spaces()
    guard separator == 3 ? word("月") : word(separators[separator]) else { return nil }
    spaces()
    guard let day = number(2), index == bytes.endIndex || !isDigit(bytes[index]),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if separator == 3 { _ = word("日") || word("号") }
    var end = index
    // A weekday in brackets may stand between day and time.
    let fillers: [StaticString] = [
      "星期", "周", "一", "二", "三", "四", "五", "六", "日", "(", ")", "（", "）", "\u{3000}", "\u{A0}", " ",
      "T",
      "t", "上午", "下午", ",", "，",
    ]
    var isAfternoon = false
    var steps = 0
    while steps < 12, let hit = fillers.firstIndex(where: { word($0) }) {
      if hit == 19 { isAfternoon = true }
      steps += 1
    }
    var second: Int?
    var precision = PublishedPrecision.day
    func colon() -> Bool { word(":") || word("：") || word("时") || word("点") }
    if let hour = number(2), hour < 24, colon(), let minute = number(2), minute < 60 {
      let shifted = isAfternoon && hour < 12 ? hour + 12 : hour
      second = shifted * 3600 + minute * 60
      precision = .minute
      end = index
      if word(":") || word("：") {
        if let seconds = number(2), seconds < 60 {
          second = shifted * 3600 + minute * 60 + seconds
          precision = .second
          end = index
        }
      } else if word("分") {
        end = index
      }
    }
    return VisibleDate(range: start..<end, date: date, secondOfDay: second, precision: precision)
  }
}
