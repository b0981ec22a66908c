import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// Pages that stand in for an article are refused; short articles about the same things are kept.
@Suite struct NotArticleTests {
  private func outcome(_ title: String, _ paragraphs: [String]) throws -> RejectionCode? {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    let body = paragraphs.map { "<p>\($0)</p>" }.joined()
    let page =
      "<html><head><meta charset=utf-8><title>\(title)</title></head><body><h1>\(title)</h1>"
      + "<div>\(body)</div></body></html>"
    do {
      _ = try PageCleaner(packs: packs).clean(
        RawPage(name: "test", bytes: Array(page.utf8), form: .html))
      return nil
    } catch let rejection as Rejection {
      return rejection.code
    }
  }

  @Test(arguments: [
    ("安全验证", ["系统检测到您的网络环境存在异常，请输入验证码后继续访问本站的内容。"]),
    ("某市前三季度经济数据公布", ["我们和合作伙伴使用 Cookie 存储信息，以便改善服务，您可以随时更改设置。"]),
    ("请稍候", ["为了您的安全，请启用 JavaScript 后重新载入本页。", "Ray ID: 12ab"]),
    ("出错了", ["抱歉，您访问的页面可能已经不存在，请检查网址是否正确。", "5秒后自动跳转到首页"]),
  ])
  func aPageInPlaceOfAnArticleIsRefused(_ title: String, _ paragraphs: [String]) throws {
    #expect(try outcome(title, paragraphs) == .noText)
  }

  @Test(arguments: [
    (
      "多家银行调整短信验证码规则",
      [
        "多家银行昨日宣布，客户登录手机银行时将不再收到“请输入验证码”的提示。",
        "业内人士认为，新规则会使每笔交易的成本下降约0.05元，全年节省超过两亿元。",
      ]
    ),
    (
      "浏览器厂商推迟停用第三方Cookie",
      ["某浏览器厂商表示，将把停用第三方Cookie的时间推迟到明年，广告商因此可以继续使用Cookie追踪用户。"]
    ),
    ("网站故障致股价下跌", ["某电商平台昨日页面不存在的故障持续三小时，公司股价收盘下跌4.2%，市值蒸发12亿元。"]),
  ])
  func aShortArticleAboutThemIsKept(_ title: String, _ paragraphs: [String]) throws {
    #expect(try outcome(title, paragraphs) == nil)
  }
}
