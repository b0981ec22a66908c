import TestSupport
import Testing

/// `kaozheng explain`: the derivation of a mention of a text, a page, a stored document, a fact.
@Suite struct ExplainTests {
  private let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "in/outlet/a.txt",
      """
      平台公布目标
      2023-09-01 10:00
      2022年，TikTok的商业化收入近100亿美元，同比增长两成多。去年三季度的目标没有完成，业内人士认为竞争还会继续。

      """)
  }

  /// The block of lines about one mention.
  private func card(_ run: ToolRun, of surface: String) throws -> String {
    let lines = run.output.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.contains("  \(surface)  ") }, "\(run.output)")
    let rest = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    return ([lines[start]] + rest).joined(separator: "\n")
  }

  @Test func tellsRuleLiteralHedgeAndIntervalOfAText() throws {
    let run = try ToolRun([
      "explain", "--text", "营收近40亿元，同比增长两成多，去年三季度增加了2倍", "--published", "2024-05-20",
    ])
    #expect(run.status == 0, "\(run.talk)")
    let money = try card(run, of: "40亿元")
    #expect(money.hasPrefix("3–7  40亿元  money"))
    for part in ["literal     4000000000", "nearly, by “近”", "CNY (default)", "number + currency"] {
      #expect(money.contains(part), "\(money)")
    }
    #expect(try card(run, of: "两成多").contains("interval    (20, 30)"))
    #expect(try card(run, of: "2倍").contains("factor      3"))
    let quarter = try card(run, of: "去年三季度")
    #expect(quarter.contains("publication 2024-05-20 (given)"))
    #expect(quarter.contains("[2023-07-01, 2023-10-01)"))
  }

  @Test func speaksChineseWhenAsked() throws {
    let run = try ToolRun(["explain", "--text", "约3万人", "--lang", "zh"])
    #expect(run.output.contains("数字＋量词"))
    #expect(run.output.contains("about，据“约”"))
  }

  @Test func tellsOfAPageAndOfTheSameArticleInAStoreAlike() throws {
    let store = folder.path + "/facts.db"
    #expect(try ToolRun(["ingest", folder.path + "/in", "--store", store]).status == 0)
    let page = try ToolRun(["explain", folder.path + "/in/outlet/a.txt"])
    #expect(page.status == 0, "\(page.talk)")
    let byPath = try ToolRun(["explain", "outlet/a.txt", "--store", store])
    #expect(byPath.output == page.output)
    let facts = try ToolRun(["facts", "--store", store, "--json"]).objects()
    let fact = try #require(facts.first { ($0["quote"] as? String)?.contains("100亿美元") == true })
    let document = try #require(fact["doc_id"] as? String)
    let id = try #require(fact["fact_id"] as? String)
    let start = try #require(fact["start"] as? Int)
    let end = try #require(fact["end"] as? Int)
    let byPlace = try ToolRun(["explain", "\(document):\(start)-\(end)", "--store", store])
    let byFact = try ToolRun(["explain", id, "--store", store])
    #expect(byPlace.output == byFact.output)
    #expect(byPlace.output.contains("10000000000"))
    #expect(!byPlace.output.contains("两成多"))
    let byPrefix = try ToolRun(["explain", String(document.prefix(8)), "--store", store])
    #expect(byPrefix.output == page.output)
  }

  @Test func saysWhatIsWrongWithAPlace() throws {
    let file = folder.path + "/in/outlet/a.txt"
    let store = folder.path + "/facts.db"
    #expect(try ToolRun(["ingest", folder.path + "/in", "--store", store]).status == 0)
    let empty = try ToolRun(["explain", file + ":0-2"])
    #expect(empty.status == 1)
    #expect(empty.talk.contains("no number or time stands there"))
    let unknown = try ToolRun(["explain", "d_nothing", "--store", store])
    #expect(unknown.status == 1)
    #expect(unknown.talk.contains("d_nothing"))
    let noFact = try ToolRun(["explain", "f_nothing", "--store", store])
    #expect(noFact.status == 1)
    #expect(noFact.talk.contains("f_nothing"))
    #expect(try ToolRun(["explain", file + ":9-3"]).status == 2)
    #expect(try ToolRun(["explain"]).status == 2)
    #expect(try ToolRun(["explain", "--text", "3人", "--store", store]).status == 2)
    #expect(try ToolRun(["explain", "--text", "3人", "--published", "soon"]).status == 2)
  }
}
