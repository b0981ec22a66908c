import ExtractorPacks
import NewsModel

/// Reads the units that heads and captions of tables name.
struct TableHeadReader {
  let text: ArticleText
  let lexicon: QuantityLexicon

  /// A longer head is a sentence.
  private static let maxHeadBytes = 240

  /// Unit and nature of the head in `cell`: 收入（万元）, 营收/亿元, 占比(%), 人民币千元, 增速.
  func head(_ cell: TextSpan) -> TableHead {
    guard cell.byteCount > 0, cell.byteCount <= Self.maxHeadBytes else { return TableHead() }
    var head = TableHead(unit: nil, nature: nature(cell))
    if let whole = unit(at: cell.start, cell.end), whole.end == cell.end {
      head.unit = whole.unit
      return head
    }
    var index = cell.start
    while index < cell.end {
      if let length = opening(at: index) {
        let inner = index + length
        if let found = unit(at: inner, cell.end),
          found.end == cell.end || closes(at: found.end) || isSeparator(at: found.end)
        {
          head.unit = found.unit
          index = found.end
        } else {
          index = inner
        }
      } else {
        index += text.bytes[index] < 0x80 ? 1 : 3
      }
    }
    return head
  }

  /// The units of 单位：亿元, 单位：万辆、%, 单位：元 币种：人民币, 以人民币百万元计 in a line or cell.
  func caption(from start: Int, to end: Int) -> [CellUnit]? {
    guard end - start <= Self.maxHeadBytes else { return nil }
    var index = start
    while index + 3 < end {
      if text.bytes[index] < 0xE4 {
        index += 1
        continue
      }
      if text.hasPrefix("单位", at: index) || text.hasPrefix("單位", at: index) {
        if let list = afterUnit(index + 6, end) { return list }
        index += 6
      } else if text.hasPrefix("以", at: index),
        let found = unit(at: index + 3, end), found.unit.isMoney, isReckoned(at: found.end)
      {
        return [found.unit]
      } else {
        index += 3
      }
    }
    return nil
  }

  /// 计, 列示 behind the unit: 以人民币百万元计.
  func isReckoned(at offset: Int) -> Bool {
    lexicon.edges.has(.reckoned, in: text, at: offset)
  }

  private func afterUnit(_ start: Int, _ end: Int) -> [CellUnit]? {
    var index = spaces(from: start)
    let links: [StaticString] = ["：", ":", "均为", "均為", "为", "為", "是"]
    guard let link = links.first(where: { text.hasPrefix($0, at: index) }) else { return nil }
    index = spaces(from: index + link.utf8CodeUnitCount)
    var units: [CellUnit] = []
    while index < end, units.count < 8, let found = unit(at: index, end) {
      guard isSeparator(at: found.end) || closes(at: found.end) || found.end >= end else { break }
      units.append(found.unit)
      index = found.end
      let next = spaces(from: index)
      // 单位：元 币种：人民币, 单位：万元（人民币）
      let notes: [StaticString] = ["币种：", "币种:", "幣種：", "（", "("]
      if let note = notes.first(where: { text.hasPrefix($0, at: next) }),
        let currency = unit(at: next + note.utf8CodeUnitCount, end)?.unit.currency
      {
        for place in units.indices where units[place].isMoney { units[place].currency = currency }
        break
      }
      guard let length = separator(at: index) else { break }
      index = spaces(from: index + length)
    }
    return units.isEmpty ? nil : units
  }

  /// One unit with currency, scale and 每: 人民币百万元, 亿美元, US$ million, RMB'000, 元/平方米.
  func unit(at offset: Int, _ end: Int) -> (unit: CellUnit, end: Int)? {
    var index = spaces(from: offset)
    var result = CellUnit()
    if let match = lexicon.cueWords.longestMatch(in: text.bytes, at: index),
      lexicon.cues[Int(match.payload)].role == .currency
    {
      result.currency = lexicon.cues[Int(match.payload)].value
      index = spaces(from: match.end)
    }
    if let scale = NumeralReader.readScale(in: text, at: index) {
      (result.power, index) = (scale.power, scale.end)
    } else if result.currency != nil,
      text.hasPrefix("'000", at: index)
        || text.hasPrefix("’000", at: index)
    {
      (result.power, index) = (3, index + (text.bytes[index] == 0x27 ? 4 : 6))
    } else if result.currency != nil, let found = lexicon.unit(in: text, at: index),
      found.unit.family == .scale, let power = Int(found.unit.code)
    {
      (result.power, index) = (power, found.end)
    }
    let at = spaces(from: index)
    if let found = lexicon.unit(in: text, at: at), found.end <= end,
      ![.blocked, .scale, .scale12].contains(found.unit.family),
      at == index || result.currency != nil
    {
      (result.unit, index) = (found.unit, found.end)
      readTail(&result, &index, end)
    }
    guard index <= end, result.unit != nil || result.currency != nil || result.power > 0 else {
      return nil
    }
    return (result, index)
  }

  /// 万元人民币, 元/吨, 万吨/年.
  private func readTail(_ result: inout CellUnit, _ index: inout Int, _ end: Int) {
    if result.unit?.family == .money {
      let at = spaces(from: index)
      if let match = lexicon.cueWords.longestMatch(in: text.bytes, at: at),
        lexicon.cues[Int(match.payload)].role == .currency, match.end <= end
      {
        (result.currency, index) = (lexicon.cues[Int(match.payload)].value, match.end)
      }
      if let per = MoneyRule.per(in: text, lexicon, at: index), per.end <= end {
        (result.per, index) = (per.code, per.end)
      }
    }
  }

  private func nature(_ cell: TextSpan) -> HeadNature {
    var found = HeadNature.plain
    var reach = 0
    var index = cell.start
    while index < cell.end {
      if let match = lexicon.headWords.longestMatch(in: text.bytes, at: index),
        match.end <= cell.end, match.end > reach
      {
        (found, reach) = (lexicon.heads[Int(match.payload)], match.end)
      }
      index += 1
    }
    return found
  }

  /// Length of what may open a unit inside a head: a bracket, a slash, a comma, a blank, a colon.
  private func opening(at offset: Int) -> Int? {
    switch text.bytes[offset] {
    case 0x28, 0x5B, 0x2F, 0x2C, 0x3A, 0x20: return 1
    default: break
    }
    let marks: [StaticString] = ["（", "【", "／", "，", "：", "·", "〔", "、"]
    return marks.first { text.hasPrefix($0, at: offset) }?.utf8CodeUnitCount
  }

  private func closes(at offset: Int) -> Bool {
    guard offset < text.count else { return true }
    let marks: [StaticString] = [")", "）", "]", "】", "〕", "\n", "\t", "。", "|"]
    return marks.contains { text.hasPrefix($0, at: offset) }
  }

  private func isSeparator(at offset: Int) -> Bool {
    offset >= text.count || text.bytes[offset] == 0x20 || separator(at: offset) != nil
      || text.hasPrefix("（", at: offset) || text.hasPrefix("(", at: offset)
  }

  private func separator(at offset: Int) -> Int? {
    let marks: [StaticString] = ["、", "，", ",", "；", ";", "/", "／", "和", "及", " "]
    return marks.first { text.hasPrefix($0, at: offset) }?.utf8CodeUnitCount
  }

  private func spaces(from offset: Int) -> Int {
    var index = offset
    while index < text.count, index - offset < 8 {
      if text.bytes[index] == 0x20 {
        index += 1
      } else if text.hasPrefix("　", at: index) {
        index += 3
      } else {
        break
      }
    }
    return index
  }
}
