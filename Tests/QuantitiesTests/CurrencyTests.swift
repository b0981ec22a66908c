import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Quantities

@Suite struct CurrencyTests {
  /// ISO 4217, active codes of currencies and funds.
  static let codes =
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    """
    .split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test(arguments: codes) func readsTheCodeBeforeAndBehind(_ code: String) throws {
    for text in ["耗资\(code) 3.5亿建厂", "耗资300万 \(code)建厂", "约\(code) 3.2m", "合300 \(code)"] {
      let found = try quantities(text)
      #expect(found.map(\.currency) == [code], "\(text)")
      #expect(found.map(\.currencyBasis) == [.explicit], "\(text)")
    }
  }

  @Test(arguments: ["TOP 10榜单", "ALL IN 5", "COP 28大会", "PHP 7版本", "TRY 3次", "前10 TOP"])
  func leavesWordsThatAreCodes(_ text: String) throws {
    #expect(try quantities(text).allSatisfy { $0.kind != .money })
  }

  @Test(arguments: [
    ("瑞典央行投放30亿克朗", "SEK"), ("挪威基金亏损30亿克朗", "NOK"), ("阿根廷政府拨款100亿比索", "ARS"),
    ("墨西哥工厂耗资100亿比索", "MXN"), ("坦桑尼亚借款5亿先令", "TZS"), ("约旦投入5亿第纳尔", "JOD"),
    ("卡塔尔基金出资5亿里亚尔", "QAR"), ("埃及贷款5亿镑", "EGP"), ("售价30镑", "GBP"), ("约30亿法郎", "CHF"),
  ]) func sharedNamesTakeTheirCountry(_ text: String, _ code: String) throws {
    #expect(try quantities(text).map(\.currency) == [code])
  }

  @Test(arguments: [
    ("https://www.example.com.tw/a", "TWD"), ("http://news.example.hk", "HKD"),
    ("https://example.mo/1?x=.tw", "MOP"),
  ]) func aBareYuanIsThatOfTheHost(_ url: String, _ code: String) throws {
    let found = try quantities("股價報32元", url: url)
    #expect(found.map(\.currency) == [code])
    #expect(found.map(\.currencyBasis) == [.context])
  }

  @Test func otherHostsKeepTheDefault() throws {
    let found = try quantities("股价报32元", url: "https://www.example.cn/hk/tw")
    #expect(found.map(\.currency) == ["CNY"])
    #expect(found.map(\.currencyBasis) == [.defaulted])
  }

  @Test(arguments: [
    ("本文货币单位均为美元。营收300亿元。", "USD"), ("以下货币单位如无说明均为新台币。售价300元。", "TWD"),
    ("（单位：百万港元）\n公司盈利300元", "HKD"), ("营收300亿元。\n注：文中金额均以港元计。", "HKD"),
  ]) func aNoteGivesTheCurrency(_ text: String, _ code: String) throws {
    let found = try quantities(text)
    #expect(found.last?.currency == code)
    #expect(found.last?.currencyBasis == .context)
  }

  @Test(arguments: ["三家公司的融资均为美元。营收300亿元。", "单位：万元。营收300亿元。", "主办单位为人民银行。营收3元。"])
  func otherSentencesAreNoNotes(_ text: String) throws {
    #expect(try quantities(text).last?.currencyBasis == .defaulted)
  }

  private func quantities(_ text: String, url: String? = nil) throws -> [QuantityMention] {
    let article = CleanArticle(text: ArticleText(text), url: url)
    let segmented = SegmentedArticle(article: article, sentences: [], words: [])
    return try QuantityCaseTests.scanner.get().mentions(in: segmented).quantities
  }
}
