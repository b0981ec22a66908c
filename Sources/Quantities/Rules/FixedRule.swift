import NewsModel

extension QuantityScan {
  /// Mentions that a word announces or is: 百分之, 第, 一半, 过半, 翻番.
  func fixedMention(_ cue: QuantityCue, start: Int, end: Int) -> (QuantityMention, Int)? {
    var mention: QuantityMention?
    switch cue.role {
    case .ratio: mention = ratio(cue, start: start, end: end)
    case .ordinal: mention = ordinal(start: start, end: end)
    case .fraction:
      mention = fixedFraction(cue, span: TextSpan(start: start, end: end))
    case .percent: mention = fixedPercent(cue, span: TextSpan(start: start, end: end))
    case .length: mention = WordLength.read(cue.value, span: TextSpan(start: start, end: end), self)
    case .turn:
      if cue.value.isEmpty {
        mention = turns(start: start, from: end)
        break
      }
      guard let factor = DecimalAmount(plain: cue.value) else { return nil }
      var turn = QuantityMention(
        span: TextSpan(start: start, end: end), kind: .multiple,
        value: DecimalInterval(exactly: factor), rule: "turn")
      turn.factor = factor
      mention = turn
    default: return nil
    }
    guard var mention, mention.span.end <= barrier else { return nil }
    if mention.kind != .ordinal {
      HedgeRule.applySuffix(to: &mention, in: self)
      applyHedge(to: &mention, startingAt: start)
    }
    return (mention, mention.span.end)
  }

  /// 翻五番: doubled five times.
  private func turns(start: Int, from offset: Int) -> QuantityMention? {
    guard let numeral = NumeralReader.read(in: text, at: offset), let count = numeral.integer,
      (1...30).contains(count), text.hasPrefix("番", at: numeral.end)
    else { return nil }
    let factor = DecimalAmount(1 << count)
    var turn = QuantityMention(
      span: TextSpan(start: start, end: numeral.end + 3), kind: .multiple,
      value: DecimalInterval(exactly: factor), rule: "turn")
    turn.factor = factor
    return turn
  }

  /// 百分之五, 千分之三, 百分之五到六.
  private func ratio(_ cue: QuantityCue, start: Int, end: Int) -> QuantityMention? {
    guard let power = Int(cue.value), var amount = ratioAmount(at: spaces(from: end)) else {
      return nil
    }
    amount.isSizeWord = false
    var measured = MeasuredAmount(amount: amount, unit: nil, end: amount.end)
    if let found = lexicon.unit(in: text, at: spaces(from: amount.end)),
      found.unit.family == .scale,
      let scale = Int(found.unit.code)
    {
      measured.amount.scale(byPowerOfTen: scale)
      measured.end = found.end
    }
    if let range = RangeRule.read(in: self, from: measured), range.unit == nil {
      measured = range
    } else if let range = sameRatio(measured, cue) {
      measured = range
    }
    // 负百分之…
    measured.amount.scale(byPowerOfTen: power)
    measured.amount.start = start
    let isNegative =
      text.hasSuffix("负", endingAt: start) || text.hasSuffix("負", endingAt: start)
    if isNegative {
      let value = measured.amount.value
      measured.amount.value = DecimalInterval(min: value.max?.negated, max: value.min?.negated)
      measured.amount.literal = measured.amount.literal?.negated
      measured.amount.start = start - 3
    }
    return mentionOf(measured, kind: .percent, rule: "percent_words")
  }

  /// 百分之十到百分之十五: the other end with its own 百分之.
  private func sameRatio(_ low: MeasuredAmount, _ cue: QuantityCue) -> MeasuredAmount? {
    guard low.unit == nil, !low.amount.isRange, let from = low.amount.literal,
      !RangeRule.followsFrom(text, at: low.amount.start - 9),
      let (_, start) = RangeRule.connector(in: text, at: low.end, self),
      let second = lexicon.cue(in: text, at: start), second.cue == cue,
      let high = ratioAmount(at: second.end),
      let to = high.literal, from < to, high.end <= barrier
    else { return nil }
    var range = low
    range.amount.value = DecimalInterval(min: from, max: to)
    (range.amount.literal, range.amount.hedge, range.amount.isRange) = (nil, .range, true)
    (range.amount.end, range.end) = (high.end, high.end)
    return range
  }

  /// The number after 百分之, also with spaces inside, without its zero (点二八), and 三五 as 35.
  private func ratioAmount(at offset: Int) -> ScannedAmount? {
    var amount = AmountRule.read(in: text, at: offset)
    if amount == nil, let fraction = ChineseDigitRun.fraction(in: text, at: offset) {
      return plain(
        DecimalAmount(coefficient: fraction.coefficient, exponent: -fraction.digits), offset,
        fraction.end)
    }
    if let spaced = NumeralNotation.spaced(in: text, at: offset), spaced.end > amount?.end ?? 0 {
      return plain(spaced.amount, offset, spaced.end)
    }
    // Only 三五 is said of numbers that are no neighbours, and of days and people, not of percent.
    if let pair = amount, pair.numeral?.hasScale == false, let low = pair.numeral?.amount,
      let high = pair.numeral?.upper, low == DecimalAmount(3), high == DecimalAmount(5)
    {
      amount = plain(DecimalAmount(35), offset, pair.end)
      amount?.alternatives = [DecimalInterval(min: low, max: high)]
    }
    return amount
  }

  func plain(_ value: DecimalAmount, _ start: Int, _ end: Int) -> ScannedAmount {
    ScannedAmount(start: start, end: end, value: DecimalInterval(exactly: value), literal: value)
  }

  private func ordinal(start: Int, end: Int) -> QuantityMention? {
    guard let numeral = NumeralReader.read(in: text, at: spaces(from: end)), !numeral.hasSign,
      !numeral.hasPoint || numeral.hasScale, numeral.upper == nil, !numeral.isBareScale
    else { return nil }
    let isBackward = text.hasSuffix("倒数", endingAt: start)
    return QuantityMention(
      span: TextSpan(start: isBackward ? start - 6 : start, end: numeral.end), kind: .ordinal,
      value: DecimalInterval(exactly: isBackward ? numeral.amount.negated : numeral.amount),
      rule: "ordinal")
  }

  private func fixedFraction(_ cue: QuantityCue, span: TextSpan) -> QuantityMention? {
    var mention = QuantityMention(
      span: span, kind: .fraction,
      value: DecimalInterval(exactly: DecimalAmount(coefficient: 5, exponent: -1)),
      rule: "fixed_fraction")
    mention.ratio = QuantityMention.Ratio(numerator: 1, denominator: 2)
    return mention
  }

  /// 过半 `50>`, 近半 `50<`, 对折 `50d`, 百分百 `100`.
  private func fixedPercent(_ cue: QuantityCue, span: TextSpan) -> QuantityMention? {
    var digits = cue.value
    let mark = digits.last.map { $0.isNumber ? " " : $0 } ?? " "
    if mark != " " { digits.removeLast() }
    guard let value = DecimalAmount(plain: digits) else { return nil }
    // 过半年 and 近半个月 are half a year and half a month.
    if text.hasSuffix("半", endingAt: span.end),
      lexicon.edges.has(.halfLength, in: text, at: span.end)
    {
      return nil
    }
    var mention = QuantityMention(
      span: span, kind: .percent, value: DecimalInterval(exactly: value), rule: "fixed_percent")
    switch mark {
    case ">":
      mention.value = DecimalInterval(min: value, max: nil, minOpen: true)
      mention.hedge = .over
    case "<": mention.hedge = .nearly
    case "d": mention.role = "discount"
    default: break
    }
    return mention
  }
}
