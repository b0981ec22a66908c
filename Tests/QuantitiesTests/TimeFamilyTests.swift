import NewsModel
import TestSupport
import Testing

@testable import Quantities

/// Whole families of expressions, each with its neighbours that are no times.
@Suite struct TimeFamilyTests {
  /// `surface begin/end` of every time, joined by `; `.
  private func read(_ string: String, _ published: String) throws -> String {
    let date = try #require(CivilDate(iso: published))
    let text = ArticleText(string)
    let found = try TimeCaseTests.scanner.get().times(
      in: text, sentences: [],
      published: PublicationDate(date: date, basis: .given, confidence: 1))
    return found.times.map { time in
      let begin = time.interval?.begin?.description ?? ".."
      let end = time.interval?.end?.description ?? ".."
      return "\(text.string(in: time.span)) \(begin)/\(end)"
    }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("FY2023净利", "FY2023 2023-01-01/2024-01-01"),
    ("2022/23财年", "2022/23财年 2023-01-01/2024-01-01"),
    ("本财年", "本财年 2023-01-01/2024-01-01"),
    ("3Q22营收", "3Q22 2022-07-01/2022-10-01"),
    ("1H23毛利", "1H23 2023-01-01/2023-07-01"),
    ("Q3 2022", "Q3 2022 2022-07-01/2022-10-01"),
    ("22Q3", "22Q3 2022-07-01/2022-10-01"),
    ("2022全年", "2022全年 2022-01-01/2023-01-01"),
    ("三年前第一季度", "三年前第一季度 2020-01-01/2020-04-01"),
    ("今年最后三个月", "今年最后三个月 2023-10-01/2024-01-01"),
    ("本月头十天", "本月头十天 2023-09-01/2023-09-11"),
    ("一月上旬到中旬", "一月上旬到中旬 2023-01-01/2023-01-21"),
    ("3月初到月底", "3月初到月底 2023-03-01/2023-04-01"),
    ("八九十年代", "八九十年代 1980-01-01/2000-01-01"),
    ("上世纪70、80年代", "上世纪70、80年代 1970-01-01/1990-01-01"),
    ("雍正四年", "雍正四年 1726-01-01/1727-01-01"),
    ("公元一九九六年", "公元一九九六年 1996-01-01/1997-01-01"),
    ("9/1开售", "9/1 2023-09-01/2023-09-02"),
    ("3月2日周四", "3月2日周四 2023-03-02/2023-03-03"),
    ("前一交易日", "前一交易日 2023-09-15/2023-09-16"),
    ("再过三天", "再过三天 2023-09-21/2023-09-22"),
    ("差五分八点", "差五分八点 2023-09-18T07:55:00/2023-09-18T07:56:00"),
    ("AM9:00-PM6:00", "AM9:00-PM6:00 2023-09-18T09:00:00/2023-09-18T18:00:00"),
    ("明天七八点", "明天七八点 2023-09-19T07:00:00/2023-09-19T08:00:00"),
    ("截至今日收盘", "今日 2023-09-18/2023-09-19"),
    ("85年出生", "85年 1985-01-01/1986-01-01"),
  ])
  func readsTheFamily(_ text: String, _ expected: String) throws {
    #expect(try read(text, "2023-09-18") == expected)
  }

  @Test(arguments: [
    "Q3 20亿元的目标是H2O", "1/3的用户", "3/4英寸", "24/7服务", "光明日报", "周一鸣", "天猫", "Q1 2000家",
    "十四五规划", "公元前221年", "表明年轻人", "上百年",
  ])
  func leavesTheNeighbours(_ text: String) throws {
    let found = try read(text, "2023-09-18")
    #expect(!found.contains("2023-09-18/") && !found.contains("2020") && !found.contains("2000"))
    #expect(!found.contains("明") && !found.contains("周一") && !found.contains("/4"))
    #expect(!found.contains("百年"))
  }

  @Test(arguments: [
    ("2022年第四季度营收10亿元，上年同期为8亿元", "2021-10-01/2022-01-01"),
    ("2022年营收10亿元，上年同期为8亿元", "2021-01-01/2022-01-01"),
    ("今年上半年营收10亿元，较去年同期增长", "2022-01-01/2022-07-01"),
    ("三季度营收10亿元，去年同期8亿元；净利1亿元，去年同期0.8亿元", "2022-07-01/2022-10-01"),
    ("一季度营收10亿元，2021年同期8亿元", "2021-01-01/2021-04-01"),
  ])
  func movesTheSamePeriod(_ text: String, _ expected: String) throws {
    #expect(try read(text, "2023-03-15").hasSuffix(expected))
  }

  @Test(arguments: [
    ("预计到2030年达到1万亿。2022年市场规模为5000亿，同比增长12%。今年上半年营收增长20%。", 2023),
    ("3月28日，公司发布2023年年报，全年营收100亿元。预计2024年资本开支50亿元。", 2024),
    ("到2025年保有量达到50万辆，2030年全面电动化。8月15日获悉，2023年以来新增1万个。", 2023),
    ("据统计，去年（2022年）全国网上零售额13.79万亿元。", 2023),
    ("公司预计2024年（明年）推出新车。", 2023),
    ("2022年双11，成交额5000亿元；今年双11，成交额增长5%。", 2023),
    ("发布2024财年第二季度业绩，截至2023年9月30日止季度收入2247亿元。", 2023),
    ("2023年10月，双方签约，工期两年，将于2025年10月建成。", 2023),
    ("公司公布2023年第三季度财报，营收10亿元，去年同期8亿元。", 2023),
  ])
  func infersTheYearOfUndatedTexts(_ text: String, _ year: Int) throws {
    let found = try TimeCaseTests.scanner.get().times(
      in: ArticleText(text), sentences: [], published: nil)
    #expect(found.anchor?.date.year == year)
    #expect(found.anchor?.basis == .inferred)
  }
}
