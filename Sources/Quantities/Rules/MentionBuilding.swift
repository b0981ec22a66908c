import NewsModel

/// A number with its unit, on the way to a mention.
struct MeasuredAmount {
  var amount: ScannedAmount
  var unit: QuantityUnit?
  /// After the unit, or after the number without one.
  var end: Int
  /// 个 between number and unit, 多 between them (3个多月).
  var midHedge: TextSpan?
}

extension QuantityScan {
  /// The mention that starts at `offset`; a nil mention means: pass over the text up to `end`.
  func mention(at offset: Int) -> (mention: QuantityMention?, end: Int)? {
    guard isNumberPlace(offset) else { return nil }
    if let half = DurationRule.half(in: text, at: offset, lexicon: lexicon) {
      return finished(half, from: offset)
    }
    if let roman = NumeralNotation.roman(in: text, at: offset) {
      let measured = MeasuredAmount(
        amount: plain(DecimalAmount(roman.value), offset, roman.end), unit: nil, end: roman.end)
      return finished(mentionOf(measured, kind: .number, rule: "number"), from: offset)
    }
    if let fee = FeeRate.read(in: self, at: offset) { return finished(fee, from: offset) }
    if let skipped = NonQuantity.end(at: offset, in: self) { return (nil, skipped) }
    let numeral = NumeralReader.read(in: text, at: offset)
    if let numeral, let fraction = FractionRule.read(from: numeral, in: text, at: offset, lexicon) {
      return finished(fraction, from: offset)
    }
    guard
      var amount = AmountRule.read(
        numeral, in: text, at: offset, allowsBareScale: allowsBareScale(offset))
    else { return nil }
    if let plain = uncounted(amount) { amount = plain }
    if amount.isSizeWord, allowsBareScale(offset) { amount.value = exact(amount) }
    if let spaced = spacedDiscount(amount) { return build(spaced, from: offset) }
    var measured = measure(amount)
    measured.readLevel(in: text)
    if let range = RangeRule.read(in: self, from: measured) { measured = range }
    return build(measured, from: offset)
  }

  /// 7 2 折, 陸 點 五 折: the unit after the last digit says that the spaces are inside one number.
  private func spacedDiscount(_ amount: ScannedAmount) -> MeasuredAmount? {
    guard amount.end < text.count, text.bytes[amount.end] == 0x20,
      amount.numeral?.hasScale == false,
      let spaced = NumeralNotation.spaced(in: text, at: amount.start), spaced.end > amount.end,
      let found = lexicon.unit(in: text, at: spaces(from: spaced.end)),
      found.unit.family == .discount
    else { return nil }
    return MeasuredAmount(
      amount: plain(spaced.amount, amount.start, spaced.end), unit: found.unit, end: found.end)
  }

  private func exact(_ amount: ScannedAmount) -> DecimalInterval {
    amount.literal.map(DecimalInterval.init(exactly:)) ?? amount.value
  }

  /// After 近 逾 超 上 过, or a hedge in general, a bare 百 or 千万 is a number.
  private func allowsBareScale(_ offset: Int) -> Bool {
    lead.isBareScaleExpected || lead.hedge.found(at: offset)?.span.end == offset
  }

  /// A sign counts only where no number or Latin word stands before it.
  private func isNumberPlace(_ offset: Int) -> Bool {
    let byte = text.bytes[offset]
    if ASCII.isDigit(byte) { return true }
    let isSign =
      byte == 0x2D || byte == 0x2B || text.hasPrefix("－", at: offset)
      || text.hasPrefix("−", at: offset) || text.hasPrefix("＋", at: offset)
    if byte == 0x2E { return isLeadingPoint(offset) }
    // 担负一些: 负 belongs to the verb before it.
    if text.hasPrefix("负", at: offset), lexicon.edges.has(.bears, in: text, endingAt: offset) {
      return false
    }
    guard isSign else { return true }
    guard let before = text.offsetOfScalar(before: offset) else { return true }
    if before == lead.latinEnd - 1 { return false }
    if mentions.last?.span.end == offset { return false }
    return !ASCII.isAlphanumeric(text.bytes[before])
      && NumeralGlyph.read(in: text, at: before) == nil && !text.hasSuffix("-", endingAt: offset)
      && !text.hasSuffix("－", endingAt: offset)
  }

  /// `.5` after a space, bracket or the start: not a file name, not the end of a sentence.
  private func isLeadingPoint(_ offset: Int) -> Bool {
    guard offset + 1 < text.count, ASCII.isDigit(text.bytes[offset + 1]) else { return false }
    guard let before = text.offsetOfScalar(before: offset) else { return true }
    let byte = text.bytes[before]
    return byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x28 || byte == 0x2D
  }

  /// Reads what follows the number: spaces, Latin scales, the unit.
  func measure(_ amount: ScannedAmount) -> MeasuredAmount {
    var amount = amount
    var offset = amount.end
    var spaced = spaces(from: offset)
    while let found = lexicon.unit(in: text, at: spaced),
      found.unit.family == .scale || found.unit.family == .scale12
    {
      if let watts = LatinUnit.watts(found.unit, in: self, from: amount.start, end: found.end) {
        return MeasuredAmount(amount: amount, unit: watts, end: found.end)
      }
      if found.unit.family == .scale12 {
        amount.value = dozens(amount.value)
        amount.literal = amount.literal?.multiplied(by: DecimalAmount(12))
      } else if let power = Int(found.unit.code) {
        amount.scale(byPowerOfTen: power)
        amount.latinPower += power
      } else {
        break
      }
      offset = found.end
      amount.end = offset
      spaced = spaces(from: offset)
    }
    if let latin = LatinUnit.million(in: text, at: spaced, after: amount) {
      amount.scale(byPowerOfTen: latin.power)
      (amount.latinPower, amount.end) = (latin.power, latin.end)
      return MeasuredAmount(amount: amount, unit: nil, end: latin.end)
    }
    // 3个多月
    if text.hasPrefix("个多月", at: spaced) || text.hasPrefix("個多月", at: spaced) {
      let month = QuantityUnit(word: "个月", family: .duration, code: "M")
      let span = TextSpan(start: spaced + 3, end: spaced + 6)
      return MeasuredAmount(amount: amount, unit: month, end: spaced + 9, midHedge: span)
    }
    // 四个多星期: the hedge stands inside the unit.
    if text.hasPrefix("个多", at: spaced) || text.hasPrefix("個多", at: spaced),
      let found = lexicon.unit(in: text, at: spaced + 6), found.unit.family == .duration
    {
      let span = TextSpan(start: spaced + 3, end: spaced + 6)
      return MeasuredAmount(amount: amount, unit: found.unit, end: found.end, midHedge: span)
    }
    if let found = unit(at: spaced), found.unit.family != .scale {
      if found.unit.family == .blocked {
        // 一成交易额
        if text.hasPrefix("成交易", at: spaced), let tenths = lexicon.tenths {
          return MeasuredAmount(amount: amount, unit: tenths, end: spaced + 3)
        }
        if let litres = LatinUnit.litres(in: self, at: spaced) {
          return MeasuredAmount(amount: amount, unit: litres.unit, end: litres.end)
        }
        return MeasuredAmount(amount: amount, unit: nil, end: offset)
      }
      if !isUnitOf(amount, found) {
        return MeasuredAmount(amount: amount, unit: nil, end: offset)
      }
      return MeasuredAmount(amount: amount, unit: found.unit, end: found.end)
    }
    return MeasuredAmount(amount: amount, unit: nil, end: offset)
  }

  /// False for the 日 of 3万亿日成交 and the 两 of 五、六两句, which begin what comes next.
  private func isUnitOf(_ amount: ScannedAmount, _ found: (unit: QuantityUnit, end: Int)) -> Bool {
    if found.unit.word == "日" { return (amount.numeral?.trailingScalePower ?? 0) < 4 }
    guard found.unit.code == "x-liang", found.end - amount.end == 3,
      amount.numeral?.isChinese == true,
      let next = lexicon.unit(in: text, at: found.end)
    else { return true }
    return next.unit.family != .count && next.unit.family != .duration
  }

  private func dozens(_ value: DecimalInterval) -> DecimalInterval {
    let twelve = DecimalAmount(12)
    return DecimalInterval(
      min: value.min?.multiplied(by: twelve), max: value.max?.multiplied(by: twelve),
      minOpen: value.minOpen, maxOpen: value.maxOpen)
  }

  func spaces(from offset: Int) -> Int {
    var index = offset
    while index < text.count, index - offset < 6 {
      if text.bytes[index] == 0x20 {
        index += 1
      } else if text.hasPrefix("\u{A0}", at: index) {
        index += 2
      } else if text.hasPrefix("\u{3000}", at: index) {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  /// Picks the family's rule and puts hedges on.
  private func build(_ measured: MeasuredAmount, from offset: Int)
    -> (mention: QuantityMention?, end: Int)?
  {
    if measured.amount.isSizeWord, isUnitLabel(from: offset, to: measured.end) {
      return (nil, measured.end)
    }
    let scaleEnd = lead.minus(at: offset)?.start ?? offset
    if case .temperature(let code)? = lead.prefix(at: scaleEnd)?.prefix {
      return finished(TemperatureRule.read(measured, scale: code, in: self), from: offset)
    }
    if let (prefix, span) = lead.prefix(at: offset), case .currency(let code) = prefix,
      CurrencyWords.accepts(span, measured, in: self)
    {
      let measured = LatinUnit.scaled(measured, in: text)
      return finished(MoneyRule.read(measured, prefix: (code, span), in: self), from: offset)
    }
    if table.isEnabled, let found = cellMention(measured, from: offset) { return found }
    guard let unit = measured.unit else {
      return finished(NumberRule.read(measured, in: self), from: offset)
    }
    guard let mention = mention(of: measured, unit) else { return nil }
    return finished(mention, from: offset)
  }

  /// The number of a table cell with the unit of its heads; nil where the heads say nothing.
  private func cellMention(_ measured: MeasuredAmount, from offset: Int)
    -> (mention: QuantityMention?, end: Int)?
  {
    var mention: QuantityMention?
    switch table.cell(from: offset, to: measured.end, in: text) {
    case .label?: return (nil, measured.end)
    case .unit(let cell)? where measured.unit == nil:
      mention = TableRule.read(measured, cell, in: self)
    case nil where measured.unit == nil: return nil
    default: mention = measured.unit.flatMap { self.mention(of: measured, $0) }
    }
    guard let found = mention else { return nil }
    if let sign = table.negation(from: offset, to: measured.end, in: text) {
      mention = TableRule.negated(found, sign)
    }
    guard let done = finished(mention, from: offset) else { return nil }
    return (done.mention, max(done.end, found.span.end))
  }

  /// （百万元） and 单位：人民币百万元 name the unit of a table and are no amounts.
  private func isUnitLabel(from offset: Int, to end: Int) -> Bool {
    var start = offset
    if let (prefix, span) = lead.prefix(at: offset), case .currency = prefix { start = span.start }
    let isOpen =
      text.hasSuffix("（", endingAt: start) || text.hasSuffix("(", endingAt: start)
      || text.hasSuffix("位：", endingAt: start) || text.hasSuffix("位:", endingAt: start)
    // 以人民币百万元列示
    if text.hasSuffix("以", endingAt: start) {
      return TableHeadReader(text: text, lexicon: lexicon).isReckoned(at: end)
    }
    return isOpen && !NumberRule.isHan(text, at: end)
  }

  /// The rule of the unit's family.
  func mention(of measured: MeasuredAmount, _ unit: QuantityUnit) -> QuantityMention? {
    let mention: QuantityMention?
    switch unit.family {
    case .money: mention = MoneyRule.read(measured, prefix: nil, in: self)
    case .minor:
      mention =
        MoneyRule.read(measured, prefix: nil, in: self)
        ?? DurationRule.minutes(measured, unit: unit, in: self)
    case .percent, .discount, .point: mention = PercentRule.read(measured, unit: unit, in: self)
    case .multiple: mention = MultipleRule.read(measured, in: self)
    case .duration: mention = DurationRule.read(measured, unit: unit, in: self)
    case .dimension: mention = DimensionRule.read(measured, unit: unit, in: self)
    case .temperature: mention = TemperatureRule.read(measured, scale: nil, in: self)
    case .age:
      var measured = measured
      if text.hasPrefix("半", at: measured.end) {
        measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
        measured.end += 3
      }
      var age = mentionOf(measured, kind: .age, rule: "age")
      age.unit = unit.code
      mention = age
    case .count, .noun: mention = CountRule.read(measured, unit: unit, in: self)
    case .scale, .scale12, .blocked: mention = NumberRule.read(measured, in: self)
    }
    return mention
  }

  /// A mention of the amount with the value and inner hedge; span up to the unit's end.
  func mentionOf(_ measured: MeasuredAmount, kind: QuantityKind, rule: String) -> QuantityMention {
    var amount = measured.amount
    if let span = measured.midHedge { amount.open(.over, span: span) }
    var mention = QuantityMention(
      span: TextSpan(start: amount.start, end: measured.end), kind: kind, value: amount.value,
      rule: rule)
    mention.literal = amount.literal
    (mention.hedge, mention.hedgeSpan) = (amount.hedge, amount.hedgeSpan)
    mention.alternatives = amount.alternatives
    return mention
  }

  /// Suffix words, then the hedge before; the last step of every rule.
  private func finished(_ mention: QuantityMention?, from offset: Int)
    -> (mention: QuantityMention?, end: Int)?
  {
    guard var mention else { return nil }
    HedgeRule.applySuffix(to: &mention, in: self)
    HedgeRule.applyComparison(to: &mention, in: text)
    // 增长两倍多: between three and four times, and a factor is one number.
    if let low = mention.value.min, let high = mention.value.max, low < high {
      mention.factor = nil
    }
    applyHedge(to: &mention, startingAt: min(mention.span.start, offset), offset)
    return (mention, mention.span.end)
  }
}
