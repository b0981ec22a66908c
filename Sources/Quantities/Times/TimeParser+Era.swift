import NewsModel

/// Stretches of many years: plans, decades, centuries and reigns.
extension TimeParser {
  /// 十四五期间, 十三五”末: the years of a five-year plan.
  func takePlan(_ parsed: inout ParsedPoint) -> Bool {
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
  func takeEra(_ parsed: inout ParsedPoint) -> Bool {
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
    if let span = decades(at: decadeStart) {
      let base = century ?? (span.first < 30 ? 2000 : 1900)
      parsed.fields.eraStart = base + span.first
      parsed.fields.eraYears = span.last - span.first + 10
      parsed.fields.eraIsOpen = century == nil
      parsed.end = span.end
      return true
    }
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

  /// 七八十年代, 70、80年代, 五十至七十年代: several decades of one century.
  private func decades(at offset: Int) -> (first: Int, last: Int, end: Int)? {
    guard let count = number(at: offset) else { return nil }
    if count.digits == 2, !count.isArabic, count.isDigitString,
      count.number % 10 == count.number / 10 + 1, let end = has("十年代", at: count.end)
    {
      return (count.number / 10 * 10, count.number % 10 * 10, end)
    }
    guard count.number % 10 == 0, count.number > 0, count.number < 100 else { return nil }
    let first = has("年代", at: skip(count.end)) ?? count.end
    guard let link = word(.link, at: first), let last = number(at: link.end),
      last.number % 10 == 0, last.number > count.number, last.number < 100,
      let end = has("年代", at: last.end)
    else { return nil }
    return (count.number, last.number, end)
  }

  /// 雍正四年, 昭和六十年, 令和元年.
  func takeReign(_ parsed: inout ParsedPoint) -> Bool {
    guard let reign = word(.reign, at: parsed.end) else { return false }
    if let end = has("元年", at: reign.end) {
      parsed.fields.isReign = true
      parsed.fields.year = .absolute(reign.number)
      parsed.end = end
      return true
    }
    guard let count = number(at: skip(reign.end)), (1...65).contains(count.number),
      let end = has("年", at: skip(count.end)), !text.hasPrefix("间", at: end)
    else { return false }
    parsed.fields.year = .absolute(reign.number + count.number - 1)
    parsed.fields.isReign = true
    parsed.end = end
    return true
  }

  /// 公元前221年, 公元前3世纪: years before the era count down to 0, the year before year 1.
  func takeYearBeforeEra(_ parsed: inout ParsedPoint) -> Bool {
    guard let era = hasAny(["公元前", "西元前", "纪元前"], at: parsed.end),
      let count = number(at: skip(era)), (1...9999).contains(count.number)
    else { return false }
    let next = skip(count.end)
    if let end = has("年", at: next), !text.hasPrefix("代", at: end) {
      parsed.fields.year = .absolute(1 - count.number)
      parsed.end = end
      return true
    }
    guard let end = hasAny(["世纪", "世紀"], at: next), count.number < 100 else { return false }
    (parsed.fields.eraStart, parsed.fields.eraYears) = (1 - 100 * count.number, 100)
    parsed.end = end
    return true
  }
}
