import NewsModel

/// Clock times in rarer forms.
extension TimeParser {
  func isASCIILetter(before offset: Int) -> Bool {
    offset > 0 && (text.bytes[offset - 1] | 0x20) &- 0x61 <= 25
  }

  /// 差五分八点, 一两点, 8.30 after a day.
  func rareClock(at offset: Int, hasPart: Bool, hasDay: Bool) -> ReadClock? {
    if let read = shortOfHour(at: offset, isFree: !hasPart && !hasDay) { return read }
    guard hasPart || hasDay else { return nil }
    if let count = number(at: offset), count.isArabic, count.digits <= 2, count.number <= 24,
      let point = has(".", at: count.end), let minute = number(at: point), minute.isArabic,
      minute.digits == 2, minute.number < 60, isBoundary(at: minute.end),
      hasAny(["%", "％"], at: minute.end) == nil
    {
      let clock = ClockTime(
        hour: count.number, minute: minute.number, isTwelveHour: !hasPart && count.number < 13)
      return ReadClock(clock: clock, right: nil, end: minute.end)
    }
    return hourPair(at: offset, isTwelveHour: !hasPart)
  }

  /// 差五分八点, 差一刻三点.
  private func shortOfHour(at offset: Int, isFree: Bool) -> ReadClock? {
    guard let short = has("差", at: offset), let count = number(at: short), count.number < 60,
      count.number > 0
    else { return nil }
    let quarter = has("刻", at: count.end)
    guard let unit = quarter ?? hasAny(["分钟", "分鐘", "分"], at: count.end),
      let hour = number(at: unit), (1...24).contains(hour.number),
      let mark = hasAny(["点", "點"], at: hour.end)
    else { return nil }
    let end = hasAny(["钟", "鐘", "整"], at: mark) ?? mark
    let clock = ClockTime(
      hour: hour.number - 1, minute: 60 - count.number * (quarter == nil ? 1 : 15),
      isTwelveHour: hour.number < 13)
    return ReadClock(clock: clock, right: nil, end: end)
  }

  /// 一两点, 七八点钟: between the two hours.
  private func hourPair(at offset: Int, isTwelveHour: Bool) -> ReadClock? {
    guard let (first, length) = text.scalar(at: offset),
      let low = CalendarNumeral.chineseDigit(first),
      let (second, more) = text.scalar(at: offset + length),
      let high = CalendarNumeral.chineseDigit(second), low > 0, high == low + 1,
      let mark = hasAny(["点", "點"], at: offset + length + more)
    else { return nil }
    let left = ClockTime(hour: low, isTwelveHour: isTwelveHour)
    let right = ClockTime(hour: high, isTwelveHour: isTwelveHour)
    return ReadClock(clock: left, right: right, end: hasAny(["钟", "鐘"], at: mark) ?? mark)
  }

  /// Cantonese: 三點搭三, 三點三個字 and 三點三 are 15 minutes past three, 三點搭半 is half past.
  func fives(_ hour: CalendarNumeral, after mark: Int, isFree: Bool) -> ReadClock? {
    let joint = hasAny(["搭", "踏"], at: mark)
    var clock = ClockTime(hour: hour.number, isTwelveHour: isFree && hour.number < 13)
    if let joint, let half = has("半", at: joint) {
      clock.minute = 30
      return ReadClock(clock: clock, right: nil, end: half)
    }
    guard let count = number(at: joint ?? mark), (1...11).contains(count.number) else { return nil }
    let characters = hasAny(["個字", "个字"], at: count.end)
    let isBare =
      !isFree && !count.isArabic && count.isDigitString && count.digits == 1
      && isBoundary(at: count.end)
    guard joint != nil || characters != nil || isBare else { return nil }
    clock.minute = 5 * count.number
    return ReadClock(clock: clock, right: nil, end: characters ?? count.end)
  }
}
