import NewsModel

/// Reads a number with its inner bound words: 十几, 几十万, 数百, 300多万, 百余, 三四百, 百万级.
enum AmountRule {
  /// The amount that starts at `offset`, or nil.
  ///
  /// `allowsBareScale`: whether 百 千 万 亿 alone may be a number, as after 近 or 上.
  static func read(in text: ArticleText, at offset: Int, allowsBareScale: Bool = false)
    -> ScannedAmount?
  {
    read(
      NumeralReader.read(in: text, at: offset), in: text, at: offset,
      allowsBareScale: allowsBareScale)
  }

  /// The same, when the numeral at `offset` is known.
  static func read(
    _ numeral: Numeral?, in text: ArticleText, at offset: Int, allowsBareScale: Bool
  ) -> ScannedAmount? {
    if var indefinite = indefinite(in: text, at: offset) {
      readCountedScale(&indefinite, in: text)
      return indefinite
    }
    guard let numeral else { return nil }
    var amount = ScannedAmount(
      start: offset, end: numeral.end, value: DecimalInterval(exactly: numeral.amount),
      literal: numeral.amount, numeral: numeral)
    if let upper = numeral.upper {
      amount.value = DecimalInterval(min: numeral.amount, max: upper)
      (amount.literal, amount.hedge, amount.isRange) = (nil, .range, true)
    }
    if let bound = innerBound(in: text, after: amount) {
      amount.end = bound.end
      amount.open(bound.hedge, span: bound.span)
      amount.scale(byPowerOfTen: bound.power)
      if bound.again > 0 { amount.end = bound.again }
      readCountedScale(&amount, in: text)
      return amount
    }
    readCountedScale(&amount, in: text)
    if amount.countedPower > 0 { return amount }
    if numeral.isBareScale {
      let isLong = numeral.span.byteCount > 3
      guard isLong || allowsBareScale else { return nil }
      amount.isSizeWord = true
      amount.value = size(of: numeral.amount)
      amount.hedge = .vague
    }
    if numeral.hasScale, numeral.upper == nil,
      text.hasPrefix("级", at: amount.end) || text.hasPrefix("級", at: amount.end)
    {
      amount.hedgeSpan = TextSpan(start: amount.end, end: amount.end + 3)
      amount.end += 3
      amount.value = size(of: numeral.amount)
      (amount.hedge, amount.isSizeWord) = (.vague, false)
    }
    return amount
  }

  /// The size [X, 10X) that 百万 and 千亿级 mean.
  static func size(of amount: DecimalAmount) -> DecimalInterval {
    DecimalInterval(
      min: amount, max: amount.scaled(byPowerOfTen: 1), minOpen: false, maxOpen: true)
  }

  /// 3个亿, 两个多亿, 十几个亿, 上百个亿: the 亿 itself is counted.
  private static func readCountedScale(_ amount: inout ScannedAmount, in text: ArticleText) {
    guard text.hasPrefix("个", at: amount.end) || text.hasPrefix("個", at: amount.end) else {
      return
    }
    var start = amount.end + 3
    var bound: TextSpan?
    for word: StaticString in ["多", "余"]
    where text.hasPrefix(word, at: start) && amount.hedge == .exact {
      bound = TextSpan(start: start, end: start + 3)
      start += 3
    }
    guard let scale = NumeralReader.readScale(in: text, at: start), scale.power >= 8 else { return }
    if let bound { amount.open(.over, span: bound) }
    amount.scale(byPowerOfTen: scale.power)
    (amount.countedPower, amount.end) = (scale.power, scale.end)
  }

  /// 几十, 数百万, 几个亿: (u, 10u).
  private static func indefinite(in text: ArticleText, at offset: Int) -> ScannedAmount? {
    guard
      isIndefinite(text, at: offset) || text.hasPrefix("数", at: offset)
        || text.hasPrefix("數", at: offset)
    else { return nil }
    let isCounted = text.hasPrefix("个", at: offset + 3) || text.hasPrefix("個", at: offset + 3)
    if isCounted, isIndefinite(text, at: offset),
      let scale = NumeralReader.readScale(in: text, at: offset + 6), scale.power >= 8
    {
      return vague(from: offset, end: scale.end, power: scale.power)
    }
    guard let scale = NumeralReader.readScale(in: text, at: offset + 3) else { return nil }
    var amount = vague(from: offset, end: scale.end, power: scale.power)
    if text.hasPrefix("多", at: amount.end) || text.hasPrefix("余", at: amount.end) {
      let after = NumeralReader.readScale(in: text, at: amount.end + 3)
      amount.end = after?.end ?? amount.end + 3
      amount.scale(byPowerOfTen: after?.power ?? 0)
    }
    return amount
  }

  private static func vague(from offset: Int, end: Int, power: Int) -> ScannedAmount {
    let unit = DecimalAmount(coefficient: 1, exponent: power)
    var amount = ScannedAmount(
      start: offset, end: end,
      value: DecimalInterval(
        min: unit, max: unit.scaled(byPowerOfTen: 1), minOpen: true, maxOpen: true),
      literal: unit)
    amount.hedge = .vague
    amount.hedgeSpan = TextSpan(start: offset, end: offset + 3)
    return amount
  }

  private static func isIndefinite(_ text: ArticleText, at offset: Int) -> Bool {
    text.hasPrefix("几", at: offset) || text.hasPrefix("幾", at: offset)
  }

  private struct Bound {
    let hedge: Hedge
    let span: TextSpan
    let end: Int
    let power: Int
    let again: Int
  }

  /// 几 多 余 来 after the digits, with the scale that may follow: 二十几万, 300多万, 500余万.
  private static func innerBound(in text: ArticleText, after amount: ScannedAmount) -> Bound? {
    guard let numeral = amount.numeral, numeral.upper == nil, amount.end < text.count else {
      return nil
    }
    var start = amount.end
    while start < text.count, text.bytes[start] == 0x20, start - amount.end < 2 { start += 1 }
    guard start < text.count else { return nil }
    let hedge: Hedge
    var length = 3
    if isIndefinite(text, at: start) {
      if text.hasPrefix("几内亚", at: start) { return nil }
      hedge = .vague
    } else if text.hasPrefix("来", at: start) || text.hasPrefix("來", at: start) {
      // 来 leaves open on which side: 现代汉语词典 gives "about".
      hedge = .about
      guard numeral.isChinese, !text.hasPrefix("来自", at: start),
        !text.hasPrefix("来源", at: start), !text.hasPrefix("来到", at: start)
      else { return nil }
    } else if text.hasPrefix("多", at: start) {
      hedge = .over
      let lookalikes: [StaticString] = ["多数", "多样", "多于", "多晶", "多媒体", "多边", "多米尼加"]
      if lookalikes.contains(where: { text.hasPrefix($0, at: start) }) { return nil }
    } else if text.hasPrefix("余", at: start) || text.hasPrefix("餘", at: start)
      || text.hasPrefix("馀", at: start)
    {
      hedge = .over
      if text.hasPrefix("余额", at: start) || text.hasPrefix("余下", at: start) { return nil }
    } else if text.bytes[start] == 0x2B, start == amount.end {
      // 100+家: a hundred or more; 1+1 is a sum.
      (hedge, length) = (.atLeast, 1)
      if start + 1 < text.count, ASCII.isAlphanumeric(text.bytes[start + 1]) { return nil }
    } else if text.hasPrefix("有余", at: start) {
      (hedge, length) = (.over, 6)
    } else {
      return nil
    }
    let isTens = numeral.hasScale || (numeral.integer ?? 1) % 10 == 0
    guard hedge != .vague && !numeral.isBareScale || isTens else { return nil }
    if hedge == .atLeast {
      return Bound(
        hedge: hedge, span: TextSpan(start: start, end: start + 1), end: start + 1, power: 0,
        again: 0)
    }
    // 3多 and 三几 are no numbers; 3万多 and 1.5万余 are, and so is 2多万 said of nothing smaller.
    guard isTens || NumeralReader.readScale(in: text, at: start + length) != nil else { return nil }
    var end = start + length
    var power = 0
    let spaced = text.hasPrefix(" ", at: end) ? end + 1 : end
    if let scale = NumeralReader.readScale(in: text, at: spaced) {
      (power, end) = (scale.power, scale.end)
    }
    var again = 0
    if power > 0, text.hasPrefix("多", at: end),
      let scale = NumeralReader.readScale(in: text, at: end + 3)
    {
      // 十几万多亿
      (power, again) = (power + scale.power, scale.end)
    }
    return Bound(
      hedge: hedge, span: TextSpan(start: start, end: start + length), end: end, power: power,
      again: again)
  }
}
