import NewsModel

/// Reads the numeral that starts at a byte offset: the one reader for quantities and times.
///
/// ```swift
/// let numeral = NumeralReader.read(in: text, at: offset)   // at the first digit or sign
/// numeral?.amount, numeral?.integer, numeral?.end
/// ```
///
/// Accepted: ASCII and full-width digits with grouping commas and a point; Chinese digits, ordinary,
/// formal and traditional; digit strings (二〇二三, 幺幺零); mixtures (3万5 = 35000, 3万5千,
/// 1亿2000万, 3.1千万, 三点五亿, 万亿); spaces before a scale word (200 亿); trailing elision
/// (一万六 = 16000, 三百五 = 350); neighbouring digits (三四百, see ``Numeral/upper``); the signs
/// `-` `－` `−` `+` `＋` 负 when `offset` is at the sign. The longest numeral is taken; callers look at
/// what follows (年, 点, 分之) themselves.
///
/// Each call is O(length of the numeral). More digits than the limit give nil.
struct NumeralReader {
  let text: ArticleText
  let maxDigits: Int
  let readsChinesePoint: Bool

  private var position: Int
  var sum = ScaledParts()
  var group: DecimalAmount?
  var pending: DecimalAmount?
  var pendingUpper: Int?
  private var pendingIsArabic = false
  var pendingDigits = 0
  var lastPower = Int.max
  var zeroSeen = false
  var zeroSinceScale = false
  var heads = 0
  /// `- 1,200` is negative where it fills its line or table cell; elsewhere `-` is a list mark.
  private var fillsCell = false
  var numeral: Numeral

  /// The numeral that starts at `offset`, or nil.
  ///
  /// `readsChinesePoint` false stops before 点, for callers who read 三点五分 as a clock time.
  static func read(
    in text: ArticleText, at offset: Int, readsChinesePoint: Bool = true,
    maxDigits: Int = DecimalAmount.maxDigits
  ) -> Numeral? {
    var reader = NumeralReader(
      text: text, at: offset, readsChinesePoint: readsChinesePoint,
      maxDigits: min(maxDigits, DecimalAmount.maxDigits))
    return reader.run()
  }

  private init(text: ArticleText, at offset: Int, readsChinesePoint: Bool, maxDigits: Int) {
    (self.text, self.position, self.maxDigits) = (text, offset, maxDigits)
    self.readsChinesePoint = readsChinesePoint
    numeral = Numeral(span: TextSpan(start: offset, end: offset), amount: DecimalAmount(0))
  }

  private mutating func run() -> Numeral? {
    let start = position
    let negative = readSign()
    numeral.isChinese = true
    while true {
      let offset = scaleOffset()
      if let (glyph, next) = NumeralGlyph.read(in: text, at: offset) {
        guard take(glyph, at: offset, next: next) else { break }
      } else if !takeFractionAfterUnit(), !takeLeadingPoint() {
        break
      }
    }
    guard heads > 0 || numeral.isBareScale && !numeral.hasSign,
      numeral.integerDigitCount <= maxDigits
    else {
      return nil
    }
    guard let total = finish() else { return nil }
    if fillsCell, !NumeralNotation.endsCell(text, at: position) { return nil }
    numeral.amount = negative ? total.negated : total
    if negative, let upper = numeral.upper {
      (numeral.amount, numeral.upper) = (upper.negated, total.negated)
    }
    numeral.span = TextSpan(start: start, end: position)
    if heads != 1 { numeral.trailingUnitPower = nil }
    numeral.isDigitString =
      !numeral.hasScale && !numeral.hasPoint && !numeral.hasGrouping && !numeral.hasSign
      && numeral.upper == nil
    return numeral
  }

  private mutating func readSign() -> Bool {
    guard let (scalar, length) = text.scalar(at: position) else { return false }
    switch scalar {
    case 0x2D, 0xFF0D, 0x2212, 0x8D1F, 0x8CA0:  // - － − 负 負
      position += length
      if length == 3, text.hasPrefix(" ", at: position) {
        position += 1
      } else if text.hasPrefix(" ", at: position),
        NumeralNotation.startsCell(text, at: position - 1)
      {
        position += 1
        fillsCell = true
      }
      numeral.hasSign = true
      return true
    case 0x2B, 0xFF0B:  // + ＋
      position += length
      numeral.hasSign = true
      return false
    default: return false
    }
  }

  /// Where the next glyph stands: past one or two spaces when a scale word follows them.
  private func scaleOffset() -> Int {
    guard pending != nil || group != nil || !sum.isEmpty, position < text.bytes.count else {
      return position
    }
    var offset = position
    for _ in 0..<2 {
      if text.bytes[offset] == 0x20 {
        offset += 1
      } else if text.hasPrefix("\u{A0}", at: offset) {
        offset += 2
      } else if text.hasPrefix("\u{3000}", at: offset) {
        offset += 3
      }
      guard offset < text.bytes.count else { return position }
    }
    guard offset > position, let (glyph, next) = NumeralGlyph.read(in: text, at: offset) else {
      return position
    }
    switch glyph {
    case .scale: return offset
    case .unit:
      if !pendingIsArabic { return offset }
      if case .scale? = NumeralGlyph.read(in: text, at: next)?.glyph { return offset }
      return position
    case .chinese: return lastPower < Int.max && numeral.isChinese ? offset : position
    case .arabic:
      guard lastPower < Int.max, pending == nil,
        let run = DigitRun(in: text, at: offset, maxDigits: 8),
        let (after, _) = NumeralGlyph.read(in: text, at: run.end)
      else { return position }
      if case .unit(let power) = after, power < lastPower { return offset }
      return position
    default: return position
    }
  }

  /// Adds one glyph to the numeral; false when it does not belong to it.
  private mutating func take(_ glyph: NumeralGlyph, at offset: Int, next: Int) -> Bool {
    switch glyph {
    case .arabic: return takeArabic(at: offset)
    case .chinese(let digit): return takeChinese(digit, at: offset)
    case .tens(let digit):
      guard pending == nil, lastPower > 1, !numeral.isBareScale else { return false }
      heads += 1
      group = (group ?? DecimalAmount(0)).adding(DecimalAmount(digit * 10))
      (lastPower, position, numeral.hasScale) = (1, next, true)
      if numeral.digitsEnd == 0 { numeral.digitsEnd = offset }
      return true
    case .unit(let power): return takeUnit(power, at: offset, next: next)
    case .scale(let power): return takeScale(power, at: offset, next: next)
    }
  }

  private mutating func takeArabic(at offset: Int) -> Bool {
    guard pending == nil, !numeral.isBareScale else { return false }
    guard var run = DigitRun(in: text, at: offset, maxDigits: maxDigits) else { return false }
    if heads > 0 {
      // After a scale word: 3万5, 1亿2000万 and 十3, but not 3万25.
      guard lastPower >= 1, lastPower < Int.max, run.isPlain else { return false }
      let isElided = run.integerDigits == 1 && lastPower >= 3
      if let (glyph, _) = NumeralGlyph.read(in: text, at: run.end) {
        switch glyph {
        case .scale(let power) where power < lastPower: break
        case .unit(let power) where power < lastPower: break
        case .scale where zeroSeen: break
        default: return false
        }
      } else if isElided {
        guard !DigitRun.startsDate(text, at: run.end) else { return false }
      } else {
        guard run.integerDigits == lastPower else { return false }
      }
      if lastPower == 1, !numeral.isChinese || DigitRun.startsDate(text, at: run.end) {
        return false
      }
    } else if let spaced = NumeralNotation.spacedGroups(in: text, at: offset, after: run) {
      run = spaced
    } else if readsChinesePoint, run.isPlain,
      let point = NumeralNotation.spokenFraction(in: text, after: run),
      run.integerDigits + point.digits <= maxDigits
    {
      run.append(point.coefficient, digits: point.digits, end: point.end)
    } else if let exponent = NumeralNotation.exponent(in: text, after: run) {
      run.amount = run.amount.scaled(byPowerOfTen: exponent.power)
      run.end = exponent.end
    }
    heads += 1
    (pending, pendingIsArabic, pendingDigits) = (run.amount, true, run.integerDigits)
    numeral.isChinese = false
    if heads == 1 {
      numeral.integerDigitCount = run.integerDigits
      numeral.fractionDigitCount = run.fractionDigits
      numeral.hasLeadingZero = run.hasLeadingZero
      numeral.hasGrouping = run.hasGrouping
      numeral.digitsEnd = run.end
    }
    position = run.end
    return true
  }

  private mutating func takeChinese(_ digit: Int, at offset: Int) -> Bool {
    if numeral.isBareScale {
      // 千三 is 1300 and 百八十 180; 百一, 万一 and 万三 are words of their own.
      let isTens =
        lastPower == 2 && text.hasPrefix("十", at: offset + 3) && digit > 0
      guard lastPower == 3 || isTens, sum.isEmpty, digit > 0, pending == nil, offset == position
      else { return false }
      heads = 1
      numeral.isBareScale = false
    }
    guard !pendingIsArabic || pending == nil else { return false }
    if digit == 0, pending == nil, heads > 0 || group != nil {
      // 零 between groups (一千零五); it belongs to the numeral only if a digit follows.
      guard let (glyph, _) = NumeralGlyph.read(in: text, at: offset + 3) else { return false }
      switch glyph {
      case .chinese(1...9), .unit(1): break
      case .arabic(1...9):
        guard let run = DigitRun(in: text, at: offset + 3, maxDigits: 4),
          case .scale(let power)? = NumeralGlyph.read(in: text, at: run.end)?.glyph,
          power != lastPower
        else { return false }
      default: return false
      }
      (zeroSeen, zeroSinceScale, position) = (true, true, offset + 3)
      return true
    }
    if pending == nil {
      if heads > 0, digit == 1, NumeralNotation.isPricedPiece(in: text, at: offset + 3) {
        return false
      }
      guard lastPower > 1 || lastPower == 1 && !ChineseDigitRun.isPairWord(text, at: offset) else {
        return false
      }
      heads += 1
      let run = ChineseDigitRun(
        in: text, at: offset, first: digit, maxDigits: maxDigits,
        allowsString: heads == 1 && group == nil, readsPoint: readsChinesePoint)
      (pending, pendingUpper, pendingIsArabic) = (run.amount, run.upper, false)
      pendingDigits = run.integerDigits
      if heads == 1 {
        numeral.integerDigitCount = run.integerDigits
        numeral.fractionDigitCount = run.fractionDigits
        numeral.hasLeadingZero = run.integerDigits > 1 && digit == 0
        numeral.digitsEnd = run.end
      } else if run.fractionDigits > 0 {
        numeral.fractionDigitCount = run.fractionDigits
      }
      position = run.end
      return true
    }
    return false
  }

  /// 点 after 十 百 千 万 亿: 三千点五, 十点二三; a last digit reads its own fraction.
  private mutating func takeFractionAfterUnit() -> Bool {
    guard readsChinesePoint, numeral.isChinese, heads > 0, pending == nil, lastPower > 0,
      numeral.fractionDigitCount == 0,
      let fraction = ChineseDigitRun.fraction(in: text, at: position)
    else { return false }
    pending = DecimalAmount(coefficient: fraction.coefficient, exponent: -fraction.digits)
    numeral.fractionDigitCount = fraction.digits
    (lastPower, position, zeroSeen) = (0, fraction.end, true)
    return true
  }

  /// `.5` and `-.0012`: a fraction without its zero.
  private mutating func takeLeadingPoint() -> Bool {
    guard heads == 0, sum.isEmpty, pending == nil,
      let run = DigitRun(leadingPointIn: text, at: position, maxDigits: maxDigits)
    else { return false }
    heads = 1
    (pending, pendingIsArabic, pendingDigits) = (run.amount, true, 1)
    numeral.isChinese = false
    (numeral.integerDigitCount, numeral.fractionDigitCount) = (1, run.fractionDigits)
    (numeral.digitsEnd, position) = (run.end, run.end)
    return true
  }

  private mutating func takeUnit(_ power: Int, at offset: Int, next: Int) -> Bool {
    if pending == nil {
      if power == 1, lastPower > 1, !numeral.isBareScale {
        // 十五, 一百十五
        heads += 1
        pending = DecimalAmount(1)
        pendingDigits = 1
        if numeral.digitsEnd == 0 { numeral.digitsEnd = offset }
        numeral.integerDigitCount = max(numeral.integerDigitCount, 1)
      } else if heads == 0, group == nil, sum.isEmpty, power > 1 {
        guard !MetricPrefix.starts(in: text, at: offset, next: next) else { return false }
        numeral.isBareScale = true
        pending = DecimalAmount(1)
        numeral.digitsEnd = offset
      } else {
        return false
      }
    } else if heads == 1, group == nil, sum.isEmpty,
      MetricPrefix.starts(in: text, at: offset, next: next)
    {
      return false
    }
    guard let head = pending, power < lastPower || sum.isEmpty && group == nil else { return false }
    guard pendingIsArabic || pendingDigits <= 1 || pendingUpper != nil || head.exponent < 0 else {
      return false
    }
    if lastPower != Int.max, power >= lastPower { return false }
    add(head.scaled(byPowerOfTen: power), upperDigit: pendingUpper, power: power)
    numeral.trailingUnitPower = heads <= 1 && sum.isEmpty ? power : nil
    (pending, pendingUpper) = (nil, nil)
    (lastPower, position, numeral.hasScale, zeroSeen) = (power, next, true, false)
    return true
  }

  private mutating func takeScale(_ power: Int, at offset: Int, next: Int) -> Bool {
    guard !MetricPrefix.starts(in: text, at: offset, next: next), !sum.isFull else { return false }
    if pending == nil, group == nil {
      if heads == 0, sum.isEmpty {
        numeral.isBareScale = true
        pending = DecimalAmount(1)
        numeral.digitsEnd = offset
      } else if let last = sum.last, last.power >= power, !(last.power == 4 && power == 4) {
        return false
      }
    }
    if let upperDigit = pendingUpper { numeral.upper = DecimalAmount(upperDigit) }
    var current = Self.sum(group, pending)
    if let digit = pendingUpper, let group {
      numeral.upper = group.adding(DecimalAmount(digit))
    }
    let isEmptyGroup = group == nil && pending == nil
    while let last = sum.last, last.power < power || isEmptyGroup {
      current = Self.sum(current, last.amount)
      if let upper = numeral.upper, !isEmptyGroup { numeral.upper = upper.adding(last.amount) }
      sum.removeLast()
    }
    guard let value = current, value.exponent <= DecimalAmount.maxExponentMagnitude else {
      return false
    }
    if isEmptyGroup {
      numeral.trailingScalePower += power
    } else {
      numeral.trailingScalePower = power
    }
    sum.append(value.scaled(byPowerOfTen: power), power)
    if let upper = numeral.upper { numeral.upper = upper.scaled(byPowerOfTen: power) }
    if pending != nil, group == nil, heads <= 1 { numeral.trailingUnitPower = 0 }
    (group, pending, pendingUpper, pendingIsArabic) = (nil, nil, nil, false)
    (lastPower, position, numeral.hasScale, zeroSeen) = (power, next, true, false)
    zeroSinceScale = false
    return true
  }

  private mutating func add(_ value: DecimalAmount, upperDigit: Int?, power: Int) {
    if let upperDigit {
      let upper = DecimalAmount(upperDigit).scaled(byPowerOfTen: power)
      numeral.upper = (group ?? DecimalAmount(0)).adding(upper)
    }
    group = group.map { $0.adding(value) ?? $0 } ?? value
  }
}
