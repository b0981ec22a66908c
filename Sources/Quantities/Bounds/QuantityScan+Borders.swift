import ExtractorPacks
import NewsModel

extension QuantityScan {
  /// The unit at `offset` that cuts no word: 个 of 3个月饼, 成 of 五成员工.
  func unit(at offset: Int) -> (unit: QuantityUnit, end: Int)? {
    guard let found = lexicon.unit(in: text, at: offset), let (_, first) = text.scalar(at: offset),
      found.end - offset > first, text.bytes[offset] >= 0x80
    else { return lexicon.unit(in: text, at: offset) }
    if found.unit.family == .blocked {
      return lexicon.units(in: text, at: offset).last {
        $0.end < found.end && $0.unit.family != .blocked
          && borders.begins(at: $0.end, crossing: found.end)
      } ?? found
    }
    guard let cut = borders.cut(from: offset + first, before: found.end) else { return found }
    return lexicon.units(in: text, at: offset).last { $0.end == cut } ?? found
  }

  /// 一百 of 一百个亿元县: the 亿 that seems counted begins the next word.
  func uncounted(_ amount: ScannedAmount) -> ScannedAmount? {
    guard amount.countedPower > 0, borders.cut(from: amount.end - 3, before: amount.end) != nil,
      let numeral = NumeralReader.read(in: text, at: amount.start), numeral.upper == nil,
      numeral.end < amount.end
    else { return nil }
    return ScannedAmount(
      start: amount.start, end: numeral.end, value: DecimalInterval(exactly: numeral.amount),
      literal: numeral.amount, numeral: numeral)
  }

  /// True inside 《…》: a bare number there belongs to a name (《三十而已》).
  func isInTitle(_ offset: Int) -> Bool {
    var position = offset
    while offset - position < 45, let before = text.offsetOfScalar(before: position) {
      if text.hasPrefix("《", at: before) { return true }
      if text.hasPrefix("》", at: before) || text.bytes[before] == 0x0A { return false }
      position = before
    }
    return false
  }
}

extension QuantityLexicon {
  /// All units that start at `offset`, shortest first.
  func units(in text: ArticleText, at offset: Int) -> [(unit: QuantityUnit, end: Int)] {
    unitWords.matches(in: text.bytes, at: offset).map { (units[Int($0.payload)], $0.end) }
  }
}
