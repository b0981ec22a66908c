import NewsModel

/// The ways in which Chinese pages write a date.
enum DateForm {
  /// A date that starts with a digit: year first, or day and month before the year.
  static func numeric(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var cursor = DateCursor(bytes, at: start)
    guard let first = cursor.number(most: 8) else { return nil }
    let digits = cursor.index - start
    if digits == 2 || digits == 3, isRepublican(bytes, before: start) {
      return yearFirst(first + 1911, cursor, start)
    }
    switch digits {
    case 4: return (1990...2099).contains(first) ? yearFirst(first, cursor, start) : nil
    case 8: return packed(first, cursor, start)
    case 1, 2: return yearLast(first, cursor, start)
    default: return nil
    }
  }

  /// True after 民國, whose year 1 is 1912.
  private static func isRepublican(_ bytes: ArraySlice<UInt8>, before start: Int) -> Bool {
    let before = bytes[..<start].suffix(6)
    return before.elementsEqual("民國".utf8) || before.elementsEqual("民国".utf8)
  }

  /// `-09-01`, `年9月1日`, `/9/1` or ` 09/01` after a year.
  private static func yearFirst(
    _ year: Int, _ cursor: DateCursor, _ start: Int
  ) -> VisibleDate? {
    var cursor = cursor
    let afterYear = cursor.index
    cursor.spaces()
    if cursor.word("年") {
      cursor.spaces()
      guard let month = cursor.number(most: 2), month <= 12 else { return nil }
      cursor.spaces()
      guard cursor.word("月") else { return nil }
      cursor.spaces()
      return day(year, month, &cursor, start, suffix: true)
    }
    if let mark = cursor.separator() {
      cursor.spaces()
      guard let month = cursor.number(most: 2), month <= 12 else { return nil }
      cursor.spaces()
      // 2023-09/24 stands in addresses, 2023.9.24 with one mark in texts.
      guard cursor.separator() == mark else { return nil }
      cursor.spaces()
      return day(year, month, &cursor, start, suffix: false)
    }
    // A year in an element of its own: 2019 12/10 07:57.
    guard cursor.index > afterYear, let month = cursor.number(most: 2), month <= 12 else {
      return nil
    }
    cursor.spaces()
    let isHan = cursor.word("月")
    guard isHan || cursor.word("/") || cursor.word("-") else { return nil }
    cursor.spaces()
    guard let found = day(year, month, &cursor, start, suffix: isHan),
      isHan || found.secondOfDay != nil
    else { return nil }
    return found
  }

  /// The day of a month, then perhaps a clock.
  private static func day(
    _ year: Int, _ month: Int, _ cursor: inout DateCursor, _ start: Int, suffix: Bool
  ) -> VisibleDate? {
    guard let day = cursor.number(most: 2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if suffix {
      var look = cursor
      look.spaces()
      if look.word("日") || look.word("号") || look.word("號") { cursor = look }
    }
    // 2005-06-1403:25 comes from two elements without a space; any other digit is a longer number.
    let isGlued = cursor.isAtDigit
    let found = cursor.dated(date, from: start)
    return isGlued && !suffix && found.secondOfDay == nil ? nil : found
  }

  /// `20230901 10:30` or `20230901103000`; without a clock eight digits are just a number.
  private static func packed(_ value: Int, _ cursor: DateCursor, _ start: Int) -> VisibleDate? {
    guard (1990...2099).contains(value / 10_000),
      let date = CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    else { return nil }
    var digits = cursor
    if digits.isAtDigit {
      guard let clock = digits.packedClock() else { return nil }
      return VisibleDate(
        range: start..<digits.index, date: date, secondOfDay: clock, precision: .second)
    }
    let found = cursor.dated(date, from: start)
    return found.secondOfDay == nil ? nil : found
  }

  /// `9/17/2004 5:54:13 AM`, `17/09/2004`, `17-Sep-2004`, `1 September 2004`.
  private static func yearLast(
    _ first: Int, _ cursor: DateCursor, _ start: Int
  ) -> VisibleDate? {
    guard (1...31).contains(first) else { return nil }
    var cursor = cursor
    var named = cursor
    _ = named.word("st") || named.word("nd") || named.word("rd") || named.word("th")
    _ = named.separator()
    named.spaces()
    if let month = named.monthName() {
      _ = named.word(".")
      _ = named.separator() ?? (named.word(",") ? 0 : nil)
      named.spaces()
      guard let year = named.number(most: 4), (1990...2099).contains(year),
        let date = CivilDate(year: year, month: month, day: first)
      else { return nil }
      return named.dated(date, from: start)
    }
    guard let mark = cursor.separator(), mark != DateCursor.dot || cursor.isAtDigit,
      let second = cursor.number(most: 2), cursor.separator() == mark
    else { return nil }
    let yearStart = cursor.index
    guard let year = cursor.number(most: 4), cursor.index - yearStart == 4,
      (1990...2099).contains(year)
    else { return nil }
    let monthFirst = CivilDate(year: year, month: first, day: second)
    let dayFirst = CivilDate(year: year, month: second, day: first)
    guard let either = monthFirst ?? dayFirst else { return nil }
    guard let monthFirst, let dayFirst, monthFirst != dayFirst else {
      return cursor.dated(either, from: start)
    }
    // A twelve-hour clock comes with the American order.
    var look = cursor
    look.fillers()
    let isAmerican = look.clock()?.hasMeridiem ?? false
    var found = cursor.dated(isAmerican ? monthFirst : dayFirst, from: start)
    found.order = .ambiguous(other: isAmerican ? dayFirst : monthFirst)
    return found
  }

  /// `Sep 1, 2023`, `September 1st 2023`, `Fri Sep 1 10:30:00 CST 2023`.
  static func named(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var cursor = DateCursor(bytes, at: start)
    guard let month = cursor.monthName() else { return nil }
    _ = cursor.word(".")
    cursor.spaces()
    guard let day = cursor.number(most: 2), (1...31).contains(day) else { return nil }
    _ = cursor.word("st") || cursor.word("nd") || cursor.word("rd") || cursor.word("th")
    var late = cursor
    _ = cursor.word(",") || cursor.word("，")
    cursor.spaces()
    let yearStart = cursor.index
    if let year = cursor.number(most: 4), cursor.index - yearStart == 4,
      (1990...2099).contains(year), let date = CivilDate(year: year, month: month, day: day)
    {
      return cursor.dated(date, from: start)
    }
    // Unix style, the year at the end.
    late.spaces()
    guard let clock = late.clock() else { return nil }
    late.spaces()
    let zone = late.zoneMinutes(hasSeconds: false)
    if zone == nil { late.letters(most: 4) }
    late.spaces()
    let lateStart = late.index
    guard let year = late.number(most: 4), late.index - lateStart == 4,
      (1990...2099).contains(year), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return late.zoned(date, clock, zone, from: start)
  }

  /// `三月 15, 2012` and `3 月 15th, 2012`, as WordPress and Blogger write.
  static func hanMonth(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var cursor = DateCursor(bytes, at: start)
    guard let month = cursor.hanNumber() ?? cursor.number(most: 2), month <= 12 else { return nil }
    cursor.spaces()
    guard cursor.word("月") else { return nil }
    cursor.spaces()
    guard let day = cursor.number(most: 2) else { return nil }
    _ =
      cursor.word("日") || cursor.word("st") || cursor.word("nd") || cursor.word("rd")
      || cursor.word("th")
    _ = cursor.word(",") || cursor.word("，")
    cursor.spaces()
    let yearStart = cursor.index
    guard let year = cursor.number(most: 4), cursor.index - yearStart == 4,
      (1990...2099).contains(year), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return cursor.dated(date, from: start)
  }

  /// `二〇二三年九月一日`.
  static func han(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var cursor = DateCursor(bytes, at: start)
    var year = 0
    for _ in 0..<4 {
      guard let digit = cursor.hanDigit(), digit < 10 else { return nil }
      year = year * 10 + digit
    }
    guard (1990...2099).contains(year), cursor.word("年"), let month = cursor.hanNumber(),
      cursor.word("月"), let day = cursor.hanNumber(),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    _ = cursor.word("日") || cursor.word("号")
    return cursor.dated(date, from: start)
  }

  /// `09-01 10:30`, `9月1日 10:30` or `23-09-01 10:30`.
  static func short(_ bytes: ArraySlice<UInt8>, at start: Int) -> VisibleDate? {
    var cursor = DateCursor(bytes, at: start)
    guard let first = cursor.number(most: 2) else { return nil }
    let isHan = cursor.word("月")
    let mark = isHan ? nil : cursor.separator()
    guard isHan || mark != nil, let second = cursor.number(most: 2) else { return nil }
    if isHan { _ = cursor.word("日") || cursor.word("号") }
    if let mark, !cursor.isAtDigit {
      var long = cursor
      if long.separator() == mark, let day = long.number(most: 2),
        let date = CivilDate(
          year: first >= 90 ? 1900 + first : 2000 + first, month: second, day: day)
      {
        let found = long.dated(date, from: start)
        return found.secondOfDay == nil ? nil : found
      }
    }
    // 2000 stands for the year that is missing; it had a 29 February.
    guard let date = CivilDate(year: 2000, month: first, day: second) else { return nil }
    var found = cursor.dated(date, from: start)
    found.order = .withoutYear
    return found.secondOfDay == nil ? nil : found
  }
}

extension DateCursor {
  /// The date whose last byte was read just before, with the clock that follows it.
  func dated(_ date: CivilDate, from start: Int) -> VisibleDate {
    var look = self
    let half = look.fillers()
    guard let clock = look.clock(half) else {
      return VisibleDate(range: start..<index, date: date, secondOfDay: nil, precision: .day)
    }
    return look.zoned(date, clock, look.zoneMinutes(hasSeconds: clock.hasSeconds), from: start)
  }

  /// The date and clock in +08:00, where the page names another zone.
  func zoned(
    _ date: CivilDate, _ clock: Clock, _ zone: Int?, from start: Int
  ) -> VisibleDate {
    var instant = CivilInstant(date, second: clock.second)
    if let zone, zone != 480 {
      instant = CivilInstant(date, second: clock.second + (480 - zone) * 60)
    }
    return VisibleDate(
      range: start..<index, date: instant.date ?? date,
      secondOfDay: instant.secondOfDay ?? clock.second,
      precision: clock.hasSeconds ? .second : .minute)
  }
}
