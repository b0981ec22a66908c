/// Reads RFC 4180 tables: quoted cells, doubled quotes, LF or CRLF.
enum CommaSeparated {
  /// The records with the line each starts on, blank lines left out.
  ///
  /// - Throws: ``ManifestError`` for a quote that is never closed.
  static func records(
    _ text: String, file: String, separator: UInt8 = UInt8(ascii: ",")
  ) throws(ManifestError) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var line = 1
    var start = 1
    var afterQuote = false
    func finishCell() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      afterQuote = false
    }
    func finishRecord() {
      finishCell()
      if cells.count > 1 || !(cells.first ?? "").isEmpty { records.append((start, cells)) }
      cells = []
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if quoted {
        if byte == UInt8(ascii: "\"") {
          quoted = false
          afterQuote = true
        } else {
          cell.append(byte)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if afterQuote { cell.append(byte) }
        quoted = true
        afterQuote = false
      case separator: finishCell()
      case UInt8(ascii: "\r"): continue
      case UInt8(ascii: "\n"):
        finishRecord()
        start = line
      default: cell.append(byte)
      }
    }
    guard !quoted else {
      throw ManifestError(message: "\(file):\(start): a quote is not closed; add the missing \"")
    }
    finishRecord()
    return records
  }
}
