import Foundation
import TestSupport
import Testing

/// The rules of the house that a compiler does not check.
@Suite struct HouseTests {
  /// Rooms each room may import, beside the standard library and Foundation.
  private static let floors: [String: Set<String>] = {
    let stage: Set<String> = ["NewsModel", "ExtractorPacks", "CICU"]
    let stages: Set<String> = [
      "HTMLCleaning", "Segmentation", "Quantities", "Entities", "Claims",
    ]
    let joints = stages.union(["NewsModel", "ExtractorPacks", "FactStore", "FactDiff", "Export"])
    return [
      "NewsModel": [],
      "ExtractorPacks": ["NewsModel"],
      "HTMLCleaning": stage.union(["CHTML", "CZlib"]),
      "Segmentation": stage,
      "Quantities": stage,
      "Entities": stage,
      "Claims": ["NewsModel", "ExtractorPacks"],
      "FactStore": ["NewsModel", "GRDB", "Crypto"],
      "FactDiff": ["NewsModel", "ExtractorPacks"],
      "Export": ["NewsModel"],
      "Evaluation": ["NewsModel"],
      "Pipeline": joints.union(["CICU", "CHTML"]),
      "Kaozheng": ["NewsModel", "ExtractorPacks", "Export", "FactStore", "Pipeline"],
      "CLI": joints.subtracting(stages).union([
        "Kaozheng", "Pipeline", "Segmentation", "ArgumentParser",
      ]),
    ]
  }()
  private static let anywhere: Set<String> = [
    "Foundation", "Dispatch", "Synchronization", "Glibc", "Darwin",
  ]

  @Test func roomsImportOnlyRoomsBelowThem() throws {
    let files = try SourceFile.all(below: ["Sources", "Extractors"])
    #expect(files.count > 40)
    for file in files {
      let allowed = try #require(Self.floors[file.room], "no floor for \(file.path)")
      for module in file.imports where !Self.anywhere.contains(module) {
        #expect(allowed.contains(module), "\(file.path) must not import \(module)")
      }
    }
  }

  @Test func noFileIsOverTheCeiling() throws {
    for file in try SourceFile.all(below: ["Sources", "Extractors", "Tests"]) {
      #expect(file.lines.count <= 401, "\(file.path): \(file.lines.count) lines, ceiling 400")
    }
  }

  @Test func noDrawerFiles() throws {
    let drawers: Set<String> = [
      "Utils.swift", "Helpers.swift", "Extensions.swift", "Common.swift", "Utilities.swift",
    ]
    for file in try SourceFile.all(below: ["Sources", "Extractors", "Tests"]) {
      let name = (file.path as NSString).lastPathComponent
      #expect(!drawers.contains(name), "\(file.path)")
    }
  }

  @Test func nothingForcedAndNothingPrintedInLibraries() throws {
    let forced = ["try!", "as! ", "fatalError(", "NSRegularExpression", "TODO", "FIXME"]
    for file in try SourceFile.all(below: ["Sources", "Extractors"]) {
      let banned = file.room == "CLI" ? forced : forced + [" print("]
      for (number, line) in file.lines.enumerated() {
        let code = line.trimmingCharacters(in: .whitespaces)
        guard !code.hasPrefix("//") else { continue }
        for word in banned {
          #expect(!code.contains(word), "\(file.path):\(number + 1): \(word)")
        }
      }
    }
  }

  @Test func stagesReadNoClockAndNoLocale() throws {
    let stages: Set<String> = [
      "NewsModel", "HTMLCleaning", "Segmentation", "Quantities", "Entities", "Claims", "FactDiff",
      "Export",
    ]
    for file in try SourceFile.all(below: ["Sources"]) where stages.contains(file.room) {
      for (number, line) in file.lines.enumerated() {
        for word in ["Date()", "Locale.current", "TimeZone.current", "ProcessInfo"] {
          #expect(!line.contains(word), "\(file.path):\(number + 1): \(word)")
        }
      }
    }
  }

  @Test func everyPackTableIsListedWithItsSource() throws {
    let base = PackageFolder.path + "/Extractors/packs"
    let list = try String(contentsOfFile: base + "/PACKS.tsv", encoding: .utf8)
    let listed = Set(
      list.components(separatedBy: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.components(separatedBy: "\t")[0] })
    let tables = try FileManager.default.subpathsOfDirectory(atPath: base)
      .filter { $0.hasSuffix(".tsv") && $0 != "PACKS.tsv" }
    #expect(!tables.isEmpty)
    for table in tables.sorted() {
      #expect(listed.contains(table), "\(table) is not in PACKS.tsv")
      let lines = try String(contentsOfFile: base + "/" + table, encoding: .utf8)
        .components(separatedBy: "\n")
      let header = lines.first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
      #expect(header.components(separatedBy: "\t").contains("source"), "\(table): no source column")
    }
  }

  @Test func systemHeadersStayBehindTheWalls() throws {
    for wall in ["CHTML", "CICU", "CZlib"] {
      let header = try String(
        contentsOfFile: PackageFolder.path + "/Sources/\(wall)/include/\(wall).h", encoding: .utf8)
      for word in ["unicode/", "libxml/", "zlib.h"] {
        #expect(!header.contains("#include <\(word)"), "\(wall).h shows \(word)")
      }
    }
  }
}
