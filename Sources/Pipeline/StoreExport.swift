import Export
package import ExtractorPacks
package import FactStore
import Foundation
import NewsModel

/// The forms a fact database leaves the tool in.
package enum ExportFormat: String, Sendable, CaseIterable { case sqlite, csv, jsonl }

/// Writes a store for other programs: same store, same bytes, constant memory but for the verdicts.
package struct StoreExport: Sendable {
  private let store: FactStore
  private let diff: StoreDiff

  /// An export of a store; verdicts are made with the packs.
  package init(store: FactStore, packs: PackSet) throws(PackError) {
    self.store = store
    diff = try StoreDiff(store: store, packs: packs)
  }

  /// Writes the store to a file (sqlite) or a folder (csv, jsonl), each file whole or not at all.
  ///
  /// A filter narrows facts and, with them, verdicts; documents stay whole. It does not apply to
  /// `sqlite`, which is the whole database.
  /// - Returns: The number of facts written.
  /// - Throws: `StoreError` or `ExportError`.
  package func write(
    _ format: ExportFormat, to output: String, filter: FactFilter = .init()
  ) throws -> Int {
    let path = output.hasSuffix("/") ? String(output.dropLast()) : output
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let folder = format == .sqlite ? parent : path
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StoreError(.io, "\(folder): the folder can't be made; check the path")
      }
    }
    let report = try verdicts()
    switch format {
    case .sqlite:
      try store.copy(to: path)
      return try store.status().facts
    case .csv: return try table(report, filter, folder, CommaTables())
    case .jsonl: return try table(report, filter, folder, LineTables())
    }
  }

  private func verdicts() throws -> DiffReport {
    let mayWrite = FileManager.default.isWritableFile(atPath: store.path)
    return try mayWrite ? diff.rebuild().report : diff.report().report
  }

  private func table(
    _ report: DiffReport, _ filter: FactFilter, _ folder: String, _ form: any TableForm
  ) throws -> Int {
    var files: [ExportManifest.File] = []
    var facts = 0
    var wanted: Set<String> = []
    files.append(
      try file("facts", folder, form, header: form.factHeader) { row in
        try store.facts(filter) { fact in
          facts += 1
          wanted.insert(fact.fact.factID)
          try row(form.row(fact))
        }
      })
    files.append(
      try file("documents", folder, form, header: form.documentHeader) { row in
        try store.forEachDocument(withRemoved: true) { try row(form.row($0)) }
      })
    let groups = report.groups.filter { group in group.facts.contains { wanted.contains($0.factID) }
    }
    .sorted { $0.groupID < $1.groupID }
    files.append(
      try file("groups", folder, form, header: form.groupHeader) { row in
        for group in groups { try row(form.row(group)) }
      })
    if let header = form.pairHeader {
      files.append(
        try file("pairs", folder, form, header: header) { row in
          for group in groups {
            for pair in group.pairs { try row(form.row(pair, groupID: group.groupID)) }
          }
        })
    }
    let manifest = ExportManifest(
      toolVersion: ToolVersion.text, schemaVersion: FactStore.schemaVersion, files: files)
    let file = try ExportFile(path: folder + "/manifest.json")
    try file.append(manifest.json)
    try file.commit()
    return facts
  }

  /// One file of rows; returns its line of the manifest.
  private func file(
    _ name: String, _ folder: String, _ form: any TableForm, header: [UInt8],
    _ rows: (_ row: ([UInt8]) throws -> Void) throws -> Void
  ) throws -> ExportManifest.File {
    let full = "\(name).\(form.ending)"
    let file = try ExportFile(path: folder + "/" + full)
    var digest = RunningDigest()
    var count = 0
    func append(_ bytes: [UInt8]) throws {
      digest.update(bytes)
      try file.append(bytes)
    }
    if !header.isEmpty { try append(header) }
    try rows { row in
      count += 1
      try append(row)
    }
    try file.commit()
    return ExportManifest.File(
      name: full, rows: count, bytes: file.byteCount, sha256: digest.hex)
  }
}

/// How rows become bytes in one format.
private protocol TableForm {
  var ending: String { get }
  var factHeader: [UInt8] { get }
  var documentHeader: [UInt8] { get }
  var groupHeader: [UInt8] { get }
  /// Nil where pairs stand inside their groups.
  var pairHeader: [UInt8]? { get }
  func row(_ fact: FactInContext) -> [UInt8]
  func row(_ document: DocumentRecord) -> [UInt8]
  func row(_ group: FactGroup) -> [UInt8]
  func row(_ pair: PairVerdict, groupID: String) -> [UInt8]
}

private func commaLine(_ cells: [String?]) -> [UInt8] {
  var writer = CSVWriter()
  writer.row(cells)
  return writer.bytes
}

private struct CommaTables: TableForm {
  let ending = "csv"
  var factHeader: [UInt8] { commaLine(CSVExporter.factHeader) }
  var documentHeader: [UInt8] { commaLine(CSVExporter.documentHeader) }
  var groupHeader: [UInt8] { commaLine(CSVExporter.groupHeader) }
  var pairHeader: [UInt8]? { commaLine(CSVExporter.pairHeader) }
  func row(_ fact: FactInContext) -> [UInt8] { commaLine(CSVExporter.cells(fact)) }
  func row(_ document: DocumentRecord) -> [UInt8] { commaLine(CSVExporter.cells(document)) }
  func row(_ group: FactGroup) -> [UInt8] { commaLine(CSVExporter.cells(group)) }
  func row(_ pair: PairVerdict, groupID: String) -> [UInt8] {
    commaLine(CSVExporter.cells(pair, groupID: groupID))
  }
}

private struct LineTables: TableForm {
  let ending = "jsonl"
  let factHeader: [UInt8] = []
  let documentHeader: [UInt8] = []
  let groupHeader: [UInt8] = []
  let pairHeader: [UInt8]? = nil
  func row(_ fact: FactInContext) -> [UInt8] { line { JSONLinesExporter.write(fact, to: &$0) } }
  func row(_ document: DocumentRecord) -> [UInt8] {
    line { JSONLinesExporter.write(document, to: &$0) }
  }
  func row(_ group: FactGroup) -> [UInt8] { line { JSONLinesExporter.write(group, to: &$0) } }
  func row(_ pair: PairVerdict, groupID: String) -> [UInt8] { [] }

  private func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.bytes
  }
}
