package import ExtractorPacks
package import NewsModel

/// Finds the times of a text and gives each its calendar value.
///
/// One pass over the bytes; lengths of time are left to the quantities unless they are part of a
/// calendar expression (3个月前, 近三年).
package struct TimeScanner: Sendable {
  private let vocabulary: TimeVocabulary
  private let bounds: WordBounds

  /// - Throws: ``PackError`` when `times/words.tsv` or `times/days.tsv` is missing or malformed.
  package init(packs: PackSet) throws(PackError) {
    try self.init(packs: packs, bounds: WordBounds(packs: packs))
  }

  init(packs: PackSet, bounds: WordBounds) throws(PackError) {
    vocabulary = try TimeVocabulary(packs: packs)
    self.bounds = bounds
  }

  /// Times sorted by span and not overlapping, and what the relative ones were resolved against.
  ///
  /// Without `published` an anchor is inferred from the text; its basis is then `inferred`. `sentences`
  /// may be empty. `words` are ICU's, so that no expression ends inside one; without them the
  /// vocabulary decides alone.
  package func times(
    in text: ArticleText, sentences: [Sentence], words: [TextSpan] = [],
    published: PublicationDate?
  ) -> (times: [TimeMention], anchor: PublicationDate?) {
    times(
      in: WordBorders(text: text, vocabulary: bounds, words: words), published: published)
  }

  func times(
    in borders: WordBorders, published: PublicationDate?
  ) -> (times: [TimeMention], anchor: PublicationDate?) {
    let text = borders.text
    let drafts = drafts(in: borders)
    let anchor =
      published ?? AnchorInference(text: text, vocabulary: vocabulary).anchor(from: drafts)
    var resolver = TimeResolver(text: text, vocabulary: vocabulary, anchor: anchor)
    var mentions: [TimeMention] = []
    mentions.reserveCapacity(drafts.count)
    var previous: TimeDraft?
    for draft in drafts where !isInTitle(draft, text) {
      let mention = resolver.mention(draft)
      if mention.interval == nil, case .point(let fields) = draft.body, fields.isBareSamePeriod {
        continue
      }
      if mention.interval == nil, mention.granularity != .vague, mention.kind != .set,
        anchor != nil,
        case .point(let fields) = draft.body, fields.isImpossible
      {
        continue
      }
      mentions.append(mention)
      Self.settleBracket(&mentions, draft, before: previous, text)
      previous = draft
    }
    return (mentions, anchor)
  }

  /// 周四（3月2日）, 3月2日（周四）: the numbered day decides for the weekday beside it.
  private static func settleBracket(
    _ mentions: inout [TimeMention], _ draft: TimeDraft, before previous: TimeDraft?,
    _ text: ArticleText
  ) {
    guard let previous, mentions.count >= 2, case .point(let right) = draft.body,
      case .point(let left) = previous.body, previous.bound == nil, draft.bound == nil
    else { return }
    let gap = previous.span.end..<draft.span.start
    guard gap.count <= 3, !gap.isEmpty,
      ["（", "(", ", ", "，"].contains(
        text.string(in: TextSpan(start: gap.lowerBound, end: gap.upperBound)))
    else { return }
    let last = mentions.count - 1
    func isNumbered(_ fields: CalendarFields) -> Bool {
      if case .absolute? = fields.day { return !fields.hasClock }
      return false
    }
    func isWeekday(_ fields: CalendarFields) -> Bool {
      fields.weekday.map { $0 < 8 } ?? false && !fields.hasClock && fields.nthWeekday == nil
    }
    func copy(from source: Int, to target: Int) {
      mentions[target].interval = mentions[source].interval
      mentions[target].named = mentions[source].named
      mentions[target].edtf = mentions[source].edtf
      mentions[target].basis = mentions[source].basis
      mentions[target].alternatives = []
    }
    if isWeekday(left), isNumbered(right) {
      copy(from: last, to: last - 1)
    } else if isNumbered(left), isWeekday(right) {
      copy(from: last - 1, to: last)
    }
  }

  /// 《今夜娱乐》: a relative word inside book marks belongs to a name.
  private func isInTitle(_ draft: TimeDraft, _ text: ArticleText) -> Bool {
    switch draft.body {
    case .point(let fields) where text.hasSuffix("《", endingAt: draft.span.start):
      // 《七月与安生》, 《万历十五年》; 《2023年度报告》 tells its year.
      if fields.year == nil && fields.period == nil && fields.day == nil || fields.isReign {
        return true
      }
      if !fields.isContextual, fields.writtenYear != nil || fields.month != nil { return false }
    case .point(let fields)
    where fields.isContextual || fields.writtenYear == nil && fields.month == nil: break
    case .vague, .set: break
    default: return false
    }
    var offset = draft.span.start
    while draft.span.start - offset < 60, let previous = text.offsetOfScalar(before: offset) {
      if text.hasPrefix("《", at: previous) { return true }
      if text.hasPrefix("》", at: previous) || text.bytes[previous] == 0x0A { return false }
      offset = previous
    }
    return false
  }

  /// The expressions of a text, unresolved, in order.
  private func drafts(in borders: WordBorders) -> [TimeDraft] {
    let text = borders.text
    let parser = TimeParser(text: text, vocabulary: vocabulary, borders: borders)
    let bytes = text.bytes
    var drafts: [TimeDraft] = []
    var offset = 0
    while true {
      offset = vocabulary.nextOpening(in: bytes, from: offset)
      guard offset < bytes.count else { break }
      let isNumeral = CalendarNumeral.starts(in: text, at: offset)
      let isCounted = isNumeral && parser.mayOpen(numberAt: offset)
      if isCounted || vocabulary.opens(in: text, at: offset) {
        if let excluded = parser.word(.exclude, at: offset) {
          offset = excluded.end
          continue
        }
        let mayRead = !isCounted || parser.opensForm(numberAt: offset)
        let draft =
          (mayRead ? parser.boundedDraft(at: offset) : nil)
          ?? TableYears.draft(in: text, at: offset)
        if let name = borders.nameEnd(at: offset), name >= draft?.span.end ?? 0 {
          offset = name
          continue
        }
        if let draft, !text.hasSuffix("日复", endingAt: offset) {
          drafts.append(draft)
          offset = draft.span.end
          continue
        }
      }
      if isNumeral, CalendarNumeral.arabicDigit(in: text, at: offset) != nil {
        offset = parser.endOfNumber(at: offset)
        continue
      }
      offset += text.scalar(at: offset)?.byteCount ?? 1
    }
    return drafts
  }
}

extension TimeParser {
  /// False when what follows the number rules out a time, which is the case for most numbers.
  func mayOpen(numberAt offset: Int) -> Bool {
    // 第六日, 第3周 count from something else.
    if text.hasSuffix("第", endingAt: offset) { return false }
    var end = offset
    var digits = 0
    while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: end) {
      (end, digits) = (next, digits + 1)
    }
    if digits == 4 || digits == 8 { return true }
    while digits == 0, end - offset < 30, CalendarNumeral.starts(in: text, at: end) {
      end += text.scalar(at: end)?.byteCount ?? 1
    }
    guard vocabulary.mayGoOn(afterNumber: end, in: text) else { return false }
    guard digits > 0, let point = has(".", at: end), isBeforeDigit(point) else { return true }
    // 8.20 may be a day, 8.20亿 is none.
    var last = point
    while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: last) { last = next }
    return hasAny(["万", "萬", "亿", "億", "%", "％", "元", "倍"], at: last) == nil
  }

  /// False when no form of the grammar goes on behind the number in hand: one look instead of fifteen.
  ///
  /// Words that open an expression by themselves (一早, 双11) are not numbers here.
  func opensForm(numberAt offset: Int) -> Bool {
    if vocabulary.opens(in: text, at: offset) { return true }
    var end = offset
    var digits = 0
    while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: end) {
      (end, digits) = (next, digits + 1)
    }
    if digits == 8 { return true }
    let isArabic = digits > 0
    while !isArabic, CalendarNumeral.starts(in: text, at: end) {
      guard end - offset < 30 else { return true }
      end += text.scalar(at: end)?.byteCount ?? 1
    }
    let next = skip(end)
    guard let (scalar, length) = text.scalar(at: next), scalar < 0x10000 else { return true }
    if digits == 4 || !isArabic {
      // 2023 11 23, 2023国庆节, 2023下半年
      if next > end || vocabulary.namedDay(in: text.bytes, at: next) != nil
        || word(.half, at: next) != nil
      {
        return true
      }
    }
    switch vocabulary.form(after: scalar) {
    case .none: return scalar == 0x5168 && (digits == 4 || !isArabic)  // 2023全年
    case .mark: return true
    case .unit: return isLength(at: next)
    case .more: return isLength(at: skip(next + length))
    case .point:
      guard next == end, isArabic, digits != 4 else { return true }
      var last = next + length
      while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: last) { last = next }
      guard last > next + length, let after = text.scalar(at: last)?.scalar else { return true }
      return vocabulary.goesOn(afterDecimal: after)
    }
  }

  /// True before 个月, 个半, 刻钟 and the other units of length.
  private func isLength(at offset: Int) -> Bool {
    word(.length, at: offset) != nil || hasAny(["个半", "個半", "刻钟"], at: offset) != nil
  }

  /// The end of a run of digits, commas and points that is no time, so that 2.023年 is not cut.
  func endOfNumber(at offset: Int) -> Int {
    var end = offset
    while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: end) { end = next }
    while let mark = hasAny([".", ","], at: end),
      CalendarNumeral.arabicDigit(in: text, at: mark) != nil
    {
      end = mark
      while let (_, next) = CalendarNumeral.arabicDigit(in: text, at: end) { end = next }
    }
    return max(end, offset + 1)
  }
}

extension CalendarFields {
  /// 同期 without a year, which means nothing where no period was named.
  var isBareSamePeriod: Bool { isSamePeriod && year == nil }

  /// A day no calendar has, like 2月30日.
  var isImpossible: Bool {
    guard case .absolute(let month)? = month, case .absolute(let day)? = day, !isLunar else {
      return false
    }
    return CivilDate(year: 2000, month: month, day: day) == nil
  }
}
