import NewsModel

extension TimeParser {
  /// 2023-09-01, 2023/9/1, 2023.9.1, 20240307, 2022 11 23, 2023.03, 13.5.2015.
  func numericDate(at offset: Int, isRight: Bool = false) -> ParsedPoint? {
    guard let first = number(at: offset), first.isArabic, !isBeforeDigit(first.end) else {
      return nil
    }
    if !isRight, let previous = text.offsetOfScalar(before: offset) {
      let byte = text.bytes[previous]
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      let isJoined = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "$")]
        .contains(byte)
      if isLetter || isJoined
        || byte == UInt8(ascii: "-") && previous > 0
          && text.bytes[previous - 1] &- 0x30 <= 9
      {
        return nil
      }
    }
    if first.digits == 8 { return compactDate(first) }
    guard let (separator, second) = separated(after: first.end) else { return nil }
    if second.digits == 4, separator == "/", first.digits == 2, (1...12).contains(first.number),
      (1900...2099).contains(second.number), isDateEnd(second.end),
      hasAny(["/", "-", "."], at: second.end) == nil
    {
      var fields = CalendarFields()
      (fields.year, fields.month) = (.absolute(second.number), .absolute(first.number))
      return ParsedPoint(fields: fields, right: nil, end: second.end)
    }
    guard second.digits <= 2 else { return nil }
    if first.digits == 4, (1000...2999).contains(first.number) {
      return yearFirst(first, separator, second, at: offset, isRight: isRight)
    }
    guard first.digits <= 2, separator != " " else { return nil }
    guard let (next, third) = separated(after: second.end), third.digits == 4,
      (1900...2099).contains(third.number), isDateEnd(third.end), next == separator
    else { return shortDate(first, separator, second, at: offset, isRight: isRight) }
    return full(third.number, second.number, first.number, end: third.end)
      ?? full(third.number, first.number, second.number, end: third.end)
  }

  /// 3/3/15, 05/05/89, 27-7-3, 12/1, 6·30: no year or one of two digits.
  private func shortDate(
    _ first: CalendarNumeral, _ separator: Character, _ second: CalendarNumeral, at offset: Int,
    isRight: Bool
  ) -> ParsedPoint? {
    guard separator == "/" || separator == "-", second.digits <= 2, second.number > 0 else {
      return nil
    }
    if let (next, third) = separated(after: second.end) {
      guard next == separator, third.digits <= 2, isDateEnd(third.end),
        hasAny(["-", "/"], at: third.end) == nil,
        separator == "/" || first.digits + second.digits + third.digits >= 4
      else { return nil }
      let isYearLast = third.hasLeadingZero || third.number > 31 || separator == "/"
      if isYearLast {
        let year = Self.fullYear(third.number)
        let point =
          separator == "/"
          ? full(year, first.number, second.number, end: third.end)
            ?? full(year, second.number, first.number, end: third.end)
          : full(year, second.number, first.number, end: third.end)
            ?? full(year, first.number, second.number, end: third.end)
        return third.digits == 2 ? point : nil
      }
      guard first.digits == 2 else { return nil }
      return full(Self.fullYear(first.number), second.number, third.number, end: third.end)
    }
    return monthSlashDay(first, separator, second, at: offset)
  }

  /// 12/1 and 9/25, where a fraction would be unlikely.
  private func monthSlashDay(
    _ month: CalendarNumeral, _ separator: Character, _ day: CalendarNumeral, at offset: Int
  ) -> ParsedPoint? {
    guard separator == "/", (1...12).contains(month.number), (1...31).contains(day.number),
      !isBeforeDigit(day.end)
    else { return nil }
    let mark = hasAny(["日", "号", "號"], at: day.end)
    if mark == nil, word(.partOfDay, at: skip(day.end)) == nil {
      guard month.number > day.number || month.number > 3 && day.number > 12,
        isBoundary(at: day.end) || text.bytes[min(day.end, text.count - 1)] >= 0xE3,
        hasAny(["%", "的", "倍", "小时", "之", "以", "英", "寸", "个", "台", "股"], at: day.end) == nil
      else { return nil }
    }
    var fields = CalendarFields()
    (fields.month, fields.day) = (.absolute(month.number), .absolute(day.number))
    return ParsedPoint(fields: fields, right: nil, end: mark ?? day.end)
  }

  private func separated(after offset: Int) -> (separator: Character, number: CalendarNumeral)? {
    // - / . space, and the first bytes of the others.
    guard offset < text.bytes.count,
      [0x2D, 0x2F, 0x2E, 0x20, 0xEF, 0xE2].contains(text.bytes[offset])
    else { return nil }
    let marks: [(StaticString, Character)] = [
      ("-", "-"), ("/", "/"), (".", "."), (" ", " "), ("－", "-"), ("／", "/"), ("．", "."),
      ("–", "-"),
    ]
    for (mark, separator) in marks {
      if let end = has(mark, at: offset), let number = number(at: end), number.isArabic {
        return (separator, number)
      }
    }
    return nil
  }

  private func yearFirst(
    _ year: CalendarNumeral, _ separator: Character, _ month: CalendarNumeral, at offset: Int,
    isRight: Bool
  ) -> ParsedPoint? {
    if let (next, day) = separated(after: month.end), day.digits <= 2 || day.digits == 4,
      (separator == " ") == (next == " ")
    {
      if day.digits == 4, separator == "-", has(":", at: day.end) != nil {
        // 2018-12-1209:03: the day and the hour have run together.
        let cut = day.end - 2
        return full(year.number, month.number, day.number / 100, end: cut)
      }
      if day.digits <= 2, isDateEnd(day.end) || has(":", at: day.end) == nil && isDateEnd(day.end) {
        if let point = full(year.number, month.number, day.number, end: day.end) {
          if separator == " ", month.digits != 2 || day.digits != 2 { return nil }
          return point
        }
      }
      if separator != "-", day.digits != 4 { return nil }
    }
    guard month.digits == 2, (1...12).contains(month.number), separator != " ",
      (1900...2099).contains(year.number),
      isBoundary(at: month.end) || word(.link, at: month.end) != nil
        || (isRight || isAfterPreposition(offset))
          && (text.scalar(at: month.end)?.scalar ?? 0) > 0x3400,
      !isBeforeDigit(month.end)
    else { return nil }
    if separator == ".", !isBoundary(before: offset) { return nil }
    var fields = CalendarFields()
    fields.year = .absolute(year.number)
    fields.month = .absolute(month.number)
    return ParsedPoint(fields: fields, right: nil, end: month.end)
  }

  /// 20240307, with nothing that makes it a longer number or a code.
  private func compactDate(_ digits: CalendarNumeral) -> ParsedPoint? {
    guard (1900...2099).contains(digits.number / 10_000),
      text.scalar(at: digits.end).map({ $0.scalar >= 0x80 || TimeParser.isBreak($0.scalar) })
        ?? true,
      hasAny(["元", "万", "亿", "人", "股", "个", "家", "次", "."], at: digits.end) == nil
    else { return nil }
    return full(
      digits.number / 10_000, digits.number / 100 % 100, digits.number % 100, end: digits.end)
  }

  private func isDateEnd(_ offset: Int) -> Bool {
    guard let (scalar, _) = text.scalar(at: offset) else { return true }
    switch scalar {
    case 0x30...0x39, 0x25: return false
    case 0x2E: return !isBeforeDigit(offset + 1)
    case 0x41...0x5A, 0x61...0x7A: return scalar == 0x54
    default: return true
    }
  }

  private func full(_ year: Int, _ month: Int, _ day: Int, end: Int) -> ParsedPoint? {
    guard CivilDate(year: year, month: month, day: day) != nil else { return nil }
    var fields = CalendarFields()
    fields.year = .absolute(year)
    fields.month = .absolute(month)
    fields.day = .absolute(day)
    let end = hasAny(["日", "号", "號"], at: end) ?? end
    return ParsedPoint(fields: fields, right: nil, end: end)
  }
}
