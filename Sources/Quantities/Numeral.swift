import NewsModel

/// A numeral as it stands in a text: its value, the digits as written, and how it is written.
///
/// Made by ``NumeralReader``. Bound words (多 余 几 左右) are not part of it.
struct Numeral: Hashable, Sendable {
  /// First byte of the sign or first digit to the end of the last digit or scale word.
  var span: TextSpan
  /// The value with sign and scale words applied; `36.57亿` is 3657 × 10^6.
  var amount: DecimalAmount
  /// The higher end of two neighbouring digits said as one (三四百: 400; 十七八: 18), else nil.
  ///
  /// `amount` is then the lower end.
  var upper: DecimalAmount?
  /// Some 十 百 千 万 亿 兆 (or million, billion) is in it.
  var hasScale = false
  /// Written with Chinese digits only, scale words aside (十五, 二〇二三, 百万).
  var isChinese = false
  /// Digits only: 2023, 二〇二三, 幺幺零; no scale word, point, grouping comma or sign.
  var isDigitString = false
  /// A scale word without a digit before it (百万, 千亿, 万亿): the size itself, or a hedge follows.
  var isBareScale = false
  /// Digits before the point of the first run, leading zeros included.
  var integerDigitCount = 0
  /// Digits after the point.
  var fractionDigitCount = 0
  /// The first of several digits is 0 (07, 〇七).
  var hasLeadingZero = false
  /// Grouping commas were read (1,234).
  var hasGrouping = false
  /// A sign was read.
  var hasSign = false
  /// Offset after the first run of digits, before any scale word.
  var digitsEnd = 0
  /// Power of ten of the trailing 万 亿 万亿 (4, 8, 12), 0 without: 三百五十万 gives 4.
  var trailingScalePower = 0
  /// Power of the 十 百 千 between a single head and the trailing scale: 九百亿 gives 2, 二十五万 nil.
  var trailingUnitPower: Int?

  var start: Int { span.start }
  var end: Int { span.end }

  /// True when a fraction was written (2.5, 三点五).
  var hasPoint: Bool { fractionDigitCount > 0 }

  /// The value as an `Int`, when it is a whole number that fits; what dates are made of.
  var integer: Int? {
    let value = amount.normalized
    guard value.exponent >= 0, value.exponent <= 18, var result = Int(exactly: value.coefficient)
    else { return nil }
    for _ in 0..<value.exponent {
      let (next, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = next
    }
    return result
  }
}
