import NewsModel

/// A number with its inner bound words (十几, 300多万, 百万级) before its unit is known.
struct ScannedAmount {
  var start: Int
  /// After the digits, scale and inner bound words.
  var end: Int
  var value: DecimalInterval
  /// The printed number with its scale; nil for neighbouring digits.
  var literal: DecimalAmount?
  var hedge: Hedge = .exact
  /// Of an inner bound word.
  var hedgeSpan: TextSpan?
  var numeral: Numeral?
  /// 百万, 千亿 without digits or bound word: the size [X, 10X), unless a hedge stands before it.
  var isSizeWord = false
  var alternatives: [DecimalInterval] = []
  var isRange = false
  /// Power of ten of a Latin scale (k, w, million) already applied.
  var latinPower = 0
  /// Power of ten of an 亿 counted with 个 (3个亿, 8个多亿); 0 without.
  var countedPower = 0

  /// Both ends times 10^power.
  mutating func scale(byPowerOfTen power: Int) {
    guard power != 0 else { return }
    value = value.scaled(byPowerOfTen: power)
    literal = literal?.scaled(byPowerOfTen: power)
    alternatives = alternatives.map { $0.scaled(byPowerOfTen: power) }
  }

  /// Adds to both ends and the literal, for 三成五 and 两年半.
  mutating func add(_ amount: DecimalAmount) {
    value = DecimalInterval(
      min: value.min?.adding(amount), max: value.max?.adding(amount), minOpen: value.minOpen,
      maxOpen: value.maxOpen)
    literal = literal?.adding(amount)
  }

  /// Opens the interval up to the next step of the last non-zero digit: 300多 is (300, 400).
  mutating func open(_ hedge: Hedge, span: TextSpan) {
    if hedge == .about {
      (self.hedge, hedgeSpan) = (hedge, span)
      return
    }
    if hedge == .atLeast {
      value = DecimalInterval(min: literal, max: nil)
      (self.hedge, hedgeSpan) = (hedge, span)
      return
    }
    guard let near = literal else { return }
    let step = near.lastNonZeroPlace
    guard let far = near.isNegative ? near.subtracting(step) : near.adding(step) else { return }
    value = DecimalInterval(min: min(near, far), max: max(near, far), minOpen: true, maxOpen: true)
    (self.hedge, hedgeSpan) = (hedge, span)
  }
}

extension MeasuredAmount {
  /// 百亿元级, 百万吨级: the size [X, 10X), said of Chinese numbers with a scale; 60万千瓦级 names a class.
  mutating func readLevel(in text: ArticleText) {
    guard text.hasPrefix("级", at: end) || text.hasPrefix("級", at: end), end > amount.end,
      unit?.family == .money || unit?.family == .dimension, let numeral = amount.numeral,
      numeral.isChinese, numeral.hasScale, numeral.upper == nil, amount.hedgeSpan == nil,
      let size = amount.literal
    else { return }
    amount.value = AmountRule.size(of: size)
    (amount.hedge, amount.isSizeWord) = (.vague, false)
    amount.hedgeSpan = TextSpan(start: end, end: end + 3)
    end += 3
  }
}

extension DecimalInterval {
  func scaled(byPowerOfTen power: Int) -> DecimalInterval {
    DecimalInterval(
      min: min?.scaled(byPowerOfTen: power), max: max?.scaled(byPowerOfTen: power),
      minOpen: minOpen, maxOpen: maxOpen)
  }
}
