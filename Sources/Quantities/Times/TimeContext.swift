import NewsModel

/// What the expressions read so far leave for those that hang on them.
struct TimeContext {
  /// Year of the last expression with one, and where it ended.
  var year: Int?
  var yearOffset = 0
  /// True when that expression named a month or finer: a full date.
  var yearIsFromDate = false
  /// Last year written in digits or characters, and where.
  var writtenYear: Int?
  var writtenYearOffset = 0
  /// Last year that opened a sentence on its own (2022年，), and where.
  var topicYear: Int?
  var topicOffset = 0
  /// First day of the last month or day named.
  var month: CivilDate?
  var monthOffset = 0
  var day: CivilDate?
  var dayOffset = 0
  /// What the text is about, for 同期: the last part of a year, or a year named after it.
  var period: Stretch?
  var periodOffset = 0

  mutating func note(_ stretch: Stretch, isWritten: Bool, at offset: Int) {
    guard let date = stretch.begin.date, stretch.granularity != .vague else { return }
    let isDay = stretch.granularity == .day || stretch.granularity < .day
    switch stretch.granularity {
    case .century, .decade, .multiYear: return
    case .year:
      // 今年 beside 三季度 keeps the quarter; 2022年 changes the subject.
      if period == nil || isWritten && period?.begin.date?.year != date.year {
        (period, periodOffset) = (stretch, offset)
      }
    default: (period, periodOffset) = (stretch, offset)
    }
    (year, yearOffset) = (date.year, offset)
    // After 2022年底 the text goes on in the next year or at the publication.
    yearIsFromDate =
      stretch.granularity != .year && stretch.granularity != .half && stretch.part != .end
    if isWritten { (writtenYear, writtenYearOffset) = (date.year, offset) }
    if isDay { (day, dayOffset) = (date, offset) }
    if isDay || stretch.granularity == .month || stretch.granularity == .dekad {
      (month, monthOffset) = (date, offset)
    }
  }
}

/// A resolved stretch of time, before its bound is applied.
struct Stretch {
  var begin: CivilInstant
  var end: CivilInstant
  var granularity: TimeGranularity
  var basis: TimeBasis
  var part: TimePart?
  var isApproximate = false
  var alternatives: [CivilInterval] = []
  /// The year was filled in, not said.
  var yearIsImplied = false

  init(
    _ begin: CivilInstant, _ end: CivilInstant, _ granularity: TimeGranularity, _ basis: TimeBasis
  ) {
    (self.begin, self.end, self.granularity, self.basis) = (begin, end, granularity, basis)
  }

  init(_ first: CivilDate, _ end: CivilDate, _ granularity: TimeGranularity, _ basis: TimeBasis) {
    self.init(CivilInstant(first), CivilInstant(end), granularity, basis)
  }

  var interval: CivilInterval { CivilInterval(begin: begin, end: end) }

  /// Both ends moved by whole months or days.
  func moved(months: Int = 0, days: Int = 0) -> Stretch {
    func move(_ instant: CivilInstant) -> CivilInstant {
      guard let date = instant.date else { return instant }
      let moved = date.adding(months: months).adding(days: days)
      return instant.secondOfDay.map { CivilInstant(moved, second: $0) } ?? CivilInstant(moved)
    }
    var copy = self
    (copy.begin, copy.end) = (move(begin), move(end))
    copy.alternatives = []
    return copy
  }
}

extension TimeGranularity {
  /// 0 second … 12 multi-year.
  var rank: Int {
    switch self {
    case .second: 0
    case .minute: 1
    case .hour: 2
    case .partOfDay: 3
    case .day: 4
    case .week: 5
    case .dekad: 6
    case .month: 7
    case .quarter, .season: 8
    case .half: 9
    case .year: 10
    case .decade: 11
    case .century: 12
    case .multiYear: 13
    case .vague: 14
    }
  }

  static func < (left: TimeGranularity, right: TimeGranularity) -> Bool { left.rank < right.rank }
}
