import Foundation
import TestSupport

/// The Swift files of the checkout, read once for the rules of the house.
struct SourceFile: Sendable {
  /// Below the checkout.
  let path: String
  let lines: [String]

  /// All files below the folders, sorted by path.
  static func all(below folders: [String]) throws -> [SourceFile] {
    var files: [SourceFile] = []
    for folder in folders {
      let base = PackageFolder.path + "/" + folder
      for path in try FileManager.default.subpathsOfDirectory(atPath: base).sorted()
      where path.hasSuffix(".swift") {
        let text = try String(contentsOfFile: base + "/" + path, encoding: .utf8)
        files.append(
          SourceFile(path: folder + "/" + path, lines: text.components(separatedBy: "\n")))
      }
    }
    return files
  }

  /// The room a file below `Sources/` or `Extractors/` belongs to.
  var room: String {
    let parts = path.split(separator: "/")
    return parts[0] == "Extractors" ? "ExtractorPacks" : String(parts[1])
  }

  /// Modules named by import statements.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
        words[..<position].allSatisfy({
          ["public", "package", "internal", "private", "@testable", "@preconcurrency"].contains($0)
        })
      else { return nil }
      return words[position + 1]
    }
  }
}
