import NewsModel

/// What holds digits and is no quantity: telephone numbers, codes, versions, dates in digits, models.
enum NonQuantity {
  /// End of such a token at `offset`, or nil.
  ///
  /// `parts`: how many parts of an address (3栋2单元501室) may follow one another.
  static func end(at offset: Int, in scan: QuantityScan, parts: Int = 8) -> Int? {
    let text = scan.text
    if let label = LabelNumber.end(at: offset, in: scan) { return label }
    guard DigitRun.digit(in: text, at: offset) != nil else {
      return SportsScore.end(inWords: text, at: offset) ?? longRunEnd(text, offset)
    }
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
    if digits == 3, groups == 1, let phone = spacedPhone(text, offset, index) { return phone }
    if scan.lead.codeEnd == offset {
      return phoneEnd(text, LatinToken.end(in: text, at: index > offset ? index - 1 : offset))
    }
    if let skipped = codeEnd(
      scan, from: offset, to: index, groups: groups, digits: digits, parts: parts)
    {
      return skipped
    }
    let startsZero = text.hasPrefix("0", at: offset)
    let isDecimalRange = dashes == 1 && mostPoints == 1
    if groups > 2, !isDecimalRange { return index }
    if dashes > 0, startsZero, digits >= 7 { return phoneEnd(text, index) }
    if groups == 1, digits == 11, text.hasPrefix("1", at: offset),
      let second = DigitRun.digit(in: text, at: offset + 1)?.value, second >= 3
    {
      return index
    }
    if scan.lead.latinEnd == offset, groups <= 2,
      digits <= 4 && !isUnitNext(text, at: index) || isBareAfterName(scan, index, digits)
    {
      return index
    }
    // A Latin letter right after the digits: 3C, 960FPS; units and k, w are read by their rule.
    return SportsScore.end(in: scan, at: offset)
  }

  /// Stock tickers (600519.SH), house numbers (88号, 3栋2单元), days (9·11), standards, plates.
  private static func codeEnd(
    _ scan: QuantityScan, from offset: Int, to index: Int, groups: Int, digits: Int,
    parts: Int
  ) -> Int? {
    let text = scan.text
    if index + 2 < text.count, text.bytes[index] == 0x2E, ASCII.isLetter(text.bytes[index + 1]),
      ASCII.isLetter(text.bytes[index + 2]), (4...6).contains(digits), groups == 1
    {
      return LatinToken.end(in: text, at: index + 1)
    }
    for dot: StaticString in ["·", "•", "・"] {
      if text.hasSuffix(dot, endingAt: offset), scan.lead.latinEnd == offset - dot.utf8CodeUnitCount
      {
        return index
      }
      let second = index + dot.utf8CodeUnitCount
      if text.hasPrefix(dot, at: index), groups == 1, digits <= 2,
        let run = DigitRun(in: text, at: second, maxDigits: 4), run.isPlain,
        !scan.hasUnit(at: run.end)
      {
        return run.end
      }
    }
    if scan.lead.latinEnd == offset, groups == 2,
      text.bytes[index - 5 < offset ? offset : index - 5] == 0x2D
    {
      return index
    }
    guard groups == 1 else { return nil }
    if text.hasSuffix("〔", endingAt: offset) { return index }
    if text.hasPrefix("号", at: index) || text.hasPrefix("號", at: index) { return index + 3 }
    // 3栋2单元501室
    let edges = scan.lexicon.edges
    if let after = edges.end(of: .block, in: text, at: index),
      let run = DigitRun(in: text, at: after, maxDigits: 5),
      edges.has(.room, in: text, at: run.end)
    {
      return parts > 0 ? end(at: after, in: scan, parts: parts - 1) ?? run.end + 3 : run.end + 3
    }
    if text.hasPrefix("室", at: index), digits >= 3 { return index + 3 }
    if let label = scan.lexicon.label(in: text, at: index) { return label }
    if let name = nameEnd(scan, from: offset, to: index, digits) { return name }
    guard scan.lead.modelEnd == offset, !scan.hasUnit(at: scan.spaces(from: index)),
      !NumeralReader.startsScale(in: text, at: scan.spaces(from: index))
    else { return nil }
    return index
  }

  /// 4090 of RTX 4090禁售 and 17 of iOS 17适配: digits after a Latin name and no unit after them.
  private static func isBareAfterName(_ scan: QuantityScan, _ index: Int, _ digits: Int) -> Bool {
    let next = scan.spaces(from: index)
    guard digits <= 6, NumberRule.isHan(scan.text, at: next) else { return false }
    return scan.unit(at: next).map { $0.unit.family == .blocked } ?? true
      && !NumeralReader.startsScale(in: scan.text, at: next)
      && AmountRule.read(in: scan.text, at: next) == nil && !RangeRule.follows(scan, at: index)
      && scan.lexicon.suffix(in: scan.text, at: next) == nil
  }

  /// 737 of 737 MAX, 2021 of （2021）京01民初123号, account numbers of sixteen digits and more.
  private static func nameEnd(
    _ scan: QuantityScan, from offset: Int, to index: Int, _ digits: Int
  ) -> Int? {
    let text = scan.text
    if digits >= 16, !scan.hasUnit(at: index), !NumeralReader.startsScale(in: text, at: index) {
      return index
    }
    if index + 2 < text.count, text.bytes[index] == 0x20, digits == 3,
      (0x41...0x5A).contains(text.bytes[index + 1]), ASCII.isLetter(text.bytes[index + 2]),
      !scan.hasUnit(at: index + 1), scan.lead.hedge.found(at: offset) == nil,
      scan.lead.prefix(at: offset) == nil
    {
      return LatinToken.end(in: text, at: index + 1)
    }
    for (open, close): (StaticString, StaticString) in [("（", "）"), ("(", ")"), ("〔", "〕")]
    where digits == 4 && text.hasSuffix(open, endingAt: offset) && text.hasPrefix(close, at: index)
    {
      let court = index + close.utf8CodeUnitCount
      guard NumberRule.isHan(text, at: court) else { return nil }
      let next = court + 3
      guard
        DigitRun.digit(in: text, at: next) != nil
          || scan.lexicon.edges.has(.lawsuit, in: text, at: next)
      else { return nil }
      var end = next
      while end < text.count, end - next < 40, !text.hasPrefix("号", at: end) {
        end += text.scalar(at: end)?.byteCount ?? 1
      }
      return text.hasPrefix("号", at: end) ? end + 3 : index
    }
    return nil
  }

  /// 139 1234 5678, 400 820 8820: the groups of a telephone number by spaces.
  private static func spacedPhone(_ text: ArticleText, _ offset: Int, _ index: Int) -> Int? {
    let isMobile =
      text.bytes[offset] == 0x31 && offset + 1 < text.count && text.bytes[offset + 1] >= 0x33
    let isService = text.hasPrefix("400", at: offset) || text.hasPrefix("800", at: offset)
    guard isMobile || isService, text.hasPrefix(" ", at: index),
      let second = DigitRun(in: text, at: index + 1, maxDigits: 4), second.isPlain,
      text.hasPrefix(" ", at: second.end),
      let third = DigitRun(in: text, at: second.end + 1, maxDigits: 4), third.isPlain,
      second.integerDigits == (isMobile ? 4 : 3) || isService && second.integerDigits == 4,
      third.integerDigits == (isService && second.integerDigits == 4 ? 3 : 4)
    else { return nil }
    return third.end
  }

  /// 021-5888 8888: the last group of a telephone number after a space.
  private static func phoneEnd(_ text: ArticleText, _ index: Int) -> Int {
    guard text.hasPrefix(" ", at: index),
      let run = DigitRun(in: text, at: index + 1, maxDigits: 8), run.isPlain,
      (3...4).contains(run.integerDigits)
    else { return index }
    return run.end
  }

  /// End of a run of more Chinese digits than a number can have; nil for shorter ones.
  private static func longRunEnd(_ text: ArticleText, _ offset: Int) -> Int? {
    var end = offset
    var digits = 0
    while let (glyph, next) = NumeralGlyph.read(in: text, at: end), case .chinese = glyph {
      (digits, end) = (digits + 1, next)
    }
    return digits > DecimalAmount.maxDigits ? end : nil
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
