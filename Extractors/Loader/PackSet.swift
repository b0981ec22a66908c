import Foundation

/// The packs in use: the bundled folder, overlaid by any number of others.
///
/// A table is looked up by its path below the folders (`metrics/metrics.tsv`). An overlay adds rows;
/// where a table has a key, an overlay's row replaces the bundled row with the same key.
package struct PackSet: Sendable {
  /// Bundled folder first, overlays after it in the order given.
  package let folders: [String]

  /// Packs with overlays.
  ///
  /// - Throws: ``PackError`` when a folder does not exist.
  package init(bundled: String, overlays: [String] = []) throws(PackError) {
    for folder in [bundled] + overlays {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory),
        isDirectory.boolValue
      else {
        throw PackError(
          file: folder, message: "no such folder; --packs takes a folder of TSV packs")
      }
    }
    folders = [bundled] + overlays
  }

  /// The packs found by ``PackLocator``.
  package static func located(overlays: [String] = []) throws(PackError) -> PackSet {
    try PackSet(bundled: PackLocator.bundled(), overlays: overlays)
  }

  /// Rows of a table from all folders that have it.
  ///
  /// `path` is below the pack folders; the values of the column `key` must differ inside one file,
  /// and overlays replace rows by it. Throws ``PackError`` when the bundled table is missing or any
  /// is malformed.
  package func rows(
    _ path: String, columns: [String], optional: [String] = [], key: String? = nil,
    unknownColumns: PackTable.UnknownColumns = .refused
  ) throws(PackError) -> [PackTable.Row] {
    var rows: [PackTable.Row] = []
    var positions: [String: Int] = [:]
    var found = false
    for folder in folders {
      let file = folder + "/" + path
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      found = true
      let table = try PackTable(
        parsing: [UInt8](data), file: file, columns: columns, optional: optional, key: key,
        unknownColumns: unknownColumns)
      for row in table.rows {
        if let key, let position = positions[row[key]] {
          rows[position] = row
        } else {
          if let key { positions[row[key]] = rows.count }
          rows.append(row)
        }
      }
    }
    guard found else {
      throw PackError(file: folders[0] + "/" + path, message: "table is missing from the packs")
    }
    return rows
  }

  /// Every file of every folder, for digests: path below the folder and its bytes, sorted.
  package func files() -> [(path: String, bytes: [UInt8])] {
    var all: [(path: String, bytes: [UInt8])] = []
    for folder in folders {
      let paths = FileManager.default.subpaths(atPath: folder) ?? []
      for path in paths.sorted() where path.hasSuffix(".tsv") || path.hasSuffix(".json") {
        guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
        all.append((path, [UInt8](data)))
      }
    }
    return all
  }
}
