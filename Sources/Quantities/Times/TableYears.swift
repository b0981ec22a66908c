import NewsModel

/// Years as heads of a table's columns or rows: 2022, 2023, 2024E in cells of their own.
enum TableYears {
  /// A longer line is no row of a table.
  private static let maxLine = 600

  /// The year in the cell that starts at `offset`, or nil.
  ///
  /// Columns: the cells of the first row, or years side by side in one without numbers. Rows: a year
  /// in the first cell where the row above or below has its neighbour there.
  static func draft(in text: ArticleText, at offset: Int) -> TimeDraft? {
    guard let year = year(in: text, at: offset), startsCell(text, offset) else { return nil }
    var end = offset + 4
    if end < text.count,
      ["A", "E", "F", "a", "e", "f"].contains(where: { text.hasPrefix($0, at: end) })
    {
      end += 1
    }
    guard endsCell(text, end) else { return nil }
    var start = offset
    while start > 0, text.bytes[start - 1] != 0x0A, offset - start < maxLine { start -= 1 }
    var last = end
    while last < text.count, text.bytes[last] != 0x0A, last - start < maxLine { last += 1 }
    guard let row = TableRow(text, from: start, to: last), let column = row.column(of: offset),
      row.cells[column].start == offset
    else { return nil }
    let shapes = row.cells.map { CellShape(text, $0) }
    let isHead: Bool
    if shapes.contains(.value) {
      isHead = column == 0 && hasNeighbour(of: year, text, start, last)
    } else {
      let years = row.cells.compactMap { self.year(in: text, at: $0.start) }
      let step = years.count > 1 ? years[1] - years[0] : 0
      isHead =
        step != 0 && zip(years, years.dropFirst()).allSatisfy { $1 - $0 == step }
        || isFirst(text, start) || column == 0 && hasNeighbour(of: year, text, start, last)
    }
    guard isHead else { return nil }
    var fields = CalendarFields()
    fields.year = .absolute(year)
    return TimeDraft(span: TextSpan(start: offset, end: offset + 4), body: .point(fields))
  }

  private static func year(in text: ArticleText, at offset: Int) -> Int? {
    guard text.hasPrefix("19", at: offset) || text.hasPrefix("20", at: offset),
      offset + 4 <= text.count, ASCII.isDigit(text.bytes[offset + 2]),
      ASCII.isDigit(text.bytes[offset + 3])
    else { return nil }
    return text.bytes[offset..<offset + 4].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private static func startsCell(_ text: ArticleText, _ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let before = text.bytes[offset - 1]
    return before == 0x09 || before == 0x0A || before == 0x7C
      || before == 0x20 && offset > 1
        && (text.bytes[offset - 2] == 0x20 || text.bytes[offset - 2] == 0x7C)
  }

  private static func endsCell(_ text: ArticleText, _ offset: Int) -> Bool {
    guard offset < text.count else { return true }
    let byte = text.bytes[offset]
    return byte == 0x09 || byte == 0x0A || byte == 0x7C
      || byte == 0x20 && offset + 1 < text.count
        && (text.bytes[offset + 1] == 0x20 || text.bytes[offset + 1] == 0x7C)
  }

  /// The line above holds no cells.
  private static func isFirst(_ text: ArticleText, _ start: Int) -> Bool {
    guard start > 0 else { return true }
    var index = start - 1
    while index > 0, text.bytes[index - 1] != 0x0A, start - index < maxLine {
      index -= 1
      if text.bytes[index] == 0x09 || text.bytes[index] == 0x7C { return false }
    }
    return true
  }

  /// The line above or below starts with the year before or after.
  private static func hasNeighbour(
    of year: Int, _ text: ArticleText, _ start: Int, _ end: Int
  ) -> Bool {
    if end + 1 < text.count, let next = self.year(in: text, at: end + 1), abs(next - year) == 1 {
      return true
    }
    guard start > 1 else { return false }
    var above = start - 1
    while above > 0, text.bytes[above - 1] != 0x0A, start - above < maxLine { above -= 1 }
    return self.year(in: text, at: above).map { abs($0 - year) == 1 } ?? false
  }
}
