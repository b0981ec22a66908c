import NewsModel

/// Argues the time of publication from the text when the page has no date.
///
/// The year is the latest one that is written and not ahead of the text (forecasts, targets and
/// `until` are), or the one after it when that year is told as over: beside 今年, with 全年 or 年报,
/// before a forecast for the next. 去年（2022年） settles it. The month is the latest named without a
/// year or with 今年. Articles that name no year give nothing.
struct AnchorInference {
  let text: ArticleText
  let vocabulary: TimeVocabulary

  /// A year written out that the text looks back on.
  private struct WrittenYear {
    let year: Int
    let month: Int?
    let day: Int?
    /// A year and no part of it, closed on both sides.
    let isWhole: Bool
    /// A month or a day of it.
    let isMonth: Bool
    let end: Int
  }

  private struct Evidence {
    var years: [WrittenYear] = []
    var fiscal: [Int] = []
    var targets: [Int] = []
    var months: [(month: Int, day: Int?, isAhead: Bool)] = []
    /// 今年, 去年 and the like are said.
    var isRelative = false
    /// 今年5月 is said.
    var saysMonthOfThisYear = false
  }

  func anchor(from drafts: [TimeDraft]) -> PublicationDate? {
    let evidence = evidence(drafts)
    let base = forecastBase(drafts)
    let settled = settledYear(drafts)
    guard
      let latest = settled
        ?? year(evidence, base: base, drafts)
        ?? evidence.fiscal.max(),
      (1900...2199).contains(latest)
    else { return nil }
    let dated = evidence.years.filter { $0.year == latest }
    // A plan for a month well ahead says nothing of the present one.
    let past = evidence.months.filter { !$0.isAhead }.map(\.month).max()
    let months =
      evidence.months.filter { entry in !entry.isAhead || past.map { entry.month <= $0 + 3 } ?? true
      }
      + dated.compactMap { entry in
        entry.month.map { ($0, entry.day, false) }
      }
    guard let month = months.map(\.month).max() else {
      let date = CivilDate(year: latest, month: 7, day: 1)
      return date.map {
        PublicationDate(
          date: $0, precision: .year, basis: .inferred,
          confidence: settled != nil ? 0.6 : evidence.isRelative ? 0.5 : 0.35)
      }
    }
    let known = months.filter { $0.month == month }
    let pastDay = known.filter { !$0.isAhead }.compactMap(\.day).max()
    let date = CivilDate(year: latest, month: month, day: pastDay ?? 15)
    return date.map {
      PublicationDate(
        date: $0, precision: .month, basis: .inferred,
        confidence: settled != nil ? 0.75 : evidence.isRelative ? 0.65 : 0.5)
    }
  }

  private func evidence(_ drafts: [TimeDraft]) -> Evidence {
    var found = Evidence()
    var lastTarget: (year: Int, end: Int)?
    for draft in drafts {
      let isAhead = TimeResolver.isFuture(at: draft.span, in: text, vocabulary)
      for fields in points(of: draft) {
        switch fields.year {
        case .absolute(let year)?:
          // 到2025年达到10%，2030年全面普及: what follows a target in its sentence is one too.
          let follows = lastTarget.map {
            year >= $0.year && isOneSentence($0.end, draft.span.start)
          }
          if isTarget(draft, isAhead) || follows == true {
            found.targets.append(year)
            lastTarget = (year, draft.span.end)
          } else if fields.isFiscal {
            found.fiscal.append(year)
          } else {
            found.years.append(
              WrittenYear(
                year: year, month: month(fields), day: day(fields),
                isWhole: fields.isBareYear && draft.bound != .since,
                isMonth: fields.month != nil, end: draft.span.end))
          }
        case .anchor(0)?:
          found.isRelative = true
          found.saysMonthOfThisYear = found.saysMonthOfThisYear || month(fields) != nil
          if let month = month(fields) { found.months.append((month, day(fields), isAhead)) }
        case nil:
          if let month = month(fields) { found.months.append((month, day(fields), isAhead)) }
        default: found.isRelative = true
        }
      }
    }
    return found
  }

  private func year(_ evidence: Evidence, base: Int?, _ drafts: [TimeDraft]) -> Int? {
    guard let latest = evidence.years.map(\.year).max() else { return base }
    if let base { return max(latest, base) }
    // 2023年6月比去年同期翻番: 2023 is the year of the text.
    if comparesWithLastYear(latest, in: drafts) { return latest }
    let own = evidence.years.filter { $0.year == latest }
    if own.contains(where: { $0.isMonth && $0.day == nil }), evidence.saysMonthOfThisYear {
      // Nobody writes 2022年9月 beside 今年5月 for one year.
      return latest + 1
    }
    if setsApart(latest, from: drafts) { return latest + 1 }
    if own.contains(where: { !$0.isWhole }) { return latest }
    let nextTarget = evidence.targets.filter { $0 > latest }.min()
    if let nextTarget, nextTarget == latest + 1 { return nextTarget }
    if isSetBefore(latest, drafts) { return latest + 2 }
    return own.contains { $0.isWhole && isOver($0) } ? latest + 1 : latest
  }

  /// 去年（2022年）, 2023年（今年）, 去年即2022年: a written year beside a relative one.
  private func settledYear(_ drafts: [TimeDraft]) -> Int? {
    for (left, right) in zip(drafts, drafts.dropFirst()) {
      let gap = right.span.start - left.span.end
      guard gap >= 0, gap <= 6, case .point(let first) = left.body,
        case .point(let second) = right.body
      else { continue }
      let between = text.string(in: TextSpan(start: left.span.end, end: right.span.start))
      guard ["", "（", "(", "即", "，即", "（即", " (", " （"].contains(between) else { continue }
      if let year = first.writtenYear, first.isBareYear, case .anchor(let offset)? = second.year,
        second.isBareYear
      {
        return year - offset
      }
      if let year = second.writtenYear, case .anchor(let offset)? = first.year, first.isBareYear,
        second.isBareYear
      {
        return year - offset
      }
    }
    return nil
  }

  /// True when the year is told with words of its end: 全年, 年报, 年度报告, 年度业绩.
  private func isOver(_ entry: WrittenYear) -> Bool {
    var offset = entry.end
    while offset < text.count, offset - entry.end < 60 {
      if vocabulary.word(.yearEndCue, in: text.bytes, at: offset) != nil { return true }
      guard let (scalar, length) = text.scalar(at: offset), scalar != 0x3002, scalar != 0x0A else {
        return false
      }
      offset += length
    }
    return false
  }

  /// 与2022年相比，去年…: last year is another one.
  private func isSetBefore(_ year: Int, _ drafts: [TimeDraft]) -> Bool {
    hasPair(drafts, gap: 3...60) { first, second in
      first.writtenYear == year && first.isBareYear && second.year == .anchor(-1)
        && second.isBareYear
    }
      && drafts.contains { draft in
        points(of: draft).contains { $0.writtenYear == year }
          && (text.hasSuffix("与", endingAt: draft.span.start)
            || text.hasSuffix("较", endingAt: draft.span.start)
            || text.hasSuffix("比", endingAt: draft.span.start)
            || text.hasSuffix("和", endingAt: draft.span.start))
      }
  }

  private func isOneSentence(_ start: Int, _ end: Int) -> Bool {
    guard start <= end, end - start < 300 else { return false }
    let between = text.bytes[start..<end]
    return !between.indices.contains { at in
      between[at] == 0x0A || between[at] == 0xE3 && between[at...].prefix(3).elementsEqual("。".utf8)
    }
  }

  /// True when a passage sets a year against 今年: 2022年卖出31万台，今年前8个月只卖了9万台; or one part of it
  /// against the same part of 今年.
  ///
  /// 今年 in brackets or right beside the year explains it.
  private func setsApart(_ year: Int, from drafts: [TimeDraft]) -> Bool {
    func isSet(_ first: CalendarFields, _ second: CalendarFields) -> Bool {
      guard first.writtenYear == year, second.year == .anchor(0) else { return false }
      return first.isBareYear || first.period != nil && first.period == second.period
    }
    return hasPair(drafts, gap: 9...300, acrossSentences: true) { first, second in
      isSet(first, second) || isSet(second, first)
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
    _ drafts: [TimeDraft], gap: ClosedRange<Int>, acrossSentences: Bool = false,
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
        if acrossSentences
          ? !text.bytes[start..<end].contains(0x0A) : isOneSentence(start, end)
        {
          return true
        }
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
