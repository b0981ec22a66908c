import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

@Suite struct HTMLCleanerTests {
  private static let marker = "央行行长周三在北京表示通胀率降至百分之二点一"
  private static let body = ["制造业", "服务业", "房地产", "外贸"].map {
    "<p>\(marker)，\($0)市场普遍预期货币政策将保持稳健，汇率基本稳定。</p>"
  }.joined()

  private static func page(
    _ content: String, head: String = "<title>央行表态_财经_某某网</title>", tail: String = ""
  ) -> String {
    "<!DOCTYPE html><html><head>\(head)</head><body><div class=nav><a href=/>首页</a></div>"
      + "<div id=article>\(content)</div>\(tail)</body></html>"
  }

  private func clean(_ bytes: [UInt8], form: PageForm = .html) throws -> CleanArticle {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    return try PageCleaner(packs: packs).clean(RawPage(name: "test", bytes: bytes, form: form))
  }

  private func clean(_ html: String) throws -> CleanArticle { try clean(Array(html.utf8)) }

  private func rejection(_ bytes: [UInt8], form: PageForm = .html) throws -> RejectionCode? {
    do {
      _ = try clean(bytes, form: form)
      return nil
    } catch let rejection as Rejection {
      #expect(!rejection.message.isEmpty)
      return rejection.code
    }
  }

  @Test func takesBodyTitleDateSourceAndAuthor() throws {
    let article = try clean(
      Self.page(
        "<h1>央行表态</h1><div class=info>2024-05-20 10:30:00 来源：新华社 作者：张三</div>\(Self.body)"
          + "<p>责任编辑：李四</p>"))
    #expect(article.title == "央行表态")
    #expect(article.published?.iso == "2024-05-20T10:30:00")
    #expect(article.source == "新华社")
    #expect(article.author == "张三")
    #expect(article.text.string.split(separator: "\n").count == 4)
    #expect(!article.text.string.contains("李四"))
    #expect(article.script == "hans")
  }

  @Test(arguments: [
    "<div style='display: none'>\(body.replacing(marker, with: "博彩"))</div>",
    "<div hidden>博彩</div>", "<p aria-hidden=true>博彩</p>", "<script>博彩</script>",
    "<div style='position:absolute;left:-9999px'>博彩</div>", "<style>博彩</style>",
    "<div class=comment-list><p>博彩网友评论。</p></div>",
    "<h3>相关阅读</h3><p><a href=1>博彩公司的新闻</a></p>",
  ])
  func leavesOutWhatIsHiddenOrForeign(_ extra: String) throws {
    let article = try clean(Self.page("<h1>央行表态</h1>" + Self.body + extra))
    #expect(article.text.string.contains(Self.marker))
    #expect(!article.text.string.contains("博彩"))
  }

  @Test(arguments: [300, 5000, 50_000])
  func nestedElementsLoseNoText(_ depth: Int) throws {
    let article = try clean(
      Self.page(
        String(repeating: "<div>", count: depth) + Self.body
          + String(repeating: "</div>", count: depth)))
    #expect(article.text.string.contains(Self.marker))
  }

  @Test(arguments: [
    "<!-- never closed \(body)", "<p>\u{0}\u{0}</p>\(body)", "<!-->\(body)",
    "<div class=\"a\"b\" onclick=\"x('\">\(body)",
    "<script>document.write('</scr'+'ipt>')</script>\(body)",
    "<FOUNDER-CONTENT>\(body)</FOUNDER-CONTENT>", "<![CDATA[x]]>\(body)",
    "</body></html><!DOCTYPE html><html><body>\(body)",
    "<div \((0..<20_000).map { "a\($0)=1" }.joined(separator: " "))>\(body)</div>",
  ])
  func brokenMarkupLosesNoText(_ content: String) throws {
    #expect(try clean(Self.page(content)).text.string.contains(Self.marker))
  }

  @Test func aTableKeepsOneLineARow() throws {
    let article = try clean(
      Self.page(
        Self.body
          + "<table><tr><td>年份</td><td>收入</td></tr><tr><td>2023</td><td>12.5亿元</td></tr></table>"
          + Self.body.replacing("市场", with: "行业")))
    #expect(article.text.string.contains("年份\t收入\n2023\t12.5亿元\n"))
  }

  @Test func utf16IsReadWithAndWithoutMark() throws {
    let page = Self.page("<h1>央行表态</h1>" + Self.body)
    let little = page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [little, [0xFF, 0xFE] + little] {
      let article = try clean(bytes)
      #expect(article.charset == "utf-16le")
      #expect(article.text.string.contains(Self.marker))
    }
  }

  @Test func aWrongDeclarationDoesNotHarmUTF8() throws {
    let article = try clean(
      Self.page("<h1>央行表态</h1>" + Self.body, head: "<meta charset=gb2312><title>央行表态</title>"))
    #expect(article.charset == "utf-8")
    #expect(article.text.string.contains(Self.marker))
  }

  /// 通胀 in GB 18030, said often enough for detection, with and without (right or wrong) labels.
  @Test(arguments: ["", "<meta charset=gb2312>", "<meta charset=utf-8>", "<meta charset=no-such>"])
  func gb18030IsReadWhateverIsDeclared(_ label: String) throws {
    let sentence: [UInt8] = [
      0xCA, 0xD0, 0xB3, 0xA1, 0xC6, 0xD5, 0xB1, 0xE9, 0xD4, 0xA4, 0xC6, 0xDA, 0xBB, 0xF5, 0xB1,
      0xD2,
      0xD5, 0xFE, 0xB2, 0xDF, 0xBD, 0xAB, 0xB1, 0xA3, 0xB3, 0xD6, 0xCE, 0xC8, 0xBD, 0xA1, 0xA1,
      0xA3,
    ]
    let paragraph = Array("<p>".utf8) + sentence + sentence + Array("</p>".utf8)
    let bytes =
      Array("<html><head>\(label)</head><body><div>".utf8) + paragraph + paragraph + paragraph
      + Array("</div></body></html>".utf8)
    let article = try clean(bytes)
    #expect(article.charset == "gb18030")
    #expect(article.text.string.hasPrefix("市场普遍预期货币政策将保持稳健。"))
  }

  @Test func badBytesAreReplacedAndReported() throws {
    var bytes = Array(Self.page("<h1>央行表态</h1>" + Self.body, head: "<meta charset=utf-8>").utf8)
    bytes.insert(contentsOf: [0xFF, 0xFE], at: 120)
    let article = try clean(bytes)
    #expect(article.text.string.contains(Self.marker))
    #expect(article.warnings.contains { $0.hasPrefix("charset_replaced") })
  }

  @Test func whatIsNoPageIsRejected() throws {
    #expect(try rejection([]) == .empty)
    #expect(try rejection(Array(" \n\t ".utf8)) == .empty)
    #expect(try rejection(Array("%PDF-1.4 x".utf8)) == .unsupported)
    #expect(try rejection([0x50, 0x4B, 3, 4, 0, 0]) == .unsupported)
    #expect(try rejection(Array("{\"a\": 1}".utf8)) == .notHTML)
    #expect(try rejection(Array("<html><body></body></html>".utf8)) == .noText)
    #expect(try rejection(Array(repeating: 0x20, count: (16 << 20) + 1)) == .tooBig)
  }

  @Test func anMHTMLPartIsFoundAndDecoded() throws {
    let html = Self.page("<h1>央行表态</h1>" + Self.body)
    let quoted = html.utf8.map { byte -> String in
      if byte < 0x80, byte != 0x3D { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "=" + (hex.utf8.count == 1 ? "0" : "") + hex
    }.joined()
    let file = """
      From: <Saved>\r
      Content-Type: multipart/related;\r
      \ttype="text/html"; boundary="--b1"\r
      \r
      ----b1\r
      Content-Type: text/html; charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      \(quoted)\r
      ----b1--\r

      """
    let article = try clean(Array(file.utf8), form: .mhtml)
    #expect(article.text.string.contains(Self.marker))
    #expect(try rejection(Array("Content-Type: image/png\r\n\r\nx".utf8), form: .mhtml) == .notHTML)
  }

  @Test func cleaningTwiceGivesEqualBytes() throws {
    let page = Self.page("<h1>央行表态</h1>" + Self.body)
    #expect(try clean(page).text == (try clean(page)).text)
  }
}
