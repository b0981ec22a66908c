import Export
import NewsModel
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  private func text(_ rows: [[String?]]) -> String {
    var writer = CSVWriter()
    for row in rows { writer.row(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("36.57亿元", "36.57亿元"), ("-12.50", "-12.50"), ("00123", "00123"),
    ("26400000000", "26400000000"), ("a,b", "\"a,b\""), ("他说\"好\"", "\"他说\"\"好\"\"\""),
    ("一\n二", "\"一\n二\""), ("一\r二", "\"一\r二\""), ("\"", "\"\"\"\""), (" x ", " x "),
    ("，", "，"), ("=1+1", "=1+1"), ("😀", "😀"),
  ])
  func aCellIsQuotedOnlyWhereItMust(cell: String, written: String) {
    #expect(text([[cell]]) == written + "\r\n")
  }

  @Test func rowsEndInCRLFAndNilIsEmpty() {
    #expect(text([["a", nil, "c"], [nil, "", "b\r\nc"]]) == "a,,c\r\n,,\"b\r\nc\"\r\n")
    var writer = CSVWriter()
    writer.row(["a"])
    writer.removeAll()
    writer.row(["b"])
    #expect(writer.bytes == Array("b\r\n".utf8))
  }

  @Test func anyCellsReadBackAsTheyWere() {
    var random = SeededGenerator(seed: 11)
    let parts = ["\"", ",", "\r\n", "\n", "\r", "中", "😀", "1.50", "", " "]
    for round in 0..<300 {
      let rows = (0..<3).map { _ in
        (0..<4).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in
            parts.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      #expect(CSVReading.rows(text(rows)) == rows, "round \(round)")
    }
  }

  @Test func everyTableHasACellForEachColumn() {
    let fact = ExportSamples.row()
    #expect(CSVExporter.cells(fact).count == CSVExporter.factHeader.count)
    #expect(CSVExporter.cells(fact.document).count == CSVExporter.documentHeader.count)
    let group = ExportSamples.group()
    #expect(CSVExporter.cells(group).count == CSVExporter.groupHeader.count)
    #expect(
      CSVExporter.cells(group.pairs[0], groupID: "g").count == CSVExporter.pairHeader.count)
    for header in [CSVExporter.factHeader, CSVExporter.documentHeader, CSVExporter.groupHeader] {
      #expect(Set(header).count == header.count)
    }
  }

  @Test func aDocumentTellsWhatCleaningFound() {
    let document = ExportSamples.document()
    func cell(_ column: String, of document: DocumentRecord) -> String? {
      let cells = CSVExporter.cells(document)
      return CSVExporter.documentHeader.firstIndex(of: column).flatMap { cells[$0] }
    }
    #expect(cell("section", of: document) == "财经")
    #expect(cell("clean_confidence", of: document) == "0.5")
    #expect(cell("warnings", of: document) == "truncated: cut|charset_mixed: 2 parts")
    #expect(
      cell("boilerplate_json", of: document)
        == #"[{"role":"related","text":"读\"甲\""},{"role":"ad","text":"扫码\n关注"}]"#)
    var bare = document
    (bare.removed, bare.cleanConfidence) = ([], nil)
    #expect(cell("boilerplate_json", of: bare) == nil && cell("clean_confidence", of: bare) == nil)
  }

  @Test func numbersStayDecimalStrings() {
    let cells = Dictionary(
      zip(CSVExporter.factHeader, CSVExporter.cells(ExportSamples.row())), uniquingKeysWith: { $1 })
    #expect(cells["value_min"] == "3657000000")
    #expect(cells["value_max"] == .some(nil))
    #expect(cells["min_open"] == "true")
    #expect(cells["currency"] == "CNY")
    #expect(cells["quote"] == "超36.57亿元")
  }
}

/// A reader of RFC 4180, written for the tests alone.
enum CSVReading {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          cell.append(0x22)
          index += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          cell.append(byte)
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0D {
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0D {
          rows.append(row)
          row = []
          index += 1
        }
      } else {
        cell.append(byte)
      }
      index += 1
    }
    return rows
  }
}
