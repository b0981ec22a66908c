import NewsModel

/// A small whole number of a date or clock: at most eight Arabic digits, or Chinese up to 9999.
struct CalendarNumeral {
  var number: Int
  var end: Int
  /// Digits written; 2 for 07, 4 for 二〇二三, 1 for 十.
  var digits: Int
  var isArabic: Bool
  /// Written digit by digit: 2023, 二〇二三, 七.
  var isDigitString: Bool
  var hasLeadingZero: Bool

  /// The number at `offset`, or nil.
  ///
  /// A run of more than eight digits is nil.
  static func read(in text: ArticleText, at offset: Int) -> CalendarNumeral? {
    if arabicDigit(in: text, at: offset) != nil { return arabic(in: text, at: offset) }
    return chinese(in: text, at: offset)
  }

  /// The digit 0...9 at `offset`, ASCII or full width, and its end.
  static func arabicDigit(in text: ArticleText, at offset: Int) -> (digit: Int, end: Int)? {
    let bytes = text.bytes
    guard offset >= 0, offset < bytes.count else { return nil }
    if bytes[offset] &- 0x30 <= 9 { return (Int(bytes[offset] - 0x30), offset + 1) }
    guard bytes[offset] == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBC,
      (0x90...0x99).contains(bytes[offset + 2])
    else { return nil }
    return (Int(bytes[offset + 2] - 0x90), offset + 3)
  }

  private static func arabic(in text: ArticleText, at offset: Int) -> CalendarNumeral? {
    var number = 0
    var digits = 0
    var end = offset
    var leadingZero = false
    while let (digit, next) = arabicDigit(in: text, at: end) {
      if digits == 0 { leadingZero = digit == 0 }
      digits += 1
      guard digits <= 8 else { return nil }
      number = number * 10 + digit
      end = next
    }
    return CalendarNumeral(
      number: number, end: end, digits: digits, isArabic: true, isDigitString: true,
      hasLeadingZero: leadingZero && digits > 1)
  }

  private static func chinese(in text: ArticleText, at offset: Int) -> CalendarNumeral? {
    var end = offset
    var (digits, number, first) = (0, 0, 0)
    var total = 0
    var usedUnit = false
    var lastUnit = Int.max
    var pending: Int?
    while digits <= 8, let (scalar, length) = text.scalar(at: end) {
      if let digit = chineseDigit(scalar) {
        let isTwo = scalar == 0x4E24 || scalar == 0x5169
        if isTwo, digits > 0 || usedUnit { break }
        if let opening = text.scalar(at: offset)?.scalar, opening == 0x4E24 || opening == 0x5169,
          !usedUnit, end > offset
        {
          break
        }
        if usedUnit, pending != nil { break }
        if usedUnit, lastUnit == 10, digit == 0 { break }
        if digits == 0 { first = digit }
        digits += 1
        number = number * 10 + digit
        pending = digit == 0 && usedUnit ? nil : digit
      } else if let unit = chineseUnit(scalar), unit < lastUnit, usedUnit || digits <= 1 {
        total += (pending ?? (digits == 0 ? 1 : 0)) * unit
        if pending == nil, digits > 0 { break }
        (usedUnit, lastUnit, pending) = (true, unit, nil)
      } else if let tens = combinedTens(scalar), !usedUnit, digits == 0 {
        (total, usedUnit, lastUnit) = (tens, true, 10)
      } else {
        break
      }
      end += length
    }
    guard end > offset else { return nil }
    if !usedUnit {
      guard digits <= 8 else { return nil }
      return CalendarNumeral(
        number: number, end: end, digits: digits, isArabic: false, isDigitString: true,
        hasLeadingZero: digits > 1 && first == 0)
    }
    return CalendarNumeral(
      number: total + (pending ?? 0), end: end, digits: 1, isArabic: false, isDigitString: false,
      hasLeadingZero: false)
  }

  static func chineseDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: 0  // 零 〇 ○
    case 0x4E00: 1  // 一
    case 0x4E8C, 0x4E24, 0x5169: 2  // 二 两 兩
    case 0x4E09, 0x4EE8: 3  // 三 仨
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  private static func chineseUnit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }

  private static func combinedTens(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5EFF: 20  // 廿
    case 0x5345: 30  // 卅
    default: nil
    }
  }

  /// True for digits, ASCII, full-width and Chinese, and for 十 百 千 廿 卅.
  static func isGlyph(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
      || chineseDigit(scalar) != nil || chineseUnit(scalar) != nil || combinedTens(scalar) != nil
  }

  /// True when a numeral glyph starts at `offset`.
  ///
  /// Cost: a few comparisons.
  static func starts(in text: ArticleText, at offset: Int) -> Bool {
    if arabicDigit(in: text, at: offset) != nil { return true }
    let bytes = text.bytes
    guard offset >= 0, offset < bytes.count, bytes[offset] >= 0xE2, bytes[offset] <= 0xE9,
      let (scalar, _) = text.scalar(at: offset)
    else { return false }
    return chineseDigit(scalar) != nil || chineseUnit(scalar) != nil || combinedTens(scalar) != nil
  }
}
