import NewsModel

extension TimeResolver {
  /// 3天前, 两小时后, 一年前; and the same counted from a named point.
  func shifted(
    _ length: TimeLength, _ sign: Int, base: CalendarFields?, in span: TextSpan
  ) -> Stretch? {
    if let base {
      guard let from = resolve(base, in: span), from.begin.date != nil else { return nil }
      let days = length.seconds / 86_400
      var moved = from.moved(months: sign * length.months, days: sign * days)
      if moved.granularity != .day, !base.hasClock, let date = moved.begin.date {
        moved = Stretch(date, date.adding(days: 1), .day, from.basis)
      }
      return moved
    }
    guard let anchor, let now = nowInstant else { return nil }
    let date = anchor.date.adding(months: sign * length.months)
      .adding(days: sign * (length.seconds / 86_400))
    if length.unit > .workday {
      guard let from = anchor.date.adding(months: sign * length.months) as CivilDate? else {
        return nil
      }
      let second = (now.secondOfDay ?? 0) + sign * length.seconds
      let grain = length.unit == .second ? 1 : 60
      var stretch = Stretch(
        CivilInstant(from, second: second), CivilInstant(from, second: second + grain),
        length.unit == .second ? .second : .minute, anchorBasis)
      if sign < 0 {
        stretch.alternatives = [CivilInterval(begin: stretch.begin, end: now)]
      } else if let coming = next(length) {
        stretch.alternatives = [coming.interval]
      }
      return stretch
    }
    if length.isSeveral { return several(length, sign, anchor.date) }
    let exact = CivilInterval(from: date, to: date.adding(days: 1))
    switch length.unit {
    case .century, .decade, .year:
      guard let first = CivilDate(year: date.year, month: 1, day: 1) else { return nil }
      var stretch = Stretch(first, first.adding(years: 1), .year, anchorBasis)
      stretch.alternatives = [exact]
      stretch.isApproximate = true
      return stretch
    case .quarter:
      guard let first = CivilDate(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1)
      else { return nil }
      var stretch = Stretch(first, first.adding(months: 3), .quarter, anchorBasis)
      stretch.alternatives = [exact]
      stretch.isApproximate = true
      return stretch
    case .halfYear, .month:
      guard let first = CivilDate(year: date.year, month: date.month, day: 1) else { return nil }
      var stretch = Stretch(first, first.adding(months: 1), .month, anchorBasis)
      stretch.alternatives = [exact]
      stretch.isApproximate = true
      return stretch
    default:
      var stretch = Stretch(date, date.adding(days: 1), .day, anchorBasis)
      if length.unit == .week {
        let whole = sign < 0 ? previous(length)?.interval : next(length)?.interval
        stretch.alternatives =
          (whole.map { [$0] } ?? []) + [CivilInterval(from: date, to: date.adding(days: 7))]
      } else if length.seconds % 86_400 == 0, length.count > 1 {
        let between =
          sign < 0
          ? CivilInterval(from: date, to: anchor.date)
          : CivilInterval(from: anchor.date.adding(days: 1), to: date.adding(days: 1))
        stretch.alternatives = [between]
      }
      return stretch
    }
  }

  /// 几年前, 数日后: two to nine units away (几十年: twenty to ninety years).
  private func several(_ length: TimeLength, _ sign: Int, _ from: CivilDate) -> Stretch? {
    func away(_ times: Int) -> CivilDate {
      from.adding(months: sign * length.months / 3 * times)
        .adding(days: sign * (length.seconds / 86_400) / 3 * times)
    }
    let granularity: TimeGranularity = length.unit == .year ? .multiYear : length.unit.granularity
    var stretch =
      sign < 0
      ? Stretch(away(9), away(2).adding(days: 1), granularity, anchorBasis)
      : Stretch(away(2), away(9).adding(days: 1), granularity, anchorBasis)
    stretch.isApproximate = true
    return stretch
  }

  /// 近三年, 未来五年, 前两周, 头三个月.
  func rolling(
    _ length: TimeLength, _ direction: RollingDirection, in span: TextSpan
  ) -> Stretch? {
    guard let anchor else {
      if direction == .future { return coming(length, in: span) }
      return nil
    }
    switch direction {
    case .past: return past(length)
    case .future:
      if let years = coming(length, in: span) { return years }
      return ahead(length)
    case .previous: return previous(length)
    case .next: return next(length)
    case .after: return shifted(length, 1, base: nil, in: span)
    case .first, .last:
      let year = context.year.flatMap { isSameParagraph(context.yearOffset, span.start) ? $0 : nil }
      guard let first = CivilDate(year: year ?? anchor.date.year, month: 1, day: 1) else {
        return nil
      }
      let end = first.adding(years: 1)
      let basis: TimeBasis = year == nil ? anchorBasis : .context
      if direction == .first {
        return Stretch(first, move(first, length, 1), .multiple(length), basis)
      }
      return Stretch(move(end, length, -1), end, .multiple(length), basis)
    }
  }

  /// 一个月内 and 三年来.
  func within(_ length: TimeLength, _ direction: RollingDirection) -> Stretch? {
    guard anchor != nil else { return nil }
    return direction == .past ? past(length) : ahead(length)
  }

  private func past(_ length: TimeLength) -> Stretch? {
    guard let anchor, let now = nowInstant else { return nil }
    let instant = CivilInterval(begin: moved(now, length, -1), end: now)
    var stretch: Stretch
    if length.unit > .workday {
      guard let begin = instant.begin else { return nil }
      stretch = Stretch(begin, now, length.unit.granularity, anchorBasis)
    } else if length.isSeveral, length.unit == .day, length.count == 3 {
      // 近几天: the last week.
      stretch = Stretch(
        anchor.date.adding(days: -7), anchor.date.adding(days: 1), .day, anchorBasis)
    } else {
      stretch = Stretch(
        move(anchor.date, length, -1), anchor.date.adding(days: 1), .multiple(length), anchorBasis)
      let begin = move(anchor.date, length, -1)
      stretch.alternatives =
        anchor.secondOfDay ?? 0 == 0
        ? [CivilInterval(from: begin, to: anchor.date)]
        : [instant]
    }
    stretch.isApproximate = true
    return stretch
  }

  private func ahead(_ length: TimeLength) -> Stretch? {
    guard let anchor, let now = nowInstant else { return nil }
    let end = moved(now, length, 1)
    var stretch: Stretch
    if length.unit > .workday {
      stretch = Stretch(now, end, length.unit.granularity, anchorBasis)
      if let second = end.secondOfDay, second % 60 != 0, let date = end.date {
        stretch.alternatives = [
          CivilInterval(begin: now, end: CivilInstant(date, second: second + 1))
        ]
      }
    } else {
      stretch = Stretch(anchor.date, move(anchor.date, length, 1), .multiple(length), anchorBasis)
      let last = move(anchor.date, length, 1)
      stretch.alternatives = [
        CivilInterval(begin: now, end: CivilInstant(last)), CivilInterval(begin: now, end: end),
      ]
    }
    stretch.isApproximate = true
    return stretch
  }

  /// 未来五年: from the last named year, else the publication's, through that year + 5.
  private func coming(_ length: TimeLength, in span: TextSpan) -> Stretch? {
    guard length.unit == .year, length.count > 0 else { return nil }
    let named = context.writtenYear.flatMap {
      isSameParagraph(context.writtenYearOffset, span.start) ? $0 : nil
    }
    guard let year = named ?? anchor?.date.year,
      let first = CivilDate(year: year, month: 1, day: 1)
    else { return nil }
    var stretch = Stretch(
      first, first.adding(years: length.count + 1), .multiYear,
      named == nil ? anchorBasis : .context)
    if let anchor {
      stretch.alternatives = [
        CivilInterval(from: anchor.date, to: anchor.date.adding(years: length.count))
      ]
    }
    return stretch
  }

  /// Whole calendar units that end with the current one: 前两年, 上两周.
  private func previous(_ length: TimeLength) -> Stretch? {
    guard let anchor, let now = nowInstant else { return nil }
    let rolling = CivilInterval(begin: moved(now, length, -1), end: now)
    let current = start(of: length.unit, now)
    let begin = moved(current, length, -1)
    var stretch = Stretch(begin, current, .multiple(length), anchorBasis)
    stretch.alternatives = [rolling]
    if length.unit == .month, length.count <= 12, length.count > 0,
      let first = CivilDate(year: anchor.date.year, month: 1, day: 1)
    {
      // In business news 前8个月 is January to August.
      var news = Stretch(first, first.adding(months: length.count), .month, anchorBasis)
      news.alternatives = [stretch.interval, rolling]
      return news
    }
    return stretch
  }

  /// Whole calendar units after the current one: 下三年, 后三天.
  private func next(_ length: TimeLength) -> Stretch? {
    guard anchor != nil, let now = nowInstant else { return nil }
    let current = start(of: length.unit, now)
    var unit = TimeLength()
    (unit.months, unit.seconds) = (length.unit.months, length.unit.seconds)
    let begin = moved(current, unit, 1)
    var stretch = Stretch(begin, moved(begin, length, 1), .multiple(length), anchorBasis)
    stretch.alternatives = [
      CivilInterval(begin: current, end: moved(current, length, 1)),
      CivilInterval(begin: now, end: moved(now, length, 1)),
    ]
    return stretch
  }

  private func start(of unit: TimeUnit, _ now: CivilInstant) -> CivilInstant {
    guard let date = now.date else { return now }
    let second = now.secondOfDay ?? 0
    func day(_ date: CivilDate?) -> CivilInstant { date.map { CivilInstant($0) } ?? now }
    switch unit {
    case .century, .decade, .year, .halfYear:
      return day(CivilDate(year: date.year, month: 1, day: 1))
    case .quarter:
      return day(CivilDate(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1))
    case .month: return day(CivilDate(year: date.year, month: date.month, day: 1))
    case .week, .weekend: return day(date.adding(days: 1 - date.weekday))
    case .day, .workday: return day(date)
    case .hour: return CivilInstant(date, second: second / 3600 * 3600)
    case .minute: return CivilInstant(date, second: second / 60 * 60)
    case .second: return now
    }
  }

  private func move(_ date: CivilDate, _ length: TimeLength, _ sign: Int) -> CivilDate {
    date.adding(months: sign * length.months).adding(days: sign * (length.seconds / 86_400))
  }

  private func moved(_ instant: CivilInstant, _ length: TimeLength, _ sign: Int) -> CivilInstant {
    guard let date = instant.date else { return instant }
    let target = date.adding(months: sign * length.months)
    guard instant.secondOfDay != nil || length.seconds % 86_400 != 0 else {
      return CivilInstant(target.adding(days: sign * length.seconds / 86_400))
    }
    return CivilInstant(target, second: (instant.secondOfDay ?? 0) + sign * length.seconds)
  }
}

extension TimeGranularity {
  /// The granularity of a stretch of that length: several years are `multi_year`.
  static func multiple(_ length: TimeLength) -> TimeGranularity {
    length.unit == .year && length.count > 1 ? .multiYear : length.unit.granularity
  }
}
