import NewsModel

/// One line of a table, cut into cells.
///
/// Cells are set apart by tabs, as cleaned pages have them, by bars (`| 甲 | 12 |`), or by runs of two
/// and more blanks, as text dumps align them. Made once for each line.
struct TableRow {
  /// Cells beyond this belong to the last one.
  static let maxCells = 64
  /// A longer line without tabs is prose.
  private static let maxAlignedBytes = 400

  /// Bytes of each cell, blanks at its ends left out.
  private(set) var cells: [TextSpan] = []

  /// The row that fills the line from `start` to `end`, or nil for a line of prose.
  init?(_ text: ArticleText, from start: Int, to end: Int) {
    var tabs = 0
    var blanks = 0
    var bars = 0
    var marks = 0
    var run = 0
    var hasContent = false
    for index in start..<end {
      let byte = text.bytes[index]
      switch byte {
      case 0x09: (tabs, run) = (tabs + 1, 0)
      case 0x20: run += 1
      case 0x7C: (bars, run) = (bars + 1, 0)
      case 0x80 where text.hasSuffix("　", endingAt: index + 1): run += 2
      case 0xE3 where text.hasPrefix("　", at: index), 0x80 where run > 0: break
      default:
        if run > 1, hasContent { blanks += 1 }
        if byte == 0xE3, text.hasPrefix("。", at: index) { marks += 1 }
        (run, hasContent) = (0, true)
      }
    }
    if tabs > 0 {
      cut(text, start, end) { index in text.bytes[index] == 0x09 ? 1 : 0 }
    } else if marks == 0, end - start <= Self.maxAlignedBytes, bars > 1 {
      var (first, last) = (start, end)
      while first < last, text.bytes[first] == 0x20 || text.bytes[first] == 0x7C { first += 1 }
      while last > first, text.bytes[last - 1] == 0x20 || text.bytes[last - 1] == 0x7C { last -= 1 }
      cut(text, first, last) { index in text.bytes[index] == 0x7C ? 1 : 0 }
    } else if marks == 0, end - start <= Self.maxAlignedBytes, blanks > 0 {
      cut(text, Self.content(text, start, end), end) { index in
        let length = Self.blanks(text, index, end)
        return length > 1 ? length : 0
      }
    } else {
      return nil
    }
    guard cells.count > 1 else { return nil }
  }

  /// Number of the cell that holds `offset`, or nil between cells.
  func column(of offset: Int) -> Int? {
    cells.firstIndex { $0.start <= offset && offset < $0.end }
  }

  private mutating func cut(
    _ text: ArticleText, _ start: Int, _ end: Int, _ separator: (Int) -> Int
  ) {
    var cell = start
    var index = start
    while index < end, cells.count < Self.maxCells - 1 {
      let length = separator(index)
      if length > 0 {
        cells.append(Self.trimmed(text, cell, index))
        index += length
        cell = index
      } else {
        index += 1
      }
    }
    cells.append(Self.trimmed(text, cell, end))
  }

  private static func content(_ text: ArticleText, _ start: Int, _ end: Int) -> Int {
    start + blanks(text, start, end)
  }

  /// Bytes of blanks from `start`.
  private static func blanks(_ text: ArticleText, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if text.bytes[index] == 0x20 {
        index += 1
      } else if text.hasPrefix("　", at: index) {
        index += 3
      } else {
        break
      }
    }
    return index - start
  }

  private static func trimmed(_ text: ArticleText, _ start: Int, _ end: Int) -> TextSpan {
    let first = min(start + blanks(text, start, end), end)
    var last = end
    while last > first {
      if text.bytes[last - 1] == 0x20 {
        last -= 1
      } else if last - first >= 3, text.hasSuffix("　", endingAt: last) {
        last -= 3
      } else {
        break
      }
    }
    return TextSpan(start: first, end: last)
  }
}

/// What a cell looks like before anything is known of its head.
enum CellShape {
  /// A number, with or without its unit; also a dash or 不适用 in place of one.
  case value
  /// Four digits that may be a year.
  case year
  case words, empty

  init(_ text: ArticleText, _ cell: TextSpan) {
    guard cell.byteCount > 0 else {
      self = .empty
      return
    }
    var index = cell.start
    while index < cell.end, let length = Self.sign(text, at: index) { index += length }
    guard index < cell.end else {
      self = .value
      return
    }
    let first = index
    var digits = 0
    while index < cell.end {
      let byte = text.bytes[index]
      if ASCII.isDigit(byte) {
        digits += 1
      } else if byte != 0x2E, byte != 0x2C {
        break
      }
      index += 1
    }
    guard digits > 0 else {
      let blanks: [StaticString] = ["不适用", "不適用", "N/A", "n.a.", "NA", "NM"]
      let isBlank = blanks.contains {
        text.hasPrefix($0, at: cell.start) && $0.utf8CodeUnitCount == cell.byteCount
      }
      self = isBlank ? .value : .words
      return
    }
    if digits == 4, index - first == 4, Self.isYear(text, first) {
      let rest = cell.end - index
      if rest == 0, first == cell.start {
        self = .year
        return
      }
      if rest <= 2, first == cell.start, ASCII.isLetter(text.bytes[index]) {
        self = .words
        return
      }
    }
    let heads: [StaticString] = ["年", "月", "季", "日", "号", "Q", "H", "q", "h", "/", "-"]
    let isHead = heads.contains { text.hasPrefix($0, at: index) } && index < cell.end
    self = isHead || cell.end - index > 24 ? .words : .value
  }

  private static func isYear(_ text: ArticleText, _ offset: Int) -> Bool {
    text.hasPrefix("19", at: offset) || text.hasPrefix("20", at: offset)
  }

  private static func sign(_ text: ArticleText, at offset: Int) -> Int? {
    switch text.bytes[offset] {
    case 0x2B, 0x2D, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x7E: return 1
    default: break
    }
    let signs: [StaticString] = [
      "—", "–", "－", "−", "＋", "（", "）", "△", "▲", "▼", "↑", "↓", "≥", "≤", "约", "超", "近",
    ]
    return signs.first { text.hasPrefix($0, at: offset) }?.utf8CodeUnitCount
  }
}
