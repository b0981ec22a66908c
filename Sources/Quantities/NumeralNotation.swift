import NewsModel

/// Ways of writing a number beside plain digits and Chinese numerals: exponents, spoken points, cells.
enum NumeralNotation {
  /// Beyond this an exponent is no number of a news text.
  private static let maxExponent = 30

  /// `E5`, `e-3`, `×10^8`, `×10⁸` after a run of digits, as a power of ten.
  ///
  /// A letter exponent needs a point before it or its own sign: 1E5 may be a model.
  static func exponent(in text: ArticleText, after run: DigitRun) -> (power: Int, end: Int)? {
    let offset = run.end
    guard offset < text.count else { return nil }
    let byte = text.bytes[offset]
    if byte == 0x45 || byte == 0x65 {
      let signed = sign(in: text, at: offset + 1)
      guard run.fractionDigits > 0 || signed != nil,
        let power = digits(in: text, at: signed?.end ?? offset + 1),
        power.end >= text.count || !ASCII.isAlphanumeric(text.bytes[power.end])
      else { return nil }
      return ((signed?.isNegative ?? false) ? -power.value : power.value, power.end)
    }
    for times: StaticString in ["×10", "x10", "X10", "*10", "·10"]
    where text.hasPrefix(times, at: offset) {
      let start = offset + times.utf8CodeUnitCount
      if text.hasPrefix("^", at: start) {
        let signed = sign(in: text, at: start + 1)
        guard let power = digits(in: text, at: signed?.end ?? start + 1) else { return nil }
        return ((signed?.isNegative ?? false) ? -power.value : power.value, power.end)
      }
      return superscript(in: text, at: start)
    }
    return nil
  }

  private static func sign(in text: ArticleText, at offset: Int) -> (isNegative: Bool, end: Int)? {
    if text.hasPrefix("-", at: offset) { return (true, offset + 1) }
    if text.hasPrefix("−", at: offset) { return (true, offset + 3) }
    return text.hasPrefix("+", at: offset) ? (false, offset + 1) : nil
  }

  private static func digits(in text: ArticleText, at offset: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = offset
    while end < text.count, ASCII.isDigit(text.bytes[end]) {
      value = value * 10 + Int(text.bytes[end] &- 0x30)
      end += 1
      guard value <= maxExponent else { return nil }
    }
    return end > offset ? (value, end) : nil
  }

  private static func superscript(in text: ArticleText, at offset: Int) -> (power: Int, end: Int)? {
    var value = 0
    var end = offset
    var isNegative = false
    while let (scalar, length) = text.scalar(at: end) {
      switch scalar {
      case 0x207B where end == offset: isNegative = true
      case 0x00B9: value = value * 10 + 1
      case 0x00B2, 0x00B3: value = value * 10 + Int(scalar - 0x00B0)
      case 0x2070, 0x2074...0x2079: value = value * 10 + Int(scalar - 0x2070)
      default: return value > 0 ? (isNegative ? -value : value, end) : nil
      }
      end += length
      guard value <= maxExponent else { return nil }
    }
    return value > 0 ? (isNegative ? -value : value, end) : nil
  }

  /// 2 000平方米, 1 200 万元: groups of three apart by one space, when what they measure follows.
  static func spacedGroups(in text: ArticleText, at start: Int, after run: DigitRun) -> DigitRun? {
    guard run.isPlain, run.integerDigits <= 3, !run.hasLeadingZero, run.amount > DecimalAmount(0),
      var next = space(in: text, at: run.end), DigitRun.digit(in: text, at: next) != nil,
      !followsNumber(text, start)
    else { return nil }
    var grouped = run
    var coefficient = run.amount.coefficient
    for _ in 0..<4 {
      guard let group = DigitRun(in: text, at: next, maxDigits: 12), group.integerDigits == 3,
        !group.hasGrouping
      else { return nil }
      for _ in 0..<3 { coefficient *= 10 }
      for _ in 0..<group.fractionDigits { coefficient *= 10 }
      coefficient += group.amount.coefficient
      grouped.amount = DecimalAmount(coefficient: coefficient, exponent: -group.fractionDigits)
      grouped.integerDigits += 3
      (grouped.fractionDigits, grouped.end) = (group.fractionDigits, group.end)
      grouped.hasGrouping = true
      guard group.fractionDigits == 0, let further = space(in: text, at: group.end),
        DigitRun.digit(in: text, at: further) != nil
      else { break }
      next = further
    }
    let unit = space(in: text, at: grouped.end) ?? grouped.end
    let units: [StaticString] = [
      "万", "亿", "萬", "億", "元", "美元", "港元", "欧元", "日元", "英镑", "平方", "平米", "立方", "米", "公里", "千米",
      "公斤", "千克", "公顷", "吨", "噸", "人", "家", "户", "戶", "辆", "輛", "台", "件", "套", "亩", "个", "個", "名",
      "桶", "千瓦", "册", "种", "股", "手", "张", "只", "头", "艘", "架", "箱", "枚", "份", "余", "多",
    ]
    return units.contains { text.hasPrefix($0, at: unit) } ? grouped : nil
  }

  /// After one space (also one that does not break and the thin ones) at `offset`, or nil.
  private static func space(in text: ArticleText, at offset: Int) -> Int? {
    if text.hasPrefix(" ", at: offset) { return offset + 1 }
    if text.hasPrefix("\u{A0}", at: offset) { return offset + 2 }
    return text.hasPrefix("\u{2009}", at: offset) || text.hasPrefix("\u{202F}", at: offset)
      ? offset + 3 : nil
  }

  /// True when a digit or Latin letter stands before `offset`, a space between or none.
  private static func followsNumber(_ text: ArticleText, _ offset: Int) -> Bool {
    var end = offset
    if end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    return end > 0 && ASCII.isAlphanumeric(text.bytes[end - 1])
  }

  /// 点 and Western digits (22点6度, 3点5亿), when a scale, percent or unit follows and no minutes.
  static func spokenFraction(in text: ArticleText, after run: DigitRun)
    -> (coefficient: Int128, digits: Int, end: Int)?
  {
    guard text.hasPrefix("点", at: run.end) || text.hasPrefix("點", at: run.end) else { return nil }
    var (coefficient, digits) = (Int128(0), 0)
    var end = run.end + 3
    while digits < 6, let (digit, next) = DigitRun.digit(in: text, at: end) {
      coefficient = coefficient * 10 + Int128(digit)
      digits += 1
      end = next
    }
    let units: [StaticString] = ["度", "℃", "万", "萬", "亿", "億", "%", "％", "倍", "元", "个百分点", "摄氏"]
    guard digits > 0, units.contains(where: { text.hasPrefix($0, at: end) }) else { return nil }
    return (coefficient, digits, end)
  }

  /// True at the start of the text, a line or a table cell.
  static func startsCell(_ text: ArticleText, at offset: Int) -> Bool {
    offset <= 0 || text.bytes[offset - 1] == 0x0A || text.bytes[offset - 1] == 0x09
  }

  /// True at the end of the text, a line or a table cell.
  static func endsCell(_ text: ArticleText, at offset: Int) -> Bool {
    offset >= text.count || text.bytes[offset] == 0x0A || text.bytes[offset] == 0x09
  }

  /// A numeral with spaces between its characters (九 九, 一 百二 十點 五), or nil.
  ///
  /// Only for places where what follows or precedes says that it is one number.
  static func spaced(in text: ArticleText, at offset: Int) -> (amount: DecimalAmount, end: Int)? {
    var written = 0
    var index = offset
    var end = offset
    while written < 60, index < text.count {
      if text.bytes[index] == 0x20 {
        index += 1
        guard index - end <= 2 else { break }
        continue
      }
      let isPoint =
        text.hasPrefix("点", at: index) || text.hasPrefix("點", at: index)
        || text.hasPrefix(".", at: index)
      let next: Int
      if isPoint {
        next = index + (text.bytes[index] == 0x2E ? 1 : 3)
      } else if let (_, after) = NumeralGlyph.read(in: text, at: index) {
        next = after
      } else {
        break
      }
      written += next - index
      (index, end) = (next, next)
    }
    guard end > offset + written else { return nil }
    let joined = ArticleText(utf8: text.bytes[offset..<end].filter { $0 != 0x20 })
    guard let numeral = NumeralReader.read(in: joined, at: 0), numeral.end == joined.count,
      numeral.upper == nil, !numeral.isBareScale
    else { return nil }
    return (numeral.amount, end)
  }

  /// A Roman numeral of one character (Ⅲ) that nothing is joined to, as a number.
  static func roman(in text: ArticleText, at offset: Int) -> (value: Int, end: Int)? {
    guard let (scalar, length) = text.scalar(at: offset), (0x2160...0x217B).contains(scalar) else {
      return nil
    }
    let end = offset + length
    guard isFree(text, text.offsetOfScalar(before: offset)), isFree(text, end) else { return nil }
    return (Int((scalar - 0x2160) % 16) + 1, end)
  }

  private static func isFree(_ text: ArticleText, _ offset: Int?) -> Bool {
    guard let offset, let (scalar, _) = text.scalar(at: offset) else { return true }
    if scalar < 0x80 { return !ASCII.isAlphanumeric(UInt8(scalar)) }
    return !(0x4E00...0x9FFF).contains(scalar) && !(0x2150...0x218F).contains(scalar)
  }

  /// 4万一平, 三千一个月, 2万一台: the price of one, not 41000, 3100 and 21000.
  static func isPricedPiece(in text: ArticleText, at offset: Int) -> Bool {
    let pieces: [StaticString] = [
      "平", "个月", "台", "辆", "套", "件", "吨", "斤", "张", "瓶", "盒", "箱", "亩", "份", "晚", "桌", "间", "年",
      "天",
    ]
    return pieces.contains { text.hasPrefix($0, at: offset) }
  }
}
