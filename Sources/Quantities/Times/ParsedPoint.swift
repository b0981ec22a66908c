/// A parsed calendar point; `right` is set when it was written as a range in one (3-5日, 下午3到6点).
struct ParsedPoint {
  var fields: CalendarFields
  var end: Int
  /// Empty or one: boxed, because it is rare and large.
  private var rights: [CalendarFields]

  var right: CalendarFields? {
    get { rights.first }
    set { rights = newValue.map { [$0] } ?? [] }
  }

  var hasRight: Bool { !rights.isEmpty }

  init(fields: CalendarFields, right: CalendarFields?, end: Int) {
    (self.fields, self.end) = (fields, end)
    rights = right.map { [$0] } ?? []
  }
}

extension CalendarFields {
  /// 0 era, 1 year, 2 month or other part of a year, 3 day or week, 4 part of day, 5 clock.
  var coarsestLevel: Int {
    if eraStart != nil { return 0 }
    if year != nil { return 1 }
    if month != nil || period != nil { return 2 }
    if day != nil || weekday != nil || week != nil || dekad != nil || ordinalDay != nil
      || workday != nil
    {
      return 3
    }
    if part != nil { return 2 }
    return partOfDay != nil ? 4 : 5
  }

  var finestLevel: Int {
    if clock != nil { return 5 }
    if partOfDay != nil { return 4 }
    if day != nil || weekday != nil || week != nil || dekad != nil || ordinalDay != nil
      || workday != nil
    {
      return 3
    }
    if month != nil || period != nil { return 2 }
    return year != nil ? 1 : 0
  }

  /// This point as the end of a range that begins at `left`: coarser fields it leaves out are copied.
  func inheriting(_ left: CalendarFields) -> CalendarFields {
    var fields = self
    let level = coarsestLevel
    if level > 1, !hasAnchoredDay { fields.year = fields.year ?? left.year }
    fields.isLunar = fields.isLunar || left.isLunar && level > 1
    if level > 2, !hasAnchoredDay {
      fields.month = fields.month ?? left.month
      if fields.month == nil, level >= 4 || dekad != nil {
        fields.period = fields.period ?? left.period
      }
    }
    if level >= 3, weekday != nil, week == nil { fields.week = left.week }
    if level >= 4 {
      fields.day = fields.day ?? left.day
      fields.week = fields.week ?? left.week
      fields.weekday = fields.weekday ?? left.weekday
      if level == 5 { fields.partOfDay = fields.partOfDay ?? left.partOfDay }
      if var clock = fields.clock, let before = left.clock {
        if before.isAfternoon, clock.hour < 12, clock.hour >= before.hour % 12 {
          clock.isAfternoon = true
        }
        fields.clock = clock
      }
    }
    return fields
  }

  /// 今天, 上周三: needs nothing from a point before it.
  private var hasAnchoredDay: Bool {
    if week != nil { return true }
    if case .anchor? = day { return true }
    if case .anchor? = month { return true }
    return false
  }
}
