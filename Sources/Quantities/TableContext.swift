import ExtractorPacks
import NewsModel

/// The units that a table's heads give to the cells below and beside them.
///
/// A row is a line with tabs. 单位：亿元 above or in the head holds for the table, 收入（万元） for its
/// column, and in the first cell of a row of numbers for that row. Made once for each text; every
/// line is read once, when the scan comes to a number in it or behind it.
struct TableContext {
  /// A unit with the scale that stands before it in the head: 万元, 亿美元, %.
  struct CellUnit: Hashable {
    var unit: QuantityUnit?
    var power = 0
    /// A currency named apart from the unit (人民币亿元).
    var currency: String?
  }

  /// False for texts without a tab.
  let isEnabled: Bool
  private var tableUnit: CellUnit?
  private var rowUnit: CellUnit?
  private var columns: [CellUnit?] = []
  /// Columns whose head names a rate, a rank or a number of things: the table's unit is not theirs.
  private var isOther: [Bool] = []
  private var isRow = false
  private var hadRow = false
  private var next = 0
  private var lineEnd = 0
  private var column = 0
  /// Start of the cell that the scan is in.
  private(set) var cellStart = 0

  private static let maxColumns = 64

  init(_ text: ArticleText) {
    isEnabled = text.bytes.contains(0x09)
  }

  /// Reads on to the cell of `offset`; offsets never fall.
  mutating func advance(to offset: Int, in text: ArticleText, _ lexicon: QuantityLexicon) {
    while next <= offset, next < text.count {
      if next == lineEnd || next == 0 { startLine(at: next == 0 ? 0 : next, text, lexicon) }
      let byte = text.bytes[next]
      next += 1
      if byte == 0x09 {
        column += 1
        cellStart = next
      } else if byte == 0x0A {
        lineEnd = next
      }
    }
  }

  /// The unit of the number from `start` to `end`, when it fills a cell that a head speaks of.
  func unit(from start: Int, to end: Int, in text: ArticleText) -> CellUnit? {
    guard isEnabled, isRow, start >= cellStart, start - cellStart < 8 else { return nil }
    for index in cellStart..<start where text.bytes[index] != 0x20 { return nil }
    var after = end
    while after < text.count, text.bytes[after] == 0x20, after - end < 8 { after += 1 }
    guard NumeralNotation.endsCell(text, at: after) else { return nil }
    if let rowUnit { return rowUnit }
    if column < columns.count, let unit = columns[column] { return unit }
    if column < isOther.count, isOther[column] { return nil }
    return column == 0 ? nil : tableUnit
  }

  private mutating func startLine(
    at start: Int, _ text: ArticleText, _ lexicon: QuantityLexicon
  ) {
    var end = start
    var tabs = 0
    while end < text.count, text.bytes[end] != 0x0A {
      if text.bytes[end] == 0x09 { tabs += 1 }
      end += 1
    }
    (column, cellStart, rowUnit, isRow) = (0, start, nil, tabs > 0)
    lineEnd = -1
    guard tabs > 0 else {
      // A line of text ends a table; the unit of the next one may stand in it.
      if hadRow { (tableUnit, columns, isOther, hadRow) = (nil, [], [], false) }
      if end - start < 240, let unit = Self.caption(text, start, end, lexicon) { tableUnit = unit }
      return
    }
    hadRow = true
    readHead(text, start, end, lexicon)
  }

  private mutating func readHead(
    _ text: ArticleText, _ start: Int, _ end: Int, _ lexicon: QuantityLexicon
  ) {
    var units: [CellUnit?] = []
    var others: [Bool] = []
    var numbers = 0
    var cell = start
    while cell <= end, units.count < Self.maxColumns {
      var cellEnd = cell
      while cellEnd < end, text.bytes[cellEnd] != 0x09 { cellEnd += 1 }
      if Self.isNumeric(text, cell, cellEnd) { numbers += 1 }
      if let unit = Self.caption(text, cell, cellEnd, lexicon) {
        tableUnit = unit
        units.append(nil)
      } else {
        units.append(Self.bracketed(text, cell, cellEnd, lexicon))
      }
      others.append(Self.namesRate(text, cell, cellEnd))
      cell = cellEnd + 1
    }
    if numbers > 0 {
      rowUnit = units.first ?? nil
    } else if units.contains(where: { $0 != nil }) {
      (columns, isOther) = (units, others)
    } else {
      (columns, isOther) = ([], others)
    }
  }

  /// A cell of digits, signs, points and percent signs, with one digit at least; years are heads.
  private static func isNumeric(_ text: ArticleText, _ start: Int, _ end: Int) -> Bool {
    var digits = 0
    for index in start..<end {
      let byte = text.bytes[index]
      if ASCII.isDigit(byte) {
        digits += 1
      } else if !(byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x2B || byte == 0x25
        || byte == 0x20)
      {
        return false
      }
    }
    guard digits == 4, end - start == 4 else { return digits > 0 }
    return !(text.hasPrefix("19", at: start) || text.hasPrefix("20", at: start))
  }

  private static let rates: [StaticString] = [
    "率", "占比", "比重", "比例", "增速", "同比", "环比", "增幅", "涨幅", "跌幅", "涨跌", "排名", "序号", "名次", "数量", "家数",
    "人数", "销量", "倍数", "年份", "代码",
  ]

  private static func namesRate(_ text: ArticleText, _ start: Int, _ end: Int) -> Bool {
    guard end - start < 90 else { return false }
    return (start..<end).contains { offset in
      text.bytes[offset] >= 0xE0 && rates.contains { text.hasPrefix($0, at: offset) }
    }
  }

  /// 单位：亿元, 单位:万元 人民币, also in brackets.
  private static func caption(
    _ text: ArticleText, _ start: Int, _ end: Int, _ lexicon: QuantityLexicon
  ) -> CellUnit? {
    var index = start
    while index + 6 < end {
      if text.bytes[index] == 0xE5, text.hasPrefix("单位", at: index) {
        return afterColon(text, index + 6, end, lexicon)
      }
      if text.bytes[index] == 0xE5, text.hasPrefix("單位", at: index) {
        return afterColon(text, index + 6, end, lexicon)
      }
      index += 1
    }
    return nil
  }

  private static func afterColon(
    _ text: ArticleText, _ start: Int, _ end: Int, _ lexicon: QuantityLexicon
  ) -> CellUnit? {
    var index = start
    while index < end, text.bytes[index] == 0x20 { index += 1 }
    if text.hasPrefix("：", at: index) {
      index += 3
    } else if text.hasPrefix(":", at: index) {
      index += 1
    } else {
      return nil
    }
    return read(text, index, end, lexicon)?.unit
  }

  /// The unit in the last brackets of a cell: 收入（万元）, 占比(%), 金额[亿美元].
  private static func bracketed(
    _ text: ArticleText, _ start: Int, _ end: Int, _ lexicon: QuantityLexicon
  ) -> CellUnit? {
    guard end - start < 240 else { return nil }
    var index = start
    var found: CellUnit?
    while index < end {
      let open = text.bytes[index] == 0x28 || text.bytes[index] == 0x5B
      if open || text.hasPrefix("（", at: index) {
        let inner = index + (open ? 1 : 3)
        if let unit = read(text, inner, end, lexicon),
          text.hasPrefix(")", at: unit.end) || text.hasPrefix("）", at: unit.end)
            || text.hasPrefix("]", at: unit.end)
        {
          found = unit.unit
        }
      }
      index += 1
    }
    return found
  }

  private static func read(
    _ text: ArticleText, _ start: Int, _ end: Int, _ lexicon: QuantityLexicon
  ) -> (unit: CellUnit, end: Int)? {
    var index = start
    var result = CellUnit()
    while index < end, text.bytes[index] == 0x20 { index += 1 }
    if let match = lexicon.cueWords.longestMatch(in: text.bytes, at: index),
      lexicon.cues[Int(match.payload)].role == .currency
    {
      result.currency = lexicon.cues[Int(match.payload)].value
      index = match.end
    }
    if let scale = NumeralReader.readScale(in: text, at: index) {
      (result.power, index) = (scale.power, scale.end)
    }
    if let found = lexicon.unit(in: text, at: index), found.end <= end,
      ![.blocked, .scale, .scale12].contains(found.unit.family)
    {
      (result.unit, index) = (found.unit, found.end)
    }
    guard index <= end, result.unit != nil || result.currency != nil || result.power > 0 else {
      return nil
    }
    return (result, index)
  }
}
