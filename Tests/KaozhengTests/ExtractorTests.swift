import Kaozheng
import TestSupport
import Testing

@Suite struct ExtractorTests {
  @Test func readsATextAsTheReadmeSays() throws {
    let found = try Extractor().extract(text: "营收约36.57亿元，同比增长12.3%", published: "2023-09-01")
    #expect(found.text == "营收约36.57亿元，同比增长12.3%")
    #expect(found.quantities.map(\.surface) == ["36.57亿元", "12.3%"])
    #expect(found.quantities.map(\.hedge) == ["about", "exact"])
    #expect(found.quantities.first?.value.min == "3657000000")
    let scalars = Array(found.text.unicodeScalars)
    for quantity in found.quantities {
      #expect(String(String.UnicodeScalarView(scalars[quantity.range])) == quantity.surface)
    }
  }

  @Test func errorsCarryCodesAndRemedies() throws {
    do throws(KaozhengError) {
      _ = try Extractor(overlays: ["/no/such/folder"])
      Issue.record("took a folder that does not exist")
    } catch {
      #expect(error.code == "packs" && error.message.contains("/no/such/folder"))
    }
    do throws(KaozhengError) {
      _ = try Extractor().extract(html: Array("%PDF-1.7 x".utf8))
      Issue.record("took a PDF")
    } catch {
      #expect(error.code == "unsupported")
    }
  }
}

@Suite struct FactDatabaseTests {
  @Test func readsComparesAndExports() async throws {
    let folder = try TemporaryFolder()
    for (name, value) in [("甲报", "6.8"), ("乙报", "7.2")] {
      try folder.write(
        "in/\(name)/a.txt",
        "抖音用户规模\n来源：\(name) 2023-09-01 10:00\n\(name)获悉，抖音的月活用户数为\(value)亿，这个数字还在增长。\n")
    }
    let database = try FactDatabase(path: folder.path + "/facts.db")
    let counts = try await database.ingest([folder.path + "/in"])
    #expect(counts.seen == 2 && counts.done == 2 && counts.facts >= 2)
    let conflict = try #require(try database.diff().first { $0.status == "conflict" })
    #expect(conflict.subject == "douyin" && conflict.metric == "monthly_active_users")
    #expect(Set(conflict.facts.map(\.source)) == ["甲报", "乙报"])
    #expect(try database.export(.jsonl, to: folder.path + "/out") == counts.facts)
  }
}
