import NewsModel

/// Expressions that take what they leave out from the text before them, or from the publication alone.
extension TimeParser {
  /// 同期, 报告期内, 期间，: the last named period.
  func takeSamePeriod(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    if parsed.fields.year != nil {
      guard let end = has("同期", at: start) else { return false }
      (parsed.fields.isSamePeriod, parsed.end) = (true, end)
      return true
    }
    guard parsed.fields.isEmpty, let word = word(.samePeriod, at: start),
      word.value != "opens" || isBoundary(before: start) && isBoundary(at: word.end)
    else { return false }
    (parsed.fields.isSamePeriod, parsed.end) = (true, word.end)
    return true
  }

  /// 月内, 周内, 季内.
  func takeThisUnit(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard parsed.fields.isEmpty, let word = word(.thisUnit, at: start), !isCutOfCount(at: start)
    else { return false }
    switch TimeUnit(rawValue: word.value) {
    case .month?: parsed.fields.month = .anchor(0)
    case .week?: parsed.fields.week = 0
    case .quarter?: parsed.fields.period = .quarterOffset(0)
    default: return false
    }
    parsed.end = word.end
    return true
  }

  /// True after a number or a word that counts: the 月内 of 两月内 and 当月内.
  private func isCutOfCount(at offset: Int) -> Bool {
    guard let previous = text.offsetOfScalar(before: offset) else { return false }
    return CalendarNumeral.starts(in: text, at: previous)
      || hasAny(
        ["几", "数", "多", "半", "个", "個", "当", "全", "每", "同", "近", "该", "本", "上", "下", " "],
        at: previous)
        != nil
  }

  /// 今夏, 去冬, 明春.
  func takeSeasonYear(_ parsed: inout ParsedPoint) -> Bool {
    guard let year = word(.seasonYear, at: parsed.end), let season = word(.season, at: year.end),
      season.end - year.end == 3, !excluded(at: parsed.end), !excluded(at: year.end),
      hasAny(["节", "節", "运", "晚", "装", "奥"], at: season.end) == nil
    else { return false }
    (parsed.fields.year, parsed.fields.period) = (.anchor(year.number), .season(season.number))
    parsed.end = season.end
    return true
  }

  /// 第12周 alone: a week of the year where a clause begins and the number is too high to count
  /// from something told.
  func takeBareWeek(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard parsed.fields.isEmpty, isBoundary(before: start), let ordinal = has("第", at: start),
      let count = number(at: ordinal), (10...53).contains(count.number)
    else { return false }
    takeOrdinalWeek(&parsed, at: start)
    return parsed.end > start
  }

  /// 本周内, 今年之内: 内 adds nothing to what counts from the publication.
  func endOfWithin(_ fields: CalendarFields, at offset: Int) -> Int {
    guard fields.isContextual || fields.isQuarterOffset, !fields.hasDay, !fields.hasClock,
      fields.part == nil, fields.dekad == nil,
      let end = hasAny(["之内", "以内", "内", "內"], at: offset), !excluded(at: offset)
    else { return offset }
    return end
  }
}

extension CalendarFields {
  fileprivate var isQuarterOffset: Bool {
    if case .quarterOffset? = period { true } else { false }
  }
}
