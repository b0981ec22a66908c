import NewsModel

extension TimeParser {
  /// 3天, 两个半月, 20多个月, 2小时18分钟: a length that a calendar expression counts with.
  func length(at offset: Int) -> (length: TimeLength, end: Int)? {
    var total: TimeLength?
    var end = offset
    for _ in 0..<6 {
      guard let (step, after) = step(at: end), total.map({ $0.unit < step.unit }) ?? true else {
        break
      }
      var sum = total ?? TimeLength()
      sum.months += step.months
      sum.seconds += step.seconds
      (sum.unit, sum.count) = (step.unit, total == nil ? step.count : 0)
      sum.isApproximate = sum.isApproximate || step.isApproximate
      sum.isSeveral = step.isSeveral
      sum.hasHalf = sum.hasHalf || step.hasHalf
      total = sum
      end = after
      if let joint = hasAny(["零", "又", "，", ","], at: end), number(at: joint) != nil,
        self.step(at: joint) != nil
      {
        end = joint
      }
    }
    return total.map { ($0, end) }
  }

  /// One number with its unit.
  private func step(at offset: Int) -> (TimeLength, Int)? {
    if let half = hasAny(["大半", "半"], at: offset) { return halfStep(at: half, whole: 0) }
    var count: Int
    var end: Int
    var length = TimeLength()
    if let vague = hasAny(["几", "幾", "数", "數", "些"], at: offset) {
      (count, end, length.isApproximate, length.isSeveral) = (3, vague, true, true)
      if let ten = has("十", at: vague) { (count, end) = (30, ten) }
      if hasAny(["个半", "半"], at: end) != nil { return nil }
    } else if let numeral = number(at: offset), numeral.number > 0,
      !(numeral.isDigitString && numeral.digits == 4 && (1000...2999).contains(numeral.number)
        && !text.hasPrefix("多", at: numeral.end)),
      numeral.isArabic || !numeral.isDigitString || numeral.digits == 1,
      !numeral.hasLeadingZero
    {
      (count, end) = (numeral.number, numeral.end)
      if let more = hasAny(["多", "余", "餘", "来", "几", "幾"], at: end) {
        (end, length.isApproximate) = (more, true)
      }
    } else {
      return nil
    }
    let unitStart = skip(end)
    if length.isSeveral, count == 3, hasAny(["数", "數"], at: offset) != nil,
      let month = has("月", at: unitStart)
    {
      // 数月
      (length.unit, length.count, length.months) = (.month, count, count)
      return (length, month)
    }
    for marker: StaticString in ["个半", "個半"] {
      if let half = has(marker, at: unitStart) { return halfStep(at: half, whole: count) }
    }
    if let quarter = has("刻钟", at: unitStart), count < 4 {
      (length.unit, length.count, length.seconds) = (.minute, 15 * count, 900 * count)
      return (length, quarter)
    }
    guard let unit = word(.length, at: unitStart), let named = TimeUnit(rawValue: unit.value) else {
      return nil
    }
    if named == .year, hasAny(["级", "代", "期", "度"], at: unit.end) != nil { return nil }
    if named == .minute, unit.end - unitStart == 3 { return nil }
    end = unit.end
    length.unit = named
    length.count = count
    length.months = named.months * count
    length.seconds = named.seconds * count
    if let more = hasAny(["多"], at: end), named == .year || named == .day {
      length.isApproximate = true
      end = more
    }
    if let half = has("半", at: end), hasAny(["年", "月", "小", "导"], at: half) == nil {
      add(half: named, to: &length)
      end = half
    }
    return (length, end)
  }

  /// 半年, 半个月, 半小时, 个半月.
  private func halfStep(at offset: Int, whole: Int) -> (TimeLength, Int)? {
    let start = whole == 0 ? hasAny(["个", "個"], at: offset) ?? offset : offset
    let word = word(.length, at: offset)
    var unit = word.flatMap { TimeUnit(rawValue: $0.value) }
    var end = word?.end ?? offset
    if let month = has("月", at: start) { (unit, end) = (.month, month) }
    guard let unit, unit != .week || whole > 0, unit < .second else { return nil }
    var length = TimeLength()
    length.unit = unit
    length.count = whole
    length.months = unit.months * whole
    length.seconds = unit.seconds * whole
    add(half: unit, to: &length)
    return (length, end)
  }

  private func add(half unit: TimeUnit, to length: inout TimeLength) {
    length.count = 0
    length.hasHalf = true
    switch unit {
    case .month: length.seconds += 15 * 86_400
    case .century, .decade, .year, .halfYear, .quarter: length.months += unit.months / 2
    default: length.seconds += unit.seconds / 2
    }
    if unit == .month { length.unit = .day }
    if unit == .year { length.unit = .month }
    if unit == .day { length.unit = .hour }
  }

  /// 前 之前 (−1), 后 之后 (+1) after a length.
  func shiftSuffix(at offset: Int) -> (sign: Int, end: Int)? {
    let next = skip(offset)
    if word(.exclude, at: next) != nil || word(.notShift, at: next) != nil { return nil }
    if let end = hasAny(["以前", "之前", "前"], at: next) { return (-1, end) }
    if let end = hasAny(["以后", "之后", "过后", "以後", "之後", "過後", "后", "後"], at: next) {
      return (1, end)
    }
    return nil
  }

  /// True for 以后 之后, which leave the end open; 后 alone names a point.
  private func isOpenSuffix(endingAt offset: Int) -> Bool {
    ["以后", "之后", "以後"].contains { (word: StaticString) in
      text.hasSuffix(word, endingAt: offset)
    }
  }

  /// True after a word of an event (首次扣分365天后, 持续了4天后): such a length counts from the event.
  private func countsFromNarrative(at offset: Int) -> Bool {
    guard !isBoundary(before: offset), let previous = text.offsetOfScalar(before: offset),
      text.bytes[previous] >= 0xE3
    else { return false }
    for word: StaticString in [
      "在", "于", "将", "是", "就", "到", "约", "已", "才", "曾", "又", "和", "与", "他", "我", "你", "她", "它",
      "们", "的", "从", "要", "这", "会", "再", "并", "而", "但", "需", "係", "系", "至", "待", "等", "说", "称",
    ] where text.hasPrefix(word, at: previous) { return false }
    return true
  }

  /// 3天前, 两小时后, 三年来; N天内 is a length.
  func shifted(at offset: Int) -> TimeDraft? {
    guard let (length, end) = length(at: offset) else { return nil }
    if let (sign, after) = shiftSuffix(at: end) {
      if sign > 0, countsFromNarrative(at: offset) { return nil }
      var draft = TimeDraft(
        span: TextSpan(start: offset, end: after), body: .shifted(length, sign, base: nil))
      draft.isApproximate = length.isApproximate
      draft.isAfter = sign > 0 && isOpenSuffix(endingAt: after)
      if sign > 0, let clocked = clockAfterShift(length, sign, at: after) {
        draft.body = clocked.body
        draft.span = TextSpan(start: offset, end: clocked.end)
      }
      return draft
    }
    if let after = hasAny(["以来", "以來", "来", "來"], at: skip(end)), !excluded(at: skip(end)),
      hasAny(["自", "到", "说", "临", "看", "源"], at: after) == nil
    {
      return TimeDraft(span: TextSpan(start: offset, end: after), body: .within(length, .past))
    }
    return nil
  }

  /// 一个月后下午7点.
  private func clockAfterShift(
    _ length: TimeLength, _ sign: Int, at offset: Int
  ) -> (body: TimeDraft.Body, end: Int)? {
    guard length.unit <= .day, let point = point(at: skip(offset)), point.fields.coarsestLevel >= 4,
      point.right == nil
    else { return nil }
    var base = point.fields
    base.day = .anchor(0)
    return (.shifted(length, sign, base: base), point.end)
  }

  /// 近三年, 过去30天, 未来五年, 前两周, 头三个月.
  func rolling(at offset: Int) -> TimeDraft? {
    guard let word = word(.rolling, at: offset), !excluded(at: offset),
      let direction = RollingDirection(rawValue: word.value)
    else { return nil }
    // 上百年, 上千天 are lengths.
    if direction == .previous, hasAny(["百", "千", "十"], at: word.end) != nil,
      text.hasPrefix("上", at: offset)
    {
      return nil
    }
    var start = skip(word.end)
    if let end = hasAny(["的"], at: start) { start = skip(end) }
    let isShort = word.end - offset == 3
    var read = length(at: start) ?? lengthRange(at: start)
    if read == nil, isShort || direction == .past || direction == .future,
      let numeral = number(at: start), (1...60).contains(numeral.number)
    {
      // 近三月
      if let end = has("月", at: numeral.end),
        text.hasPrefix("近", at: offset) || direction == .future && !isShort
      {
        var length = TimeLength()
        (length.months, length.unit, length.count) = (numeral.number, .month, numeral.number)
        read = (length, end)
      }
    }
    guard let (length, end) = read else { return nil }
    if direction == .after { return passed(length, at: offset, end: end) }
    if isShort, text.hasPrefix("上", at: offset) || text.hasPrefix("下", at: offset),
      length.count == 0
    {
      return nil
    }
    if isShort, text.hasPrefix("首", at: offset), hasAny(["天", "日", "年"], at: end - 3) != nil {
      return nil
    }
    if text.hasPrefix("过去", at: offset),
      text.hasSuffix("已", endingAt: offset) || text.hasSuffix("已经", endingAt: offset)
    {
      return nil
    }
    if direction == .past, isRequirement(TextSpan(start: offset, end: end)) { return nil }
    var after = end
    if let more = hasAny(["左右", "多"], at: after) { after = more }
    if let more = hasAny(["以来", "来", "以來", "內", "之内", "以内", "内", "间", "里"], at: after),
      direction == .past || direction == .future
    {
      after = more
    }
    var draft = TimeDraft(
      span: TextSpan(start: offset, end: after), body: .rolling(length, direction))
    draft.isApproximate = direction == .past || length.isApproximate
    return draft
  }

  /// 再过十分钟, 过三天: the moment so far ahead.
  private func passed(_ length: TimeLength, at offset: Int, end: Int) -> TimeDraft? {
    let isShort = text.hasPrefix("过", at: offset) || text.hasPrefix("過", at: offset)
    if isShort, !isBoundary(before: offset) { return nil }
    let after = hasAny(["以后", "之后", "后", "後"], at: end) ?? end
    var draft = TimeDraft(
      span: TextSpan(start: offset, end: after), body: .shifted(length, 1, base: nil))
    draft.isApproximate = length.isApproximate
    draft.isAfter = !isShort
    return draft
  }

  /// 3-5年, 三到五年: the longer length, approximate.
  private func lengthRange(at offset: Int) -> (length: TimeLength, end: Int)? {
    if let pair = number(at: offset), pair.digits == 2, !pair.isArabic, pair.isDigitString,
      pair.number % 10 == pair.number / 10 + 1,
      let (_, first) = text.scalar(at: offset), var read = length(at: offset + first)
    {
      // 两三年
      read.length.isApproximate = true
      return read
    }
    if hasAny(["两三", "兩三", "一两", "一兩"], at: offset) != nil, var read = length(at: offset + 3) {
      read.length.isApproximate = true
      return read
    }
    guard let low = number(at: offset), let link = word(.link, at: low.end),
      !isEnumerationMark(at: low.end), let high = number(at: link.end), high.number > low.number,
      high.number < 100, var read = length(at: link.end)
    else { return nil }
    read.length.isApproximate = true
    return read
  }

  /// True in a clause that states a rule (还要在过去30天…达到15%): the length is then a requirement.
  private func isRequirement(_ span: TextSpan) -> Bool {
    var start = span.start
    while span.start - start < 36, let previous = text.offsetOfScalar(before: start) {
      if isBoundary(at: previous), text.bytes[previous] != 0x20 { return false }
      start = previous
      if word(.requirementCue, at: start) != nil { return true }
    }
    return false
  }

  /// 今明两年, 今明两天.
  func pair(at offset: Int) -> TimeDraft? {
    guard let after = hasAny(["今明"], at: offset), let count = number(at: after), count.number == 2
    else { return nil }
    if let end = has("年", at: count.end) {
      return TimeDraft(span: TextSpan(start: offset, end: end), body: .pair(.year))
    }
    guard let end = hasAny(["天", "日"], at: count.end) else { return nil }
    return TimeDraft(span: TextSpan(start: offset, end: end), body: .pair(.day))
  }
}
