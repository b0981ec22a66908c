import NewsModel

extension TimeParser {
  /// One point or period of the calendar with its clock time.
  ///
  /// - Parameters:
  ///   - offset: Where it starts.
  ///   - left: The point before it in a range, which allows shorter forms.
  /// - Returns: nil when no field can be read there.
  func point(at offset: Int, after left: CalendarFields? = nil) -> ParsedPoint? {
    var parsed = ParsedPoint(fields: CalendarFields(), right: nil, end: offset)
    if let numeric = numericDate(at: offset, isRight: left != nil) {
      parsed = numeric
      takeWeekdayBeside(&parsed)
    } else {
      guard !excluded(at: offset) else { return nil }
      takeYear(&parsed)
      if !parsed.hasRight, parsed.fields.year != nil,
        let lunar = word(.lunar, at: skip(parsed.end))
      {
        parsed.fields.isLunar = true
        parsed.end = skip(lunar.end)
      }
      if !parsed.hasRight, parsed.fields.period == nil { takePeriod(&parsed, after: left) }
      if !parsed.hasRight { takeDay(&parsed, after: left) }
    }
    if !parsed.hasRight, parsed.fields.day != nil, parsed.fields.weekOfDay == nil,
      let end = hasAny(["当周", "當週", "这一周", "那一周"], at: parsed.end)
    {
      (parsed.fields.weekOfDay, parsed.end) = (0, end)
    }
    if !parsed.hasRight, allowsClock(parsed.fields) { takeClock(&parsed) }
    return parsed.end > offset && !parsed.fields.isEmptyButLunar ? parsed : nil
  }

  private func allowsClock(_ fields: CalendarFields) -> Bool {
    fields.isEmpty || fields.weekOfDay == nil && (fields.hasDay || fields.hasClock)
  }

  // MARK: Years

  private func takeYear(_ parsed: inout ParsedPoint) {
    let start = parsed.end
    if isBelowYear(at: start) { return }
    if let lunar = word(.lunar, at: start) {
      parsed.fields.isLunar = true
      parsed.end = skip(lunar.end)
    }
    if takePlan(&parsed) || takeEra(&parsed) || takeReportYear(&parsed)
      || takeShiftedYear(&parsed) || takeReign(&parsed) || takeShiftedNamedDay(&parsed)
      || takeYearBeforeEra(&parsed) || takeSeasonYear(&parsed)
    {
      return
    }
    if let word = word(.year, at: parsed.end), !isCutOfLength(at: parsed.end) {
      parsed.fields.year = .anchor(word.number)
      parsed.fields.isYearBeside = hasAny(["上", "下"], at: parsed.end) != nil
      parsed.end = afterDegree(word.end)
    } else if let word = word(.contextYear, at: parsed.end) {
      parsed.fields.year = .context(word.number)
      parsed.end = word.end
    } else if let end = hasAny(["民国", "民國"], at: parsed.end) {
      let count = number(at: skip(end))
      let first = hasAny(["元年"], at: end)
      if let count, let year = has("年", at: skip(count.end)), (1...200).contains(count.number) {
        parsed.fields.year = .absolute(1911 + count.number)
        parsed.end = year
      } else if let first {
        parsed.fields.year = .absolute(1912)
        parsed.end = first
      }
    } else if let era = hasAny(["公元", "西元", "纪元", "公历", "西历"], at: parsed.end) {
      var attempt = parsed
      attempt.end = skip(era)
      takeNumberedYear(&attempt, isEra: true)
      if attempt.fields.year != nil { parsed = attempt }
    } else {
      takeNumberedYear(&parsed)
    }
  }

  /// True for numbers of months, days, hours and their lengths: the mark behind them tells.
  private func isBelowYear(at offset: Int) -> Bool {
    let words =
      TimeWordClass.lunar.bit | TimeWordClass.plan.bit | TimeWordClass.shift.bit
      | TimeWordClass.fiscalYear.bit | TimeWordClass.reign.bit | TimeWordClass.seasonYear.bit
      | TimeWordClass.year.bit | TimeWordClass.contextYear.bit
    guard let count = number(at: offset), count.digits != 4,
      !vocabulary.mayStart(words, in: text.bytes, at: offset)
    else { return false }
    let marks: [StaticString] = [
      "月", "日", "号", "號", "点", "點", "时", "時", ":", "：", "个", "個", "天", "小", "分", "秒", "周",
    ]
    return hasAny(marks, at: skip(count.end)) != nil
  }

  /// True for the 年内 of 5年内 and 两三年内.
  private func isCutOfLength(at offset: Int) -> Bool {
    guard text.hasPrefix("年", at: offset), let previous = text.offsetOfScalar(before: offset) else {
      return false
    }
    return CalendarNumeral.starts(in: text, at: previous)
      || hasAny(["几", "数", "多", "半", "个", "当", "全", "每", "同", "近", " ", "些"], at: previous) != nil
  }

  private func takeNumberedYear(_ parsed: inout ParsedPoint, isEra: Bool = false) {
    let start = parsed.end
    guard let count = number(at: start), !isBeforeDigit(count.end) else { return }
    let next = skip(count.end)
    if count.digits == 4, count.isDigitString, (1000...2999).contains(count.number) {
      if takeYearList(&parsed, from: count) { return }
      if takeYearRange(&parsed, from: count.number, at: next) { return }
      if let end = fiscalWord(at: next) {
        parsed.fields.isFiscal = true
        finishYear(&parsed, .absolute(count.number), end)
      } else if let end = yearWord(at: next) {
        finishYear(&parsed, .absolute(count.number), end)
      } else if let joint = has("-", at: next),
        quarterLetter(at: joint) != nil || half(at: joint) != nil
      {
        // 2023-Q3
        finishYear(&parsed, .absolute(count.number), joint)
      } else if quarterLetter(at: next) != nil || half(at: next) != nil
        || vocabulary.namedDay(in: text.bytes, at: next) != nil
        || (1900...2100).contains(count.number) && isYearOfList(at: next)
      {
        finishYear(&parsed, .absolute(count.number), count.end)
      } else if let end = has("全年", at: next) {
        finishYear(&parsed, .absolute(count.number), end)
      }
      return
    }
    if count.digits == 3, count.isArabic, let end = yearWord(at: next),
      isEra
        || (text.hasSuffix("在", endingAt: start) || text.hasSuffix("于", endingAt: start))
          && isBoundary(at: end)
    {
      finishYear(&parsed, .absolute(count.number), end)
      return
    }
    if count.digits == 3, !count.isArabic, count.isDigitString, let end = yearWord(at: next),
      number(at: end) != nil
    {
      finishYear(&parsed, .absolute(count.number), end)
      return
    }
    if !count.isDigitString, !count.isArabic, (1900...2100).contains(count.number),
      let end = yearWord(at: next), number(at: end) != nil || text.hasPrefix("的最后", at: end)
    {
      finishYear(&parsed, .absolute(count.number), end)
      return
    }
    if count.digits == 2, count.isArabic, let end = fiscalWord(at: next) {
      finishYear(&parsed, .absolute(Self.fullYear(count.number)), end)
      parsed.fields.isFiscal = true
      return
    }
    guard count.digits == 2, count.isDigitString, let end = has("年", at: next),
      isShortYear(count, start: start, end: end)
    else { return }
    finishYear(&parsed, .absolute(Self.fullYear(count.number)), end)
    parsed.fields.isShortYear = true
  }

  /// True when more years and their 年 follow: the 2019 of 2019、2020年.
  private func isYearOfList(at offset: Int) -> Bool {
    var next = offset
    for _ in 0..<6 {
      guard let mark = hasAny(["、", "和", "与", "及"], at: next),
        let year = number(at: skip(mark)), year.digits == 4, year.isDigitString,
        (1900...2100).contains(year.number)
      else { return false }
      next = skip(year.end)
      if yearWord(at: next) != nil { return true }
    }
    return false
  }

  /// 23 → 2023, 98 → 1998: up to 39 lies in this century.
  static func fullYear(_ short: Int) -> Int { short < 40 ? 2000 + short : 1900 + short }

  private func finishYear(_ parsed: inout ParsedPoint, _ year: CalendarReference, _ end: Int) {
    parsed.fields.year = year
    parsed.end = end
  }

  private func yearWord(at offset: Int) -> Int? {
    guard let end = has("年", at: offset) else { return nil }
    // 90年代 and 2021年级, but 2025年代工.
    if hasAny(["级", "代"], at: end) != nil, !startsWord(at: end) { return nil }
    return afterDegree(end)
  }

  /// Past the 度 of 2023年度, not of 去年度假.
  private func afterDegree(_ offset: Int) -> Int {
    guard let end = has("度", at: offset), !excluded(at: offset) else { return offset }
    return end
  }

  /// Tells 07年, 零八年, 18年10月, 在23年 from a length of 18 years.
  private func isShortYear(_ count: CalendarNumeral, start: Int, end: Int) -> Bool {
    if text.hasPrefix("代", at: end) || text.hasPrefix("级", at: end) { return false }
    if count.hasLeadingZero || !count.isArabic { return true }
    let next = skip(end)
    if let month = number(at: next), (1...12).contains(month.number),
      text.hasPrefix("月", at: skip(month.end))
    {
      return true
    }
    if quarter(at: next) != nil || half(at: next) != nil || text.hasPrefix("年底", at: next)
      || text.hasPrefix("年初", at: next) || text.hasPrefix("底", at: next)
      || vocabulary.namedDay(in: text.bytes, at: next) != nil
    {
      return true
    }
    if text.hasPrefix("第", at: next), number(at: next + 3) != nil { return true }
    // 98年下海 opens a clause with a year of the last century; 98年历史 is a length.
    if count.number >= 70, isBoundary(before: start), word(.notAfterShortYear, at: next) == nil,
      !isBoundary(at: next)
    {
      return true
    }
    if word(.shortYearEvent, at: next) != nil,
      count.number >= 40 || isBoundary(before: start) && count.number >= 5
    {
      return true
    }
    guard (10...39).contains(count.number) else { return false }
    if hasAny(["前", "后", "後", "以", "之", "内", "间", "来", "期", "多", "左", "的", "半"], at: next) != nil {
      return false
    }
    let opens =
      isBoundary(before: start)
      || text.hasSuffix("在", endingAt: start) || text.hasSuffix("自", endingAt: start)
      || text.hasSuffix("至", endingAt: start)
    return opens && isBoundary(at: end)
  }

  /// 2020-2023年, 2020至23年.
  private func takeYearRange(_ parsed: inout ParsedPoint, from first: Int, at offset: Int) -> Bool {
    var linkEnd = word(.link, at: offset).flatMap { isEnumerationMark(at: offset) ? nil : $0.end }
    if linkEnd == nil, let slash = has("/", at: offset), let last = number(at: slash),
      fiscalWord(at: skip(last.end)) != nil
    {
      linkEnd = slash
    }
    guard let linkEnd, let last = number(at: skip(linkEnd)), last.isDigitString,
      !isBeforeDigit(last.end)
    else { return false }
    let year = last.digits == 4 ? last.number : first / 100 * 100 + last.number
    guard last.digits == 4 || last.digits == 2, year > first, year < first + 200 else {
      return false
    }
    if let end = fiscalWord(at: skip(last.end)) {
      // 2022/23财年 is one fiscal year, 2020-2023财年 are several.
      parsed.fields.isFiscal = true
      finishYear(&parsed, .absolute(year == first + 1 ? year : first), end)
      if year > first + 1 {
        var right = parsed.fields
        right.year = .absolute(year)
        parsed.right = right
      }
      return true
    }
    var end = has("年", at: skip(last.end))
    if let yearEnd = end { end = has("间", at: yearEnd) ?? afterDegree(yearEnd) }
    if end == nil {
      guard last.digits == 4, text.hasSuffix("从", endingAt: parsed.end),
        year <= 2100, first >= 1900
      else { return false }
      end = last.end
    }
    guard let end, text.hasPrefix("年", at: skip(last.end)) || end == last.end else { return false }
    // 2020-2023年3月 would name a month of the second year: not a range of years.
    parsed.fields.year = .absolute(first)
    var right = CalendarFields()
    right.year = .absolute(year)
    parsed.right = right
    parsed.end = end
    return true
  }

  func isEnumerationMark(at offset: Int) -> Bool {
    hasAny(["和", "与", "與", "、"], at: offset) != nil
  }

  /// True when a digit goes on, so that the number was cut.
  func isBeforeDigit(_ offset: Int) -> Bool {
    CalendarNumeral.arabicDigit(in: text, at: offset) != nil
  }
}

extension CalendarFields {
  /// Only 农历 was read.
  var isEmptyButLunar: Bool { hasNoField && !isSamePeriod }
}
