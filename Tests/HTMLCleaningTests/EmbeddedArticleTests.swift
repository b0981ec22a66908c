import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// Articles that a page carries as data for its scripts, and pages where data must not be taken.
@Suite struct EmbeddedArticleTests {
  private static let first = "云汀集团公布年报，去年营业收入为一百二十亿元，比上一年增长了百分之八。"
  private static let second = "海外市场贡献了其中的一半，管理层认为今年的增速会放缓，但毛利率仍将上升。"
  private static let third = "公司还计划在明年新建两座工厂，总投资约三十亿元，资金来自经营现金流。"
  private static let markup = "<p>\(first)</p><p>\(second)</p><p>\(third)</p>"
  private static let text = "\(first)\n\(second)\n\(third)"

  private func clean(_ body: String, head: String = "") throws -> CleanArticle {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    let page =
      "<!DOCTYPE html><html><head><title>云汀集团公布年报</title>\(head)</head><body>"
      + "<div class=nav><a href=/>首页</a> <a href=/b>财经</a></div>\(body)</body></html>"
    return try PageCleaner(packs: packs).clean(
      RawPage(name: "page", bytes: Array(page.utf8), form: .html))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
  }

  /// Every character above ASCII and the angle brackets as `\uXXXX`.
  private static func unicodeEscaped(_ text: String) -> String {
    text.utf16.map { unit in
      if unit < 0x80, unit != 0x3C, unit != 0x3E {
        return String(Unicode.Scalar(UInt8(unit)))
      }
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }

  private static func entities(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func percent(_ text: String) -> String {
    text.utf8.map { byte in
      byte >= 0x61 && byte <= 0x7A
        ? String(Unicode.Scalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  static let forms: [(name: String, page: String)] = [
    ("JSON-LD", ld), ("state", state), ("state escaped", stateEscaped), ("next data", nextData),
    ("nuxt arguments", nuxt), ("variable", variable), ("single quotes", singleQuotes),
    ("JSON.parse", parsed), ("entities", toutiao), ("entities quoted", toutiaoSlice),
    ("percent", percentPage), ("pushed", pushed), ("template literal", backquotes),
    ("textarea", textarea), ("template", template), ("script of markup", scriptMarkup),
    ("noscript", noscript), ("regular expressions before", regexes),
  ]

  private static let ld =
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(first)\\n\(second)\\n\(third)\"}</script><div id=app></div>"
  private static let state =
    "<div id=app></div><script>window.__INITIAL_STATE__={\"article\":{\"title\":\"云汀集团公布年报\",\"content\":\"\(escaped(markup))\",\"comments\":[]}};</script>"
  private static let stateEscaped =
    "<div id=app></div><script>window.__INITIAL_STATE__={\"detail\":\"\(unicodeEscaped(markup))\"}</script>"
  private static let nextData =
    "<div id=__next></div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"pageProps\":{\"post\":{\"contentHtml\":\"\(unicodeEscaped(markup))\"}}}}</script>"
  private static let nuxt =
    "<div id=__nuxt></div><script>window.__NUXT__=(function(a,b){return {data:[{c:b,t:a}]}}(\"云汀集团公布年报\",\"\(escaped(markup))\"));</script>"
  private static let variable =
    "<script>var article = {id: 7, content: \"\(escaped(markup))\", n: 1};</script>"
  private static let singleQuotes =
    "<script>var a = 'it\\'s'; var detail = '\(markup)';</script>"
  private static let parsed =
    "<script>window.data = JSON.parse(\"\(escaped("{\"body\":\"\(escaped(markup))\"}"))\");</script>"
  private static let toutiao =
    "<script>var BASE_DATA = { articleInfo: { title: '云汀集团公布年报', content: '\(entities(markup))' } };</script>"
  private static let toutiaoSlice =
    "<script>var BASE_DATA = { articleInfo: { content: '&quot;\(unicodeEscaped(markup).replacing("<", with: ""))&quot;'.slice(6, -6) } };</script>"
  private static let percentPage =
    "<script>var html = decodeURIComponent('\(percent(markup))');</script>"
  private static let pushed =
    "<script>self.__next_f.push([1,\"\(escaped("5:[\"$\",\"div\",null,{\"html\":\"\(escaped(markup))\"}]"))\"])</script>"
  private static let backquotes = "<script>const body = `\n\(markup)\n`;</script>"
  private static let textarea = "<textarea style=\"display:none\">\(entities(markup))</textarea>"
  private static let template = "<template id=t><article>\(markup)</article></template>"
  private static let scriptMarkup = "<script type=\"text/html\"><div>\(markup)</div></script>"
  private static let noscript = "<noscript>\(markup)</noscript>"
  private static let regexes =
    "<script>var r=/[\"']/g,s=a/b/c;// don't\nvar x=y.replace(/\"/g,'');var o={text:\"\(escaped(markup))\"}</script>"

  @Test(arguments: forms.map(\.name)) func itIsFound(_ name: String) throws {
    let page = try #require(Self.forms.first { $0.name == name }?.page)
    let article = try clean(page)
    #expect(article.text.string == Self.text)
    #expect(article.title == "云汀集团公布年报")
    if name != "noscript" {
      #expect(article.warnings.contains { $0.hasPrefix("body_from_data:") })
    }
  }

  @Test func aTeaserYieldsToTheWhole() throws {
    let article = try clean("<h1>云汀集团公布年报</h1><p>\(Self.first)</p>" + Self.state)
    #expect(article.text.string == Self.text)
  }

  @Test func otherProseInDataIsLeftAlone() throws {
    let comments =
      "<script>var list=[{\"comment_content\":\"\(Self.second)\(Self.third)\(Self.second)\"}];"
      + "var privacyTips=\"\(Self.second)\(Self.second)\(Self.third)\"</script>"
    let shown = "<h1>某某公司签约</h1><p>某某公司今天签约，金额为三千万元，合同期是两年。这是该公司今年最大的一笔订单，客户在欧洲，明年春天交付。</p>"
    let article = try clean(shown + comments)
    #expect(article.text.string.hasPrefix("某某公司今天签约"))
    #expect(!article.text.string.contains("海外市场"))
    let other = try clean(shown + Self.variable)
    #expect(other.text.string.hasPrefix("某某公司今天签约"))
  }

  @Test func dataOfTheArticleIsNoTextTwice() throws {
    let article = try clean("<h1>云汀集团公布年报</h1><div>\(Self.markup)</div>" + Self.state)
    #expect(article.text.string == Self.text)
    #expect(article.warnings.isEmpty)
  }

  @Test func manyLiteralsCostLinearTime() throws {
    var page = "<p>\(Self.first)\(Self.second)</p><script>"
    for index in 0..<20_000 { page += "a[\(index)]=\"\(Self.second)\";" }
    let started = ContinuousClock.now
    _ = try clean(page + "</script>")
    #expect(ContinuousClock.now - started < .seconds(10))
  }

  @Test(arguments: ["\\", "\\\"", "\"'", "=/", "\\\"{\\\"a\\\":", "%e4", "/*", "//", "`"])
  func hostileScriptsCostLinearTime(_ piece: String) throws {
    let flood = String(repeating: piece, count: 300_000)
    let started = ContinuousClock.now
    let article = try clean(
      "<script>var content=\"\(flood)</script><p>\(Self.first)\(Self.second)</p>")
    #expect(article.text.string.contains(Self.first))
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
