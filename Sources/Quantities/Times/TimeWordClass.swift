/// What a word of `packs/times/words.tsv` does in a calendar expression.
///
/// The value of a row means: an offset from the publication (`day`, `year`, `shift`) or from the last
/// named one (`context_*`); hours `18-24` (`part_of_day`, 24 and more on the next day);
/// `offset|word` (`day_part`); a direction, a bound or a unit by name elsewhere.
enum TimeWordClass: Int, CaseIterable {
  case day, year, shift, week, season, dekad, half, part, bound, approximate, rolling, each, period
  case length, link, lunar, vague, exclude
  /// Words whose first character would be read as a bound or part (前往, 起步, 初创).
  case compound
  /// Five-year plans by their first year.
  case plan
  case requirementCue
  case startMark
  case contextDay
  /// 当晚, 次晨: a day from the last named one and its part.
  case contextDayPart
  /// 当季, 次季: quarters from the last named one.
  case contextQuarter
  /// 当周, 次周: the week of the last named day.
  case contextWeek
  /// 同期, 报告期: the last named period; `opens` in `value` wants a clause of its own (期间，).
  case samePeriod
  /// 月内, 周内: the current unit, named in `value`.
  case thisUnit
  /// What may follow 五一 and 十一 as names of holidays.
  case holidayTail
  /// 今 去 明 before a season: 今夏, 去冬.
  case seasonYear
  /// 之前 以前 where a clause begins: vague.
  case openingVague
  /// Words after a length that only look like 前 and 后: 三天前往.
  case notShift
  /// 半年报, 半年度: the first half of the year before them.
  case reportHalf
  /// 财年 and its longer forms.
  case fiscalYear
  /// Names of time zones by their key in the tz database.
  case zone
  /// What tells 98年 as a year: 出生, 成立.
  case shortYearEvent
  /// What tells 98年 as a length: 历史, 前.
  case notAfterShortYear
  case contextYear
  case contextMonth
  case partOfDay
  case dayPart
  case boundPrefix
  case approximatePrefix
  case futureCue
  /// 曾, 同比: the clause tells what has been.
  case pastCue
  case lunarMonth
  /// Words a calendar word must not be cut out of.
  case notAfterDay
  case notAfterPoint
  case notBeforeScore
  case notAfterScore
  /// 前一交易日: days of trade from the last named day.
  case workday
  /// 全年, 年报: the year before them is over.
  case yearEndCue
  /// Names of reigns by their first year.
  case reign

  /// Its name in the `class` column: `partOfDay` is `part_of_day`.
  var name: String { snakeCase(String(describing: self)) }

  /// The bit of the class in a set of classes.
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// Classes whose words may open an expression.
  static let opening: [TimeWordClass] = [
    .day, .year, .shift, .week, .season, .half, .rolling, .each, .lunar, .vague, .exclude,
    .contextDay, .contextYear, .contextMonth, .partOfDay, .dayPart, .lunarMonth, .dekad, .plan,
    .workday, .reign, .contextDayPart, .contextQuarter, .contextWeek,
    .samePeriod, .thisUnit, .fiscalYear,
    .seasonYear, .openingVague,
  ]
}
