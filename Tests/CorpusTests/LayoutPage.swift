import Evaluation
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// A page of `Corpus/layouts` with its gold.
struct LayoutPage: Sendable {
  let name: String
  let kind: String
  /// `dev` may be looked at by who works on cleaning, `held` is only scored.
  let half: String
  let gold: GoldPage

  static let folder = PackageFolder.path + "/Corpus/layouts"

  /// The pages of `index.tsv`, in its order.
  static func all() throws -> [LayoutPage] {
    let index = try String(contentsOfFile: folder + "/index.tsv", encoding: .utf8)
    return try index.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 4)
      let json = URL(fileURLWithPath: "\(folder)/pages/\(cells[0]).json")
      return LayoutPage(
        name: cells[0], kind: cells[1], half: cells[3],
        gold: try GoldPage(json: Data(contentsOf: json)))
    }
  }

  /// The page as an outlet would serve it.
  func raw() throws -> RawPage {
    try PageReader(limits: Limits()).page(at: "\(Self.folder)/pages/\(name).html")
  }

  /// The page without the classes and ids of its elements: what is left is how it is built.
  func rawWithoutClasses() throws -> RawPage {
    let page = try raw()
    return RawPage(
      name: page.name, bytes: Self.dropping(["class", "id"], from: page.bytes), form: page.form)
  }

  /// Cuts ` name=value` with any quoting wherever it stands behind white space.
  private static func dropping(_ names: [String], from bytes: [UInt8]) -> [UInt8] {
    let names = names.map { Array($0.utf8) }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let start = index + 1
      if isSpace(bytes[index]),
        let name = names.first(where: {
          bytes.dropFirst(start).prefix($0.count).elementsEqual($0) { $0 | 0x20 == $1 }
        }), let end = valueEnd(bytes, start + name.count)
      {
        index = end
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return kept
  }

  /// Where the value of an attribute ends whose name ends at `index`, or nil when there is none.
  private static func valueEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
    let quote = bytes[index + 1]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return bytes[(index + 2)...].firstIndex(of: quote).map { $0 + 1 }
    }
    return bytes[(index + 1)...].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
