import NewsModel

/// Reads the day from the address of a page.
enum AddressDate {
  /// `/2019-09-24/`, `/20190924/`, `/2019/09/24/`, `/2019-09/24/`, `/2019/0924/` or `t20190924_`.
  static func read(_ url: String?) -> PublicationDate? {
    guard let url else { return nil }
    let bytes = Array(url.utf8.prefix(600))
    for index in bytes.indices where isDigit(bytes[index]) {
      guard index == 0 || !isDigit(bytes[index - 1]) else { continue }
      if let date = date(bytes, at: index) {
        return PublicationDate(date: date, basis: .url, confidence: 0.8)
      }
    }
    return nil
  }

  private static func date(_ bytes: [UInt8], at start: Int) -> CivilDate? {
    var digits: [Int] = []
    var at = start
    while at < bytes.count, digits.count < 8 {
      if isDigit(bytes[at]) {
        digits.append(Int(bytes[at] - 0x30))
      } else if digits.count == 4 || digits.count == 6 {
        guard bytes[at] == 0x2D || bytes[at] == 0x2F || bytes[at] == 0x5F, at + 1 < bytes.count,
          isDigit(bytes[at + 1])
        else { return nil }
      } else {
        return nil
      }
      at += 1
    }
    guard digits.count == 8 else { return nil }
    // Longer numbers are those of articles, unless a clock follows the day.
    let run = bytes[at...].prefix { isDigit($0) }.count
    guard run == 0 || run >= 4 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    guard (1995...2099).contains(number / 10_000) else { return nil }
    return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
