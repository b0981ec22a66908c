import NewsModel

/// Turns parsed expressions into stretches of the calendar: pure arithmetic on civil dates.
///
/// Expressions are handed over in text order; each leaves its year, month and day as context.
struct TimeResolver {
  let text: ArticleText
  let vocabulary: TimeVocabulary
  /// What relative expressions count from; nil leaves them unresolved.
  let anchor: PublicationDate?
  var context = TimeContext()

  /// Resolves one draft; the mention has no interval when nothing holds it.
  mutating func mention(_ draft: TimeDraft) -> TimeMention {
    switch draft.body {
    case .set(let every): return set(draft, every)
    case .vague(let reference):
      var mention = TimeMention(
        span: draft.span, kind: .date, granularity: .vague, interval: nil, basis: .vague,
        rule: "vague_time")
      mention.reference = reference
      return mention
    default: break
    }
    guard var stretch = stretch(draft) else { return unresolved(draft) }
    stretch.isApproximate = stretch.isApproximate || draft.isApproximate
    // 去年同期 is what is compared with: the text stays with its own period.
    if case .point(let fields) = draft.body, fields.isSamePeriod { return finish(draft, stretch) }
    let (subject, subjectOffset) = (context.period, context.periodOffset)
    context.note(stretch, isWritten: stretch.basis == .explicit, at: draft.span.end)
    noteTopic(draft, stretch)
    if subject != nil, isCompared(draft) {
      (context.period, context.periodOffset) = (subject, subjectOffset)
    }
    if case .range(_, let right) = draft.body, case .absolute(let year)? = right.year {
      (context.writtenYear, context.writtenYearOffset) = (year, draft.span.end)
    }
    return finish(draft, stretch)
  }

  /// 2022年，公司…: the year is what the passage tells of.
  private mutating func noteTopic(_ draft: TimeDraft, _ stretch: Stretch) {
    guard case .point(let fields) = draft.body, case .absolute? = fields.year,
      stretch.granularity == .year, draft.bound == nil,
      TimeParser.isBoundary(before: draft.span.start, in: text)
        || text.hasSuffix("在", endingAt: draft.span.start)
    else { return }
    let end = draft.span.end
    guard text.hasPrefix("，", at: end) || text.hasPrefix(",", at: end) else { return }
    (context.topicYear, context.topicOffset) = (stretch.begin.date?.year, end)
  }

  /// True for the 二季度 of 较二季度.
  private func isCompared(_ draft: TimeDraft) -> Bool {
    text.hasSuffix("较", endingAt: draft.span.start)
      || text.hasSuffix("比", endingAt: draft.span.start)
  }

  private func set(_ draft: TimeDraft, _ every: String) -> TimeMention {
    let isClock = every.contains("T")
    let granularity: TimeGranularity =
      switch every.last {
      case "Y": .year
      case "H": .hour
      case "S": .second
      case "M": isClock ? .minute : every == "P3M" ? .quarter : every == "P6M" ? .half : .month
      default: every == "P1D" ? .day : every == "P7D" ? .week : .day
      }
    var mention = TimeMention(
      span: draft.span, kind: .set, granularity: granularity, interval: nil, basis: .explicit,
      rule: "recurring_set")
    mention.every = every
    return mention
  }

  private func finish(_ draft: TimeDraft, _ stretch: Stretch) -> TimeMention {
    let hasClock = stretch.begin.secondOfDay != nil || stretch.end.secondOfDay != nil
    let kind: TimeKind = stretch.begin.date == nil ? .time : hasClock ? .datetime : .date
    var mention = TimeMention(
      span: draft.span, kind: kind, granularity: stretch.granularity, interval: stretch.interval,
      basis: stretch.basis, rule: rule(draft))
    mention.part = stretch.part
    mention.zone = zone(beside: draft.span)
    switch draft.body {
    case .point(let fields), .range(let fields, _): mention.isFiscal = fields.isFiscal
    default: break
    }
    mention.isApproximate = stretch.isApproximate
    mention.alternatives = stretch.alternatives
    mention.bound = draft.bound
    let isPoint = stretch.granularity < .partOfDay
    switch draft.bound {
    case .since?:
      let begin = draft.isAfter && !isPoint ? stretch.end : stretch.begin
      mention.interval = CivilInterval(begin: begin, end: nil)
      var others: [CivilInterval] = []
      if draft.isAfter, begin != stretch.begin {
        others.append(CivilInterval(begin: stretch.begin, end: nil))
      } else if let now = nowInstant, stretch.begin < now {
        others.append(CivilInterval(begin: begin, end: endOfNow))
      }
      mention.alternatives = others
    case .before?:
      mention.interval = CivilInterval(begin: nil, end: stretch.begin)
      mention.alternatives = [CivilInterval(begin: nil, end: stretch.end)]
      if let now = nowInstant, now < stretch.begin {
        // A deadline: from now on.
        let end = stretch.part == .end ? stretch.end : stretch.begin
        mention.alternatives.insert(CivilInterval(begin: now, end: end), at: 0)
      }
    case .by?, .until?:
      let isWhole = !draft.hasBoundPrefix && stretch.granularity.rank > 4
      mention.alternatives = [
        CivilInterval(begin: nil, end: isWhole ? stretch.end : stretch.begin)
      ]
    case nil: break
    }
    mention.edtf = TimeNotation.edtf(stretch, bound: draft.bound, isAfter: draft.isAfter)
    return mention
  }

  /// An expression nothing holds; years before the era have no civil dates but a notation.
  private func unresolved(_ draft: TimeDraft) -> TimeMention {
    var mention = TimeMention(
      span: draft.span, kind: .date, granularity: granularity(draft), interval: nil,
      basis: .vague, rule: rule(draft))
    guard case .point(let fields) = draft.body else { return mention }
    if case .absolute(let year)? = fields.year, year <= 0 {
      (mention.edtf, mention.basis) = (TimeNotation.year(year), .explicit)
    } else if let start = fields.eraStart, start <= 0, fields.eraYears > 0 {
      mention.edtf = TimeNotation.year(start) + "/" + TimeNotation.year(start + fields.eraYears - 1)
      mention.basis = .explicit
    }
    return mention
  }

  private func rule(_ draft: TimeDraft) -> String {
    switch draft.body {
    case .point(let fields): fields.hasClock ? "calendar_clock" : "calendar_point"
    case .range: "calendar_range"
    case .shifted: "shifted_time"
    case .rolling, .within: "rolling_window"
    case .pair: "calendar_pair"
    case .vague: "vague_time"
    case .set: "recurring_set"
    }
  }

  /// The granularity of an expression nothing could be found for.
  private func granularity(_ draft: TimeDraft) -> TimeGranularity {
    switch draft.body {
    case .point(let fields), .range(let fields, _):
      switch fields.finestLevel {
      case 0: .century
      case 1: .year
      case 2: .month
      case 3: .day
      case 4: .partOfDay
      default: .minute
      }
    case .shifted(let length, _, _), .rolling(let length, _), .within(let length, _):
      length.unit.granularity
    case .pair(let unit): unit.granularity
    default: .vague
    }
  }

  private mutating func stretch(_ draft: TimeDraft) -> Stretch? {
    switch draft.body {
    case .point(let fields): return resolve(fields, in: draft.span)
    case .range(let left, let right): return range(left, right, in: draft.span)
    case .shifted(let length, let sign, let base):
      guard var stretch = shifted(length, sign, base: base, in: draft.span) else { return nil }
      if draft.isAfter, base == nil, length.unit >= .day {
        stretch.alternatives.insert(CivilInterval(begin: stretch.begin, end: nil), at: 0)
      }
      return stretch
    case .rolling(let length, let direction): return rolling(length, direction, in: draft.span)
    case .within(let length, let direction): return within(length, direction)
    case .pair(let unit):
      guard let anchor else { return nil }
      if unit == .day {
        return Stretch(anchor.date, anchor.date.adding(days: 2), .day, anchorBasis)
      }
      guard let first = CivilDate(year: anchor.date.year, month: 1, day: 1) else { return nil }
      return Stretch(first, first.adding(years: 2), .multiYear, anchorBasis)
    case .set, .vague: return nil
    }
  }

  /// `publication`, or `inferred` when the anchor itself is.
  var anchorBasis: TimeBasis { anchor?.basis == .inferred ? .inferred : .publication }

  /// The moment of publication; midnight when only the day is known.
  var nowInstant: CivilInstant? {
    anchor.map { CivilInstant($0.date, second: $0.secondOfDay ?? 0) }
  }

  /// Just after the second of publication, or the moment itself when no second is known.
  var endOfNow: CivilInstant? {
    anchor.map {
      let second = $0.secondOfDay ?? 0
      return CivilInstant($0.date, second: second % 60 == 0 ? second : second + 1)
    }
  }

  // MARK: Ranges

  private mutating func range(
    _ left: CalendarFields, _ right: CalendarFields, in span: TextSpan
  ) -> Stretch? {
    guard var from = resolve(left, in: span) else { return nil }
    context.note(from, isWritten: from.basis == .explicit, at: span.start)
    guard var to = resolve(right, in: span) else { return nil }
    if to.begin < from.begin, let date = to.begin.date {
      let days = (from.begin.date?.dayNumber ?? 0) - date.dayNumber
      if right.clock != nil || right.partOfDay != nil, days <= 1, right.day == left.day {
        to = to.moved(days: 1)
      } else if right.weekday != nil {
        to = to.moved(days: 7)
      } else if from.yearIsImplied, !to.yearIsImplied {
        from = from.moved(months: -12)
      } else if right.year == left.year, right.month == left.month, right.month == nil,
        right.period == nil, days < 40
      {
        to = to.moved(months: 1)
      } else if right.year == nil || right.year == left.year, days < 400 {
        if from.yearIsImplied, let anchor, from.begin > CivilInstant(anchor.date) {
          from = from.moved(months: -12)
        } else {
          to = to.moved(months: 12)
        }
      }
    }
    let isClock = right.clock != nil
    let end = isClock ? to.begin : to.end
    guard from.begin <= end else { return nil }
    let granularity: TimeGranularity =
      from.granularity == .year && to.granularity == .year
      ? .multiYear : from.granularity < to.granularity ? from.granularity : to.granularity
    let basis = from.basis == .explicit ? to.basis : from.basis
    var stretch = Stretch(from.begin, end, granularity, basis)
    stretch.isApproximate = from.isApproximate || to.isApproximate
    stretch.yearIsImplied = from.yearIsImplied
    if isClock {
      stretch.alternatives = [CivilInterval(begin: from.begin, end: to.end)]
    } else if right.day == .anchor(0), !right.hasClock, let now = endOfNow,
      now.secondOfDay ?? 0 != 0
    {
      // 到今天: to the moment of publication.
      stretch.alternatives = [CivilInterval(begin: from.begin, end: now)]
    } else {
      stretch.alternatives = [CivilInterval(begin: from.begin, end: to.begin)]
    }
    return stretch
  }
}

extension CivilInstant {
  static func <= (left: CivilInstant, right: CivilInstant) -> Bool { !(right < left) }
}
