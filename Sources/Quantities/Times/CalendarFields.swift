import NewsModel

/// What a calendar field counts from.
enum CalendarReference: Hashable, Sendable {
  case absolute(Int)
  /// Offset from the publication.
  case anchor(Int)
  /// Offset from the last named one.
  case context(Int)
}

/// The part of a year or month that is named.
enum CalendarPeriod: Hashable, Sendable {
  case half(Int)
  case quarter(Int)
  case season(Int)
  /// 上季度 本季度: offset from the publication's.
  case quarterOffset(Int)
  /// 当季 次季: offset from the last named one.
  case contextQuarter(Int)
  case months(first: Int, last: Int)
  /// 后三月 of a year.
  case lastMonths(Int)
  /// 第37个星期 of a year or month; weeks begin on its first Monday.
  case week(Int)
  case named(Int)
}

/// The first or last units of a period.
struct PeriodSlice: Hashable, Sendable {
  let isLast: Bool
  let count: Int
  let unit: TimeUnit
}

/// A clock time as written.
struct ClockTime: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// Hour words that leave the half of the day open (8点, 8:00), so that +12 h is another reading.
  var isTwelveHour = false
  /// 下午, pm: add 12 to hours below 12.
  var isAfternoon = false
  /// 9时许, 8点多.
  var isApproximate = false
}

/// The fields of one calendar point or period, as written and not yet resolved.
struct CalendarFields: Hashable, Sendable {
  /// First year of a century or decade and its length, for 21世纪, 90年代.
  var eraStart: Int?
  var eraYears = 0
  /// 90年代 without a century.
  var eraIsOpen = false
  var year: CalendarReference?
  var month: CalendarReference?
  var period: CalendarPeriod?
  var isLunar = false
  var isLeapMonth = false
  /// 1 to 3; 12 and 23 for 中上旬 and 中下旬.
  var dekad: Int?
  var part: TimePart?
  /// Offset of a week from the publication's.
  var week: Int?
  /// 1...7, 8 for the weekend.
  var weekday: Int?
  var nthWeekday: Int?
  var day: CalendarReference?
  /// 最后一天 (-1), 第2天 (2) of what is named so far.
  var ordinalDay: Int?
  /// 前4天, 头两周, 最后三个月 of what is named so far.
  var slice: PeriodSlice?
  /// 前一交易日 (−1), 下个工作日 (1): days of trade from the last named day.
  var workday: Int?
  /// 万历十五年.
  var isReign = false
  /// 上年, 下一年: beside the year the sentence tells of, where it names one.
  var isYearBeside = false
  /// 33年: two digits, whose century the publication decides.
  var isShortYear = false
  /// 八月十五, which may also be meant as 15 August.
  var isLunarGuess = false
  var partOfDay: PartOfDay?
  var clock: ClockTime?
  /// 财年.
  var isFiscal = false
  /// 去年同期: the last named period, in this year; without a year that period itself.
  var isSamePeriod = false
  /// 下一个国庆节 (1), 上个春节 (−1): the next or last of a named day.
  var namedShift: Int?
  /// 5月19日当周, 次周: the week of the day, moved by so many weeks.
  var weekOfDay: Int?
  /// 国庆假期: the whole holiday.
  var isHoliday = false

  /// True when a day is fixed.
  var hasDay: Bool {
    day != nil || weekday != nil && weekday != 8 || ordinalDay != nil || workday != nil
      || { if case .named? = period { true } else { false } }()
  }
  var hasClock: Bool { clock != nil || partOfDay != nil }
  var isEmpty: Bool { hasNoField && !isLunar && !isSamePeriod }
  var hasNoField: Bool {
    year == nil && month == nil && day == nil && period == nil && clock == nil && partOfDay == nil
      && weekday == nil && week == nil && eraStart == nil && dekad == nil && part == nil
      && ordinalDay == nil && slice == nil && workday == nil && nthWeekday == nil
  }
}

/// A length of time inside a calendar expression.
struct TimeLength: Hashable, Sendable {
  var months = 0
  var seconds = 0
  /// The finest unit said.
  var unit: TimeUnit = .day
  /// In that unit, before halves.
  var count = 0
  var isApproximate = false
  /// 几 and 数: two to nine of the unit, `count` is then the middle.
  var isSeveral = false
  /// 三年半, 半个月.
  var hasHalf = false
}

/// Which way a stretch runs from the moment it counts from.
enum RollingDirection: String, Sendable {
  case past, future, previous, next, first, last
  /// 再过: the moment at the end of the length.
  case after
}

/// A calendar expression as parsed, before resolution.
struct TimeDraft: Sendable {
  /// Boxed, so that a draft is small to hand over.
  indirect enum Body: Sendable {
    case point(CalendarFields)
    case range(CalendarFields, CalendarFields)
    /// 3天前 (−1), 两周后 (+1), with what they count from.
    case shifted(TimeLength, Int, base: CalendarFields?)
    case rolling(TimeLength, RollingDirection)
    /// 一个月内 (future), 三年来 (past).
    case within(TimeLength, RollingDirection)
    /// 今明两年, 今明两天.
    case pair(TimeUnit)
    case set(String)
    case vague(TimeReference)
  }
  var span: TextSpan
  var body: Body
  var bound: TimeBound?
  /// 之后 以后: since the end of what is named.
  var isAfter = false
  /// The bound comes from 截至, 自 … before the span.
  var hasBoundPrefix = false
  var isApproximate = false
}
