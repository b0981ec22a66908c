import NewsModel

/// Reads calendar expressions at byte offsets of one text: pure grammar, nothing is resolved here.
///
/// Every look-ahead is bounded by the length of the expression.
struct TimeParser {
  let text: ArticleText
  let vocabulary: TimeVocabulary
  /// Nil while a stretch of text is read on its own.
  let borders: WordBorders?

  /// The longest expression that starts at `offset`, or nil.
  func draft(at offset: Int) -> TimeDraft? {
    var best: TimeDraft?
    func offer(_ draft: TimeDraft?) {
      guard let draft, draft.span.end > (best?.span.end ?? offset) else { return }
      best = draft
    }
    let words =
      TimeWordClass.vague.bit | TimeWordClass.openingVague.bit | TimeWordClass.each.bit
      | TimeWordClass.rolling.bit
    guard vocabulary.mayStart(words, in: text.bytes, at: offset) else {
      offer(calendar(at: offset))
      offer(shifted(at: offset))
      offer(pair(at: offset))
      return best
    }
    if let vague = word(.vague, at: offset), let reference = TimeReference(rawValue: vague.value),
      // 截至今日, 而今天: the day, not 至今 and 而今.
      !text.hasSuffix("今", endingAt: vague.end)
        || hasAny(["天", "日", "晚", "早", "年"], at: vague.end) == nil
    {
      offer(TimeDraft(span: TextSpan(start: offset, end: vague.end), body: .vague(reference)))
    }
    if let vague = word(.openingVague, at: offset), isBoundary(before: offset),
      let reference = TimeReference(rawValue: vague.value)
    {
      offer(TimeDraft(span: TextSpan(start: offset, end: vague.end), body: .vague(reference)))
    }
    offer(set(at: offset))
    offer(calendar(at: offset))
    offer(rolling(at: offset))
    offer(shifted(at: offset))
    offer(pair(at: offset))
    return best
  }

  /// A point or a range with its bound words.
  private func calendar(at offset: Int) -> TimeDraft? {
    guard let left = point(at: offset) else { return nil }
    var draft = TimeDraft(span: TextSpan(start: offset, end: left.end), body: .point(left.fields))
    if let right = left.right {
      draft.body = .range(left.fields, right)
    } else if let range = range(from: left, at: offset) {
      draft = range
    } else if let shifted = basedShift(left, at: offset) {
      return shifted
    }
    closeRange(&draft)
    if case .point(let fields) = draft.body {
      let end = endOfWithin(fields, at: draft.span.end)
      draft.span = TextSpan(start: offset, end: end)
    }
    applySuffixes(&draft)
    applyPrefixes(&draft)
    return draft
  }

  private func closeRange(_ draft: inout TimeDraft) {
    guard case .range = draft.body else { return }
    for word: StaticString in ["之间", "期间", "間", "间", "止", "为止"] {
      if let end = has(word, at: draft.span.end) {
        draft.span = TextSpan(start: draft.span.start, end: end)
        return
      }
    }
  }

  /// 以来 起 前 后 为止, 左右 after the expression.
  private func applySuffixes(_ draft: inout TimeDraft) {
    var end = draft.span.end
    if let word = word(.approximate, at: end), !excluded(at: end) {
      draft.isApproximate = true
      end = word.end
    }
    let next = skip(end)
    if let word = word(.bound, at: next), !excluded(at: next), !isRank(at: word.end) {
      let isRange = if case .range = draft.body { true } else { false }
      if !isRange || word.value == "by" {
        end = word.end
        switch word.value {
        case "after": (draft.bound, draft.isAfter) = (.since, true)
        default: draft.bound = TimeBound(rawValue: word.value)
        }
      }
    }
    draft.span = TextSpan(start: draft.span.start, end: end)
  }

  /// 截至 直至 自 约 before the expression; they stay outside the span.
  private func applyPrefixes(_ draft: inout TimeDraft) {
    let start = draft.span.start
    if case .range = draft.body {
    } else if draft.bound == nil {
      if let word = wordBefore(.boundPrefix, endingAt: start) {
        draft.bound = TimeBound(rawValue: word.value)
        draft.hasBoundPrefix = true
      } else if text.hasSuffix("从", endingAt: start), word(.startMark, at: draft.span.end) != nil {
        draft.bound = .since
      }
    }
    if wordBefore(.approximatePrefix, endingAt: start) != nil { draft.isApproximate = true }
  }

  /// A second point after a link word; what it leaves out comes from the first.
  private func range(
    from left: ParsedPoint, at offset: Int
  ) -> TimeDraft? {
    let gap = skip(left.end)
    guard let link = word(.link, at: gap) else { return nil }
    let isEnumeration = link.value == "1" && isConjunction(at: gap)
    let start = skip(link.end)
    guard let right = point(at: start, after: left.fields), right.right == nil else { return nil }
    if isEnumeration {
      guard has("之间", at: right.end) != nil || has("间", at: right.end) != nil else { return nil }
    }
    // 今晚 - 昨晚 runs backwards: two times.
    if case .anchor(let first)? = left.fields.day, case .anchor(let second)? = right.fields.day,
      second < first
    {
      return nil
    }
    let leftLevel = left.fields.coarsestLevel
    guard
      right.fields.coarsestLevel >= leftLevel || right.fields.finestLevel <= 4
        || left.fields.finestLevel >= 4
    else {
      return nil
    }
    return TimeDraft(
      span: TextSpan(start: offset, end: right.end),
      body: .range(left.fields, right.fields.inheriting(left.fields)))
  }

  /// 前 of 前10大, 前三名: a rank, not a bound.
  private func isRank(at offset: Int) -> Bool {
    guard text.hasSuffix("前", endingAt: offset), let count = number(at: offset) else {
      return false
    }
    return hasAny(["大", "强", "名", "位", "家", "个", "款", "甲", "的"], at: count.end) != nil
  }

  private func isConjunction(at offset: Int) -> Bool {
    for word: StaticString in ["和", "与", "與", "、"] where text.hasPrefix(word, at: offset) {
      return true
    }
    return false
  }

  /// 圣诞节前一天, 2月13号的3天后: a length counted from a named point.
  private func basedShift(
    _ base: ParsedPoint, at offset: Int
  ) -> TimeDraft? {
    let next = skip(base.end)
    guard next < text.bytes.count, text.bytes[next] >= 0x80 else { return nil }
    for (marker, sign): (StaticString, Int) in [("前", -1), ("后", 1), ("後", 1)] {
      guard let end = has(marker, at: next), let length = length(at: end),
        length.length.unit >= .day,
        length.length.unit <= .day
      else { continue }
      return TimeDraft(
        span: TextSpan(start: offset, end: length.end),
        body: .shifted(length.length, sign, base: base.fields))
    }
    let after = has("的", at: next) ?? next
    guard after > base.end, let length = length(at: after),
      let (sign, end) = shiftSuffix(at: length.end)
    else { return nil }
    return TimeDraft(
      span: TextSpan(start: offset, end: end),
      body: .shifted(length.length, sign, base: base.fields))
  }

  // MARK: Reading

  @inline(__always)
  func word(_ wordClass: TimeWordClass, at offset: Int) -> TimeVocabulary.Word? {
    vocabulary.word(wordClass, in: text.bytes, at: offset)
  }

  /// True when a longer word of the language starts here (前往, 日内瓦).
  func excluded(at offset: Int) -> Bool {
    word(.exclude, at: offset) != nil || word(.compound, at: offset) != nil
  }

  func number(at offset: Int) -> CalendarNumeral? { CalendarNumeral.read(in: text, at: offset) }

  func has(_ literal: StaticString, at offset: Int) -> Int? {
    // Most look-ups fail at the first byte.
    guard offset < text.bytes.count, text.bytes[offset] == literal.utf8Start.pointee else {
      return nil
    }
    return text.hasPrefix(literal, at: offset) ? offset + literal.utf8CodeUnitCount : nil
  }

  func hasAny(_ literals: [StaticString], at offset: Int) -> Int? {
    guard offset < text.bytes.count else { return nil }
    let lead = text.bytes[offset]
    for literal in literals where literal.utf8Start.pointee == lead {
      if text.hasPrefix(literal, at: offset) { return offset + literal.utf8CodeUnitCount }
    }
    return nil
  }

  /// Passes up to two spaces.
  func skip(_ offset: Int) -> Int {
    var end = offset
    for _ in 0..<2 {
      guard let next = hasAny([" ", "\u{3000}", "\u{A0}"], at: end) else { break }
      end = next
    }
    return end
  }

  /// The longest word of a class that ends at `offset`, at most four characters long.
  func wordBefore(_ wordClass: TimeWordClass, endingAt offset: Int) -> TimeVocabulary.Word? {
    var start = offset
    var best: TimeVocabulary.Word?
    for step in 0..<5 {
      guard let previous = text.offsetOfScalar(before: start) else { break }
      start = previous
      if step == 0, text.bytes[start] == 0x20 { continue }
      if let word = word(wordClass, at: start), word.end == offset || skip(word.end) == offset {
        best = word
      }
    }
    return best
  }

  /// True at the ends of the text and beside white space, punctuation and brackets.
  func isBoundary(at offset: Int) -> Bool {
    guard let (scalar, _) = text.scalar(at: offset) else { return true }
    return Self.isBreak(scalar)
  }

  func isBoundary(before offset: Int) -> Bool { Self.isBoundary(before: offset, in: text) }

  static func isBoundary(before offset: Int, in text: ArticleText) -> Bool {
    guard let previous = text.offsetOfScalar(before: offset),
      let (scalar, _) = text.scalar(at: previous)
    else { return true }
    return isBreak(scalar)
  }

  static func isBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0x24, 0x2B: false
    case 0...0x7F, 0xA0, 0xB7, 0x2010...0x2027, 0x3000...0x3003, 0x3008...0x301F: true
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true
    default: false
    }
  }
}
