/// A vocabulary table: TSV with `#` comments, a header line, and a `source` column.
package struct PackTable: Sendable {
  /// Where it was read from, for messages.
  package let file: String
  package let columns: [String]
  package let rows: [Row]

  /// What a reader does with columns it does not know.
  package enum UnknownColumns: Sendable { case refused, ignored }

  /// One line of the table.
  package struct Row: Sendable {
    /// 1-based line in the file.
    package let line: Int
    let file: String
    let index: [String: Int]
    let cells: [String]

    /// The cell, or an empty string when it is blank.
    ///
    /// `column` must be one of the table's columns.
    package subscript(column: String) -> String {
      guard let position = index[column], position < cells.count else { return "" }
      return cells[position]
    }

    /// The parts of a cell separated by `|`, blanks left out.
    package func list(_ column: String) -> [String] {
      self[column].split(separator: "|", omittingEmptySubsequences: true).map(String.init)
    }

    /// An error that points at this cell.
    package func error(_ column: String, _ message: String) -> PackError {
      PackError(file: file, line: line, column: (index[column] ?? -1) + 1, message: message)
    }
  }

  /// Reads a table and checks its shape.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, LF or CRLF lines.
  ///   - file: Name for messages.
  ///   - required: The columns that must be there, in any order; any other is an error.
  ///   - optional: Columns that may be there.
  ///   - key: A column whose values must differ, if any.
  ///   - unknownColumns: Refused by the room that owns a table, ignored by one that borrows from it.
  /// - Throws: ``PackError`` with line and column.
  package init(
    parsing bytes: [UInt8], file: String, columns required: [String], optional: [String] = [],
    key: String? = nil, unknownColumns: UnknownColumns = .refused
  ) throws(PackError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PackError(file: file, message: "not valid UTF-8; save the file as UTF-8")
    }
    var header: [String: Int] = [:]
    var names: [String] = []
    var rows: [Row] = []
    var seen: [String: Int] = [:]
    var number = 0
    // By bytes: CRLF is a single Character, which a split at "\n" would pass over.
    for rawLine in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = Substring(rawLine.last == 0x0D ? rawLine.dropLast() : rawLine)
      if line.isEmpty || line.first == "#" { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if names.isEmpty {
        names = cells
        for (position, name) in cells.enumerated() {
          guard
            required.contains(name) || optional.contains(name) || unknownColumns == .ignored
          else {
            throw PackError(
              file: file, line: number, column: position + 1,
              message:
                "unknown column '\(name)'; known: \((required + optional).joined(separator: ", "))")
          }
          guard header.updateValue(position, forKey: name) == nil else {
            throw PackError(
              file: file, line: number, column: position + 1, message: "column '\(name)' twice")
          }
        }
        for name in required where header[name] == nil {
          throw PackError(file: file, line: number, message: "column '\(name)' is missing")
        }
        continue
      }
      guard cells.count <= names.count else {
        throw PackError(
          file: file, line: number, column: names.count + 1,
          message: "\(cells.count) cells under \(names.count) columns; remove the extra tab")
      }
      let row = Row(line: number, file: file, index: header, cells: cells)
      if let key {
        if let first = seen.updateValue(number, forKey: row[key]) {
          throw row.error(key, "'\(row[key])' stands in line \(first) already")
        }
      }
      rows.append(row)
    }
    guard !names.isEmpty else {
      throw PackError(
        file: file, message: "no header line; expected \(required.joined(separator: ", "))")
    }
    (self.file, self.columns, self.rows) = (file, names, rows)
  }
}
