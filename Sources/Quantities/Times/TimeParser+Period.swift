import NewsModel

extension TimeParser {
  /// Halves, quarters, months, seasons, named days, weeks: the part of a year.
  func takePeriod(_ parsed: inout ParsedPoint, after left: CalendarFields?) {
    let hasYear = parsed.fields.year != nil
    let gap = parsed.end
    var start = skip(gap)
    if hasYear, let end = has("的", at: start) { start = end }
    if !hasYear { start = gap }
    if hasYear, takeMonthDay(&parsed, at: start) { return }
    if left?.month != nil || left?.year != nil, takeMonthDay(&parsed, at: start) { return }
    if !hasYear, left == nil, takeMarkedMonthDay(&parsed, at: start) { return }
    if takeYearPart(&parsed, at: start) { return }
    if hasYear, takeOrdinalMonth(&parsed, at: start) { return }
    if let half = half(at: start) ?? (hasYear ? reportHalf(at: start) : nil) {
      parsed.fields.period = .half(half.number)
      parsed.fields.isFiscal = parsed.fields.isFiscal || text.hasSuffix("财年", endingAt: half.end)
      parsed.end = half.end
      return
    }
    if let quarters = quarter(at: start) {
      parsed.fields.period = quarters.period
      parsed.fields.isFiscal =
        parsed.fields.isFiscal || text.hasSuffix("财季", endingAt: quarters.end)
      parsed.end = quarters.end
      takePart(&parsed)
      return
    }
    if takeFirstMonths(&parsed, at: start) { return }
    if takeMonth(&parsed, at: start, after: left) { return }
    if takeNamedDay(&parsed, at: start) { return }
    if let season = word(.season, at: start), !excluded(at: start),
      hasYear || season.end - start >= 6
    {
      parsed.fields.period = .season(season.number)
      parsed.end = season.end
      return
    }
    if hasYear || parsed.fields.month != nil { takeOrdinalWeek(&parsed, at: start) }
    if parsed.end > start { return }
    _ =
      takeSamePeriod(&parsed, at: start) || takeThisUnit(&parsed, at: start)
      || takeBareWeek(&parsed, at: start)
  }

  /// 年初 年底, and 初 底 末 after a year.
  private func takeYearPart(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    let hasYear = parsed.fields.year != nil
    var end = has("年", at: start)
    if end == nil { end = hasYear ? start : nil }
    guard let end else { return false }
    if !hasYear {
      guard let previous = text.offsetOfScalar(before: start) else {
        return takePartWord(&parsed, at: end)
      }
      if CalendarNumeral.starts(in: text, at: previous) { return false }
      for word: StaticString in ["全", "半", "每", "几", "些", "多", "当", "近", "数", "同"]
      where text.hasPrefix(word, at: previous) { return false }
    } else if end == start, text.hasPrefix("中", at: start) {
      return false
    }
    return takePartWord(&parsed, at: end)
  }

  private func takePartWord(_ parsed: inout ParsedPoint, at offset: Int) -> Bool {
    guard let word = word(.part, at: offset), !excluded(at: offset),
      let part = TimePart(rawValue: word.value),
      !(part == .middle && hasAny(["国", "心", "央", "小", "旬"], at: word.end) != nil)
    else { return false }
    parsed.fields.part = part
    parsed.end = word.end
    return true
  }

  /// 初 中 末 after a quarter or month.
  func takePart(_ parsed: inout ParsedPoint) {
    if let word = word(.part, at: parsed.end), !excluded(at: parsed.end), word.value != "middle",
      let part = TimePart(rawValue: word.value)
    {
      parsed.fields.part = part
      parsed.end = word.end
    }
  }

  func half(at offset: Int) -> (number: Int, end: Int)? {
    guard let word = word(.half, at: offset) else { return nil }
    // H20013456 is a code.
    if text.bytes[offset] < 0x80, isASCIIWord(at: word.end) || isASCIILetter(before: offset) {
      return nil
    }
    if text.hasSuffix("度", endingAt: word.end), excluded(at: word.end - 3) {
      return (word.number, word.end - 3)
    }
    return (word.number, word.end)
  }

  /// 半年报, 半年度 after a year.
  private func reportHalf(at offset: Int) -> (number: Int, end: Int)? {
    word(.reportHalf, at: offset).map { ($0.number, $0.end) }
  }

  /// Q3 as letters.
  func quarterLetter(at offset: Int) -> (number: Int, end: Int)? {
    guard let letter = hasAny(["Q", "q", "Ｑ", "ｑ"], at: offset),
      let (digit, end) = CalendarNumeral.arabicDigit(in: text, at: letter), (1...4).contains(digit),
      !isBeforeDigit(end)
    else { return nil }
    return (digit, end)
  }

  /// 三季度, 第三季度, Q3, 前三季度, 一至三季度, 上季度.
  func quarter(at offset: Int) -> (period: CalendarPeriod, end: Int)? {
    if let (number, end) = quarterLetter(at: offset) {
      if let previous = text.offsetOfScalar(before: offset), text.bytes[previous] | 0x20 >= 0x61,
        text.bytes[previous] | 0x20 <= 0x7A
      {
        return nil
      }
      return (.quarter(number), has("季度", at: end) ?? end)
    }
    func unit(_ at: Int) -> Int? { hasAny(["季度", "财季", "季报"], at: skip(at)) }
    if let first = has("前", at: offset), let count = number(at: first),
      (1...4).contains(count.number),
      let end = unit(has("个", at: count.end) ?? count.end) ?? has("季", at: count.end)
    {
      return (.months(first: 1, last: count.number * 3), end)
    }
    if let end = hasAny(["首季度", "首季"], at: offset) { return (.quarter(1), end) }
    if let word = word(.contextQuarter, at: offset) {
      return (.contextQuarter(word.number), word.end)
    }
    if let shift = word(.shift, at: offset),
      let end = unit(shift.end)
        ?? has("季", at: shift.end).flatMap({
          hasAny(["节", "候", "后", "赛"], at: $0) == nil ? $0 : nil
        })
    {
      return (.quarterOffset(shift.number), end)
    }
    let start = has("第", at: offset) ?? offset
    guard let count = number(at: start), (1...4).contains(count.number), count.digits == 1 else {
      return nil
    }
    if let end = unit(count.end) { return (.quarter(count.number), end) }
    if let end = has("季", at: count.end), isBoundary(at: end), !count.isArabic, start == offset {
      return (.quarter(count.number), end)
    }
    // 一、二、三季度, 第二至第四季度
    var last = count
    for _ in 0..<3 {
      guard let link = word(.link, at: last.end),
        let next = number(at: has("第", at: link.end) ?? link.end), (1...4).contains(next.number),
        isEnumerationMark(at: last.end)
          ? next.number == last.number + 1 : next.number > last.number
      else { return nil }
      last = next
      if let end = unit(last.end) {
        return (.months(first: count.number * 3 - 2, last: last.number * 3), end)
      }
    }
    return nil
  }

  /// 前8个月 after a year, 前7月, 后三月, 首月.
  private func takeFirstMonths(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    if parsed.fields.year != nil, let end = has("首月", at: start) {
      parsed.fields.month = .absolute(1)
      parsed.end = end
      return true
    }
    // 前 头 后 begin with the same byte.
    guard start < text.bytes.count, text.bytes[start] == 0xE5 else { return false }
    for (marker, isFirst): (StaticString, Bool) in [("前", true), ("头", true), ("后", false)] {
      guard let after = has(marker, at: start), let count = number(at: after),
        (1...12).contains(count.number)
      else { continue }
      let end: Int
      if let months = hasAny(["个月", "個月"], at: count.end), parsed.fields.year != nil {
        end = months
      } else if let month = has("月", at: count.end), isFirst || parsed.fields.year != nil {
        end = month
      } else {
        continue
      }
      parsed.fields.period =
        isFirst ? .months(first: 1, last: count.number) : .lastMonths(count.number)
      parsed.end = end
      return true
    }
    return false
  }

  /// 3月, 1-8月, 正月, 闰四月, 上月, 当月.
  private func takeMonth(_ parsed: inout ParsedPoint, at start: Int, after left: CalendarFields?)
    -> Bool
  {
    if let lunar = word(.lunarMonth, at: start) {
      parsed.fields.month = .absolute(lunar.number)
      parsed.fields.isLunar = true
      parsed.end = lunar.end
      return true
    }
    if let word = word(.contextMonth, at: start) {
      parsed.fields.month = .context(word.number)
      parsed.end = word.end
      return true
    }
    if let shift = word(.shift, at: start), let end = has("月", at: shift.end),
      !text.hasPrefix("球", at: end)
    {
      parsed.fields.month = .anchor(shift.number)
      parsed.end = has("份", at: end) ?? end
      return true
    }
    if takeMonthList(&parsed, at: start) { return true }
    let leap = hasAny(["闰", "閏"], at: start)
    if let pair = number(at: start), pair.digits == 2, !pair.isArabic, pair.isDigitString,
      pair.number % 10 == pair.number / 10 + 1, pair.number > 11, let end = has("月", at: pair.end)
    {
      parsed.fields.period = .months(first: pair.number / 10, last: pair.number % 10)
      parsed.end = has("份", at: end) ?? end
      return true
    }
    // 七、八两月 counts months.
    guard hasAny(["两", "兩"], at: start) == nil,
      let count = number(at: leap ?? start), (1...12).contains(count.number),
      count.digits <= 2, !isBeforeDigit(count.end)
    else { return false }
    let next = skip(count.end)
    if let end = has("月", at: next) {
      guard hasAny(["球", "亮", "饼", "薪", "嫂", "台"], at: end) == nil else { return false }
      parsed.fields.month = .absolute(count.number)
      if leap != nil { (parsed.fields.isLeapMonth, parsed.fields.isLunar) = (true, true) }
      parsed.end = has("份", at: end) ?? end
      return true
    }
    guard leap == nil, let link = word(.link, at: next),
      let last = number(at: skip(link.end)), (1...12).contains(last.number),
      last.number > count.number, let end = has("月", at: skip(last.end)),
      number(at: end) == nil
    else { return false }
    if isEnumerationMark(at: next), last.number != count.number + 1 { return false }
    parsed.fields.period = .months(first: count.number, last: last.number)
    parsed.end = has("份", at: end) ?? end
    return true
  }

  /// 第九个月 of a year.
  private func takeOrdinalMonth(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard let ordinal = has("第", at: start), let count = number(at: ordinal),
      let unit = hasAny(["个", "個"], at: count.end)
    else { return false }
    if (1...12).contains(count.number), let end = has("月", at: unit) {
      parsed.fields.month = .absolute(count.number)
      parsed.end = end
      return true
    }
    guard (1...4).contains(count.number), let end = has("季度", at: unit) else { return false }
    parsed.fields.period = .quarter(count.number)
    parsed.end = end
    return true
  }

  /// 11/3号, 2.15早上, 11.20 20点: month and day without words need a day word or clock after them.
  private func takeMarkedMonthDay(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard CalendarNumeral.arabicDigit(in: text, at: start) != nil,
      isBoundary(before: start) || isAfterPreposition(start)
    else { return false }
    var attempt = parsed
    guard takeMonthDay(&attempt, at: start) else { return false }
    let next = skip(attempt.end)
    if let week = word(.week, at: next), weekday(at: week.end) != nil {
      parsed = attempt
      return true
    }
    let isMarked = hasAny(["日", "号", "號"], at: attempt.end - 3) != nil
    var isTimed = word(.partOfDay, at: next).map { $0.end - next > 3 } ?? false
    if !isTimed, let hour = number(at: next), hour.number <= 24, next > attempt.end {
      isTimed = hasAny(["点", "點", "时", "時", ":"], at: hour.end) != nil
    }
    let isDotted = isMiddleDot(at: start)
    guard isMarked || isTimed || isDotted && isBoundary(at: attempt.end) else { return false }
    parsed = attempt
    return true
  }

  /// True after 至 到 从 自 在 于.
  func isAfterPreposition(_ offset: Int) -> Bool {
    guard let previous = text.offsetOfScalar(before: offset) else { return false }
    return hasAny(["至", "到", "从", "自", "在", "于"], at: previous) != nil
  }

  /// 6·30 on its own; “9·11” in quotes names an event.
  private func isMiddleDot(at start: Int) -> Bool {
    guard let month = number(at: start), text.hasPrefix("·", at: month.end) else { return false }
    return !text.hasSuffix("“", endingAt: start) && !text.hasSuffix("「", endingAt: start)
  }

  /// 8.20 and 04-03 after a year.
  private func takeMonthDay(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard let month = number(at: start), month.isArabic, month.digits <= 2,
      (1...12).contains(month.number), let separator = hasAny([".", "-", "/", "·"], at: month.end),
      let day = number(at: separator), day.isArabic, day.digits <= 2, (1...31).contains(day.number)
    else { return false }
    var end = day.end
    if let mark = hasAny(["日", "号", "號"], at: end) {
      end = mark
    } else {
      guard
        parsed.fields.year != nil && text.hasPrefix("·", at: month.end) && !isBeforeDigit(end)
          || isBoundary(at: end) || word(.link, at: end) != nil || text.hasPrefix("有", at: end)
          || word(.partOfDay, at: end) != nil || word(.week, at: end) != nil,
        !text.hasPrefix(".", at: end), !text.hasPrefix("月", at: end)
      else { return false }
    }
    parsed.fields.month = .absolute(month.number)
    parsed.fields.day = .absolute(day.number)
    parsed.end = end
    return true
  }

  /// 第37个星期, 第2周 of a year or month.
  func takeOrdinalWeek(_ parsed: inout ParsedPoint, at start: Int) {
    guard let ordinal = has("第", at: start), let count = number(at: ordinal),
      (1...53).contains(count.number)
    else { return }
    let unit = hasAny(["个", "個"], at: count.end) ?? count.end
    guard let week = word(.week, at: unit) else { return }
    if let (weekday, end) = weekday(at: week.end) {
      (parsed.fields.weekday, parsed.fields.nthWeekday) = (weekday, count.number)
      parsed.end = end
    } else if hasAny(["年", "岁"], at: week.end) == nil {
      parsed.fields.period = .week(count.number)
      parsed.end = week.end
    }
  }
}
