import NewsModel

/// Chinese digits that stand together: one digit, a digit string, a fraction, or two neighbours.
struct ChineseDigitRun {
  var amount: DecimalAmount
  /// The second of two neighbouring digits (三四百, 三五天), else nil.
  var upper: Int?
  var end: Int
  var integerDigits = 1
  var fractionDigits = 0

  /// - Parameters:
  ///   - text: The text.
  ///   - offset: Offset of the first digit.
  ///   - first: Its value.
  ///   - maxDigits: Digits beyond this are left.
  ///   - allowsString: False inside a numeral, where only one digit or two neighbours may stand.
  ///   - readsPoint: Whether 点 and digits after it are a fraction.
  init(
    in text: ArticleText, at offset: Int, first: Int, maxDigits: Int, allowsString: Bool,
    readsPoint: Bool
  ) {
    var coefficient = Int128(first)
    var (digits, second) = (1, 0)
    let firstEnd = Self.digit(in: text, at: offset)?.end ?? offset
    end = firstEnd
    while digits < maxDigits, let (digit, next) = Self.digit(in: text, at: end) {
      // 两 is never a digit of a string: 二两 is two 两; 一两个 is one or two.
      if Self.isPairWord(text, at: end), digits != 1 || first != 1 { break }
      digits += 1
      coefficient = coefficient * 10 + Int128(digit)
      end = next
      if digits == 2 {
        second = digit
        if Self.isPairWord(text, at: next - 3) { break }
      }
    }
    if digits == 2, Self.areNeighbours(first, second) {
      (amount, upper) = (DecimalAmount(first), second)
      return
    }
    if digits > 1, !allowsString || Self.isUnit(text, at: end) {
      (digits, coefficient, end) = (1, Int128(first), firstEnd)
    }
    integerDigits = digits
    if readsPoint, let fraction = Self.fraction(in: text, at: end),
      digits + fraction.digits <= maxDigits
    {
      for _ in 0..<fraction.digits { coefficient *= 10 }
      coefficient += fraction.coefficient
      fractionDigits = fraction.digits
      end = fraction.end
    }
    amount = DecimalAmount(coefficient: coefficient, exponent: -fractionDigits)
  }

  /// Two digits said together for a range: 三四, 七八, and the idiomatic 三五.
  private static func areNeighbours(_ low: Int, _ high: Int) -> Bool {
    low > 0 && (high == low + 1 || (low == 3 && high == 5))
  }

  /// 点 and the Chinese digits after it, unless a clock time (三点五分, 三点十分) is more likely.
  static func fraction(in text: ArticleText, at offset: Int)
    -> (coefficient: Int128, digits: Int, end: Int)?
  {
    guard text.hasPrefix("点", at: offset) || text.hasPrefix("點", at: offset) else { return nil }
    var (coefficient, digits) = (Int128(0), 0)
    var end = offset + 3
    // 两 is never a decimal: 一点两小时 is two hours at one o'clock.
    while digits < 20, let (digit, next) = digit(in: text, at: end), !isPairWord(text, at: end) {
      coefficient = coefficient * 10 + Int128(digit)
      digits += 1
      end = next
    }
    guard digits > 0, !text.hasPrefix("十", at: end),
      !text.hasPrefix("分", at: end) || text.hasPrefix("分钟", at: end)
        || text.hasPrefix("分鐘", at: end) || text.hasPrefix("分之", at: end),
      !text.hasPrefix("刻", at: end), !text.hasPrefix("点", at: end)
    else { return nil }
    return (coefficient, digits, end)
  }

  private static func digit(in text: ArticleText, at offset: Int) -> (value: Int, end: Int)? {
    guard let (glyph, end) = NumeralGlyph.read(in: text, at: offset) else { return nil }
    guard case .chinese(let value) = glyph else { return nil }
    return (value, end)
  }

  static func isPairWord(_ text: ArticleText, at offset: Int) -> Bool {
    text.hasPrefix("两", at: offset) || text.hasPrefix("兩", at: offset)
  }

  private static func isUnit(_ text: ArticleText, at offset: Int) -> Bool {
    guard let (glyph, _) = NumeralGlyph.read(in: text, at: offset) else { return false }
    if case .unit = glyph { return true }
    return false
  }
}
