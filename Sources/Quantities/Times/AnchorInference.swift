import NewsModel

/// Argues the time of publication from the text when the page has no date.
///
/// The year is the latest one that is written and not ahead of the text (forecasts, targets and
/// `until` are); the month is the latest named without a year or with 今年. Articles that name no year
/// give nothing.
struct AnchorInference {
  let text: ArticleText
  let vocabulary: TimeVocabulary

  func anchor(from drafts: [TimeDraft]) -> PublicationDate? {
    var years: [(year: Int, month: Int?, day: Int?)] = []
    var currentMonths: [(month: Int, day: Int?, isAhead: Bool)] = []
    var usesCurrentYear = false
    var saysCurrentMonth = false
    for draft in drafts {
      let isAhead = TimeResolver.isFuture(at: draft.span, in: text, vocabulary)
      for fields in points(of: draft) {
        switch fields.year {
        case .absolute(let year)? where !isTarget(draft, isAhead):
          years.append((year, month(fields), day(fields)))
        case .anchor(0)?:
          usesCurrentYear = true
          saysCurrentMonth = saysCurrentMonth || month(fields) != nil
          if let month = month(fields) {
            currentMonths.append((month, day(fields), isAhead))
          }
        case nil:
          if let month = month(fields) {
            currentMonths.append((month, day(fields), isAhead))
          }
        default: usesCurrentYear = true
        }
      }
    }
    let base = forecastBase(drafts)
    guard var latest = years.map(\.year).max() ?? base, (1900...2199).contains(latest) else {
      return nil
    }
    if let base {
      latest = max(latest, base)
    } else if comparesWithLastYear(latest, in: drafts) {
      // 2023年6月比去年同期翻番: 2023 is the year of the text.
    } else if years.contains(where: { $0.year == latest && $0.month != nil && $0.day == nil }),
      saysCurrentMonth, !currentMonths.isEmpty
    {
      // Nobody writes 2022年9月 beside 今年5月 for one year.
      latest += 1
    } else if setsApart(latest, from: drafts) {
      latest += 1
    }
    let dated = years.filter { $0.year == latest }
    let months =
      currentMonths
      + dated.compactMap { entry in
        entry.month.map { ($0, entry.day, false) }
      }
    guard let month = months.map(\.month).max() else {
      let date = CivilDate(year: latest, month: 7, day: 1)
      return date.map {
        PublicationDate(
          date: $0, precision: .year, basis: .inferred,
          confidence: usesCurrentYear ? 0.5 : 0.35)
      }
    }
    let known = months.filter { $0.month == month }
    let pastDay = known.filter { !$0.isAhead }.compactMap(\.day).max()
    let date = CivilDate(year: latest, month: month, day: pastDay ?? 15)
    return date.map {
      PublicationDate(
        date: $0, precision: .month, basis: .inferred, confidence: usesCurrentYear ? 0.65 : 0.5)
    }
  }

  /// True when one sentence sets a bare year against 今年: 2022年卖出31万台，今年前8个月只卖了9万台.
  ///
  /// 今年 in brackets or right beside the year explains it.
  private func setsApart(_ year: Int, from drafts: [TimeDraft]) -> Bool {
    hasPair(drafts, gap: 9...300) { first, second in
      first.writtenYear == year && first.isBareYear && second.year == .anchor(0)
    }
  }

  /// True when one sentence compares a time of the year with 去年同期, so that the year is this one.
  private func comparesWithLastYear(_ year: Int, in drafts: [TimeDraft]) -> Bool {
    hasPair(drafts, gap: 0...300) { first, second in
      first.writtenYear == year && !first.isBareYear && second.year == .anchor(-1)
        && (second.isSamePeriod || second.isBareYear)
    }
  }

  /// True when two times of one sentence, a few mentions and `gap` bytes apart, are such a pair.
  private func hasPair(
    _ drafts: [TimeDraft], gap: ClosedRange<Int>,
    _ isPair: (CalendarFields, CalendarFields) -> Bool
  ) -> Bool {
    for (index, draft) in drafts.enumerated() {
      for other in drafts[max(0, index - 4)..<index] {
        let (start, end) = (other.span.end, draft.span.start)
        guard gap.contains(end - start) else { continue }
        let isFound = points(of: other).contains { first in
          points(of: draft).contains { isPair(first, $0) }
        }
        guard isFound else { continue }
        let between = text.bytes[start..<end]
        let endsSentence = between.indices.contains { at in
          between[at] == 0x0A
            || between[at] == 0xE3 && between[at...].prefix(3).elementsEqual("。".utf8)
        }
        if !endsSentence { return true }
      }
    }
    return false
  }

  /// The year that 未来N年 counts from, when that year + N is named as well.
  private func forecastBase(_ drafts: [TimeDraft]) -> Int? {
    let named = Set(drafts.flatMap(points).compactMap(\.writtenYear))
    var last: Int?
    for draft in drafts {
      if let year = points(of: draft).compactMap(\.writtenYear).last { last = year }
      if case .rolling(let length, .future) = draft.body, length.unit == .year, let last,
        named.contains(last + length.count)
      {
        return last
      }
    }
    return nil
  }

  private func points(of draft: TimeDraft) -> [CalendarFields] {
    switch draft.body {
    case .point(let fields): [fields]
    case .range(let left, let right): [left, right]
    default: []
    }
  }

  private func month(_ fields: CalendarFields) -> Int? {
    guard !fields.isLunar, case .absolute(let month)? = fields.month else { return nil }
    return month
  }

  private func day(_ fields: CalendarFields) -> Int? {
    guard case .absolute(let day)? = fields.day else { return nil }
    return day
  }

  /// 到2028年, 持续到2024年: years the text looks ahead to.
  private func isTarget(_ draft: TimeDraft, _ isAhead: Bool) -> Bool {
    if isAhead || draft.bound == .until { return true }
    let start = draft.span.start
    for word: StaticString in ["到", "至", "在", "于"] {
      guard text.hasSuffix(word, endingAt: start) else { continue }
      if text.hasPrefix("到", at: start - 3), draft.bound != .by { return true }
    }
    return false
  }
}

extension CalendarFields {
  /// A year and no part of it.
  fileprivate var isBareYear: Bool {
    month == nil && period == nil && day == nil && part == nil && partOfDay == nil && !isSamePeriod
  }

  /// The year when it is written out.
  var writtenYear: Int? {
    guard case .absolute(let number)? = year else { return nil }
    return number
  }
}
