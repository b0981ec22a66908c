import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// Which block of a page is the article, where several could be.
@Suite struct BodyChoiceTests {
  private static func cleaner() throws -> PageCleaner {
    try PageCleaner(packs: PackSet(bundled: PackageFolder.path + "/Extractors/packs"))
  }

  private func clean(_ body: String, title: String = "港口扩建", head: String = "") throws
    -> CleanArticle
  {
    let page = "<html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
    return try Self.cleaner().clean(
      RawPage(name: "test", bytes: Array(page.utf8), form: .html))
  }

  private static func prose(_ word: String, _ paragraphs: Int) -> String {
    (0..<paragraphs).map {
      "<p>\(word)第\($0)段：云汀港去年的吞吐量增加了一成，航线增到六十条，其中外贸占四成。</p>"
    }.joined()
  }

  private static func count(_ word: String, in text: ArticleText) -> Int {
    text.string.split(separator: "\n").count { $0.hasPrefix(word) }
  }

  @Test func anArticleStandsAboveALongStreamOfTeasers() throws {
    let teasers = (0..<12).map {
      "<li class=item><h3><a href=/\($0)>另一条很长的新闻标题第\($0)号</a></h3>\(Self.prose("别处", 1))</li>"
    }.joined()
    let article = try clean(
      "<h1>港口扩建</h1><div class=x>\(Self.prose("本文", 2))</div><ul class=stream>\(teasers)</ul>")
    #expect(Self.count("本文", in: article.text) == 2)
    #expect(Self.count("别处", in: article.text) == 0)
  }

  @Test(arguments: [1, 3, 20]) func theFirstPostOfAThreadIsTheArticle(_ replies: Int) throws {
    let posts = (0...replies).map {
      "<div class=post><div class=who>发表于 2023-09-0\($0 % 9 + 1) 10:30</div>"
        + "<div class=t>\(Self.prose($0 == 0 ? "首帖" : "回复", $0 == 0 ? 2 : 4))</div></div>"
    }.joined()
    let article = try clean("<h1>港口扩建</h1><div id=list>\(posts)</div>")
    #expect(Self.count("首帖", in: article.text) == 2)
    #expect(Self.count("回复", in: article.text) == 0)
  }

  @Test func postsInDifferentBlocksAreStillPosts() throws {
    let posts = (0..<4).map {
      "<div>2005-06-1\($0) 03:25:55</div>" + String(repeating: "<div>", count: $0 + 1)
        + "<div class=words>\(Self.prose("第\($0)帖", $0 + 2))</div>"
        + String(repeating: "</div>", count: $0 + 1)
    }.joined()
    let article = try clean(posts)
    #expect(Self.count("第0帖", in: article.text) == 2)
    #expect(Self.count("第3帖", in: article.text) == 0)
  }

  @Test func entriesOfALiveBlogAreOneArticle() throws {
    let entries = (0..<6).map {
      "<div class=item><b>2023-09-01 1\($0):00</b><div>\(Self.prose("直播\($0)", 1))</div></div>"
    }.joined()
    let article = try clean("<h1>港口扩建</h1><div class=live-list>\(entries)</div>")
    #expect(Self.count("直播", in: article.text) == 6)
  }

  @Test func aCompanyProfileBelowTheArticleIsNotPartOfIt() throws {
    let article = try clean(
      "<h1>港口扩建</h1><div class=txt>\(Self.prose("本文", 2))</div>"
        + "<div class=intro><h2>公司概况</h2>\(Self.prose("概况", 4))</div>")
    #expect(Self.count("本文", in: article.text) == 2)
    #expect(Self.count("概况", in: article.text) == 0)
  }

  @Test func sectionsWithHeadingsAreOneArticle() throws {
    let sections = (0..<3).map { "<section><h2>第\($0)节</h2>\(Self.prose("本文\($0)", 3))</section>" }
    let article = try clean("<h1>港口扩建</h1><div>\(sections.joined())</div>")
    #expect(Self.count("本文", in: article.text) == 9)
    #expect(article.text.string.contains("第2节"))
  }

  @Test func aTableBehindTheTextBelongsToIt() throws {
    let rows = (0..<8).map { "<tr><td>第\($0)码头</td><td>\($0)00</td><td>万吨</td></tr>" }.joined()
    let article = try clean(
      "<h1>港口扩建</h1><div><div class=txt>\(Self.prose("本文", 4))</div>"
        + "<table><tr><td></td><td>吞吐量</td><td>单位</td></tr>\(rows)</table></div>")
    #expect(article.text.string.contains("第7码头\t700\t万吨"))
    let rowHeads = article.text.string.split(separator: "\n").filter { $0.contains("单位") }
    #expect(rowHeads == ["\t吞吐量\t单位"])
  }

  @Test func elementsOfThePagesOwnNamesAreBlocks() throws {
    let article = try clean(
      "<app-head>首页 新闻</app-head><app-text>\(Self.prose("本文", 3))</app-text><app-foot>关于我们</app-foot>"
    )
    #expect(article.text.string.split(separator: "\n").count == 3)
  }

  @Test func aKnownSiteIsReadByItsProfile() throws {
    let page = "<h1>港口扩建</h1><div id=endText>\(Self.prose("本文", 1))</div>"
    let other = "<div class=article>\(Self.prose("别处", 3))</div>"
    let article = try clean(page + other)
    #expect(Self.count("本文", in: article.text) == 1)
    #expect(Self.count("别处", in: article.text) == 0)
    #expect(!article.warnings.contains { $0.hasPrefix("profile_missed") })
  }

  @Test func aProfileWithoutItsBlockIsReported() throws {
    let article = try clean(
      "<h1>港口扩建</h1><div>\(Self.prose("本文", 3))</div>",
      head: "<link rel=canonical href=https://www.163.com/money/1.html>")
    #expect(Self.count("本文", in: article.text) == 3)
    #expect(article.warnings.contains { $0.hasPrefix("profile_missed") })
  }

  @Test func theTextGoesOnBehindABoxOfRelatedArticles() throws {
    let box = "<div class=box><h4>相关阅读</h4><p><a href=/1>另一条很长的新闻标题</a></p></div>"
    let article = try clean(
      "<h1>港口扩建</h1><div class=t>\(Self.prose("前文", 4))\(box)\(Self.prose("后文", 3))</div>")
    #expect(Self.count("前文", in: article.text) == 4)
    #expect(Self.count("后文", in: article.text) == 3)
    #expect(!article.text.string.contains("另一条"))
  }

  @Test(arguments: ["登录后阅读全文", "订阅后可继续阅读全文"])
  func aTextBehindAWallIsPartial(_ wall: String) throws {
    let article = try clean(
      "<h1>港口扩建</h1><div class=t>\(Self.prose("本文", 3))</div><div>\(wall)</div>")
    #expect(article.warnings.contains { $0.hasPrefix("partial_page") })
    #expect(!article.text.string.contains(wall))
    let whole = try clean("<h1>港口扩建</h1><div class=t>\(Self.prose("本文", 3))</div>")
    #expect(!whole.warnings.contains { $0.hasPrefix("partial_page") })
  }

  @Test func linesBrokenAtAFixedWidthAreJoined() throws {
    let wrapped = [
      "云汀港去年的货物吞吐量达到八千三百万吨，比前年增加了一成左右，其中外贸占到四",
      "成，航线增加到六十条。港口集团表示，今年准备投入十二亿元扩建三号码头，预计二",
      "〇二五年底完工，届时可以停靠二十万吨级的船舶，集装箱处理能力也会提高百分之三",
      "十以上。", "当地商会说，运价去年下降了一成。",
    ]
    for (open, gap, close) in [("<pre>", "\n", "</pre>"), ("<div>", "<br>", "</div>")] {
      let article = try clean("<h1>港口扩建</h1>\(open)\(wrapped.joined(separator: gap))\(close)")
      #expect(article.text.string.contains("其中外贸占到四成，航线"))
      #expect(article.text.string.contains("二〇二五年底"))
      #expect(article.text.string.contains("百分之三十以上。\n当地商会"))
    }
  }

  @Test func theDayThatSignsANoticeIsText() throws {
    let article = try clean(
      "<h1>港口扩建</h1><div>2023-09-05 10:30 来源：云汀日报</div>"
        + "<div class=t>\(Self.prose("本文", 4))<p>云汀港务局</p><p>2023年9月3日</p></div>")
    #expect(article.text.string.hasSuffix("云汀港务局\n2023年9月3日"))
    #expect(article.published?.iso == "2023-09-05T10:30")
  }

  @Test(arguments: ["<div id=pinglun><h3>全部评论</h3>", "<div class=comments>", "<div>"])
  func commentsDoNotReplaceTheArticleHoweverMany(_ open: String) throws {
    let comments = (0..<200).map {
      "<div class=cm><a>网友\($0)</a><span>2023-10-1\($0 % 9) 10:00</span>\(Self.prose("评论\($0)", 1))</div>"
    }.joined()
    for page in [
      "<div class=txt>\(Self.prose("本文", 4))</div>\(open)\(comments)</div>",
      "<div class=txt>\(Self.prose("本文", 4))\(open)\(comments)</div></div>",
    ] {
      let article = try clean("<h1>港口扩建</h1><div>2023-10-10 09:15</div>" + page)
      #expect(Self.count("本文", in: article.text) == 4)
      #expect(Self.count("评论", in: article.text) == 0)
    }
  }

  @Test func aTableMayBeTheWholeArticle() throws {
    let rows = (0..<6).map { "<tr><td>第\($0)项指标</td><td>\($0)00.5</td></tr>" }.joined()
    let article = try clean(
      "<h1>港口扩建</h1><div class=a><table><tr><th>指标</th><th>亿元</th></tr>\(rows)</table></div>"
        + "<div>Copyright 2023 云汀港务局</div>")
    #expect(article.text.string.hasSuffix("第5项指标\t500.5"))
  }

  @Test func spansOfCellsKeepColumnsUnderTheirHeaders() throws {
    let table =
      "<table><tr><td rowspan=2>公司</td><td colspan=2>收入</td><td>利润</td></tr>"
      + "<tr><td>2022</td><td>2023</td><td>2023</td></tr><tr><td colspan=4>单位：亿元</td></tr></table>"
    let article = try clean("<h1>港口扩建</h1><div>\(Self.prose("本文", 3))\(table)</div>")
    #expect(article.text.string.contains("公司\t收入\t\t利润\n\t2022\t2023\t2023\n单位：亿元"))
  }

  @Test func raisedDigitsAreExponentsOrFootnotes() throws {
    let article = try clean(
      "<h1>港口扩建</h1><div>\(Self.prose("本文", 3))<p>减排3×10<sup>8</sup>吨，占地9万m<sup>2</sup>"
        + "，增长一成<sup>[3]</sup>，达到新高<sup>12</sup>。</p></div>")
    #expect(article.text.string.contains("3×10⁸吨，占地9万m²，增长一成，达到新高。"))
  }

  @Test func textOfNoSizeOrStruckOutIsNotRead() throws {
    let article = try clean(
      "<h1>港口扩建</h1><div>\(Self.prose("本文", 3))<p style='font-size:0'>博彩收入九百亿元。</p>"
        + "<p style='font-size:0.9em'>投资<del>十亿元</del>十二亿元。</p></div>")
    #expect(!article.text.string.contains("博彩"))
    #expect(article.text.string.contains("投资十二亿元"))
  }

  @Test func confidenceFallsWithDoubt() throws {
    let headlines = (0..<40).map { "<li>一条新闻的标题写在这里第\($0)条</li>" }.joined()
    let index = try clean("<ul>\(headlines)</ul>")
    let article = try clean(
      "<h1>港口扩建</h1><div>2023-09-01 10:30 来源：云汀日报</div><div>\(Self.prose("本文", 8))</div>")
    let short = try clean("<h1>港口扩建</h1><div><p>云汀港今天扩建。</p></div>")
    #expect(article.confidence > 0.9)
    #expect(short.confidence < article.confidence)
    #expect(index.confidence < 0.6)
  }

  @Test func everyLineIsExplained() throws {
    let page =
      "<h1>港口扩建</h1><div id=a>\(Self.prose("本文", 3))<p>责任编辑：某某</p></div><div><a>首页</a></div>"
    let read = try Self.cleaner().explain(
      RawPage(name: "test", bytes: Array(page.utf8), form: .html))
    let explanation = try #require(read.explanation)
    #expect(explanation.block.hasSuffix("div#a"))
    #expect(explanation.lines.count { $0.role == .body } == 3)
    let editor = try #require(explanation.lines.first { $0.text.contains("责任编辑") })
    #expect(editor.role == .editor)
    #expect(explanation.lines.last?.role == nil)
    #expect(explanation.lines.allSatisfy { !$0.reason.isEmpty })
  }
}
