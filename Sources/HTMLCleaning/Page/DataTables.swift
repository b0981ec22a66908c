import CHTML

/// Which tables of a page hold data, row by row, and which only lay out its blocks.
struct DataTables {
  private enum Part: UInt8 { case none, row, cell }

  private var parts: [Part]

  init(_ tree: PageTree) {
    parts = []
    var index = 0
    while index < tree.nodes.count {
      defer { index += 1 }
      guard tree.tag(index) == KZ_TABLE, let found = Self.rows(of: index, tree) else { continue }
      if parts.isEmpty { parts = Array(repeating: .none, count: tree.nodes.count) }
      for row in found.rows { parts[row] = .row }
      for cell in found.cells { parts[cell] = .cell }
      index = tree.end(index) - 1
    }
  }

  func isRow(_ node: Int) -> Bool { !parts.isEmpty && parts[node] == .row }
  func isCell(_ node: Int) -> Bool { !parts.isEmpty && parts[node] == .cell }

  /// Nil for a table that holds another, has cells full of prose, or less than two by two cells.
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
    guard rows.count > 1, cells.count >= rows.count * 2, paragraphs * 4 <= cells.count else {
      return nil
    }
    return (rows, cells)
  }
}
