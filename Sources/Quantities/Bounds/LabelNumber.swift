import NewsModel

/// Numbers that number something: headings (1、 一、 （1）), roads (十一路), 歼-20, 一物一码, 第六医院.
enum LabelNumber {
  /// End of such a label at `offset`, or nil.
  static func end(at offset: Int, in scan: QuantityScan) -> Int? {
    let text = scan.text
    let byte = text.bytes[offset]
    if byte == 0x2D || byte == 0x2B { return modelEnd(at: offset, in: scan) }
    return headingEnd(at: offset, in: text) ?? roadEnd(at: offset, in: scan)
      ?? pairEnd(at: offset, in: scan)
  }

  /// 第六医院, 第五大道, 第257号令: a name or a code, no rank.
  static func ordinalName(after offset: Int, in scan: QuantityScan) -> Int? {
    guard let end = numberEnd(at: offset, in: scan.text, digits: 4) else { return nil }
    return scan.lexicon.ordinalName(in: scan.text, at: end)
  }

  /// 1、 一、 1． 2） at the start of a line or clause, （1） （一） anywhere.
  private static func headingEnd(at offset: Int, in text: ArticleText) -> Int? {
    guard let end = numberEnd(at: offset, in: text, digits: 2) else { return nil }
    for (open, close): (StaticString, StaticString) in [("（", "）"), ("(", ")"), ("(", "）")]
    where text.hasSuffix(open, endingAt: offset) && text.hasPrefix(close, at: end) {
      return end + close.utf8CodeUnitCount
    }
    guard opensClause(text, offset) else { return nil }
    for mark: StaticString in ["、", "．", "）", ")"] where text.hasPrefix(mark, at: end) {
      let next = end + mark.utf8CodeUnitCount
      return NumeralGlyph.read(in: text, at: next) == nil ? next : nil
    }
    // 1. 营收, but not 1.5亿.
    guard end < text.count, text.bytes[end] == 0x2E, end + 1 < text.count else { return nil }
    let next = text.bytes[end + 1]
    guard next == 0x20 || NumberRule.isHan(text, at: end + 1) else { return nil }
    return end + 1
  }

  /// True at the start of the text or a line, and after 。 ； ： and their like.
  private static func opensClause(_ text: ArticleText, _ offset: Int) -> Bool {
    var start = offset
    while start > 0, text.bytes[start - 1] == 0x20 || text.hasSuffix("\u{3000}", endingAt: start) {
      start -= text.bytes[start - 1] == 0x20 ? 1 : 3
    }
    guard start > 0, text.bytes[start - 1] != 0x0A else { return true }
    let marks: [StaticString] = ["。", "；", ";", "：", "！", "？"]
    return marks.contains { text.hasSuffix($0, endingAt: start) }
  }

  /// 经开区十一路, 三十二街: a road by its number in Chinese digits.
  private static func roadEnd(at offset: Int, in scan: QuantityScan) -> Int? {
    let (text, edges) = (scan.text, scan.lexicon.edges)
    guard text.bytes[offset] >= 0x80, let before = text.offsetOfScalar(before: offset),
      NumberRule.isHan(text, at: before), let end = numberEnd(at: offset, in: text, digits: 3)
    else { return nil }
    guard let road = edges.end(of: .road, in: text, at: end),
      !edges.has(.roadSplit, in: text, endingAt: offset)
    else { return nil }
    return road
  }

  /// 一物一码, 一企一策: one for each, no count; 一年一次 is left to the times.
  private static func pairEnd(at offset: Int, in scan: QuantityScan) -> Int? {
    let text = scan.text
    guard text.hasPrefix("一", at: offset), text.hasPrefix("一", at: offset + 6),
      isWord(text, offset + 3), isWord(text, offset + 9),
      scan.lexicon.unit(in: text, at: offset + 3)?.unit.family != .duration
    else { return nil }
    return offset + 12
  }

  /// 歼-20 and 运-20B: a hyphen after a Chinese character, digits without unit.
  private static func modelEnd(at offset: Int, in scan: QuantityScan) -> Int? {
    let text = scan.text
    guard text.bytes[offset] == 0x2D, let before = text.offsetOfScalar(before: offset),
      NumberRule.isHan(text, at: before),
      let run = DigitRun(in: text, at: offset + 1, maxDigits: 4), run.isPlain,
      run.integerDigits <= 3, !scan.hasUnit(at: scan.spaces(from: run.end)),
      !NumeralReader.startsScale(in: text, at: run.end)
    else { return nil }
    return scan.lexicon.edges.has(.series, in: text, endingAt: offset)
      ? LatinToken.end(in: text, at: offset + 1) : nil
  }

  /// End of one to `digits` digits of one script at `offset`, when no further digit follows.
  private static func numberEnd(at offset: Int, in text: ArticleText, digits: Int) -> Int? {
    guard let first = NumeralGlyph.read(in: text, at: offset) else { return nil }
    var end = offset
    var count = 0
    while let (glyph, next) = NumeralGlyph.read(in: text, at: end), isSame(glyph, first.glyph) {
      (end, count) = (next, count + 1)
      // A long run is left at once: it is asked for at each of its characters.
      guard count <= digits else { return nil }
    }
    return end
  }

  private static func isSame(_ glyph: NumeralGlyph, _ first: NumeralGlyph) -> Bool {
    if case .arabic = first {
      guard case .arabic = glyph else { return false }
      return true
    }
    if case .arabic = glyph { return false }
    return true
  }

  private static func isWord(_ text: ArticleText, _ offset: Int) -> Bool {
    NumberRule.isHan(text, at: offset) && NumeralGlyph.read(in: text, at: offset) == nil
  }
}
