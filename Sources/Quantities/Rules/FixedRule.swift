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
    case .turn:
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
      if let hedge = lead.hedge(at: start, in: text) {
        HedgeRule.apply(hedge.hedge, span: hedge.span, to: &mention)
      }
    }
    return (mention, mention.span.end)
  }

  /// 百分之五, 千分之三, 百分之五到六.
  private func ratio(_ cue: QuantityCue, start: Int, end: Int) -> QuantityMention? {
    guard let power = Int(cue.value), var amount = AmountRule.read(in: text, at: spaces(from: end))
    else { return nil }
    amount.isSizeWord = false
    var measured = MeasuredAmount(amount: amount, unit: nil, end: amount.end)
    if let found = lexicon.unit(in: text, at: amount.end), found.unit.family == .scale,
      let scale = Int(found.unit.code)
    {
      measured.amount.scale(byPowerOfTen: scale)
      measured.end = found.end
    }
    if let range = RangeRule.read(in: self, from: measured), range.unit == nil { measured = range }
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

  private func ordinal(start: Int, end: Int) -> QuantityMention? {
    guard let numeral = NumeralReader.read(in: text, at: end), !numeral.hasSign, !numeral.hasPoint,
      numeral.upper == nil, !numeral.isBareScale
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
    let lengths: [StaticString] = ["年", "个", "個", "天", "小时", "月", "日", "生", "程", "世纪"]
    if text.hasSuffix("半", endingAt: span.end),
      lengths.contains(where: { text.hasPrefix($0, at: span.end) })
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

/// What holds digits and is no quantity: telephone numbers, codes, versions, dates in digits, models.
enum NonQuantity {
  /// End of such a token at `offset`, or nil.
  static func end(in text: ArticleText, at offset: Int, lead: QuantityLead) -> Int? {
    guard DigitRun.digit(in: text, at: offset) != nil else { return nil }
    var index = offset
    var digits = 0
    var groups = 1
    var dashes = 0
    // Points on the side of the dash that is being read: 1.2-1.5 has one on each.
    var points = 0
    var mostPoints = 0
    while index < text.count {
      if let (_, next) = DigitRun.digit(in: text, at: index) {
        digits += 1
        index = next
      } else if isJoint(text, at: index), DigitRun.digit(in: text, at: index + 1) != nil {
        groups += 1
        if text.bytes[index] == 0x2D {
          dashes += 1
          points = 0
        } else {
          points += 1
          mostPoints = max(mostPoints, points)
        }
        index += 1
      } else {
        break
      }
    }
    if lead.codeEnd == offset {
      return LatinToken.end(in: text, at: index > offset ? index - 1 : offset)
    }
    let startsZero = text.hasPrefix("0", at: offset)
    let isDecimalRange = dashes == 1 && mostPoints == 1
    if groups > 2, !isDecimalRange { return index }
    if dashes > 0, startsZero, digits > 8 || digits >= 7 { return index }
    if groups == 1, digits == 11, text.hasPrefix("1", at: offset),
      let second = DigitRun.digit(in: text, at: offset + 1)?.value, second >= 3
    {
      return index
    }
    if lead.latinEnd == offset, digits <= 4, groups <= 2, !isUnitNext(text, at: index) {
      return index
    }
    // A Latin letter right after the digits: 3C, 960FPS; units and k, w are read by their rule.
    return nil
  }

  private static func isJoint(_ text: ArticleText, at offset: Int) -> Bool {
    text.bytes[offset] == 0x2E || text.bytes[offset] == 0x2D
  }

  /// After `iPhone 11` comes a word; after `TikTok 10` a unit may come.
  private static func isUnitNext(_ text: ArticleText, at offset: Int) -> Bool {
    var index = offset
    while index < text.count, text.bytes[index] == 0x20 { index += 1 }
    if text.hasPrefix(",", at: index), DigitRun.digit(in: text, at: index + 1) != nil {
      return true
    }
    guard let (scalar, _) = text.scalar(at: index) else { return false }
    return scalar == 0x25
      || scalar >= 0x2000 && !(0x3000...0x303F).contains(scalar)
        && !(0xFF00...0xFF0F).contains(scalar)
  }
}
