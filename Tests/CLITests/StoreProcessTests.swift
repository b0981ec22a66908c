import FactStore
import Foundation
import TestSupport
import Testing

/// The store under real processes: one that is killed, one that is in the way.
@Suite struct StoreProcessTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func writeArticles(_ count: Int) throws {
    for number in 0..<count {
      try folder.write(
        "in/outlet\(number % 3)/\(number).txt",
        """
        第\(number)篇：平台公布目标
        2023-09-01 10:00
        2022年，TikTok的商业化收入为\(100 + number)亿美元，同比增长\(10 + number % 50)%。
        业内人士认为，平台之间的竞争还会继续，商家需要在流量和利润之间找到新的平衡点。

        """)
    }
  }

  private func export(_ store: String) throws -> Data {
    let copy = store + ".copy"
    let run = try ToolRun(["export", "sqlite", "--store", store, "-o", copy])
    #expect(run.status == 0, "\(run.talk)")
    return try Data(contentsOf: URL(fileURLWithPath: copy))
  }

  @Test func aKilledIngestGoesOnAsIfNothingHadHappened() throws {
    try writeArticles(240)
    let input = folder.path + "/in"
    let killed = folder.path + "/killed.db"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ToolRun.path)
    process.arguments = ["ingest", input, "--store", killed, "--jobs", "2"]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var kept = 0
    for _ in 0..<6000 where process.isRunning && kept == 0 {
      usleep(10_000)
      do {
        kept = try FactStore(path: killed, mode: .readOnly, busyMilliseconds: 50).status().documents
      } catch is StoreError { continue }
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(try FactStore(path: killed).check().isEmpty)
    kept = try FactStore(path: killed).status().documents
    #expect(kept > 0 && kept < 240, "\(kept)")
    let again = try ToolRun(["ingest", input, "--store", killed, "--json"])
    #expect(again.status == 0, "\(again.talk)")
    let summary = try #require(try again.objects().last)
    #expect(summary["seen"] as? Int == 240)
    #expect(summary["duplicate"] as? Int == 0)
    #expect(try FactStore(path: killed).check().isEmpty)
    let straight = folder.path + "/straight.db"
    #expect(try ToolRun(["ingest", input, "--store", straight]).status == 0)
    #expect(try FactStore(path: straight).status().documents == 240)
    #expect(try export(killed) == export(straight))
  }

  @Test func aStoreInUseIsExitFour() throws {
    try writeArticles(2)
    let path = folder.path + "/a.db"
    #expect(try ToolRun(["ingest", folder.path + "/in", "--store", path]).status == 0)
    try folder.write("in/outlet0/new.txt", "2022年，TikTok的收入为9亿美元。")
    let store = try FactStore(path: path, mode: .readOnly)
    var status: Int32?
    // A reader holds its lock as long as the rows last; no writer can commit meanwhile.
    try store.facts(.init(limit: 1)) { _ in
      let run = try ToolRun(["ingest", folder.path + "/in", "--store", path])
      status = run.status
      #expect(run.talk.contains("another process"))
    }
    #expect(status == 4)
    #expect(try ToolRun(["ingest", folder.path + "/in", "--store", path]).status == 0)
  }
}
