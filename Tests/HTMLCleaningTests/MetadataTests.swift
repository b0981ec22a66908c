import ExtractorPacks
import Foundation
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// What a page's lines and head say of the article, by the tables of `Corpus/cases/cleaning`.
@Suite struct MetadataTests {
  private static let body = ["制造业", "服务业", "房地产", "外贸"].map {
    "<p>央行行长周三在江城表示通胀率降至百分之二点一，\($0)市场普遍预期货币政策将保持稳健，汇率基本稳定。</p>"
  }.joined()

  private let cleaner: PageCleaner

  init() throws {
    cleaner = try PageCleaner(packs: PackSet(bundled: PackageFolder.path + "/Extractors/packs"))
  }

  private static func rows(_ name: String) throws -> [[String]] {
    let path = PackageFolder.path + "/Corpus/cases/cleaning/\(name).tsv"
    let content = try String(contentsOfFile: path, encoding: .utf8)
    return content.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// A page with `lines` where their marks put them.
  private func clean(
    _ lines: String, head: String, heading: String = "<h1>央行表态将保持稳健</h1>"
  ) throws -> CleanArticle {
    var above = ""
    var between = ""
    var below = ""
    var inside = ""
    var last = ""
    for line in lines.split(separator: "⏎") {
      let mark = line.first ?? " "
      let content = "^$%&".contains(mark) ? line.dropFirst() : line
      let hashes = content.prefix { $0 == "#" }.count
      let spans = content.dropFirst(hashes).split(separator: "¦")
      let inner = spans.count == 1 ? String(spans[0]) : spans.map { "<span>\($0)</span>" }.joined()
      let block = hashes > 0 ? "<h\(hashes)>\(inner)</h\(hashes)>" : "<div>\(inner)</div>"
      switch mark {
      case "^": above += block
      case "$": below += block
      case "%": inside += "<p>\(inner)</p>"
      case "&": last += "<p>\(inner)</p>"
      default: between += block
      }
    }
    let html =
      "<!DOCTYPE html><html><head>\(head)</head><body><ul><li><a href=/>首页</a></li>"
      + "<li><a href=/f>财经</a></li></ul>\(above)<div id=main>\(heading)\(between)"
      + "<div class=content>\(inside)\(Self.body)\(last)</div>\(below)</div>"
      + "<div class=footer>电话：010-0000000</div></body></html>"
    return try cleaner.clean(RawPage(name: "case", bytes: Array(html.utf8), form: .html))
  }

  private static let title = "<title>央行表态将保持稳健_财经_云汀在线</title>"

  @Test func datelinesGiveTheirDate() throws {
    let rows = try Self.rows("datelines")
    #expect(rows.count >= 60)
    for row in rows {
      let head = row[1] == "-" ? "" : row[1]
      let article = try clean(row[0], head: Self.title + head)
      #expect(article.published?.iso ?? "-" == row[2], "\(row[0]) \(head)")
      #expect(article.text.string.contains("汇率基本稳定"))
    }
  }

  @Test func creditsNameWhoIsNamed() throws {
    let rows = try Self.rows("credits")
    #expect(rows.count >= 50)
    for row in rows {
      let head = row[1] == "-" ? "" : row[1]
      let article = try clean(row[0], head: Self.title + head)
      // Without a credit the source is the site.
      let source = article.source == article.site ? nil : article.source
      let found = [
        article.author.map { "author \($0)" }, article.editor.map { "editor \($0)" },
        source.map { "source \($0)" },
      ].compactMap { $0 }
      let wanted = row[2] == "-" ? [] : row[2].components(separatedBy: "; ").sorted()
      #expect(found.sorted() == wanted, "\(row[0]) \(head)")
    }
  }

  @Test func headlinesAreThoseOfTheArticle() throws {
    let rows = try Self.rows("titles")
    #expect(rows.count >= 20)
    for row in rows {
      let article = try clean(row[1], head: "<title>\(row[0])</title>", heading: "")
      #expect(article.title == row[2], "\(row[0]) / \(row[1])")
    }
  }

  @Test(arguments: [
    ("<a href=123_2.html>下一页</a>", "123_2.html"),
    ("<span>1</span> <a href=123_2.html>2</a> <a href=123_3.html>3</a>", "123_2.html"),
    ("<a href='?page=2'>[下一页]</a>", "?page=2"),
    ("<a href='/a/999.html'>下一篇</a>", nil), ("<a href='/list/2.html'>下一页</a>", nil),
    ("<a href='javascript:;'>下一页</a>", nil), ("<a href='/b/2.html'>2</a>", nil),
  ])
  func anArticleInPartsSaysSo(_ links: String, _ next: String?) throws {
    let head = Self.title + "<link rel=canonical href=http://www.example.cn/a/123.html>"
    let article = try clean("2023-09-01⏎$\(links)", head: head)
    #expect(article.nextPage == next)
    #expect(article.warnings.contains { $0.hasPrefix("partial_page:") } == (next != nil))
  }

  @Test func addressSiteAndSectionAreRead() throws {
    let article = try clean(
      "^<a href=/>首页</a> &gt; <a href=/f>财经</a> &gt; <a href=/g>国内</a> &gt; 正文⏎2023-09-01",
      head: Self.title + "<link rel=canonical href=http://www.example.cn/a/123.html>"
        + "<meta property=og:site_name content=某某在线>")
    #expect(article.url == "http://www.example.cn/a/123.html")
    #expect(article.site == "某某在线")
    #expect(article.section == "国内")
    #expect(try clean("2023-09-01", head: Self.title).site == "云汀在线")
    #expect(try clean("2023-09-01", head: Self.title).section == "财经")
  }

  @Test func aDateSaysWhereItComesFrom() throws {
    let meta = "<meta property=article:published_time content=2023-09-01T10:30:00+08:00>"
    let both = try clean("2023-09-01 10:30", head: Self.title + meta)
    let visible = try clean("2023-09-01 10:30", head: Self.title)
    let structured = try clean("", head: Self.title + meta)
    #expect(both.published?.basis == .visible)
    #expect(structured.published?.basis == .meta)
    let sure = try #require(both.published?.confidence)
    #expect(sure > (visible.published?.confidence ?? 1))
  }
}
