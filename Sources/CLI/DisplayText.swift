/// Text from articles made fit for a terminal: no control characters, known widths.
enum DisplayText {
  /// The text on one line, with control characters and bidi overrides shown as ␛.
  static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: scalars.append("␛")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Columns a terminal uses: two for East Asian wide and full-width characters.
  ///
  /// - Source: Unicode Standard Annex #11, ranges of W and F, rounded to blocks.
  static func width(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: continue
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width += 2
      default: width += 1
      }
    }
    return width
  }

  /// The text cut to at most `columns`, with … where something was cut.
  static func cut(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = width(String(character))
      if used + next > columns - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }
}

/// Rows in columns aligned by East Asian width on a terminal, as tab-separated values elsewhere.
struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []

  init(_ header: [String]) { self.header = header }

  mutating func add(_ cells: [String]) { rows.append(cells.map(DisplayText.oneLine)) }

  var isEmpty: Bool { rows.isEmpty }

  /// The table; `forTerminal` decides between alignment and tabs.
  func text(forTerminal: Bool, style: TerminalStyle, maxColumn: Int = 44) -> String {
    guard forTerminal else {
      return ([header] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }
    let cut = rows.map { $0.map { DisplayText.cut($0, to: maxColumn) } }
    var widths = header.map(DisplayText.width)
    for row in cut {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], DisplayText.width(cell))
      }
    }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (column, cell) in cells.enumerated() {
        line += cell
        guard column + 1 < cells.count else { break }
        line += String(repeating: " ", count: widths[column] - DisplayText.width(cell) + 2)
      }
      return line
    }
    return style.bold(line(header)) + "\n" + cut.map { line($0) + "\n" }.joined()
  }
}
