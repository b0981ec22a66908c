/// What an export holds: no times, so that the same store gives the same bytes.
package struct ExportManifest: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package let name: String
    package let rows: Int
    package let bytes: Int
    /// Lower-case hexadecimal.
    package let sha256: String
    package init(name: String, rows: Int, bytes: Int, sha256: String) {
      (self.name, self.rows, self.bytes, self.sha256) = (name, rows, bytes, sha256)
    }
  }

  package var toolVersion: String
  package var schemaVersion: Int
  package var files: [File]

  package init(toolVersion: String, schemaVersion: Int, files: [File]) {
    (self.toolVersion, self.schemaVersion, self.files) = (toolVersion, schemaVersion, files)
  }

  package var json: [UInt8] {
    var w = JSONWriter()
    w.object { w in
      w.field("tool", "kaozheng")
      w.field("tool_version", toolVersion)
      w.field("schema", schemaVersion)
      w.array("files") { w in
        for file in files.sorted(by: { $0.name < $1.name }) {
          w.object { w in
            w.field("name", file.name)
            w.field("rows", file.rows)
            w.field("bytes", file.bytes)
            w.field("sha256", file.sha256)
          }
        }
      }
    }
    w.newline()
    return w.bytes
  }
}
