import Export
import Foundation
import TestSupport
import Testing

@Suite struct ExportFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/out.csv" }

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func content() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func nothingAppearsWithoutACommit() throws {
    do {
      let file = try ExportFile(path: path)
      try file.append(Array("half".utf8))
      #expect(try names() == ["out.csv.part"])
    }
    #expect(try names().isEmpty)
  }

  @Test func anOldFileStaysUntilTheNewOneIsWhole() throws {
    try folder.write("out.csv", "old")
    do {
      let file = try ExportFile(path: path)
      try file.append([UInt8](repeating: 0x61, count: 300_000))
      #expect(try content() == Array("old".utf8))
    }
    #expect(try content() == Array("old".utf8))
    let file = try ExportFile(path: path)
    try file.append(Array("new".utf8))
    try file.commit()
    #expect(try content() == Array("new".utf8))
    #expect(try names() == ["out.csv"])
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func everyByteArrives(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = try ExportFile(path: path)
    for start in stride(from: 0, to: count, by: 997) {
      try file.append(Array(bytes[start..<min(start + 997, count)]))
    }
    try file.commit()
    #expect(file.byteCount == count)
    #expect(try content() == bytes)
  }

  @Test func aFolderThatIsNotThereIsAnErrorWithARemedy() {
    #expect(throws: ExportError.self) { try ExportFile(path: folder.path + "/none/out.csv") }
  }

  @Test func theManifestDoesNotDependOnOrder() throws {
    let files = ["b", "a", "c"].map {
      ExportManifest.File(name: $0, rows: 1, bytes: 2, sha256: "00")
    }
    let one = ExportManifest(toolVersion: "1", schemaVersion: 2, files: files)
    let two = ExportManifest(toolVersion: "1", schemaVersion: 2, files: files.reversed())
    #expect(one.json == two.json)
    let parsed = try JSONSerialization.jsonObject(with: Data(one.json)) as? [String: Any]
    let listed = try #require(parsed?["files"] as? [[String: Any]])
    #expect(listed.compactMap { $0["name"] as? String } == ["a", "b", "c"])
    #expect(listed[0]["sha256"] as? String == "00")
  }
}
