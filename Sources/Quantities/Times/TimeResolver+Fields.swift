import NewsModel

extension TimeResolver {
  /// The stretch one calendar point names.
  func resolve(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    if fields.isSamePeriod { return samePeriod(fields, in: span) }
    guard fields.hasClock else { return day(fields, in: span) }
    return clock(fields, in: span)
  }

  // MARK: Clock

  private func clock(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    var dated = fields
    (dated.clock, dated.partOfDay) = (nil, nil)
    var date: CivilDate?
    var basis = TimeBasis.explicit
    var others: [CivilDate] = []
    if dated.isEmpty {
      if let day = context.day, isSameSentence(context.dayOffset, span.start) {
        (date, basis) = (day, .context)
      } else if let anchor {
        (date, basis) = (anchor.date, anchorBasis)
      }
    } else {
      guard let stretch = day(dated, in: span), stretch.granularity == .day else { return nil }
      (date, basis) = (stretch.begin.date, stretch.basis)
      others = stretch.alternatives.compactMap { $0.begin?.date }
    }
    guard let date else { return fields.clock.flatMap(undated) }
    guard let clock = fields.clock else {
      guard let part = fields.partOfDay else { return nil }
      var stretch = Stretch(
        CivilInstant(date, second: part.begin), CivilInstant(date, second: part.end), .partOfDay,
        basis)
      func add(_ day: CivilDate, _ begin: Int, _ end: Int) {
        stretch.alternatives.append(
          CivilInterval(
            begin: CivilInstant(day, second: begin), end: CivilInstant(day, second: end)))
      }
      // A weekday leaves the week more open than 早上 its hours.
      let weekdayIsOpen =
        fields.weekday != nil && fields.week == nil && date < (anchor?.date ?? date)
      if !weekdayIsOpen, let begin = part.otherBegin, let end = part.otherEnd {
        add(date, begin, end)
      }
      for other in others {
        add(other, part.otherBegin ?? part.begin, part.otherEnd ?? part.end)
        if part.otherBegin != nil { add(other, part.begin, part.end) }
      }
      if weekdayIsOpen, let begin = part.otherBegin, let end = part.otherEnd {
        add(date, begin, end)
      }
      return stretch
    }
    let (second, length, granularity) = Self.seconds(clock)
    var stretch = Stretch(
      CivilInstant(date, second: second), CivilInstant(date, second: second + length), granularity,
      basis)
    stretch.isApproximate = clock.isApproximate
    if clock.hour > 24 {
      // 半夜1点 may be told of the night before the day as well.
      let early = second - 86_400
      stretch.alternatives.append(
        CivilInterval(
          begin: CivilInstant(date, second: early),
          end: CivilInstant(date, second: early + length)))
    }
    if clock.isTwelveHour && clock.hour < 12 || clock.hour == 0 {
      let later = second + (clock.hour == 0 ? 86_400 : 43_200)
      stretch.alternatives.append(
        CivilInterval(
          begin: CivilInstant(date, second: later),
          end: CivilInstant(date, second: later + length)))
    }
    for other in others {
      stretch.alternatives.append(
        CivilInterval(
          begin: CivilInstant(other, second: second),
          end: CivilInstant(other, second: second + length)))
    }
    return stretch
  }

  static func seconds(_ clock: ClockTime) -> (second: Int, length: Int, TimeGranularity) {
    let hour = clock.hour + (clock.isAfternoon && clock.hour < 12 ? 12 : 0)
    let second = hour * 3600 + (clock.minute ?? 0) * 60 + (clock.second ?? 0)
    if clock.second != nil { return (second, 1, .second) }
    return clock.minute != nil ? (second, 60, .minute) : (second, 3600, .hour)
  }

  /// A clock time whose day nothing tells: a point without a date.
  private func undated(_ clock: ClockTime) -> Stretch? {
    let (second, _, granularity) = Self.seconds(clock)
    let instant = CivilInstant(clockSecond: second)
    return Stretch(instant, instant, granularity, .explicit)
  }

  // MARK: Days

  private func day(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    if let weeks = fields.weekOfDay {
      var bare = fields
      bare.weekOfDay = nil
      guard let stretch = day(bare, in: span), let date = stretch.begin.date else { return nil }
      let monday = date.adding(days: 1 - date.weekday + 7 * weeks)
      return Stretch(monday, monday.adding(days: 7), .week, stretch.basis)
    }
    if let start = fields.eraStart { return era(start, fields) }
    if fields.nthWeekday != nil { return nthWeekday(fields, in: span) }
    if fields.week != nil || fields.weekday != nil { return week(fields) }
    if let offset = fields.workday { return workday(offset, in: span) }
    if let day = fields.day {
      switch day {
      case .anchor(let offset): return anchoredDay(offset, fields)
      case .context(let offset): return contextDay(offset, fields)
      case .absolute(let number): return numberedDay(number, fields, in: span)
      }
    }
    guard var stretch = period(fields, in: span) else { return nil }
    if let dekad = fields.dekad { stretch = Self.dekad(dekad, of: stretch) ?? stretch }
    if let part = fields.part { stretch = Self.part(part, of: stretch, fields) }
    if let ordinal = fields.ordinalDay { return Self.ordinalDay(ordinal, of: stretch) }
    if let slice = fields.slice { return Self.slice(slice, of: stretch) }
    return stretch
  }

  /// 前4天, 最后三周 of a stretch; nil when it is not that long.
  private static func slice(_ slice: PeriodSlice, of stretch: Stretch) -> Stretch? {
    guard let first = stretch.begin.date, let end = stretch.end.date else { return nil }
    let months = slice.unit.months * slice.count
    let days = slice.unit.seconds / 86_400 * slice.count
    var result = stretch
    result.granularity = slice.unit.granularity
    result.alternatives = []
    if slice.isLast {
      let begin = end.adding(months: -months).adding(days: -days)
      guard first <= begin else { return nil }
      result.begin = CivilInstant(begin)
      if slice.unit == .week {
        let monday = end.adding(days: 1 - end.weekday)
        result.alternatives = [CivilInterval(from: monday.adding(days: -days), to: monday)]
      }
    } else {
      let last = first.adding(months: months).adding(days: days)
      guard last <= end else { return nil }
      result.end = CivilInstant(last)
    }
    return result
  }

  /// 前一交易日: the weekday before the last named day; holidays are not known.
  private func workday(_ offset: Int, in span: TextSpan) -> Stretch? {
    let named = context.day.flatMap { isSameParagraph(context.dayOffset, span.start) ? $0 : nil }
    guard var date = named ?? anchor?.date,
      named != nil || anchor?.precision != .year && anchor?.precision != .month
    else { return nil }
    let step = offset < 0 ? -1 : 1
    for _ in 0..<abs(offset) {
      repeat { date = date.adding(days: step) } while date.weekday > 5
    }
    return Stretch(date, date.adding(days: 1), .day, named == nil ? anchorBasis : .context)
  }

  private func era(_ start: Int, _ fields: CalendarFields) -> Stretch? {
    guard start >= 1 || start == 0,
      let first = CivilDate(year: max(start, 1), month: 1, day: 1)
    else { return nil }
    let end = CivilDate(year: min(start + fields.eraYears, 9999), month: 1, day: 1) ?? first
    let granularity: TimeGranularity =
      fields.eraYears == 10 ? .decade : fields.eraYears == 100 ? .century : .multiYear
    var stretch = Stretch(first, end, granularity, fields.eraIsOpen ? .context : .explicit)
    guard let part = fields.part else { return stretch }
    let third = fields.eraYears * 3 / 10
    stretch.part = part
    stretch.isApproximate = true
    switch part {
    case .begin: stretch.end = CivilInstant(first.adding(years: third))
    case .middle:
      stretch.begin = CivilInstant(first.adding(years: third))
      stretch.end = CivilInstant(end.adding(years: -third))
    case .end: stretch.begin = CivilInstant(end.adding(years: -third))
    }
    return stretch
  }

  private func anchoredDay(_ offset: Int, _ fields: CalendarFields) -> Stretch? {
    if let year = fields.year, case .absolute(let number) = year, let anchor {
      let day = anchor.date.adding(days: offset)
      guard let date = CivilDate(year: number, month: day.month, day: day.day) else { return nil }
      return Stretch(date, date.adding(days: 1), .day, .publication)
    }
    guard let anchor else { return nil }
    guard anchor.precision != .year, anchor.precision != .month || abs(offset) > 1 else {
      return nil
    }
    let date = anchor.date.adding(days: offset)
    return Stretch(date, date.adding(days: 1), .day, anchorBasis)
  }

  private func contextDay(_ offset: Int, _ fields: CalendarFields) -> Stretch? {
    let base =
      context.day
      ?? (anchor?.precision == .month || anchor?.precision == .year ? nil : anchor?.date)
    guard var date = base?.adding(days: offset) else { return nil }
    // 去年同日: that day in the year named.
    if fields.year != nil, let year = yearNumber(fields) {
      date = date.adding(years: year - date.year)
    }
    return Stretch(date, date.adding(days: 1), .day, .context)
  }

  /// 周三, 上周, 本周末: calendar weeks, Monday to Sunday.
  private func week(_ fields: CalendarFields) -> Stretch? {
    guard let anchor, anchor.precision != .year, anchor.precision != .month else { return nil }
    let monday = anchor.date.adding(days: 1 - anchor.date.weekday + 7 * (fields.week ?? 0))
    guard let weekday = fields.weekday else {
      return Stretch(monday, monday.adding(days: 7), .week, anchorBasis)
    }
    if weekday == 8 {
      var stretch = Stretch(monday.adding(days: 5), monday.adding(days: 7), .day, anchorBasis)
      let friday = CivilInstant(monday.adding(days: 4), second: 18 * 3600)
      stretch.alternatives = [
        CivilInterval(begin: friday, end: CivilInstant(monday.adding(days: 7)))
      ]
      return stretch
    }
    let date = monday.adding(days: weekday - 1)
    var stretch = Stretch(date, date.adding(days: 1), .day, anchorBasis)
    if fields.week == nil || fields.week == 0 {
      let other = date.adding(days: date <= anchor.date ? 7 : -7)
      stretch.alternatives = [CivilInterval(from: other, to: other.adding(days: 1))]
    } else if fields.week == 1, date.adding(days: -7) > anchor.date {
      // 下周三 said on a Monday may mean the next Wednesday.
      stretch.alternatives = [CivilInterval(from: date.adding(days: -7), to: date.adding(days: -6))]
    }
    return stretch
  }

  private func nthWeekday(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    var bare = fields
    (bare.nthWeekday, bare.weekday) = (nil, nil)
    guard let nth = fields.nthWeekday, let weekday = fields.weekday, weekday < 8,
      let stretch = period(bare, in: span), let first = stretch.begin.date,
      let day = NamedDay.nth(nth, weekday: weekday, month: first.month, year: first.year)
    else { return nil }
    var found = Stretch(day, day.adding(days: 1), .day, stretch.basis)
    found.alternatives = stretch.alternatives.compactMap { other in
      other.begin?.date.flatMap {
        NamedDay.nth(nth, weekday: weekday, month: $0.month, year: $0.year)
      }.map { CivilInterval(from: $0, to: $0.adding(days: 1)) }
    }
    return found
  }

  static func dekad(_ dekad: Int, of stretch: Stretch) -> Stretch? {
    func cut(_ interval: CivilInterval) -> CivilInterval? {
      guard let first = interval.begin?.date, let end = interval.end?.date else { return nil }
      let days = [1: (0, 10), 2: (10, 20), 3: (20, nil), 12: (0, 20), 23: (10, nil)]
      guard let (from, to): (Int, Int?) = days[dekad] else { return nil }
      return CivilInterval(
        from: first.adding(days: from), to: to.map { first.adding(days: $0) } ?? end)
    }
    guard let own = cut(stretch.interval), let begin = own.begin, let end = own.end else {
      return nil
    }
    var result = Stretch(begin, end, .dekad, stretch.basis)
    result.yearIsImplied = stretch.yearIsImplied
    result.alternatives = stretch.alternatives.compactMap(cut)
    if dekad == 3, let end = end.date {
      // 月底 in the narrow sense.
      result.alternatives.append(CivilInterval(from: end.adding(days: -1), to: end))
    }
    return result
  }

  /// 年初 年底, 季度末; 月底 keeps its dekad.
  static func part(_ part: TimePart, of stretch: Stretch, _ fields: CalendarFields) -> Stretch {
    guard let first = stretch.begin.date, let end = stretch.end.date else { return stretch }
    var result = stretch
    result.part = part
    result.alternatives = []
    switch (stretch.granularity, part) {
    case (.year, .begin):
      result.end = CivilInstant(first.adding(months: 2))
      result.alternatives = [CivilInterval(from: first, to: first.adding(months: 1))]
    case (.year, .middle):
      result.begin = CivilInstant(first.adding(months: 5))
      result.end = CivilInstant(first.adding(months: 7))
    case (.year, .end): result.begin = CivilInstant(end.adding(months: -1))
    case (.quarter, .begin), (.half, .begin): result.end = CivilInstant(first.adding(months: 1))
    case (.quarter, .end), (.half, .end): result.begin = CivilInstant(end.adding(months: -1))
    default: return result
    }
    if stretch.granularity == .year { result.isApproximate = true }
    if stretch.granularity == .year || part != .middle { result.granularity = .month }
    return result
  }

  private static func ordinalDay(_ ordinal: Int, of stretch: Stretch) -> Stretch? {
    guard let first = stretch.begin.date, let end = stretch.end.date else { return nil }
    let day = ordinal < 0 ? end.adding(days: ordinal) : first.adding(days: ordinal - 1)
    guard first <= day, day < end else { return nil }
    return Stretch(day, day.adding(days: 1), .day, stretch.basis)
  }

  /// 去年同期: the period the text is about, a year before it; 2021年同期: the same in that year.
  private func samePeriod(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    var bare = fields
    bare.isSamePeriod = false
    let period = context.period.flatMap { isNear(context.periodOffset, span.start) ? $0 : nil }
    guard fields.year != nil else {
      // 较同期增长 compares with the year before.
      guard var own = period else { return nil }
      if isComparison(before: span.start) { own = own.moved(months: -12) }
      (own.basis, own.isApproximate) = (.context, false)
      return own
    }
    if let period, let named = period.begin.date {
      var months: Int?
      switch fields.year {
      case .anchor(let offset)? where offset < 0: months = 12 * offset
      case .absolute(let year)?: months = 12 * (year - named.year)
      case .anchor(let offset)?: months = anchor.map { 12 * ($0.date.year + offset - named.year) }
      default: break
      }
      if let months {
        var moved = period.moved(months: months)
        (moved.basis, moved.isApproximate) = (.context, false)
        return moved
      }
    }
    return day(bare, in: span)
  }
}
