import ExtractorPacks
import NewsModel

/// The units that a table's heads give to the cells below and beside them.
///
/// 单位：亿元 above or in the head holds for the table, 收入（万元） for its column, and in the first cell
/// of a row for that row; heads may stand in two rows. What a head says of the nature of its numbers
/// (增速, 人数, 代码) decides which of the table's units is theirs. Made once for each text; every line
/// is cut into cells once, when the scan comes to a number in it or behind it.
struct TableContext {
  /// What the heads say of one cell.
  enum Cell: Hashable {
    case unit(CellUnit)
    /// A place in a list, a code: no quantity.
    case label
  }

  /// False for texts without a tab, a bar, or blanks in rows.
  let isEnabled: Bool
  /// Units of 单位：… for the whole table.
  private var tableUnits: [CellUnit] = []
  private var columns: [TableHead] = []
  private var rowHead = TableHead()
  private var row: TableRow?
  /// Rows of the table so far; rows of numbers among them.
  private var rows = 0
  private var dataRows = 0
  /// Short lines without cells since the last row.
  private var gap = 0
  private var next = 0
  private var lineEnd = 0

  /// A longer line between rows ends their table.
  private static let maxGapBytes = 60
  private static let maxGapLines = 2

  init(_ text: ArticleText) {
    isEnabled = Self.mayHoldRows(text)
  }

  private static func mayHoldRows(_ text: ArticleText) -> Bool {
    var previous: UInt8 = 0
    for byte in text.bytes {
      if byte == 0x09 || byte == 0x7C || byte == 0x20 && previous == 0x20 { return true }
      // Ideographic blanks open paragraphs; in a row they follow a word.
      previous = byte
    }
    return false
  }

  /// Reads on to the line of `offset`; offsets never fall.
  mutating func advance(to offset: Int, in text: ArticleText, _ lexicon: QuantityLexicon) {
    while next <= offset, next < text.count {
      var end = next
      while end < text.count, text.bytes[end] != 0x0A { end += 1 }
      startLine(from: next, to: end, TableHeadReader(text: text, lexicon: lexicon))
      lineEnd = end
      next = end + 1
    }
  }

  /// What the heads say of the number from `start` to `end`, when it fills its cell.
  func cell(from start: Int, to end: Int, in text: ArticleText) -> Cell? {
    guard let row, let column = row.column(of: start) else { return nil }
    let cell = row.cells[column]
    guard isFilled(cell, from: start, to: end, text) else { return nil }
    return content(of: column)
  }

  /// The brackets or △ around the number that make it negative: (3.2), （3.2）, △3.2.
  func negation(from start: Int, to end: Int, in text: ArticleText) -> TextSpan? {
    guard let row, let column = row.column(of: start) else { return nil }
    let cell = row.cells[column]
    for (open, close): (StaticString, StaticString) in [("(", ")"), ("（", "）")]
    where text.hasPrefix(open, at: cell.start) && text.hasSuffix(close, endingAt: cell.end)
      && cell.start + open.utf8CodeUnitCount == start && cell.end - close.utf8CodeUnitCount == end
    {
      return cell
    }
    if text.hasPrefix("△", at: cell.start), cell.start + 3 == start, end == cell.end { return cell }
    return nil
  }

  private func content(of column: Int) -> Cell? {
    let head = column < columns.count ? columns[column] : TableHead()
    let nature = head.nature.joined(rowHead.nature)
    if head.nature == .label || rowHead.nature == .label && column > 0 { return .label }
    if nature == .time { return nil }
    if let unit = head.unit {
      if unit.isPercent { return .unit(unit) }
      if rowHead.unit == nil || column == 0 {
        let isOther =
          rowHead.nature == .rate || rowHead.nature == .per
          || rowHead.nature == .count && unit.isMoney
        return isOther && column > 0 ? nil : .unit(unit)
      }
    }
    guard column > 0 else { return nil }
    if let unit = rowHead.unit {
      return head.nature == .rate && !unit.isPercent ? nil : .unit(unit)
    }
    return nature.choice(of: tableUnits).map(Cell.unit)
  }

  /// True when nothing but signs and hedges stands beside the number in its cell.
  private func isFilled(
    _ cell: TextSpan, from start: Int, to end: Int, _ text: ArticleText
  ) -> Bool {
    guard start - cell.start <= 12 else { return false }
    var index = cell.start
    let leads: [StaticString] = [
      "(", "（", "△", "▲", "▼", "↑", "↓", "约", "近", "超", "逾", "≥", "≤", ">", "<", "+", "-", " ", "达",
      "超过", "不足", "至少",
    ]
    while index < start {
      guard let lead = leads.first(where: { text.hasPrefix($0, at: index) }) else { return false }
      index += lead.utf8CodeUnitCount
    }
    guard end < cell.end else { return true }
    let tails: [StaticString] = [")", "）", "*", "＊", " ", "（", "(", "/", "[", "①", "②", "③"]
    return tails.contains { text.hasPrefix($0, at: end) }
  }

  private mutating func startLine(from start: Int, to end: Int, _ reader: TableHeadReader) {
    rowHead = TableHead()
    row = TableRow(reader.text, from: start, to: end)
    guard let row else { return passLine(from: start, to: end, reader) }
    let shapes = row.cells.map { CellShape(reader.text, $0) }
    if isHead(row, shapes, reader.text) {
      takeHead(row, reader)
    } else {
      dataRows += 1
      if let first = row.cells.first, shapes.first == .words { rowHead = reader.head(first) }
    }
    rows += 1
    gap = 0
  }

  private mutating func passLine(from start: Int, to end: Int, _ reader: TableHeadReader) {
    guard end > start else { return }
    gap += 1
    if rows > 0, gap > Self.maxGapLines || end - start > Self.maxGapBytes {
      (tableUnits, columns, rows, dataRows) = ([], [], 0, 0)
    }
    if let units = reader.caption(from: start, to: end) {
      (tableUnits, columns, rows, dataRows) = (units, [], 0, 0)
    }
  }

  /// A row without numbers; years side by side and years in a first row are heads.
  private func isHead(_ row: TableRow, _ shapes: [CellShape], _ text: ArticleText) -> Bool {
    if shapes.contains(.value) { return false }
    let years = shapes.indices.filter { shapes[$0] == .year }
    if years.isEmpty || rows == 0 { return true }
    return years.count > 1 && Self.follow(years.map { row.cells[$0] }, text)
  }

  /// True for years that rise or fall by the same step.
  private static func follow(_ cells: [TextSpan], _ text: ArticleText) -> Bool {
    let years = cells.compactMap { Int(text.string(in: $0)) }
    guard years.count > 1 else { return false }
    let step = years[1] - years[0]
    return step != 0 && zip(years, years.dropFirst()).allSatisfy { $1 - $0 == step }
  }

  private mutating func takeHead(_ row: TableRow, _ reader: TableHeadReader) {
    if dataRows > 0 {
      // A head behind rows of numbers opens another table, or another part of this one.
      if gap > 0 { tableUnits = [] }
      (columns, dataRows) = ([], 0)
    }
    var heads: [TableHead] = []
    for cell in row.cells {
      if let units = reader.caption(from: cell.start, to: cell.end) {
        tableUnits = units
        heads.append(TableHead(unit: nil, nature: reader.head(cell).nature))
      } else {
        heads.append(reader.head(cell))
      }
    }
    columns = columns.isEmpty ? heads : Self.stacked(columns, heads, row)
  }

  /// The second row of heads over the first, whose empty cells belong to the head on their left.
  private static func stacked(
    _ upper: [TableHead], _ lower: [TableHead], _ row: TableRow
  ) -> [TableHead] {
    var result: [TableHead] = []
    for column in 0..<max(upper.count, lower.count) {
      var head = column < upper.count ? upper[column] : TableHead()
      if column < lower.count {
        let below = lower[column]
        if head.unit == nil, head.nature == .plain, column > 0, row.cells[column].byteCount > 0,
          column - 1 < result.count
        {
          // The head above reaches over this column.
          head.unit = below.unit ?? (below.nature == .plain ? result[column - 1].unit : nil)
        }
        head.unit = below.unit ?? (below.nature.clashes(with: head.unit) ? nil : head.unit)
        if below.nature != .plain { head.nature = below.nature }
      }
      result.append(head)
    }
    return result
  }
}
