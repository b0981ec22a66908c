import NewsModel

extension TimeParser {
  /// Part of day and clock time after a day, or alone.
  func takeClock(_ parsed: inout ParsedPoint) {
    let hasDay = !parsed.fields.isEmpty
    var start = parsed.end
    if hasDay {
      start = skip(start)
      if let end = has("的", at: start) { start = end }
      if let about = word(.approximatePrefix, at: start),
        word(.partOfDay, at: about.end) != nil || number(at: about.end) != nil
      {
        start = skip(about.end)
      }
      if let end = hasAny(["，", ","], at: start), let part = word(.partOfDay, at: end),
        part.end - end > 3
      {
        // 9月1日，上午: two mentions.
        return
      }
    }
    var hasPart = parsed.fields.partOfDay != nil
    if !hasPart, let word = word(.partOfDay, at: start),
      word.end - start > 6 || !excluded(at: start),
      hasDay || word.end - start > 3
        || clock(at: skip(word.end), hasPart: true, hasDay: hasDay) != nil,
      let part = vocabulary.partOfDay(word)
    {
      parsed.fields.partOfDay = part
      parsed.end = word.end
      start = skip(word.end)
      if let end = has("的", at: start) { start = end }
      hasPart = true
    }
    if hasDay, !hasPart, let end = hasAny(["T", "-"], at: start), isBeforeDigit(end) {
      start = end
    }
    var isForenoon: Bool?
    if !hasPart, !isASCIILetter(before: start), let (isAfternoon, end) = meridiem(at: start),
      CalendarNumeral.arabicDigit(in: text, at: skip(end)) != nil
    {
      (isForenoon, start) = (!isAfternoon, skip(end))
    }
    guard
      let first = clock(at: start, hasPart: hasPart, hasDay: hasDay)
        ?? rareClock(at: start, hasPart: hasPart, hasDay: hasDay)
    else { return }
    var clock = first.clock
    if let isForenoon {
      clock.isTwelveHour = false
      clock.isAfternoon = !isForenoon && clock.hour <= 12
      if clock.isAfternoon { clock.hour %= 12 }
    }
    if let part = parsed.fields.partOfDay, part.begin >= 12 * 3600 || part.begin == 11 * 3600 {
      clock.isAfternoon = part.begin >= 12 * 3600 || clock.hour < 6
    }
    if hasPart { clock.isTwelveHour = false }
    if hasPart, let part = parsed.fields.partOfDay, part.begin >= 18 * 3600, clock.hour <= 4 {
      clock.isAfternoon = false
      clock.hour += 24
    }
    if let part = parsed.fields.partOfDay, part.begin >= 18 * 3600, clock.hour == 12 {
      clock.isAfternoon = false
      clock.hour = 24
    }
    parsed.fields.clock = clock
    if var rightClock = first.right {
      rightClock.isAfternoon = clock.isAfternoon
      var right = parsed.fields
      right.clock = rightClock
      parsed.right = right
    }
    parsed.end = first.end
  }

  struct ReadClock {
    var clock: ClockTime
    var right: ClockTime?
    var end: Int
  }

  private func clock(at offset: Int, hasPart: Bool, hasDay: Bool) -> ReadClock? {
    guard let hour = number(at: offset), (0...24).contains(hour.number), hour.digits <= 2,
      !isBeforeDigit(hour.end)
    else { return nil }
    if let read = digitalClock(hour, at: offset) { return read }
    let next = skip(hour.end)
    if let end = meridiem(at: next), hour.isArabic {
      var clock = ClockTime(hour: hour.number, isAfternoon: end.isAfternoon)
      if end.isAfternoon { clock.hour = hour.number % 12 }
      return ReadClock(clock: clock, right: nil, end: end.end)
    }
    if let mark = hasAny(["点", "點"], at: next) {
      return pointClock(hour, mark: mark, isFree: !hasPart && !hasDay, at: offset)
    }
    if let mark = hasAny(["时", "時"], at: next), !excluded(at: next),
      hasAny(["间", "代", "期", "候", "差", "装", "尚", "段", "速", "事", "長", "长"], at: mark) == nil,
      hasPart || hasDay || hour.isArabic && !text.hasSuffix("天", endingAt: offset)
        || !hour.isArabic && isMinute(at: mark)
    {
      return minutes(hour, after: mark, isTwelveHour: false)
    }
    if let link = word(.link, at: next), !isEnumerationMark(at: next),
      let last = number(at: skip(link.end)), (0...24).contains(last.number), last.digits <= 2,
      last.number > hour.number, let mark = hasAny(["点", "點", "时", "時"], at: last.end),
      hasPart || hasDay || hasAny(["间", "代", "建"], at: mark) == nil
    {
      guard let right = minutes(last, after: mark, isTwelveHour: !hasPart) else { return nil }
      return ReadClock(
        clock: ClockTime(hour: hour.number, minute: 0, isTwelveHour: !hasPart), right: right.clock,
        end: right.end)
    }
    return nil
  }

  /// True for the 三十分 of 十五时三十分, and for 整 and 许.
  private func isMinute(at offset: Int) -> Bool {
    if hasAny(["整", "许"], at: offset) != nil { return true }
    guard let minute = number(at: offset), (0...59).contains(minute.number) else { return false }
    return has("分", at: minute.end) != nil
  }

  /// 14:07, 9：30:05, 11:00时, 3:15pm.
  private func digitalClock(_ hour: CalendarNumeral, at offset: Int) -> ReadClock? {
    guard hour.isArabic, let colon = hasAny([":", "：", "∶"], at: hour.end),
      let minute = number(at: colon), minute.isArabic, minute.digits == 2, minute.number < 60
    else { return nil }
    if let previous = text.offsetOfScalar(before: offset),
      hasAny([":", "：", ".", "/", "$"], at: previous) != nil,
      hasAny(["：", ":"], at: previous) == nil
        || CalendarNumeral.starts(in: text, at: max(0, previous - 1))
    {
      return nil
    }
    if wordBefore(.notBeforeScore, endingAt: offset) != nil { return nil }
    // UTC-5:30 and 16:00+08:00 tell a zone.
    if text.hasSuffix("+", endingAt: offset)
      || text.hasSuffix("-", endingAt: offset) && isASCIILetter(before: offset - 1)
    {
      return nil
    }
    var clock = ClockTime(hour: hour.number, minute: minute.number)
    clock.isTwelveHour = hour.digits == 1
    var end = minute.end
    if let colon = hasAny([":", "："], at: end), let second = number(at: colon),
      second.isArabic, second.digits == 2, second.number < 60
    {
      clock.second = second.number
      end = second.end
      if let dot = has(".", at: end), let fraction = number(at: dot), fraction.isArabic {
        end = fraction.end
      }
    }
    if isBeforeDigit(end) || hasAny([":", "%", "％", "倍"], at: end) != nil { return nil }
    if word(.notAfterScore, at: end) != nil { return nil }
    if let (isAfternoon, after) = meridiem(at: skip(end)) {
      clock.isTwelveHour = false
      clock.isAfternoon = isAfternoon
      if isAfternoon { clock.hour %= 12 }
      return ReadClock(clock: clock, right: nil, end: after)
    }
    if let zone = has("Z", at: end) { end = zone }
    if let after = has("时", at: end), hasAny(["间", "候"], at: after) == nil { end = after }
    return ReadClock(clock: clock, right: nil, end: end)
  }

  /// Reads `am`, `pm` and their dotted forms, after an hour or before it.
  func meridiem(at offset: Int) -> (isAfternoon: Bool, end: Int)? {
    guard offset < text.bytes.count,
      text.bytes[offset] | 0x20 == UInt8(ascii: "a")
        || text.bytes[offset] | 0x20 == UInt8(ascii: "p")
    else { return nil }
    for (words, isAfternoon): ([StaticString], Bool) in [
      (["a.m.", "am", "AM", "A.M."], false), (["p.m.", "pm", "PM", "P.M.", "p"], true),
    ] {
      if let end = hasAny(words, at: offset) {
        let next = text.scalar(at: end)?.scalar ?? 0
        if next < 0x80, next | 0x20 >= 0x61, next | 0x20 <= 0x7A { continue }
        if offset == end - 1, !isBoundary(at: end) { continue }
        return (isAfternoon, end)
      }
    }
    return nil
  }

  /// 8点, 八点半, 8点一刻, 8点15分, 十一点零三; a bare 三点 only where nothing else fits.
  private func pointClock(
    _ hour: CalendarNumeral, mark: Int, isFree: Bool, at offset: Int
  ) -> ReadClock? {
    if let read = fives(hour, after: mark, isFree: isFree) { return read }
    let read = minutes(hour, after: mark, isTwelveHour: hour.number < 13)
    if !isFree { return read }
    if let read,
      read.clock.minute != nil || text.hasSuffix("整", endingAt: read.end)
        || text.hasSuffix("钟", endingAt: read.end) || text.hasSuffix("鐘", endingAt: read.end)
    {
      return read
    }
    guard !CalendarNumeral.starts(in: text, at: mark), word(.notAfterPoint, at: mark) == nil,
      hasAny(["多", "几", "来"], at: mark) == nil, hour.number <= 24
    else { return nil }
    if let previous = text.offsetOfScalar(before: offset) {
      for word: StaticString in [
        "涨", "跌", "升", "降", "破", "上", "下", "有", "这", "几", "第", "报", "超", "近", "以", "说",
      ]
      where text.hasPrefix(word, at: previous) { return nil }
      if !hour.isArabic, hour.number <= 3, hour.number > 0, !isBoundary(before: offset) {
        return nil
      }
    }
    if !hour.isArabic, (1...2).contains(hour.number) {
      return word(.link, at: mark) == nil ? nil : read
    }
    return read
  }

  private func minutes(_ hour: CalendarNumeral, after mark: Int, isTwelveHour: Bool) -> ReadClock? {
    var clock = ClockTime(hour: hour.number, isTwelveHour: isTwelveHour)
    var end = mark
    if let after = hasAny(["钟", "鐘", "整", "正"], at: mark) {
      end = after
    } else if let after = hasAny(["许", "許", "多钟", "多"], at: mark) {
      (end, clock.isApproximate) = (after, true)
    }
    if let (isAfternoon, after) = meridiem(at: end) {
      clock.isAfternoon = isAfternoon
      clock.isTwelveHour = false
      return ReadClock(clock: clock, right: nil, end: after)
    }
    if let half = hasAny(["半"], at: end) {
      clock.minute = 30
      return ReadClock(clock: clock, right: nil, end: half)
    }
    let next = skip(end)
    if let short = has("差", at: next), let count = number(at: short), hour.number > 0 {
      let unit = has("刻", at: count.end)
      if let last = unit ?? hasAny(["分钟", "分鐘", "分"], at: count.end), count.number < 60 {
        clock.hour -= 1
        clock.minute = 60 - count.number * (unit == nil ? 1 : 15)
        return ReadClock(clock: clock, right: nil, end: last)
      }
    }
    if let count = number(at: next) {
      if let quarter = has("刻", at: count.end), (1...3).contains(count.number) {
        clock.minute = 15 * count.number
        return ReadClock(clock: clock, right: nil, end: quarter)
      }
      if let minute = hasAny(["分"], at: count.end), (0...59).contains(count.number),
        hasAny(["之", "钟", "鐘", "别"], at: minute) == nil
      {
        clock.minute = count.number
        end = minute
        if let second = number(at: end), (0...59).contains(second.number),
          let after = has("秒", at: second.end)
        {
          clock.second = second.number
          end = after
        }
      } else if (0...59).contains(count.number),
        count.digits == 2 || !count.isDigitString, !count.isArabic || count.digits == 2,
        !isBeforeDigit(count.end),
        hasAny(["个", "万", "亿", "%", "元", "点", ".", "家", "人"], at: count.end) == nil
      {
        clock.minute = count.number
        end = count.end
        if let (isAfternoon, after) = meridiem(at: skip(end)) {
          (clock.isAfternoon, clock.isTwelveHour, end) = (isAfternoon, false, after)
        }
      } else if count.isDigitString, end == mark, next == end, hour.end == mark - 3,
        count.end > next
      {
        return nil  // 零点五, 八点八: decimals
      }
    }
    return ReadClock(clock: clock, right: nil, end: end)
  }
}
