import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

@Suite struct PlainCleanerTests {
  private func clean(_ text: String, title: String? = nil) throws -> CleanArticle {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    return try PageCleaner(packs: packs).clean(
      RawPage(
        name: "test", bytes: Array(text.utf8), form: .plain, given: GivenMetadata(title: title)))
  }

  private static let sentence = "公司今年上半年的营业收入为12.5亿元，比去年同期增长三成，海外市场贡献了其中的一半。"

  @Test func keepsHeadlineAndDropsByline() throws {
    let page = """
      首页 > 财经 > 正文
      某某集团公布半年报
      来源：明日财经 作者：李小明 2023-08-31 09:15
      \u{3000}\u{3000}\(Self.sentence)
      （图源：某某集团）
      1693548460691308.png

      第二段说明了原因，管理层认为物流成本正在下降。\u{3000}
      责任编辑：王五
      相关阅读
      另一家公司的消息，也是完整的一句话。
      """
    let article = try clean(page)
    #expect(
      article.text.string
        == "某某集团公布半年报\n\(Self.sentence)\n第二段说明了原因，管理层认为物流成本正在下降。")
    #expect(article.title == "某某集团公布半年报")
    let span = try #require(article.titleSpan)
    #expect(article.text.string(in: span) == "某某集团公布半年报")
    #expect(article.source == "明日财经")
    #expect(article.author == "李小明")
    #expect(article.published?.iso == "2023-08-31T09:15")
    #expect(article.published?.basis == .visible)
    #expect(article.removed.contains { $0.role == .caption && $0.text.contains("图源") })
    #expect(article.removed.contains { $0.role == .meta })
  }

  @Test(arguments: ["周一. 3 月 4th, 2024", "星期三 2024年5月1日 天气晴", "今天是2024年5月20日 星期一"])
  func aPageClockIsNoPublicationDate(_ clock: String) throws {
    let article = try clean("\(clock)\n\n某某集团公布半年报\n\n\(Self.sentence)\n\n\(Self.sentence)完")
    #expect(article.published == nil)
    #expect(!article.text.string.contains(clock))
    #expect(article.title == "某某集团公布半年报")
  }

  @Test func datesOfOtherArticlesAreNotTaken() throws {
    let article = try clean(
      "某某集团公布半年报\n\(Self.sentence)\n\(Self.sentence)再\n最新文章\n别的新闻\n2026-01-24 14:47:18")
    #expect(article.published == nil)
    #expect(!article.text.string.contains("2026"))
  }

  @Test func anUploaderWithAPhoneIsNoAuthor() throws {
    let article = try clean(
      "某某集团公布半年报\n\(Self.sentence)\n\(Self.sentence)再\n作者 | 林知行\n作者 AB 13800000000")
    #expect(article.author == "林知行")
  }

  @Test func aReprintNoteNamesTheSource() throws {
    let article = try clean(
      "某某集团公布半年报\n\(Self.sentence)\n\(Self.sentence)再\n【本文由明日网合作伙伴北辰财经授权发布，本平台仅提供信息存储服务。】")
    #expect(article.source == "北辰财经")
    #expect(article.site == "明日网")
  }

  @Test func aRepeatedLineCountsOnce() throws {
    let article = try clean("标题在这里\n\(Self.sentence)\n另一段文字讲的是物流。\n\(Self.sentence)")
    #expect(article.text.string == "标题在这里\n\(Self.sentence)\n另一段文字讲的是物流。")
    #expect(article.removed.map(\.role) == [.duplicate])
  }

  @Test func linesAreOtherwiseUnchanged() throws {
    let line = "GMV  达到 200 亿美元，“增长”了１２.５％……"
    let article = try clean("标题在这里\n\u{FEFF}\(line)\u{A0}\n\(Self.sentence)")
    #expect(article.text.string == "标题在这里\n\(line)\n\(Self.sentence)")
  }

  @Test func textIsNeverRewritten() throws {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    let text = "e\u{301} 首页\r\n\u{3000}责任编辑：甲\n"
    let article = try PageCleaner(packs: packs).clean(
      RawPage(
        name: "t", bytes: Array(text.utf8), form: .text,
        given: GivenMetadata(title: "题", published: "2023-09-01T14:07")))
    #expect(article.text.bytes == Array(text.utf8))
    #expect(article.title == "题")
    #expect(article.published?.iso == "2023-09-01T14:07")
    #expect(article.published?.basis == .given)
  }

  @Test func aPageOfFurnitureHasNoText() throws {
    do {
      _ = try clean("打开APP\n首页 > 资讯\n12人阅读\n")
      Issue.record("expected a rejection")
    } catch let rejection as Rejection {
      #expect(rejection.code == .noText)
    }
  }

  @Test func linesBrokenAtAFixedWidthAreToldOf() throws {
    let whole = Array(
      (Self.sentence + "管理层认为，物流成本正在下降，全年的目标仍为30亿元；明年还要更高，这取决于市场。"
        + "分析师认为，这一目标并不容易达到，因为去年的基数已经很高，而竞争对手的价格更低。")
        .unicodeScalars)
    let lines = stride(from: 0, to: whole.count, by: 26).map {
      whole[$0..<min($0 + 26, whole.count)].map { String($0) }.joined()
    }
    let page = "某某集团公布半年报\n2023-08-31 09:15\n" + lines.joined(separator: "\n")
    let article = try clean(page)
    #expect(article.warnings.contains { $0.hasPrefix("hard_wrapped:") })
    #expect(article.title == "某某集团公布半年报")
    #expect(article.text.string.hasSuffix(lines.joined(separator: "\n")))
    let headless = try clean(lines.joined(separator: "\n"))
    #expect(headless.title == nil && headless.titleSpan == nil)
    let paragraphs = (0..<8).map { "第\($0)段说：\(Self.sentence)" }.joined(separator: "\n")
    #expect(try clean("某某集团公布半年报\n" + paragraphs).warnings.isEmpty)
  }
}
