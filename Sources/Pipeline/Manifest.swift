import Foundation
package import NewsModel

/// A list of articles with what is known of them: CSV with `path,url,source,published`.
package struct Manifest: Sendable {
  /// Absolute path of each listed file and what the manifest says of it, in file order.
  package let entries: [(path: String, given: GivenMetadata)]

  /// Reads a manifest; paths in it are relative to its own folder.
  ///
  /// - Throws: ``ManifestError`` with file and line.
  package init(file: String) throws(ManifestError) {
    let text: String
    do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
      throw ManifestError(message: "\(file): can't be read as UTF-8; check the path and encoding")
    }
    let folder = URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent().path
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    var records = try CommaSeparated.records(body, file: file)
    guard let header = records.first else {
      throw ManifestError(message: "\(file): empty; expected a header path,url,source,published")
    }
    records.removeFirst()
    let names = header.cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    let known: Set<String> = ["path", "url", "source", "published", "title", "author"]
    for name in names where !known.contains(name) {
      throw ManifestError(
        message:
          "\(file):\(header.line): unknown column '\(name)'; known: \(known.sorted().joined(separator: ", "))"
      )
    }
    guard let pathColumn = names.firstIndex(of: "path") else {
      throw ManifestError(message: "\(file):\(header.line): the column 'path' is missing")
    }
    var entries: [(path: String, given: GivenMetadata)] = []
    for record in records {
      func cell(_ name: String) -> String? {
        guard let column = names.firstIndex(of: name), column < record.cells.count else {
          return nil
        }
        let value = record.cells[column].trimmingCharacters(in: .whitespaces)
        return value.isEmpty ? nil : value
      }
      guard pathColumn < record.cells.count, let path = cell("path") else {
        throw ManifestError(message: "\(file):\(record.line): the path is blank")
      }
      let published = cell("published")
      if let published, CivilDate(iso: published) == nil {
        throw ManifestError(
          message: "\(file):\(record.line): published must be YYYY-MM-DD, not '\(published)'")
      }
      let absolute = path.hasPrefix("/") ? path : folder + "/" + path
      entries.append(
        (
          URL(fileURLWithPath: absolute).standardizedFileURL.path,
          GivenMetadata(
            title: cell("title"), author: cell("author"), url: cell("url"),
            source: cell("source"), published: published)
        ))
    }
    self.entries = entries
  }
}

/// A manifest or source map that can't be used.
package struct ManifestError: Error, Sendable, CustomStringConvertible {
  /// File, line, what is wrong, what to do.
  package let message: String
  package var description: String { message }
}

/// Names of outlets by path: CSV `path,source`, the longest path below the root wins.
package struct SourceMap: Sendable {
  /// Outlet by path below the root.
  let names: [String: String]

  /// Reads a source map.
  ///
  /// - Throws: ``ManifestError`` with file and line.
  package init(file: String) throws(ManifestError) {
    let text: String
    do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
      throw ManifestError(message: "\(file): can't be read as UTF-8; check the path and encoding")
    }
    var names: [String: String] = [:]
    for (number, record) in try CommaSeparated.records(text, file: file).enumerated() {
      if number == 0, record.cells.first?.lowercased() == "path" { continue }
      guard record.cells.count == 2, !record.cells[1].isEmpty else {
        throw ManifestError(message: "\(file):\(record.line): expected path,source")
      }
      names[record.cells[0]] = record.cells[1]
    }
    self.names = names
  }

  /// The name for a relative path: of the path itself or its nearest listed folder.
  package func source(for relativePath: String) -> String? {
    var path = relativePath
    while true {
      if let name = names[path] ?? names[path + "/"] { return name }
      guard let slash = path.lastIndex(of: "/") else { return names["."] }
      path = String(path[..<slash])
    }
  }
}
