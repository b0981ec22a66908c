import NewsModel

/// Holidays, shopping days and solar terms by name.
extension TimeParser {
  /// 春节, 国庆假期, 今年“五一”, 双11当天.
  func takeNamedDay(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    let hasYear = parsed.fields.year != nil
    if let named = vocabulary.namedDay(in: text.bytes, at: start), !excluded(at: start) {
      parsed.fields.period = .named(named.index)
      finishNamedDay(&parsed, nameEnd: named.end)
      return true
    }
    let quote = hasAny(["“", "「", "\""], at: start)
    let nameStart = quote ?? start
    if quote != nil, hasYear, let named = vocabulary.namedDay(in: text.bytes, at: nameStart),
      let end = hasAny(["”", "」", "\""], at: named.end)
    {
      parsed.fields.period = .named(named.index)
      finishNamedDay(&parsed, nameEnd: end)
      return true
    }
    guard let named = vocabulary.boundNamedDay(in: text.bytes, at: nameStart) else { return false }
    if quote != nil {
      guard hasYear, let end = hasAny(["”", "」", "\""], at: named.end) else { return false }
      parsed.fields.period = .named(named.index)
      finishNamedDay(&parsed, nameEnd: end)
      return true
    }
    if hasYear {
      guard isBoundary(at: named.end) || word(.holidayTail, at: named.end) != nil else {
        return false
      }
      parsed.fields.period = .named(named.index)
      finishNamedDay(&parsed, nameEnd: named.end)
      return true
    }
    // “五一”期间: the name alone, between the marks.
    guard let end = hasAny(["”", "」"], at: named.end),
      text.hasSuffix("“", endingAt: start) || text.hasSuffix("「", endingAt: start),
      word(.holidayTail, at: end) != nil || vocabulary.namedDay(in: text.bytes, at: end) != nil
    else { return false }
    parsed.fields.period = .named(named.index)
    parsed.fields.isHoliday = hasAny(["假期", "期间", "黄金周", "长假", "小长假"], at: end) != nil
    parsed.end = named.end
    return true
  }

  /// 下一个国庆节, 上个春节: the named day that comes next or came last.
  func takeShiftedNamedDay(_ parsed: inout ParsedPoint) -> Bool {
    guard let shift = word(.shift, at: parsed.end), shift.end - parsed.end > 3,
      abs(shift.number) <= 1, let named = vocabulary.namedDay(in: text.bytes, at: shift.end)
    else { return false }
    parsed.fields.period = .named(named.index)
    parsed.fields.namedShift = shift.number
    finishNamedDay(&parsed, nameEnd: named.end)
    return true
  }

  private func finishNamedDay(_ parsed: inout ParsedPoint, nameEnd: Int) {
    let holiday = hasAny(["假期", "期间", "期間", "黄金周", "黃金周", "长假", "小长假"], at: nameEnd)
    parsed.fields.isHoliday = holiday != nil || isHolidayName(endingAt: nameEnd)
    parsed.end = holiday ?? hasAny(["当天", "那天", "当日"], at: nameEnd) ?? nameEnd
  }

  private func isHolidayName(endingAt end: Int) -> Bool {
    for word: StaticString in ["假期", "黄金周", "长假", "期间"] {
      if text.hasSuffix(word, endingAt: end) { return true }
    }
    return false
  }
}
