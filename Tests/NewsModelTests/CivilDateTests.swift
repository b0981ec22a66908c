import NewsModel
import Testing

@Suite struct CivilDateTests {
  @Test func dayNumbersRunWithoutGaps() throws {
    var day = try #require(CivilDate(year: 1899, month: 12, day: 31))
    let last = try #require(CivilDate(year: 2101, month: 1, day: 1))
    while day < last {
      let next = CivilDate(dayNumber: day.dayNumber + 1)
      #expect(next > day && next.dayNumber == day.dayNumber + 1)
      #expect(CivilDate(year: next.year, month: next.month, day: next.day) == next)
      #expect(next.weekday == day.weekday % 7 + 1)
      day = next
    }
  }

  @Test func knowsWeekdays() throws {
    #expect(try #require(CivilDate(iso: "1970-01-01")).weekday == 4)
    #expect(try #require(CivilDate(iso: "2023-09-01")).weekday == 5)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023/01/01", ""])
  func refusesDaysThatDoNotExist(text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test func addsMonthsWithinTheMonth() throws {
    let end = try #require(CivilDate(iso: "2024-01-31"))
    #expect(end.adding(months: 1).description == "2024-02-29")
    #expect(end.adding(months: -11).description == "2023-02-28")
    #expect(end.adding(years: 1).description == "2025-01-31")
  }

  @Test func instantsCarryIntoTheDay() throws {
    let day = try #require(CivilDate(iso: "2023-12-31"))
    #expect(CivilInstant(day, second: 86_400 + 60).description == "2024-01-01T00:01:00")
    #expect(CivilInstant(day, second: -1).description == "2023-12-30T23:59:59")
    #expect(CivilInstant(clockSecond: 14 * 3600 + 7 * 60).description == "T14:07:00")
  }

  @Test func intervalsTouchWithoutOverlap() throws {
    let first = try #require(CivilInterval.year(2022))
    let second = try #require(CivilInterval.year(2023))
    #expect(!first.overlaps(second))
    let open = CivilInterval(begin: first.begin, end: nil)
    #expect(open.overlaps(second) && open.contains(second) && !second.contains(open))
  }
}
