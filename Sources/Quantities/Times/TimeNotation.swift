import NewsModel

/// Writes stretches in EDTF (ISO 8601-2, level 2).
enum TimeNotation {
  static func edtf(_ stretch: Stretch, bound: TimeBound?, isAfter: Bool) -> String? {
    guard let first = stretch.begin.date, let end = stretch.end.date else {
      return stretch.begin.description
    }
    let own = text(stretch, first, end)
    switch bound {
    case .since? where isAfter && stretch.granularity.rank > 3: return day(stretch.end, 0) + "/.."
    case .since?:
      return (stretch.granularity.rank > 3 ? beginning(stretch, first) : own) + "/.."
    case .before?: return "../" + dayBefore(stretch, first)
    default: return own
    }
  }

  /// A year in at least four digits; the year before year 1 is 0000.
  static func year(_ year: Int) -> String {
    let digits = String(abs(year))
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return year < 0 ? "-" + padded : padded
  }

  private static func text(_ stretch: Stretch, _ first: CivilDate, _ end: CivilDate) -> String {
    let mark = stretch.isApproximate ? "~" : ""
    let year = String(first.description.prefix(4))
    switch stretch.granularity {
    case .second, .minute, .hour:
      let length: Int = stretch.granularity == .second ? 19 : 16
      let begin = String(stretch.begin.description.prefix(length))
      if stretch.begin == stretch.end || span(stretch) <= 3600 { return begin + mark }
      return begin + "/" + String(stretch.end.description.prefix(length)) + mark
    case .partOfDay:
      return stretch.begin.description.prefix(16) + "/" + stretch.end.description.prefix(16)
    case .day where end == first.adding(days: 1): return first.description + mark
    case .month where end == first.adding(months: 1) && first.day == 1:
      return String(first.description.prefix(7)) + mark
    case .quarter where end == first.adding(months: 3):
      return "\(year)-\(33 + (first.month - 1) / 3)\(mark)"
    case .season where end == first.adding(months: 3):
      return "\(year)-\(20 + first.month / 3)\(mark)"
    case .half where end == first.adding(months: 6):
      return "\(year)-\(first.month == 1 ? 40 : 41)\(mark)"
    case .year where end == first.adding(years: 1): return year + mark
    case .decade where end == first.adding(years: 10): return year.prefix(3) + "X" + mark
    case .century where end == first.adding(years: 100): return year.prefix(2) + "XX" + mark
    case .multiYear where first.month == 1 && end.month == 1 && first.day == 1 && end.day == 1:
      return year + mark + "/" + end.adding(days: -1).description.prefix(4) + mark
    case .month where first.day == 1 && end.day == 1:
      return first.description.prefix(7) + mark + "/" + end.adding(days: -1).description.prefix(7)
        + mark
    default:
      return first.description + mark + "/" + day(stretch.end, -1) + mark
    }
  }

  private static func span(_ stretch: Stretch) -> Int {
    stretch.end.secondNumber - stretch.begin.secondNumber
  }

  /// The start of a stretch as coarse as it allows: 2022-07 for the second half.
  private static func beginning(_ stretch: Stretch, _ first: CivilDate) -> String {
    switch stretch.granularity {
    case .year, .multiYear, .decade, .century: String(first.description.prefix(4))
    case .half, .quarter, .season, .month: String(first.description.prefix(7))
    default: first.description
    }
  }

  private static func dayBefore(_ stretch: Stretch, _ first: CivilDate) -> String {
    switch stretch.granularity {
    case .second, .minute, .hour: stretch.begin.description
    case .year where first.month == 1: String(first.adding(days: -1).description.prefix(4))
    case .month where first.day == 1: String(first.adding(days: -1).description.prefix(7))
    default: first.adding(days: -1).description
    }
  }

  private static func day(_ instant: CivilInstant, _ days: Int) -> String {
    guard instant.secondOfDay == nil || days == 0 else { return instant.description }
    return instant.date.map { $0.adding(days: days).description } ?? instant.description
  }
}
