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
    } else {
      guard !excluded(at: offset) else { return nil }
      takeYear(&parsed)
      if !parsed.hasRight, parsed.fields.year != nil,
        let lunar = word(.lunar, at: skip(parsed.end))
      {
        parsed.fields.isLunar = true
        parsed.end = skip(lunar.end)
      }
      if !parsed.hasRight { takePeriod(&parsed, after: left) }
      if !parsed.hasRight { takeDay(&parsed, after: left) }
    }
    if !parsed.hasRight, allowsClock(parsed.fields) { takeClock(&parsed) }
    return parsed.end > offset && !parsed.fields.isEmptyButLunar ? parsed : nil
  }

  private func allowsClock(_ fields: CalendarFields) -> Bool {
    fields.isEmpty || fields.hasDay || fields.hasClock
  }

  // MARK: Years

  private func takeYear(_ parsed: inout ParsedPoint) {
    let start = parsed.end
    if let lunar = word(.lunar, at: start) {
      parsed.fields.isLunar = true
      parsed.end = skip(lunar.end)
    }
    if takePlan(&parsed) || takeEra(&parsed) { return }
    if let word = word(.year, at: parsed.end), !isCutOfLength(at: parsed.end) {
      parsed.fields.year = .anchor(word.number)
      parsed.end = has("度", at: word.end) ?? word.end
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
    } else {
      takeNumberedYear(&parsed)
    }
  }

  /// True for the 年内 of 5年内 and 两三年内.
  private func isCutOfLength(at offset: Int) -> Bool {
    guard text.hasPrefix("年", at: offset), let previous = text.offsetOfScalar(before: offset) else {
      return false
    }
    return CalendarNumeral.starts(in: text, at: previous)
      || hasAny(["几", "数", "多", "半", "个", "当", "全", "每", "同", "近", " ", "些"], at: previous) != nil
  }

  /// 十四五期间, 十三五”末: the years of a five-year plan.
  private func takePlan(_ parsed: inout ParsedPoint) -> Bool {
    guard let plan = word(.plan, at: parsed.end) else { return false }
    let start = hasAny(["”", "\"", "」"], at: plan.end) ?? plan.end
    guard let end = hasAny(["期间", "时期", "末期", "末", "初期", "初", "以来"], at: start) else {
      return false
    }
    parsed.fields.eraStart = plan.number
    parsed.fields.eraYears = 5
    if text.hasPrefix("末", at: start) { parsed.fields.part = .end }
    if text.hasPrefix("初", at: start) { parsed.fields.part = .begin }
    parsed.end = text.hasPrefix("以来", at: start) ? start : end
    return true
  }

  /// 21世纪, 上世纪80年代, 90年代, 2010年代.
  private func takeEra(_ parsed: inout ParsedPoint) -> Bool {
    var century: Int?
    var end = parsed.end
    if let word = word(.shift, at: end), abs(word.number) <= 1,
      let after = hasAny(["世纪", "世紀"], at: word.end)
    {
      (century, end) = (2000 + 100 * word.number, after)
    } else if let count = number(at: end), (1...30).contains(count.number),
      let after = hasAny(["世纪", "世紀"], at: skip(count.end))
    {
      (century, end) = ((count.number - 1) * 100, after)
    }
    let decadeStart = century == nil ? end : skip(has("的", at: end) ?? end)
    if let count = number(at: decadeStart),
      let after = hasAny(["年代"], at: skip(count.end)),
      count.number % 10 == 0, count.number < 100 || (1000...2990).contains(count.number)
    {
      if count.number >= 100 {
        parsed.fields.eraStart = count.number
      } else if let century {
        parsed.fields.eraStart = century + count.number
      } else {
        parsed.fields.eraStart = (count.number < 30 ? 2000 : 1900) + count.number
        parsed.fields.eraIsOpen = true
      }
      parsed.fields.eraYears = 10
      end = after
    } else if let century {
      parsed.fields.eraStart = century
      parsed.fields.eraYears = 100
    } else {
      return false
    }
    parsed.end = end
    for (word, part): (StaticString, TimePart) in [
      ("初期", .begin), ("初", .begin), ("前期", .begin), ("中期", .middle), ("中叶", .middle),
      ("中后期", .end), ("末期", .end), ("后期", .end), ("末", .end),
    ] {
      if let after = has(word, at: end) {
        parsed.fields.part = part
        parsed.end = after
        break
      }
    }
    return true
  }

  private func takeNumberedYear(_ parsed: inout ParsedPoint) {
    let start = parsed.end
    guard let count = number(at: start), !isBeforeDigit(count.end) else { return }
    let next = skip(count.end)
    if count.digits == 4, count.isDigitString, (1000...2999).contains(count.number) {
      if takeYearRange(&parsed, from: count.number, at: next) { return }
      if let end = has("财年", at: next) ?? has("财政年度", at: next) {
        parsed.fields.isFiscal = true
        finishYear(&parsed, .absolute(count.number), end)
      } else if let end = yearWord(at: next) {
        finishYear(&parsed, .absolute(count.number), end)
      } else if quarterLetter(at: next) != nil || half(at: next) != nil
        || vocabulary.namedDay(in: text.bytes, at: next) != nil
      {
        finishYear(&parsed, .absolute(count.number), count.end)
      }
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
    guard count.digits == 2, count.isDigitString, let end = has("年", at: next),
      isShortYear(count, start: start, end: end)
    else { return }
    finishYear(&parsed, .absolute(Self.fullYear(count.number)), end)
  }

  /// 23 → 2023, 98 → 1998: up to 39 lies in this century.
  static func fullYear(_ short: Int) -> Int { short < 40 ? 2000 + short : 1900 + short }

  private func finishYear(_ parsed: inout ParsedPoint, _ year: CalendarReference, _ end: Int) {
    parsed.fields.year = year
    parsed.end = end
  }

  private func yearWord(at offset: Int) -> Int? {
    guard let end = has("年", at: offset), !text.hasPrefix("级", at: end),
      !text.hasPrefix("代", at: end)
    else { return nil }
    return has("度", at: end) ?? end
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
    guard let link = word(.link, at: offset), !isEnumerationMark(at: offset),
      let last = number(at: skip(link.end)), last.isDigitString, !isBeforeDigit(last.end)
    else { return false }
    let year = last.digits == 4 ? last.number : first / 100 * 100 + last.number
    guard last.digits == 4 || last.digits == 2, year > first, year < first + 200 else {
      return false
    }
    var end = has("年", at: skip(last.end))
    if let yearEnd = end { end = has("度", at: yearEnd) ?? has("间", at: yearEnd) ?? yearEnd }
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
  var isEmptyButLunar: Bool {
    var fields = self
    fields.isLunar = false
    return fields.isEmpty
  }
}
