import CICU
import ExtractorPacks
import NewsModel

/// A day that recurs every year: a holiday, a shopping day, a solar term.
struct NamedDay: Hashable, Sendable {
  enum Rule: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// Day 30 of month 12 stands for the last day of the lunar year.
    case lunar(month: Int, day: Int)
    /// The nth weekday (1 = Monday) of a month, and days after it.
    case weekday(month: Int, weekday: Int, nth: Int, plus: Int)
    /// Days from Western Easter.
    case easter(Int)
    /// A solar term by the sun's longitude.
    case term(degrees: Int)
  }

  let rule: Rule
  /// Length of the holiday.
  let days: Int

  /// Rows of `times/days.tsv`.
  static func load(_ packs: PackSet) throws(PackError) -> [Row] {
    let columns = ["names", "bound", "rule", "days", "source"]
    return try packs.rows("times/days.tsv", columns: columns).map { row throws(PackError) in
      guard let rule = Rule(row["rule"]) else {
        throw row.error("rule", "not a rule: 10-01, L01-01, W05-7-2, E+49 or T015 expected")
      }
      return Row(
        names: row.list("names"), boundNames: row.list("bound"),
        day: NamedDay(rule: rule, days: Int(row["days"]) ?? 1))
    }
  }

  /// One row of the pack.
  struct Row {
    let names: [String]
    /// Names only after a year, in quotation marks or before a word like 期间: 五一.
    let boundNames: [String]
    let day: NamedDay
  }

  /// The day in a year, or nil where there is none.
  func date(in year: Int) -> CivilDate? {
    switch rule {
    case .fixed(let month, let day): CivilDate(year: year, month: month, day: day)
    case .lunar(12, 30): Lunar.date(year: year, month: 1, day: 1)?.adding(days: -1)
    case .lunar(12, let day): Lunar.date(year: year - 1, month: 12, day: day)
    case .lunar(let month, let day): Lunar.date(year: year, month: month, day: day)
    case .weekday(let month, let weekday, let nth, let plus):
      Self.nth(nth, weekday: weekday, month: month, year: year)?.adding(days: plus)
    case .easter(let offset): Self.easter(year)?.adding(days: offset)
    case .term(let degrees): SolarTerm.date(degrees: degrees, year: year)
    }
  }

  static func nth(_ nth: Int, weekday: Int, month: Int, year: Int) -> CivilDate? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let shift = (weekday - first.weekday + 7) % 7
    return CivilDate(year: year, month: month, day: 1 + shift + 7 * (nth - 1))
  }

  /// - Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
  static func easter(_ year: Int) -> CivilDate? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}

extension NamedDay.Rule {
  /// Reads the `rule` cell of the pack.
  init?(_ cell: String) {
    func numbers(_ text: Substring) -> [Int] {
      text.split(whereSeparator: { "-+".contains($0) }).compactMap { Int($0) }
    }
    switch cell.first {
    case "L":
      let parts = numbers(cell.dropFirst())
      guard parts.count == 2 else { return nil }
      self = .lunar(month: parts[0], day: parts[1])
    case "W":
      let parts = numbers(cell.dropFirst())
      guard parts.count >= 3 else { return nil }
      self = .weekday(
        month: parts[0], weekday: parts[1], nth: parts[2], plus: parts.count > 3 ? parts[3] : 0)
    case "E":
      guard let offset = Int(cell.dropFirst()) else { return nil }
      self = .easter(offset)
    case "T":
      guard let degrees = Int(cell.dropFirst()), (0..<360).contains(degrees), degrees % 15 == 0
      else {
        return nil
      }
      self = .term(degrees: degrees)
    default:
      let parts = numbers(cell[...])
      guard parts.count == 2 else { return nil }
      self = .fixed(month: parts[0], day: parts[1])
    }
  }
}

/// Days of the Chinese calendar, through ICU.
enum Lunar {
  /// `year` is the Gregorian year its new year falls in.
  static func date(year: Int, month: Int, isLeap: Bool = false, day: Int) -> CivilDate? {
    var gregorian: (Int32, Int32, Int32) = (0, 0, 0)
    guard (1...9999).contains(year), (1...12).contains(month), (1...30).contains(day),
      kz_lunar_to_gregorian(
        Int32(year), Int32(month), isLeap ? 1 : 0, Int32(day), &gregorian.0, &gregorian.1,
        &gregorian.2) == 0
    else { return nil }
    return CivilDate(
      year: Int(gregorian.0), month: Int(gregorian.1), day: Int(gregorian.2))
  }
}
