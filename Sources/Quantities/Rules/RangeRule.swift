import NewsModel

/// Joins two amounts into one range: 3-5亿, 20至30美元, 5%~6%, 1万元--5万元.
enum RangeRule {
  /// The range that starts with `left`, or nil when no second amount belongs to it.
  static func read(in scan: QuantityScan, from left: MeasuredAmount) -> MeasuredAmount? {
    let text = scan.text
    guard !left.amount.isRange, !followsFrom(text, at: left.amount.start),
      let low = left.amount.literal
    else { return nil }
    guard let (joint, connectorEnd) = connector(in: text, at: left.end, scan) else { return nil }
    var rightStart = sameCurrency(connectorEnd, left, in: scan)
    // 零下10至零下5度: the rule of temperatures negates both ends.
    let isMinus =
      scan.lead.minus(at: left.amount.start) != nil && text.hasPrefix("零下", at: rightStart)
    if isMinus { rightStart += 6 }
    let isSigned = left.amount.numeral?.hasSign == true
    guard isSigned || !text.hasPrefix("-", at: rightStart), rightStart < scan.barrier,
      let rightAmount = AmountRule.read(in: text, at: rightStart),
      !rightAmount.isSizeWord, !rightAmount.isRange, let high = rightAmount.literal,
      isSigned || rightAmount.numeral?.hasSign != true
    else { return nil }
    let right = scan.measure(rightAmount)
    if joint == .word, ChangeRule.isLevel(low, high, left, in: scan) { return nil }
    let isBelowZero = isSigned && rightAmount.numeral?.hasSign == true
    if isBelowZero || isMinus, low > high, right.unit?.family == .temperature {
      return join(high, low, left, right)
    }
    if let leftUnit = left.unit, !isCounted(leftUnit, right.unit) {
      guard let rightUnit = right.unit, leftUnit.family == rightUnit.family else { return nil }
      if leftUnit.family == .duration || leftUnit.code == rightUnit.code {
        guard leftUnit.code == rightUnit.code, let joined = join(low, high, left, right) else {
          return nil
        }
        return joined
      }
      return nil
    }
    var (first, other) = distributed(low, left.amount.numeral, rightAmount.numeral, high)
    let latin = right.amount.latinPower
    if latin > 0, left.amount.latinPower == 0, low < high {
      first = first.scaled(byPowerOfTen: latin)
    }
    // Scores, seasons and page numbers run both ways; a range runs up.
    let top = right.amount.literal ?? high
    guard first < top, var joined = join(first, top, left, right) else { return nil }
    if let other, other < high {
      joined.amount.alternatives = [DecimalInterval(min: other, max: high)]
    }
    return joined
  }

  /// 2个至3个百分点: 个 is the beginning of the other unit.
  private static func isCounted(_ left: QuantityUnit, _ right: QuantityUnit?) -> Bool {
    guard let right, left.family == .count, right.family != .count else { return false }
    return left.word == "个" && right.word.hasPrefix("个")
      || left.word == "個" && right.word.hasPrefix("個")
  }

  /// $15~$20: past the currency of the first end where it stands before the second again.
  private static func sameCurrency(
    _ offset: Int, _ left: MeasuredAmount, in scan: QuantityScan
  ) -> Int {
    guard case .currency(let code)? = scan.lead.prefix(at: left.amount.start)?.prefix,
      let second = scan.lexicon.cue(in: scan.text, at: offset),
      second.cue == QuantityCue(role: .currency, value: code)
    else { return offset }
    return second.end
  }

  private static func join(
    _ low: DecimalAmount, _ high: DecimalAmount, _ left: MeasuredAmount, _ right: MeasuredAmount
  ) -> MeasuredAmount? {
    guard low < high else { return nil }
    var result = right
    result.amount.start = left.amount.start
    let max = low == right.amount.literal ? high : right.amount.value.max ?? high
    result.amount.value = DecimalInterval(
      min: low, max: max, minOpen: left.amount.value.minOpen, maxOpen: right.amount.value.maxOpen)
    (result.amount.literal, result.amount.hedge, result.amount.isRange) = (nil, .range, true)
    result.amount.hedgeSpan = nil
    return result
  }

  /// The left number with the right one's scale, when it has none of its own; and the other reading.
  private static func distributed(
    _ low: DecimalAmount, _ left: Numeral?, _ right: Numeral?, _ high: DecimalAmount
  ) -> (DecimalAmount, DecimalAmount?) {
    guard let left, let right, left.trailingScalePower == 0, low < DecimalAmount(10_000) else {
      return (low, nil)
    }
    let big = low.scaled(byPowerOfTen: right.trailingScalePower)
    if right.isChinese || !left.hasScale, !left.hasScale, let power = right.trailingUnitPower,
      power > 0, low < DecimalAmount(10), (left.isChinese || !right.isChinese)
    {
      let full = big.scaled(byPowerOfTen: power)
      if full < high { return (full, right.trailingScalePower > 0 ? big : nil) }
    }
    guard right.trailingScalePower > 0, big < high else { return (low, nil) }
    return (big, nil)
  }

  /// 从 and 由 before the first number: two values, not a range.
  static func followsFrom(_ text: ArticleText, at offset: Int) -> Bool {
    var end = offset
    while end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    return text.hasSuffix("从", endingAt: end) || text.hasSuffix("由", endingAt: end)
      || text.hasSuffix("從", endingAt: end) || text.hasSuffix("自", endingAt: end)
      || text.hasSuffix("从约", endingAt: end) || text.hasSuffix("从近", endingAt: end)
  }

  /// What stands between the two ends: a dash, or 至 and 到.
  enum Joint { case dash, word }

  static func connector(
    in text: ArticleText, at offset: Int, _ scan: QuantityScan
  ) -> (joint: Joint, end: Int)? {
    var start = scan.spaces(from: offset)
    if start - offset > 2 { return nil }
    for skipped: StaticString in ["(含)", "（含）"] where text.hasPrefix(skipped, at: start) {
      start += skipped.utf8CodeUnitCount
    }
    for word: StaticString in [
      "——", "--", "~~", "－－", "-", "~", "～", "－", "–", "—", "〜", "∼", "至", "到",
    ] where text.hasPrefix(word, at: start) {
      let end = scan.spaces(from: start + word.utf8CodeUnitCount)
      if end - start - word.utf8CodeUnitCount > 2 { return nil }
      let isWord = text.hasPrefix("至", at: start) || text.hasPrefix("到", at: start)
      return (isWord ? .word : .dash, end)
    }
    return nil
  }

  /// True when a dash or 至 stands at `offset`.
  static func follows(_ scan: QuantityScan, at offset: Int) -> Bool {
    connector(in: scan.text, at: offset, scan) != nil
  }
}
