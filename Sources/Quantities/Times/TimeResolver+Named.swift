import NewsModel

/// Holidays, shopping days and solar terms in a year.
extension TimeResolver {
  func named(
    _ index: Int, _ found: YearFound, _ isHoliday: Bool, in span: TextSpan
  ) -> Stretch? {
    let day = vocabulary.namedDays[index]
    guard let date = day.date(in: found.number) else { return nil }
    var lunar: CivilDate?
    if case .lunar(let month, _) = day.rule {
      // 今年 and 2023年 may be meant as years of the Chinese calendar.
      if !found.isImplied, month == 12 { lunar = day.date(in: found.number + 1) }
      if !found.isImplied, found.basis != .explicit, month < 12, isInOldLunarYear {
        lunar = day.date(in: found.number - 1)
      }
    }
    var stretch = settle(
      Stretch(date, date.adding(days: 1), .day, found.basis), found, in: span,
      shifted: { day.date(in: $0) })
    if let lunar {
      stretch.alternatives.insert(CivilInterval(from: lunar, to: lunar.adding(days: 1)), at: 0)
    }
    if day.days > 1, isHoliday, let first = stretch.begin.date {
      stretch.alternatives.insert(stretch.interval, at: 0)
      stretch.end = CivilInstant(first.adding(days: day.days))
    } else if day.days > 1, let first = stretch.begin.date {
      stretch.alternatives.insert(
        CivilInterval(from: first, to: first.adding(days: day.days)), at: stretch.alternatives.count
      )
    }
    return stretch
  }

  /// 下一个国庆节, 上个春节: the first after the publication, the last before it; this year's for 这个.
  func named(_ index: Int, from shift: Int, _ isHoliday: Bool) -> Stretch? {
    guard let anchor else { return nil }
    let day = vocabulary.namedDays[index]
    let years = shift == 0 ? [0] : shift < 0 ? [0, -1] : [0, 1]
    for step in years {
      guard let date = day.date(in: anchor.date.year + step) else { continue }
      if shift > 0 && date <= anchor.date || shift < 0 && date >= anchor.date { continue }
      let length = isHoliday ? day.days : 1
      return Stretch(date, date.adding(days: length), .day, anchorBasis)
    }
    return nil
  }
}
