import NewsModel

/// A run of ASCII or full-width digits with grouping commas and a point.
struct DigitRun {
  var amount: DecimalAmount
  var end: Int
  var integerDigits = 0
  var fractionDigits = 0
  var hasLeadingZero = false
  var hasGrouping = false

  /// Digits only.
  var isPlain: Bool { fractionDigits == 0 && !hasGrouping }

  /// Nil when no digit stands at `offset` or there are more than `maxDigits`.
  init?(in text: ArticleText, at offset: Int, maxDigits: Int) {
    var coefficient: Int128 = 0
    var digits = 0
    var position = offset
    while let (digit, next) = Self.digit(in: text, at: position) {
      digits += 1
      guard digits <= maxDigits else { return nil }
      coefficient = coefficient * 10 + Int128(digit)
      position = next
    }
    guard digits > 0 else { return nil }
    hasLeadingZero = digits > 1 && Self.digit(in: text, at: offset)?.value == 0
    if digits <= 3, !hasLeadingZero || digits == 1,
      let grouped = Self.groups(in: text, at: position, first: coefficient, digits: digits),
      coefficient > 0, digits + grouped.digits <= maxDigits
    {
      coefficient = grouped.coefficient
      digits += grouped.digits
      position = grouped.end
      hasGrouping = true
    }
    integerDigits = digits
    if let pointEnd = Self.point(in: text, at: position) {
      var fraction = pointEnd
      while let (digit, next) = Self.digit(in: text, at: fraction) {
        digits += 1
        guard digits <= maxDigits else { return nil }
        coefficient = coefficient * 10 + Int128(digit)
        fractionDigits += 1
        fraction = next
      }
      if fractionDigits > 0 { position = fraction }
    }
    amount = DecimalAmount(coefficient: coefficient, exponent: -fractionDigits)
    end = position
  }

  /// `.5`: a point that no digit, letter or point stands before, and digits.
  init?(leadingPointIn text: ArticleText, at offset: Int, maxDigits: Int) {
    guard var position = Self.point(in: text, at: offset) else { return nil }
    var coefficient: Int128 = 0
    while let (digit, next) = Self.digit(in: text, at: position) {
      fractionDigits += 1
      guard fractionDigits < maxDigits else { return nil }
      coefficient = coefficient * 10 + Int128(digit)
      position = next
    }
    guard Self.point(in: text, at: position) == nil else { return nil }
    amount = DecimalAmount(coefficient: coefficient, exponent: -fractionDigits)
    (integerDigits, end) = (1, position)
  }

  /// Puts the digits of a fraction behind a whole number: 22 and 点6.
  mutating func append(_ fraction: Int128, digits: Int, end: Int) {
    var coefficient = amount.coefficient
    for _ in 0..<digits { coefficient *= 10 }
    amount = DecimalAmount(coefficient: coefficient + fraction, exponent: -digits)
    (fractionDigits, self.end) = (digits, end)
  }

  static func digit(in text: ArticleText, at offset: Int) -> (value: Int, end: Int)? {
    guard let (glyph, end) = NumeralGlyph.read(in: text, at: offset) else { return nil }
    guard case .arabic(let value) = glyph else { return nil }
    return (value, end)
  }

  /// `.` or `．`, when a digit follows.
  static func point(in text: ArticleText, at offset: Int) -> Int? {
    let end: Int
    if text.hasPrefix(".", at: offset) {
      end = offset + 1
    } else if text.hasPrefix("．", at: offset) {
      end = offset + 3
    } else {
      return nil
    }
    return digit(in: text, at: end) == nil ? nil : end
  }

  /// Groups after the first: all of three digits, all of four, or Indian (two, two, three).
  private static func groups(
    in text: ArticleText, at offset: Int, first: Int128, digits: Int
  ) -> (coefficient: Int128, digits: Int, end: Int)? {
    var groups = 0
    var (allThree, allFour, allTwoBefore) = (true, true, true)
    var position = offset
    var best: (coefficient: Int128, digits: Int, end: Int)?
    var coefficient = first
    var total = 0
    // 500，300，200元 lists round numbers; a wide comma inside a number stands beside odd digits.
    var isWide = false
    var isRound = first % 10 == 0
    while groups < 12, digits + total + 5 <= DecimalAmount.maxDigits,
      let comma = comma(in: text, at: position)
    {
      var length = 0
      var value = 0
      var end = comma
      while length < 5, let (digit, next) = digit(in: text, at: end) {
        coefficient = coefficient * 10 + Int128(digit)
        value = value * 10 + digit
        length += 1
        end = next
      }
      isWide = isWide || comma - position == 3
      isRound = isRound && value > 0 && value % 10 == 0
      guard (2...4).contains(length) else { break }
      groups += 1
      total += length
      position = end
      (allThree, allFour) = (allThree && length == 3, allFour && length == 4)
      let isIndian = groups > 1 && allTwoBefore && length == 3
      let isTenThousands = allFour && digits <= 4 && groups > 1
      if allThree || isIndian || isTenThousands { best = (coefficient, total, end) }
      allTwoBefore = allTwoBefore && length == 2
    }
    if isWide, let end = best?.end {
      // ，500，100万: what has a scale of its own is no group.
      switch NumeralGlyph.read(in: text, at: end)?.glyph {
      case .scale?, .unit?: return nil
      default: if isRound { return nil }
      }
    }
    return best
  }

  private static func comma(in text: ArticleText, at offset: Int) -> Int? {
    if text.hasPrefix(",", at: offset) { return offset + 1 }
    return text.hasPrefix("，", at: offset) ? offset + 3 : nil
  }

  /// True when a calendar word follows: then a digit after 万 belongs to a date, not to 3万5.
  static func startsDate(_ text: ArticleText, at offset: Int) -> Bool {
    let words: [StaticString] = ["年", "月", "日", "号", "點", "点", ".", "．", "%", "％", "G", "个", "-"]
    return words.contains { text.hasPrefix($0, at: offset) }
  }
}
