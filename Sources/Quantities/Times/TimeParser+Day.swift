import NewsModel

extension TimeParser {
  /// Days, dekads, weeks and weekdays.
  func takeDay(_ parsed: inout ParsedPoint, after left: CalendarFields?) {
    let hasMonth = parsed.fields.month != nil
    let hasCoarse = parsed.end > 0 && !parsed.fields.isEmpty
    if parsed.fields.day != nil {
      takeWeekdayBeside(&parsed)
      return
    }
    if parsed.fields.part != nil, !hasMonth { return }
    if case .named? = parsed.fields.period { return }
    var start = hasCoarse ? skip(parsed.end) : parsed.end
    if hasCoarse, let end = has("的", at: start) { start = skip(end) }
    if takeDayPart(&parsed, at: start) { return }
    if takeNamedOffset(&parsed, at: start, hasCoarse: hasCoarse) { return }
    if !hasCoarse, let word = word(.contextWeek, at: start) {
      (parsed.fields.day, parsed.fields.weekOfDay) = (.context(0), word.number)
      parsed.end = word.end
      return
    }
    if !hasCoarse, let word = word(.workday, at: start) {
      parsed.fields.workday = word.number
      parsed.end = word.end
      return
    }
    if hasMonth, takeLunarDay(&parsed, at: start) { return }
    if takeDekad(&parsed, at: start, hasMonth: hasMonth, after: left) { return }
    if hasCoarse, takeOrdinalDay(&parsed, at: start) { return }
    if hasMonth {
      takeOrdinalWeek(&parsed, at: start)
      if parsed.end > start { return }
    }
    if takeWeekday(&parsed, at: start) { return }
    takeDayOfMonth(&parsed, at: start, hasMonth: hasMonth, after: left)
    if hasMonth, parsed.right == nil { takeWeekdayBeside(&parsed) }
  }

  /// 3月2日周四: the weekday adds nothing.
  func takeWeekdayBeside(_ parsed: inout ParsedPoint) {
    guard parsed.fields.day != nil, let week = word(.week, at: parsed.end),
      let (weekday, end) = weekday(at: week.end), weekday < 8
    else { return }
    parsed.end = end
  }

  /// 今晚, 昨夜: a day and its part in one word.
  private func takeDayPart(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard parsed.fields.isEmpty else { return false }
    for wordClass in [TimeWordClass.dayPart, .contextDayPart] {
      guard let word = word(wordClass, at: start), let part = vocabulary.partOfDay(word) else {
        continue
      }
      parsed.fields.day = wordClass == .dayPart ? .anchor(word.number) : .context(word.number)
      parsed.fields.partOfDay = part
      parsed.end = word.end
      return true
    }
    return false
  }

  /// 今天, 昨日, 次日; 一九五六年的昨天.
  private func takeNamedOffset(_ parsed: inout ParsedPoint, at start: Int, hasCoarse: Bool) -> Bool
  {
    if let word = word(.day, at: start), !excluded(at: start) {
      parsed.fields.day = .anchor(word.number)
      parsed.end = word.end
      return true
    }
    let isBareYear =
      parsed.fields.year != nil && parsed.fields.month == nil
      && parsed.fields.period == nil
    if let word = word(.contextDay, at: start), !excluded(at: start),
      !hasCoarse || isBareYear && word.number == 0
    {
      parsed.fields.day = .context(word.number)
      parsed.end = word.end
      return true
    }
    return false
  }

  /// 上旬, 月底, and 初 底 after a month.
  private func takeDekad(
    _ parsed: inout ParsedPoint, at start: Int, hasMonth: Bool, after left: CalendarFields?
  ) -> Bool {
    if let word = word(.dekad, at: start) {
      if !hasMonth, !parsed.fields.isEmpty { return false }
      parsed.fields.dekad = word.number
      if !hasMonth, left?.month == nil { parsed.fields.month = .anchor(0) }
      parsed.end = word.end
      return true
    }
    var end = hasMonth ? start : nil
    if let month = has("月", at: start) {
      guard hasMonth || !CalendarNumeral.starts(in: text, at: start - 3) else { return false }
      end = month
    }
    guard let end, let word = word(.part, at: end), !excluded(at: end) else { return false }
    if word.value == "middle" {
      guard isBoundary(at: word.end) || end != start else { return false }
    }
    switch word.value {
    case "begin": parsed.fields.dekad = 1
    case "middle": parsed.fields.dekad = 2
    default: parsed.fields.dekad = 3
    }
    parsed.fields.part = TimePart(rawValue: word.value)
    if !hasMonth, left?.month == nil { parsed.fields.month = .anchor(0) }
    parsed.end = word.end
    return true
  }

  /// 最后一天, 第二天, 前4天 of what was named.
  private func takeOrdinalDay(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    if let end = hasAny(["最后一天", "最后一日", "最後一天"], at: start) {
      parsed.fields.ordinalDay = -1
      parsed.end = end
      return true
    }
    if let first = hasAny(["第", "首"], at: start), let count = number(at: first),
      (1...366).contains(count.number), let end = hasAny(["天", "日"], at: count.end)
    {
      parsed.fields.ordinalDay = count.number
      parsed.end = end
      return true
    }
    return takeSlice(&parsed, at: start)
  }

  /// 前4天, 头两周, 首周, 最后一个季度 of what was named.
  private func takeSlice(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    var isLast = false
    var after: Int
    if let end = hasAny(["最后", "最後"], at: start) {
      (isLast, after) = (true, end)
    } else if let end = hasAny(["前", "头", "頭", "首", "后", "後"], at: start) {
      isLast = text.hasPrefix("后", at: start) || text.hasPrefix("後", at: start)
      after = end
    } else {
      return false
    }
    var count = 1
    let space = skip(after)
    if let number = number(at: space), (1...31).contains(number.number), number.digits <= 2 {
      (count, after) = (number.number, skip(number.end))
    } else if !text.hasPrefix("首", at: start) {
      return false
    }
    guard let unit = word(.length, at: after), let named = TimeUnit(rawValue: unit.value),
      named >= .halfYear, named <= .day, !text.hasPrefix("内", at: unit.end),
      named != .day || !text.hasPrefix("首", at: start) || !isLast
    else { return false }
    if isLast, named == .day, !text.hasPrefix("最", at: start) { return false }
    parsed.fields.slice = PeriodSlice(isLast: isLast, count: count, unit: named)
    parsed.end = unit.end
    return true
  }

  /// 周三, 上周三, 下下周, 本周末.
  private func takeWeekday(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    let shift = word(.shift, at: start)
    if !parsed.fields.isEmpty, shift != nil { return false }
    let at = shift.map { skip($0.end) } ?? start
    guard let week = word(.week, at: at), !excluded(at: at), !excluded(at: start) else {
      return false
    }
    if shift == nil, let previous = text.offsetOfScalar(before: start), parsed.fields.isEmpty,
      CalendarNumeral.starts(in: text, at: previous) || text.hasPrefix("个", at: previous)
        || hasAny(["每", "第", "首", "单"], at: previous) != nil
    {
      return false
    }
    var next = week.end
    if shift != nil, let again = word(.week, at: next) { next = again.end }
    if let (weekday, end) = weekday(at: next) {
      parsed.fields.weekday = weekday
      parsed.fields.week = shift?.number
      parsed.end = end
      return true
    }
    guard let shift, parsed.fields.isEmpty, hasAny(["围", "边", "转", "刊", "年"], at: next) == nil
    else { return false }
    parsed.fields.week = shift.number
    parsed.end = next
    return true
  }

  /// 一 … 六 日 天 1 … 6, and 8 for 末, after 周.
  func weekday(at offset: Int) -> (weekday: Int, end: Int)? {
    if let end = hasAny(["日", "天"], at: offset), !text.hasPrefix("均", at: end) { return (7, end) }
    if let end = has("末", at: offset) { return (8, end) }
    guard let (scalar, length) = text.scalar(at: offset) else { return nil }
    let digit =
      (0x31...0x36).contains(scalar) ? Int(scalar - 0x30) : CalendarNumeral.chineseDigit(scalar)
    guard let digit, (1...6).contains(digit), scalar > 0x80 || !isBeforeDigit(offset + length),
      scalar != 0x4E24, !text.hasPrefix("次", at: offset + length)
    else { return nil }
    return (digit, offset + length)
  }

  /// 5日, 3-5号, 初五, 廿二, and a bare number after a month.
  private func takeDayOfMonth(
    _ parsed: inout ParsedPoint, at start: Int, hasMonth: Bool, after left: CalendarFields?
  ) {
    guard hasMonth || parsed.fields.isEmpty else { return }
    // 两日 are two days.
    guard hasAny(["两", "兩"], at: start) == nil, let count = number(at: start),
      (1...31).contains(count.number), count.digits <= 2, !isBeforeDigit(count.end)
    else { return }
    let next = skip(count.end)
    if let end = dayMark(
      at: next, isBare: !hasMonth && left == nil, isArabic: count.isArabic, start: start)
    {
      parsed.fields.day = .absolute(count.number)
      parsed.end = end
      return
    }
    if let link = word(.link, at: next), !isEnumerationMark(at: next),
      let last = number(at: skip(link.end)), (1...31).contains(last.number),
      last.number > count.number,
      let end = dayMark(at: skip(last.end), isBare: !hasMonth, isArabic: true, start: start)
    {
      var right = parsed.fields
      parsed.fields.day = .absolute(count.number)
      right.day = .absolute(last.number)
      parsed.right = right
      parsed.end = end
      return
    }
    guard hasMonth || left?.day != nil, count.number >= 10 || left != nil else { return }
    let isLunar = isLunarTens(at: start)
    let isLunarDay =
      parsed.fields.isLunar && !count.isArabic
      && hasAny(["个", "個", "多", "天", "年", "岁"], at: count.end) == nil
    let follows =
      isLunarDay || isBoundary(at: count.end) && !text.hasPrefix(".", at: count.end)
      || left?.day != nil
      || isLunar || word(.partOfDay, at: next) != nil || text.hasPrefix("的时候", at: count.end)
    guard follows, hasMonth else { return }
    parsed.fields.day = .absolute(count.number)
    if isLunar { parsed.fields.isLunar = true }
    if !count.isArabic, count.number == 15, parsed.fields.month == .absolute(8) {
      (parsed.fields.isLunar, parsed.fields.isLunarGuess) = (true, true)
    }
    parsed.end = count.end
  }

  /// 初一 … 初十.
  private func takeLunarDay(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard let initial = has("初", at: start), let (scalar, length) = text.scalar(at: initial) else {
      return false
    }
    let digit = scalar == 0x5341 ? 10 : CalendarNumeral.chineseDigit(scalar) ?? 0
    guard digit > 0 else { return false }
    (parsed.fields.day, parsed.fields.isLunar) = (.absolute(digit), true)
    parsed.end = initial + length
    return true
  }

  private func isLunarTens(at offset: Int) -> Bool { text.hasPrefix("廿", at: offset) }

  /// The end of 日 or 号, when it marks a day and is not part of a longer word.
  private func dayMark(at offset: Int, isBare: Bool, isArabic: Bool, start: Int) -> Int? {
    guard let end = hasAny(["日", "号", "號"], at: offset) else { return nil }
    let isDayWord = text.hasPrefix("日", at: offset)
    if isDayWord, hasAny(["元", "圆", "本", "均", "游", "线", "系", "薪", "活", "龄"], at: end) != nil {
      return nil
    }
    guard isBare else {
      let isNumber = !isDayWord && word(.notAfterDay, at: end) != nil
      return isNumber && hasAny(["人", "店铺", "店面", "店内", "店里"], at: end) == nil ? nil : end
    }
    if isDayWord {
      if startsWord(at: end) { return end }
      if hasAny(["内", "之内", "以内", "起内", "间", "之后", "以后", "龄"], at: end) != nil { return nil }
      if !isArabic, hasAny(["后", "前", "之"], at: end) != nil { return nil }
      return end
    }
    return word(.notAfterDay, at: end) != nil || isNumbered(before: start) ? nil : end
  }
}
