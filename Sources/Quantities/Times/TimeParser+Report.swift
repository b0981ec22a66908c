import NewsModel

/// Years as company reports write them: FY2023, 3Q22, 1H 2023, 本财年, 三年前的一季度.
extension TimeParser {
  /// 财年 and its longer forms.
  func fiscalWord(at offset: Int) -> Int? {
    word(.fiscalYear, at: offset)?.end
  }

  /// FY2023, FY22/23, 3Q22, Q3 2022, 1H23, 22Q3, 本财年.
  func takeReportYear(_ parsed: inout ParsedPoint) -> Bool {
    let start = parsed.end
    if let shift = word(.shift, at: start), let end = fiscalWord(at: skip(shift.end)) {
      parsed.fields.year = .anchor(shift.number)
      parsed.fields.isFiscal = true
      parsed.end = end
      return true
    }
    if let end = hasAny(["去年财年", "上年财年"], at: start) {
      (parsed.fields.year, parsed.fields.isFiscal) = (.anchor(-1), true)
      parsed.end = end
      return true
    }
    if let end = fiscalWord(at: start), quarter(at: end) != nil || half(at: end) != nil {
      // 财年第三季度: of the publication's year.
      (parsed.fields.isFiscal, parsed.end) = (true, end)
      return true
    }
    guard isASCIIWord(at: start), !isASCIIWord(before: start) else { return false }
    if let year = fiscalYear(at: start), !isASCIIWord(at: year.end) || isReportPart(at: year.end) {
      (parsed.fields.year, parsed.fields.isFiscal) = (.absolute(year.number), true)
      parsed.end = year.end
      return true
    }
    guard let part = reportPart(at: start) else { return takeYearOfPart(&parsed) }
    let next = skip(part.end)
    if let year = fiscalYear(at: next), !isASCIIWord(at: year.end) {
      (parsed.fields.year, parsed.fields.isFiscal) = (.absolute(year.number), true)
      (parsed.fields.period, parsed.end) = (part.period, year.end)
      return true
    }
    let quote = hasAny(["'", "’", "-", "/"], at: next) ?? next
    guard let year = number(at: quote), year.isArabic, !isASCIIWord(at: year.end),
      year.digits == 4 && (1990...2099).contains(year.number)
        || year.digits == 2 && (quote > next || next == part.end) && year.number < 60,
      !isQuantity(at: year.end),
      hasAny(["年", "."], at: year.end) == nil || text.hasPrefix("年", at: year.end)
    else { return false }
    parsed.fields.year = .absolute(year.digits == 4 ? year.number : 2000 + year.number)
    (parsed.fields.period, parsed.end) = (part.period, has("年", at: year.end) ?? year.end)
    return true
  }

  /// 22Q3, 23H1: the year first and in two digits.
  private func takeYearOfPart(_ parsed: inout ParsedPoint) -> Bool {
    guard let year = number(at: parsed.end), year.isArabic, year.digits == 2, year.number < 60,
      let part = reportPart(at: year.end), part.end == year.end + 2, !isASCIIWord(at: part.end)
    else { return false }
    parsed.fields.year = .absolute(2000 + year.number)
    (parsed.fields.period, parsed.end) = (part.period, part.end)
    return true
  }

  /// FY2023, FY 23, FY22/23.
  private func fiscalYear(at offset: Int) -> (number: Int, end: Int)? {
    guard let letters = hasAny(["FY", "fy"], at: offset) else { return nil }
    let start = hasAny([" ", "-", "'"], at: letters) ?? letters
    guard let year = number(at: start), year.isArabic, year.digits == 4 || year.digits == 2,
      year.digits == 2 || (1990...2099).contains(year.number)
    else { return nil }
    let full = year.digits == 4 ? year.number : 2000 + year.number
    if let slash = hasAny(["/", "-"], at: year.end), let second = number(at: slash),
      second.digits == 2 || second.digits == 4, second.number % 100 == (full + 1) % 100
    {
      return (full + 1, second.end)
    }
    return (full, year.end)
  }

  private func isReportPart(at offset: Int) -> Bool { reportPart(at: offset) != nil }

  /// Q3, 3Q, H1, 1H as letters and digits.
  private func reportPart(at offset: Int) -> (period: CalendarPeriod, end: Int)? {
    let bytes = text.bytes
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (bytes[offset], bytes[offset + 1])
    let isDigitFirst = first &- 0x30 <= 9
    let letter = (isDigitFirst ? second : first) | 0x20
    let digit = Int(isDigitFirst ? first : second) - 0x30
    // H100芯片 and Q300: letters and digits of a model.
    if !isDigitFirst, offset + 2 < bytes.count, bytes[offset + 2] &- 0x30 <= 9 { return nil }
    if letter == UInt8(ascii: "q"), (1...4).contains(digit) { return (.quarter(digit), offset + 2) }
    if letter == UInt8(ascii: "h"), (1...2).contains(digit) { return (.half(digit), offset + 2) }
    return nil
  }

  func isASCIIWord(at offset: Int) -> Bool {
    guard offset < text.bytes.count else { return false }
    let byte = text.bytes[offset]
    return byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25
  }

  func isASCIIWord(before offset: Int) -> Bool { offset > 0 && isASCIIWord(at: offset - 1) }

  /// True when the number goes on as an amount: the 20 of Q3 20亿元.
  private func isQuantity(at offset: Int) -> Bool {
    hasAny(["%", "亿", "万", "元", "个", "家", "倍", ".", ","], at: skip(offset)) != nil
  }

  /// 三年前第一季度, 两年前的春节, 五年后的3月: the year counted, its part named.
  func takeShiftedYear(_ parsed: inout ParsedPoint) -> Bool {
    guard let count = number(at: parsed.end), (1...99).contains(count.number),
      !count.isDigitString || count.digits < 3, !isBeforeDigit(count.end)
    else { return false }
    let sign: Int
    let after: Int
    if let end = hasAny(["年前", "年之前"], at: skip(count.end)) {
      (sign, after) = (-1, end)
    } else if let end = hasAny(["年后", "年之后", "年後"], at: skip(count.end)) {
      (sign, after) = (1, end)
    } else {
      return false
    }
    let next = skip(has("的", at: after) ?? after)
    var isNamed = quarter(at: next) != nil || half(at: next) != nil
    if let ordinal = has("第", at: next), let count = number(at: ordinal) {
      isNamed = isNamed || hasAny(["个季度", "個季度", "个月", "個月", "周"], at: count.end) != nil
    }
    if let month = number(at: next), (1...12).contains(month.number) {
      isNamed = isNamed || text.hasPrefix("月", at: month.end)
    }
    if next > after {
      isNamed =
        isNamed || word(.season, at: next) != nil
        || vocabulary.namedDay(in: text.bytes, at: next) != nil
    }
    guard isNamed else { return false }
    parsed.fields.year = .anchor(sign * count.number)
    parsed.end = after
    return true
  }
}
