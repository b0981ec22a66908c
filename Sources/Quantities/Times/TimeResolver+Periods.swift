import NewsModel

extension TimeResolver {
  struct YearFound {
    let number: Int
    let basis: TimeBasis
    let isImplied: Bool
  }

  /// The year that `fields` name themselves.
  func yearNumber(_ fields: CalendarFields) -> Int? {
    let nowhere = TextSpan(start: 0, end: 0)
    return fields.year == nil ? nil : year(fields, in: nowhere)?.number
  }

  private func year(_ fields: CalendarFields, in span: TextSpan) -> YearFound? {
    switch fields.year {
    case .absolute(let number)?:
      // 85年 said in 2023 is 1985, and so is 三三年.
      let isPast = fields.isShortYear && number > (anchor?.date.year ?? number) + 9
      return YearFound(
        number: isPast ? number - 100 : number, basis: .explicit, isImplied: false)
    case .anchor(let offset)?:
      if fields.isYearBeside, let named = context.writtenYear,
        isSameSentence(context.writtenYearOffset, span.start)
      {
        return YearFound(number: named + offset, basis: .context, isImplied: false)
      }
      return anchor.map {
        YearFound(number: $0.date.year + offset, basis: anchorBasis, isImplied: false)
      }
    case .context(let offset)?:
      guard let base = context.year ?? anchor?.date.year else { return nil }
      return YearFound(number: base + offset, basis: .context, isImplied: false)
    case nil:
      if let named = context.year, namedYearHolds(at: span.start) || topicHolds(fields, at: span) {
        let number = turnsOfYear(fields, after: named, at: span) ? named + 1 : named
        return YearFound(number: number, basis: .context, isImplied: true)
      }
      if let anchor {
        return YearFound(number: anchor.date.year, basis: anchorBasis, isImplied: true)
      }
      guard let named = context.year else { return nil }
      return YearFound(number: named, basis: .context, isImplied: true)
    }
  }

  /// True when the passage is about the year named before: a full date in the paragraph, or a year
  /// in the same sentence that nothing is compared with.
  private func namedYearHolds(at offset: Int) -> Bool {
    guard context.year != anchor?.date.year else { return false }
    if context.yearIsFromDate { return isSameParagraph(context.yearOffset, offset) }
    return offset - context.yearOffset <= 90 && isSameSentence(context.yearOffset, offset)
      && !isComparison(before: offset)
  }

  /// True for 1月 told after 2023年12月 and before the publication, or expected after it.
  private func turnsOfYear(
    _ fields: CalendarFields, after year: Int, at span: TextSpan
  ) -> Bool {
    guard let anchor, let last = context.period?.begin.date, last.year == year else { return false }
    let month: Int
    switch (fields.month, fields.period) {
    case (.absolute(let number)?, _): month = number
    case (nil, .quarter(let quarter)?): month = quarter * 3 - 2
    default: return false
    }
    guard month + 12 - last.month <= 6,
      let first = CivilDate(year: year + 1, month: month, day: 1)
    else { return false }
    return first <= anchor.date || isFuture(at: span)
  }

  /// True for a month or quarter that opens a clause of a paragraph about another year (2022年，公司设厂。
  /// 6月，产线投产), unless it may well be one of the last months before the publication.
  private func topicHolds(_ fields: CalendarFields, at span: TextSpan) -> Bool {
    guard let topic = context.topicYear, topic == context.year, let anchor,
      topic < anchor.date.year, isSameParagraph(context.topicOffset, span.start),
      TimeParser.isBoundary(before: span.start, in: text)
    else { return false }
    let lastMonth: Int
    switch (fields.month, fields.period) {
    case (.absolute(let month)?, _): lastMonth = month
    // A quarter that is not over is none of the last months.
    case (nil, .quarter(let quarter)?) where quarter * 3 >= anchor.date.month: return true
    case (nil, .half(let half)?) where half * 6 >= anchor.date.month: return true
    case (nil, .quarter(let quarter)?): lastMonth = quarter * 3
    case (nil, .half(let half)?): lastMonth = half * 6
    default: return false
    }
    return !(anchor.date.month - 3...anchor.date.month).contains(lastMonth)
  }

  func isComparison(before offset: Int) -> Bool {
    var position = offset
    for _ in 0..<3 {
      guard let previous = text.offsetOfScalar(before: position) else { return false }
      position = previous
      if text.hasPrefix("比", at: position) || text.hasPrefix("较", at: position) { return true }
    }
    return false
  }

  /// The year, half, quarter, months, named day or month of `fields`.
  func period(_ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    if let month = fields.month { return self.month(month, fields, in: span) }
    switch fields.period {
    case .quarterOffset(let offset)?: return quarter(offset: offset, fields)
    case .contextQuarter(let offset)?: return contextQuarter(offset)
    default: break
    }
    guard let found = year(fields, in: span),
      let first = CivilDate(year: found.number, month: 1, day: 1)
    else { return nil }
    func months(_ from: Int, _ to: Int, _ granularity: TimeGranularity) -> Stretch {
      let stretch = Stretch(
        first.adding(months: from - 1), first.adding(months: to), granularity, found.basis)
      return settle(stretch, found, in: span)
    }
    switch fields.period {
    case nil: return Stretch(first, first.adding(years: 1), .year, found.basis)
    case .half(let number): return months(number * 6 - 5, number * 6, .half)
    case .quarter(let number): return months(number * 3 - 2, number * 3, .quarter)
    case .season(let number): return months(number * 3, number * 3 + 2, .season)
    case .months(let from, let to):
      let granularity: TimeGranularity = to - from == 2 && from % 3 == 1 ? .quarter : .month
      return months(from, to, granularity)
    case .lastMonths(let count): return months(13 - count, 12, .month)
    case .week(let number): return weekOfYear(number, first, found.basis)
    case .named(let index):
      if let shift = fields.namedShift { return named(index, from: shift, fields.isHoliday) }
      return named(index, found, fields.isHoliday, in: span)
    case .quarterOffset, .contextQuarter: return nil
    }
  }

  private func quarter(offset: Int, _ fields: CalendarFields) -> Stretch? {
    guard let anchor else { return nil }
    let base = anchor.date
    guard let first = CivilDate(year: base.year, month: (base.month - 1) / 3 * 3 + 1, day: 1) else {
      return nil
    }
    let begin = first.adding(months: 3 * offset)
    return Stretch(begin, begin.adding(months: 3), .quarter, anchorBasis)
  }

  /// 当季, 次季: the quarter of the last period named, or of the publication.
  private func contextQuarter(_ offset: Int) -> Stretch? {
    let named = context.period?.begin.date ?? context.month
    guard let base = named ?? anchor?.date,
      let first = CivilDate(year: base.year, month: (base.month - 1) / 3 * 3 + 1, day: 1)
    else { return nil }
    let begin = first.adding(months: 3 * offset)
    return Stretch(begin, begin.adding(months: 3), .quarter, .context)
  }

  /// Week 1 of a year has its first Thursday.
  ///
  /// - Source: GB/T 7408.1 (ISO 8601).
  private func weekOfYear(_ number: Int, _ first: CivilDate, _ basis: TimeBasis) -> Stretch? {
    let fourth = first.adding(days: 3)
    let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1))
    guard monday.adding(days: 3).year == first.year else { return nil }
    var stretch = Stretch(monday, monday.adding(days: 7), .week, basis)
    if let other = week(number, of: first, end: first.adding(years: 1), basis),
      other.begin != stretch.begin
    {
      stretch.alternatives = [other.interval]
    }
    return stretch
  }

  /// Weeks of a month begin on its first Monday.
  private func week(
    _ number: Int, of first: CivilDate, end: CivilDate, _ basis: TimeBasis
  ) -> Stretch? {
    let monday = first.adding(days: (8 - first.weekday) % 7 + 7 * (number - 1))
    guard monday < end else { return nil }
    var stretch = Stretch(monday, monday.adding(days: 7), .week, basis)
    if first.weekday > 1 {
      // Counted from the week the first day lies in.
      let other = monday.adding(days: -7)
      stretch.alternatives = [CivilInterval(from: other, to: other.adding(days: 7))]
    }
    return stretch
  }

  /// True between New Year and the Chinese New Year, when 今年 is still the old one for festivals.
  var isInOldLunarYear: Bool {
    guard let anchor, anchor.date.month < 3,
      let start = Lunar.date(year: anchor.date.year, month: 1, day: 1)
    else { return false }
    return anchor.date < start
  }

  private func isBeforeLunarNewYear(_ fields: CalendarFields) -> Bool {
    guard case .anchor? = fields.year else { return false }
    return isInOldLunarYear
  }

  /// 五月初五, 农历二〇二一年六月初一; the nominal date where the calendar is not known.
  private func lunarDay(
    _ number: Int, _ month: Int, _ fields: CalendarFields, in span: TextSpan
  ) -> Stretch? {
    guard let found = year(fields, in: span) else { return nil }
    func day(_ year: Int) -> CivilDate? {
      Lunar.date(year: year, month: month, isLeap: fields.isLeapMonth, day: number)
    }
    let nominal = CivilDate(year: found.number, month: month, day: number)
    guard let date = day(found.number) ?? nominal else { return nil }
    var stretch = Stretch(date, date.adding(days: 1), .day, found.basis)
    if fields.isLunarGuess, let nominal {
      stretch.alternatives = [CivilInterval(from: nominal, to: nominal.adding(days: 1))]
    } else if isBeforeLunarNewYear(fields), let other = day(found.number - 1) {
      stretch.alternatives = [CivilInterval(from: other, to: other.adding(days: 1))]
    }
    return stretch
  }

  private func month(
    _ month: CalendarReference, _ fields: CalendarFields, in span: TextSpan
  ) -> Stretch? {
    var stretch: Stretch
    switch month {
    case .absolute(let number):
      guard let found = year(fields, in: span) else { return nil }
      if fields.isLunar {
        guard
          let first = Lunar.date(
            year: found.number, month: number, isLeap: fields.isLeapMonth, day: 1)
        else { return nil }
        let last =
          Lunar.date(year: found.number, month: number, isLeap: fields.isLeapMonth, day: 30)
          ?? first.adding(days: 28)
        stretch = Stretch(first, last.adding(days: 1), .month, found.basis)
        stretch.yearIsImplied = found.isImplied
        if isBeforeLunarNewYear(fields),
          let other = Lunar.date(year: found.number - 1, month: number, day: 1)
        {
          let last =
            Lunar.date(year: found.number - 1, month: number, day: 30) ?? other.adding(days: 28)
          stretch.alternatives = [CivilInterval(from: other, to: last.adding(days: 1))]
        }
      } else {
        guard let first = CivilDate(year: found.number, month: number, day: 1) else { return nil }
        stretch = settle(
          Stretch(first, first.adding(months: 1), .month, found.basis), found, in: span)
      }
    case .anchor(let offset):
      guard let anchor, anchor.precision != .year,
        let first = CivilDate(year: anchor.date.year, month: anchor.date.month, day: 1)
      else { return nil }
      var begin = first.adding(months: offset)
      if fields.year != nil, let found = year(fields, in: span) {
        begin = begin.adding(years: found.number - begin.year)
      }
      stretch = Stretch(begin, begin.adding(months: 1), .month, anchorBasis)
    case .context(let offset):
      guard let base = context.month ?? anchor?.date,
        let first = CivilDate(year: base.year, month: base.month, day: 1)
      else { return nil }
      var begin = first.adding(months: offset)
      // 去年同月: that month in the year named.
      if let year = yearNumber(fields) { begin = begin.adding(years: year - begin.year) }
      stretch = Stretch(begin, begin.adding(months: 1), .month, .context)
    }
    if case .week(let number)? = fields.period, let first = stretch.begin.date,
      let end = stretch.end.date
    {
      return week(number, of: first, end: end, stretch.basis)
    }
    return stretch
  }

  /// A day of a month: 9月12日, 5日, 初五.
  func numberedDay(_ number: Int, _ fields: CalendarFields, in span: TextSpan) -> Stretch? {
    if let month = fields.month {
      if fields.isLunar, case .absolute(let lunarMonth) = month {
        return lunarDay(number, lunarMonth, fields, in: span)
      }
      if case .absolute(let monthNumber) = month {
        guard let found = year(fields, in: span) else { return nil }
        guard let date = CivilDate(year: found.number, month: monthNumber, day: number) else {
          return found.isImplied ? leapDay(number, monthNumber, found, in: span) : nil
        }
        return settle(
          Stretch(date, date.adding(days: 1), .day, found.basis), found, in: span,
          shifted: { CivilDate(year: $0, month: monthNumber, day: number) })
      }
      var bare = fields
      bare.day = nil
      guard let stretch = self.month(month, bare, in: span), let first = stretch.begin.date,
        let date = CivilDate(year: first.year, month: first.month, day: number)
      else { return nil }
      return Stretch(date, date.adding(days: 1), .day, stretch.basis)
    }
    if let month = context.month, isSameParagraph(context.monthOffset, span.start),
      let date = CivilDate(year: month.year, month: month.month, day: number)
    {
      var stretch = Stretch(date, date.adding(days: 1), .day, .context)
      if let day = context.day, date < day, day.dayNumber - date.dayNumber > 20 {
        stretch.alternatives = [
          CivilInterval(from: date.adding(months: 1), to: date.adding(months: 1).adding(days: 1))
        ]
      }
      return stretch
    }
    return bareDay(number, in: span)
  }

  /// 2月29日 without a year: the last one, or the next when the clause looks ahead.
  private func leapDay(
    _ number: Int, _ month: Int, _ found: YearFound, in span: TextSpan
  ) -> Stretch? {
    let steps = isFuture(at: span) ? [1, 2, 3, 4] : [-1, -2, -3, -4]
    for step in steps {
      guard let date = CivilDate(year: found.number + step, month: month, day: number) else {
        continue
      }
      var stretch = Stretch(date, date.adding(days: 1), .day, found.basis)
      if let other = CivilDate(year: date.year - step.signum() * 4, month: month, day: number) {
        stretch.alternatives = [CivilInterval(from: other, to: other.adding(days: 1))]
      }
      return stretch
    }
    return nil
  }

  private func bareDay(_ number: Int, in span: TextSpan) -> Stretch? {
    guard let anchor, anchor.precision != .year else { return nil }
    func date(_ months: Int) -> CivilDate? {
      let month = CivilDate(year: anchor.date.year, month: anchor.date.month, day: 1)?
        .adding(months: months)
      return month.flatMap { CivilDate(year: $0.year, month: $0.month, day: number) }
    }
    guard var own = date(0) ?? date(-1) else { return nil }
    var other = date(own > anchor.date ? -1 : 1)
    if own.dayNumber - anchor.date.dayNumber > 20, let before = date(-1), !isFuture(at: span) {
      (own, other) = (before, own)
    }
    var stretch = Stretch(own, own.adding(days: 1), .day, anchorBasis)
    if let other { stretch.alternatives = [CivilInterval(from: other, to: other.adding(days: 1))] }
    return stretch
  }

  /// Moves an implied year back when the result lies ahead in a clause that says it is past (曾, 同比), or
  /// over six months ahead in one that does not say it is to come; keeps the other year as an alternative.
  func settle(
    _ stretch: Stretch, _ found: YearFound, in span: TextSpan,
    shifted: ((Int) -> CivilDate?)? = nil
  ) -> Stretch {
    guard found.isImplied, found.basis != .context, let anchor, let first = stretch.begin.date
    else { return stretch }
    func other(_ years: Int) -> Stretch? {
      if let shifted {
        return shifted(found.number + years).map {
          Stretch($0, $0.adding(days: 1), .day, stretch.basis)
        }
      }
      return stretch.moved(months: 12 * years)
    }
    var own = stretch
    own.yearIsImplied = true
    let isAhead = first > anchor.date
    if isAhead, !isFuture(at: span), let year = context.year, year < anchor.date.year,
      context.topicYear == year, isNear(context.topicOffset, span.start),
      var topic = other(year - found.number)
    {
      // 2022年，公司设厂。6月投产: what lies ahead of the publication belongs to the year told of.
      (topic.basis, topic.yearIsImplied, topic.alternatives) = (.context, true, [stretch.interval])
      return topic
    }
    if isAhead, !isFuture(at: span), isPast(at: span) || first > anchor.date.adding(months: 6),
      !isAlone(span), let before = other(-1)
    {
      var moved = before
      moved.yearIsImplied = true
      moved.alternatives = [stretch.interval]
      return moved
    }
    if let alternative = other(isAhead ? -1 : 1) { own.alternatives = [alternative.interval] }
    return own
  }
}
