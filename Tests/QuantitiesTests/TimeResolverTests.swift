import NewsModel
import TestSupport
import Testing

@testable import Quantities

@Suite struct TimeResolverTests {
  private func times(
    _ string: String, published: String?, second: Int? = nil
  ) throws -> (times: [TimeMention], anchor: PublicationDate?) {
    let date = published.flatMap { CivilDate(iso: $0) }
    return try TimeCaseTests.scanner.get().times(
      in: ArticleText(string), sentences: [],
      published: date.map {
        PublicationDate(date: $0, secondOfDay: second, basis: .given, confidence: 1)
      })
  }

  private func interval(_ string: String, _ published: String?, second: Int? = nil) throws -> String
  {
    let found = try times(string, published: published, second: second).times
    guard found.count == 1, let interval = found[0].interval else { return "\(found.count)" }
    return "\(interval.begin?.description ?? "..")/\(interval.end?.description ?? "..")"
  }

  @Test(arguments: [
    ("9月12日", "2022-09-15", "2022-09-12/2022-09-13"),
    ("公司12月宣布裁员", "2023-01-10", "2022-12-01/2023-01-01"),
    ("公司将于12月上市", "2023-01-10", "2023-12-01/2024-01-01"),
    ("上周五", "2022-09-15", "2022-09-09/2022-09-10"),
    ("2024年2月底", "2022-09-15", "2024-02-21/2024-03-01"),
    ("近三年", "2017-03-22", "2014-03-22/2017-03-23"),
    ("未来五年", "2023-08-01", "2023-01-01/2029-01-01"),
    ("去年下半年以来", "2023-08-01", "2022-07-01/.."),
    ("2021年8月前", "2023-08-01", "../2021-08-01"),
    ("2022年年底", "2023-08-01", "2022-12-01/2023-01-01"),
    ("前三季度", "2023-11-01", "2023-01-01/2023-10-01"),
    ("民国110年", "2023-11-01", "2021-01-01/2022-01-01"),
    ("2021年春节", "2023-11-01", "2021-02-12/2021-02-13"),
    ("农历二〇二一年六月初一", "2023-11-01", "2021-07-10/2021-07-11"),
    ("20世纪90年代", "2023-11-01", "1990-01-01/2000-01-01"),
    ("2月29日至3月2日", "2024-05-01", "2024-02-29/2024-03-03"),
    ("2023年黑五", "2024-05-01", "2023-11-24/2023-11-25"),
  ])
  func givesTheInterval(_ text: String, _ published: String, _ expected: String) throws {
    #expect(try interval(text, published) == expected)
  }

  @Test func countsFromTheMomentOfPublication() throws {
    #expect(
      try interval("2小时前", "2014-09-01", second: 37_800)
        == "2014-09-01T08:30:00/2014-09-01T08:31:00")
    #expect(
      try interval("今晚8点", "2014-09-01", second: 37_800)
        == "2014-09-01T20:00:00/2014-09-01T21:00:00")
  }

  @Test func infersTheYearFromAForecast() throws {
    let found = try times("预计2023年达到1.6万亿，未来五年增长，2028年将超过3.3万亿。今年5月上线。", published: nil)
    #expect(found.anchor?.date.year == 2023)
    #expect(found.anchor?.basis == .inferred)
    #expect(found.times.last?.interval?.begin?.description == "2023-05-01")
    #expect(found.times.last?.basis == .inferred)
  }

  @Test func leavesRelativeTimesOpenWithoutAnAnchor() throws {
    let found = try times("去年公司亏损，昨日公告。", published: nil)
    #expect(found.anchor == nil)
    #expect(found.times.count == 2)
    #expect(found.times.allSatisfy { $0.interval == nil })
  }

  @Test func keepsTheOtherReading() throws {
    let found = try times("周一", published: "2013-02-12").times
    #expect(found.first?.alternatives.first?.begin?.description == "2013-02-18")
  }

  @Test func readsADayFromTheMonthBeforeIt() throws {
    let found = try times("7月28日他评论27日的事件。", published: "2013-08-20").times
    #expect(found.last?.interval?.begin?.description == "2013-07-27")
    #expect(found.last?.basis == .context)
  }

  @Test func leavesNoLengthsAndCodes() throws {
    for text in ["租期为18年", "满30天", "版本2.0", "比例为1:10", "第34分钟", "营业24小时", "电话13812345678"] {
      #expect(try times(text, published: "2023-01-01").times.isEmpty, "\(text)")
    }
  }

  @Test func easterAndSolarTerms() {
    #expect(NamedDay.easter(2013)?.description == "2013-03-31")
    for (degrees, year, day) in [
      (300, 2017, "2017-01-20"), (315, 2017, "2017-02-03"), (315, 2024, "2024-02-04"),
      (315, 2025, "2025-02-03"), (0, 2024, "2024-03-20"), (15, 2023, "2023-04-05"),
      (15, 2024, "2024-04-04"), (15, 2025, "2025-04-04"), (15, 1999, "1999-04-05"),
      (90, 2024, "2024-06-21"), (180, 2023, "2023-09-23"), (225, 2023, "2023-11-08"),
      (255, 1985, "1985-12-07"), (270, 2022, "2022-12-22"), (270, 2024, "2024-12-21"),
      (285, 2024, "2024-01-06"), (270, 1950, "1950-12-22"),
    ] {
      let found = SolarTerm.date(degrees: degrees, year: year)?.description
      #expect(found == day, "\(degrees)° in \(year)")
    }
    #expect(NamedDay.nth(3, weekday: 7, month: 6, year: 2021)?.description == "2021-06-20")
  }

  @Test(arguments: [
    ("北京时间3月5日16:00开播", "Asia/Shanghai"), ("美东时间3月5日16:00公布", "America/New_York"),
    ("美東時間周五16:00收市", "America/New_York"), ("3月5日16:00（GMT+8）开始", "+08:00"),
    ("3月5日8点(UTC-5:30)开始", "-05:30"), ("3月5日16:00（东京时间）开始", "Asia/Tokyo"),
    ("3月5日16:00 ET", "America/New_York"), ("伦敦时间 3月5日下午4点", "Europe/London"),
    ("当地时间3月5日16:00开始", nil), ("3月5日16:00 ETF开盘", nil), ("上班时间3月5日起调整", nil),
  ])
  func keepsTheZoneTheTextStates(_ text: String, _ zone: String?) throws {
    let found = try times(text, published: "2024-03-10").times
    #expect(found.count == 1 && found.first?.zone == zone, "\(found)")
  }

  @Test(arguments: [
    ("2023财年", true), ("FY23Q2", true), ("财年第三季度", true), ("本财年", true), ("第二财季", true),
    ("2023年", false), ("第三季度", false), ("上半财年", true),
  ])
  func flagsFinancialYears(_ text: String, _ isFiscal: Bool) throws {
    #expect(try times(text, published: "2024-03-10").times.first?.isFiscal == isFiscal)
  }
}
