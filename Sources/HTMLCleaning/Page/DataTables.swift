import CHTML

/// Which tables of a page hold data, row by row, and which only lay out its blocks.
struct DataTables {
  private enum Part: UInt8 { case none, row, cell }

  private var parts: [Part]
  /// Columns to the left of a cell that hold no cell of its row: those of cells that reach down or
  /// across; only where there are any.
  private var gaps: [Int: Int] = [:]

  init(_ tree: PageTree) {
    parts = []
    var index = 0
    while index < tree.nodes.count {
      defer { index += 1 }
      guard tree.tag(index) == KZ_TABLE, let found = Self.rows(of: index, tree) else { continue }
      if parts.isEmpty { parts = Array(repeating: .none, count: tree.nodes.count) }
      for row in found.rows { parts[row] = .row }
      for cell in found.cells { parts[cell] = .cell }
      lay(out: found, tree)
      index = tree.end(index) - 1
    }
  }

  func isRow(_ node: Int) -> Bool { !parts.isEmpty && parts[node] == .row }
  func isCell(_ node: Int) -> Bool { !parts.isEmpty && parts[node] == .cell }

  func gap(before cell: Int) -> Int { gaps[cell] ?? 0 }

  /// Finds the columns of cells among such with `colspan` and `rowspan`, the latter as far as 64.
  private mutating func lay(out table: (rows: [Int], cells: [Int]), _ tree: PageTree) {
    func span(_ name: Int, _ cell: Int) -> Int {
      guard let range = tree.attributeRange(name, of: cell), range.count <= 3,
        let number = Int(String(decoding: tree.text[range], as: UTF8.self))
      else { return 1 }
      return min(max(number, 1), 64)
    }
    var reaching: [Int: Int] = [:]
    var next = 0
    for row in table.rows {
      var column = 0
      var gap = 0
      func skip() {
        while let rows = reaching[column], rows > 0 {
          reaching[column] = rows - 1
          column += 1
          gap += 1
        }
      }
      while next < table.cells.count, table.cells[next] < tree.end(row) {
        let cell = table.cells[next]
        next += 1
        skip()
        if gap > 0 { gaps[cell] = gap }
        let columns = span(KZ_AT_COLSPAN, cell)
        let rows = span(KZ_AT_ROWSPAN, cell)
        if rows > 1 { for wide in column..<column + columns { reaching[wide] = rows - 1 } }
        column += columns
        gap = columns - 1
      }
      // Cells from above that reach past the last cell of this row.
      for (right, rows) in reaching where right >= column && rows > 0 { reaching[right] = rows - 1 }
    }
  }

  /// Nil for a table that holds another, has cells full of prose, or mostly rows of one cell.
  private static func rows(of table: Int, _ tree: PageTree) -> (rows: [Int], cells: [Int])? {
    var rows: [Int] = []
    var cells: [Int] = []
    var paragraphs = 0
    var node = table + 1
    while node < tree.end(table) {
      switch tree.tag(node) {
      case KZ_TABLE: return nil
      case KZ_TR: rows.append(node)
      case KZ_TD, KZ_TH: cells.append(node)
      case KZ_TEXT:
        let length = tree.textRange(node).count
        if length > 600 { return nil }
        if length > 180 { paragraphs += 1 }
      default: break
      }
      node += 1
    }
    guard rows.count > 1, paragraphs * 4 <= cells.count else { return nil }
    var wide = 0
    var next = 0
    for row in rows {
      let first = next
      while next < cells.count, cells[next] < tree.end(row) { next += 1 }
      if next - first > 1 { wide += 1 }
    }
    return wide * 2 >= rows.count && wide > 0 ? (rows, cells) : nil
  }
}
