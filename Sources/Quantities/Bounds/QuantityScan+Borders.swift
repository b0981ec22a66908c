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
}

extension QuantityLexicon {
  /// All units that start at `offset`, shortest first.
  func units(in text: ArticleText, at offset: Int) -> [(unit: QuantityUnit, end: Int)] {
    unitWords.matches(in: text.bytes, at: offset).map { (units[Int($0.payload)], $0.end) }
  }
}
