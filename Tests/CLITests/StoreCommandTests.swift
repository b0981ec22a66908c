import FactStore
import Foundation
import TestSupport
import Testing

/// The commands that work on a store, and their exit codes.
@Suite struct StoreCommandTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path + "/facts.db" }

  init() throws {
    folder = try TemporaryFolder()
    for (name, value) in [("甲报", "200"), ("乙报", "230")] {
      try folder.write(
        "in/\(name)/a.txt",
        """
        电商平台公布目标
        来源：\(name)　2023-09-01 10:00
        \(name)报道，TikTok今年的目标是商品销售额GMV达到\(value)亿美元，这一数字远高于上年的水平。
        业内人士认为，平台之间的竞争还会继续，商家需要在流量和利润之间找到新的平衡点。

        """)
    }
  }

  private func run(_ arguments: [String]) throws -> ToolRun {
    try ToolRun(arguments + ["--store", store])
  }

  @Test func ingestDiffExportAndBack() throws {
    let ingest = try run(["ingest", folder.path + "/in", "--json"])
    #expect(ingest.status == 0, "\(ingest.talk)")
    let summary = try #require(try ingest.objects().last)
    #expect(summary["seen"] as? Int == 2 && summary["done"] as? Int == 2)
    let diff = try run(["diff", "--json", "--exit-code"])
    #expect(diff.status == 10, "\(diff.talk)")
    let groups = try #require(try diff.objects().first?["groups"] as? [[String: Any]])
    let conflict = try #require(groups.first { $0["status"] as? String == "conflict" })
    #expect(conflict["metric"] as? String == "gmv")
    #expect((conflict["facts"] as? [[String: Any]])?.count == 2)
    let again = try run(["ingest", folder.path + "/in", "--json"])
    #expect(try again.objects().last?["unchanged"] as? Int == 2)
    for format in ["csv", "jsonl"] {
      let out = folder.path + "/\(format)"
      #expect(try run(["export", format, "-o", out]).status == 0)
      let first = try Data(contentsOf: URL(fileURLWithPath: out + "/facts.\(format)"))
      #expect(try run(["export", format, "-o", out]).status == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: out + "/facts.\(format)")) == first)
    }
    let copy = folder.path + "/copy.sqlite"
    #expect(try run(["export", "sqlite", "-o", copy]).status == 0)
    #expect(try FactStore(path: copy, mode: .readOnly).check().isEmpty)
    #expect(try run(["check"]).status == 0)
    let facts = try run(["facts", "--metric", "gmv", "--json"])
    let id = try #require(try facts.objects().first?["fact_id"] as? String)
    let shown = try run(["show", String(id.prefix(12))])
    #expect(shown.status == 0 && shown.output.contains(id))
  }

  @Test func documentsShowWhatCleaningFound() throws {
    try folder.write(
      "web/甲报/p.html",
      """
      <html><head><title>平台公布目标_甲网</title></head><body><h1>平台公布目标</h1>
      <div class="article"><p>2023-09-01 10:00　来源：甲报</p>
      <p>TikTok今年的目标是商品销售额GMV达到200亿美元，这一数字远高于上年的水平，业内人士对此看法不一。</p>
      <p>业内人士认为，平台之间的竞争还会继续，商家需要在流量和利润之间找到新的平衡点。</p>
      <p>（责任编辑：王五）</p></div></body></html>\u{FFFD}
      """)
    #expect(try run(["ingest", folder.path + "/web"]).status == 0)
    let json = try run(["show", "甲报/p.html", "--json"])
    #expect(json.status == 0, "\(json.talk)")
    let document = try #require(try json.objects().first)
    let removed = try #require(document["boilerplate"] as? [[String: String]])
    #expect(!removed.isEmpty)
    let id = try #require(document["doc_id"] as? String)
    let shown = try run(["show", String(id.prefix(12))])
    #expect(shown.status == 0 && shown.output.contains(id))
    for line in removed {
      #expect(shown.output.contains(try #require(line["role"])))
      #expect(shown.output.contains(try #require(line["text"])))
    }
    #expect(try run(["show", "d_none"]).status == 1)
    let warnings = try #require(document["warnings"] as? [String])
    let status = try #require(try run(["status", "--json"]).objects().first)
    let counted = try #require(status["warnings"] as? [String: Int])
    #expect(Set(counted.keys) == Set(warnings.map { String($0.prefix { $0 != ":" }) }))
    #expect(status["documents_with_warnings"] as? Int == (warnings.isEmpty ? 0 : 1))
    let text = try run(["status"]).output
    for code in counted.keys { #expect(text.contains(code)) }
  }

  @Test func exitCodesTellWhatHappened() throws {
    #expect(try run(["diff"]).status == 1)
    #expect(try ToolRun(["ingest"]).status == 2)
    #expect(try ToolRun(["nonsense"]).status == 2)
    #expect(try ToolRun(["extract", "--only", "nothing"]).status == 2)
    #expect(try ToolRun(["--version"]).status == 0)
    try folder.write("in/bad.html", "")
    #expect(try run(["ingest", folder.path + "/in"]).status == 3)
    let listed = try run(["quarantine", "--json"])
    #expect(try listed.objects().first?["code"] as? String == "empty")
    try folder.write("hollow.db", "")
    let hollow = try ToolRun(["status", "--store", folder.path + "/hollow.db"])
    #expect(hollow.status == 1 && hollow.talk.contains("kaozheng ingest"))
    try folder.write("broken.db", "this is no database at all, only text of some length")
    #expect(try ToolRun(["status", "--store", folder.path + "/broken.db"]).status == 5)
  }

  @Test func aDocumentOutOfTimeIsQuarantined() throws {
    let ingest = try run(["ingest", folder.path + "/in", "--timeout-seconds", "0"])
    #expect(ingest.status == 3)
    let codes = try run(["quarantine", "--json"]).objects().map { $0["code"] as? String }
    #expect(codes == ["timeout", "timeout"])
  }

  @Test func messagesFollowTheLocale() throws {
    _ = try run(["ingest", folder.path + "/in"])
    let chinese = try ToolRun(["check", "--store", store], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(chinese.output == "完好\n")
    #expect(try run(["check"]).output == "sound\n")
  }
}
