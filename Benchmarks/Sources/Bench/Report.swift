import Foundation

/// The results as tables for people and as JSON for programs.
struct Report: Codable {
  var throughput: [Throughput] = []
  var linearity: [Linearity] = []

  static func printThroughput(_ rows: [Throughput]) {
    table(
      [
        "stage", "text", "MB", "mentions", "MB/s", "ICU words MB/s", "allocs/mention",
        "allocs/1000 chars",
      ],
      rows.map {
        [
          $0.stage, $0.text, number($0.megabytes, 1), "\($0.mentions)",
          number($0.megabytesPerSecond, 1), number($0.floorMegabytesPerSecond, 1),
          $0.allocationsPerMention.map { number($0, 2) } ?? "-",
          $0.allocationsPerThousandCharacters.map { number($0, 2) } ?? "-",
        ]
      })
  }

  static func printLinearity(_ rows: [Linearity]) {
    guard let first = rows.first else { return }
    table(
      ["stage", "text"] + first.bytes.map { "\($0 / 1000) kB, ms" } + ["growth"],
      rows.map { row in
        [row.stage, row.pattern] + row.seconds.map { number($0 * 1000, 2) }
          + [number(row.growth, 2)]
      })
  }

  func write(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    try encoder.encode(self).write(to: URL(fileURLWithPath: file))
  }

  private static func number(_ value: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", value)
  }

  private static func table(_ head: [String], _ rows: [[String]]) {
    let widths = head.indices.map { column in
      ([head] + rows).map { width($0[column]) }.max() ?? 0
    }
    for row in [head] + rows {
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - width(cell))
        return column < 2 ? cell + space : space + cell
      }
      print(cells.joined(separator: "  "))
    }
    print()
    fflush(nil)
  }

  /// Columns of a terminal: two for wide characters.
  private static func width(_ cell: String) -> Int {
    cell.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }
}
