import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

@Suite struct IngestTests {
  private static let stages = Result { try ExtractionStages(packs: PackSet.located()) }
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func page(_ title: String, _ text: String) -> String {
    """
    <html><head><meta charset="utf-8"><title>\(title)</title></head><body><h1>\(title)</h1>
    <div class="info">2023-09-01 10:00</div><div class="article-content"><p>\(text)</p>
    <p>业内人士认为，平台之间的竞争还会继续，商家需要在流量和利润之间找到平衡。</p></div></body></html>
    """
  }

  private func writeArticles(_ count: Int) throws {
    for number in 0..<count {
      try folder.write(
        "in/outlet\(number % 3)/\(number).html",
        page("第\(number)篇", "2022年，TikTok的商业化收入为\(100 + number)亿美元，同比增长\(10 + number)%。"))
    }
  }

  private func ingest(
    _ paths: [String], store: FactStore, jobs: Int = 2, source: String? = nil
  ) async throws -> IngestSummary {
    let ingest = Ingest(
      stages: try Self.stages.get(), packs: try PackSet.located(), store: store,
      options: IngestOptions(source: source, jobs: jobs))
    return try await ingest.run(paths: paths)
  }

  /// Everything a reader of the store sees, as text.
  private func dump(_ store: FactStore) throws -> String {
    var lines: [String] = []
    try store.forEachDocument { document in
      lines.append("\(document.documentID) \(document.path) \(document.source)")
    }
    try store.facts { lines.append("\($0.fact.factID) \($0.fact.quote) \($0.fact.claimKey)") }
    return lines.joined(separator: "\n")
  }

  @Test func readingAgainChangesNothing() async throws {
    try writeArticles(12)
    let store = try FactStore(path: folder.path + "/a.db")
    let first = try await ingest([folder.path + "/in"], store: store)
    #expect(first.seen == 12 && first.done == 12 && first.facts > 0)
    let before = try dump(store)
    let second = try await ingest([folder.path + "/in"], store: store)
    #expect(second.unchanged == 12 && second.done == 0 && second.facts == 0)
    #expect(try dump(store) == before)
    #expect(try store.check().isEmpty)
  }

  @Test func orderAndJobsDoNotShow() async throws {
    try writeArticles(20)
    let roots = (0..<3).map { folder.path + "/in/outlet\($0)" }
    let one = try FactStore(path: folder.path + "/one.db")
    _ = try await ingest(roots, store: one, jobs: 1)
    let two = try FactStore(path: folder.path + "/two.db")
    _ = try await ingest(roots.reversed(), store: two, jobs: 2)
    #expect(try dump(one) == dump(two))
  }

  @Test func exportsOfTheSameArticlesAreTheSameBytes() async throws {
    try writeArticles(20)
    try folder.write("in/outlet0/empty.html", "")
    let names = ["outlet0", "outlet1", "outlet2"]
    let one = try FactStore(path: folder.path + "/one.db")
    _ = try await ingest(names.map { folder.path + "/in/" + $0 }, store: one, jobs: 1)
    // The same articles in another place, read in another order, by more workers, in three runs.
    try FileManager.default.copyItem(atPath: folder.path + "/in", toPath: folder.path + "/moved")
    let two = try FactStore(path: folder.path + "/two.db")
    for name in names.reversed() {
      _ = try await ingest([folder.path + "/moved/" + name], store: two, jobs: 3)
    }
    for format in ExportFormat.allCases {
      var content: [[String: Data]] = []
      for (name, store) in [("x", one), ("y", two)] {
        let place = folder.path + "/out-\(format.rawValue)/" + name
        let export = try StoreExport(store: store, packs: try PackSet.located())
        let facts = try export.write(format, to: place)
        #expect(facts > 0)
        let files =
          format == .sqlite ? [""] : try FileManager.default.contentsOfDirectory(atPath: place)
        content.append(
          try Dictionary(
            uniqueKeysWithValues: files.map {
              ($0, try Data(contentsOf: URL(fileURLWithPath: place + "/" + $0).standardizedFileURL))
            }))
      }
      #expect(content[0] == content[1], "\(format)")
    }
  }

  @Test func filesThatAreGoneLeaveTheFacts() async throws {
    try writeArticles(6)
    let store = try FactStore(path: folder.path + "/a.db")
    let root = folder.path + "/in"
    _ = try await ingest([root], store: store)
    let before = try dump(store)
    let page = try Data(contentsOf: URL(fileURLWithPath: root + "/outlet0/0.html"))
    try FileManager.default.removeItem(atPath: root + "/outlet0/0.html")
    let summary = try await ingest([root], store: store)
    #expect(summary.seen == 5 && summary.unchanged == 5)
    #expect(try store.status().inputs[.gone] == 1)
    #expect(try store.status().documents == 5)
    try folder.write("in/outlet0/0.html", Array(page))
    #expect(try await ingest([root], store: store).done == 1)
    #expect(try dump(store) == before)
    // One file named is no statement about its neighbours; a root that is away loses nothing.
    _ = try await ingest([root + "/outlet1/1.html"], store: store)
    try FileManager.default.moveItem(atPath: root, toPath: root + "-away")
    _ = try await ingest([root], store: store)
    #expect(try store.status().inputs[.gone] == nil)
    // A folder that was emptied says that all of it is gone.
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let empty = try await ingest([root], store: store)
    #expect(empty.seen == 0)
    #expect(try store.status().inputs[.gone] == 6)
    #expect(try store.check().isEmpty)
  }

  @Test func aMovedFileKeepsItsDocument() async throws {
    try writeArticles(3)
    let store = try FactStore(path: folder.path + "/a.db")
    let root = folder.path + "/in"
    _ = try await ingest([root], store: store, source: "甲报")
    let ids = try store.documents().map(\.documentID)
    try FileManager.default.moveItem(atPath: root + "/outlet0/0.html", toPath: root + "/z.html")
    let summary = try await ingest([root], store: store, source: "甲报")
    #expect(summary.seen == summary.done + summary.unchanged + summary.duplicate)
    #expect(try store.documents().map(\.documentID) == ids)
    #expect(try store.documents().map(\.path).contains("z.html"))
  }

  @Test func theStoreKnowsItsMetrics() async throws {
    try writeArticles(3)
    let store = try FactStore(path: folder.path + "/a.db")
    _ = try await ingest([folder.path + "/in"], store: store)
    let revenue = try #require(try store.metrics()["revenue"])
    #expect(revenue.stockFlow == "flow" && revenue.isAdditive == true)
    #expect(!revenue.labelEN.isEmpty && revenue.label != "revenue")
  }

  @Test func badInputsAreRecordedAndStopNothing() async throws {
    try writeArticles(3)
    try folder.write("in/empty.html", "")
    try folder.write("in/fake.html", "%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj")
    var generator = SeededGenerator(seed: 7)
    try folder.write(
      "in/noise.html", (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    try folder.write("in/report.pdf", "%PDF-1.7")
    let store = try FactStore(path: folder.path + "/a.db")
    let summary = try await ingest([folder.path + "/in", folder.path + "/none"], store: store)
    #expect(summary.done == 3)
    #expect(summary.quarantined == 5)
    #expect(summary.seen == summary.done + summary.quarantined)
    let codes = Dictionary(
      try store.quarantine().map { ($0.relpath, $0.code) }, uniquingKeysWith: { $1 })
    #expect(codes["empty.html"] == "empty")
    #expect(codes["fake.html"] == "unsupported")
    #expect(codes["noise.html"] == "not_html")
    #expect(codes["report.pdf"] == "unsupported")
    #expect(codes["none"] == "path")
  }

  @Test func theSameBytesOfOneSourceAreOneDocument() async throws {
    let text = page("同一篇", "2022年，TikTok的商业化收入为100亿美元。")
    try folder.write("in/a.html", text)
    try folder.write("in/b.html", text)
    let store = try FactStore(path: folder.path + "/a.db")
    let summary = try await ingest([folder.path + "/in"], store: store, source: "甲报")
    #expect(summary.done == 1 && summary.duplicate == 1)
  }

  @Test func aSidecarAndTheOptionNameTheSource() async throws {
    try folder.write("in/a.html", page("甲", "2022年，TikTok的商业化收入为100亿美元。"))
    try folder.write(
      "in/a.meta.json", #"{"source":"乙报","published":"2023-08-08","url":"https://b.example/1"}"#)
    let store = try FactStore(path: folder.path + "/a.db")
    _ = try await ingest([folder.path + "/in"], store: store)
    var seen: [DocumentRecord] = []
    try store.forEachDocument { seen.append($0) }
    #expect(seen.map(\.source) == ["乙报"])
    #expect(seen.first?.published?.iso == "2023-08-08")
    #expect(seen.first?.url == "https://b.example/1")
  }
}
