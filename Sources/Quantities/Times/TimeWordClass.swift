/// What a word of `packs/times/words.tsv` does in a calendar expression.
///
/// The value of a row means: an offset from the publication (`day`, `year`, `shift`) or from the last
/// named one (`context_*`); hours `18-24` (`part_of_day`, 24 and more on the next day);
/// `offset|word` (`day_part`); a direction, a bound or a unit by name elsewhere.
enum TimeWordClass: String, CaseIterable {
  case day, year, shift, week, season, dekad, half, part, bound, approximate, rolling, each, period
  case length, link, lunar, vague, exclude
  /// Words whose first character would be read as a bound or part (前往, 起步, 初创).
  case compound
  /// Five-year plans by their first year.
  case plan
  case requirementCue = "requirement_cue"
  case startMark = "start_mark"
  case contextDay = "context_day"
  case contextYear = "context_year"
  case contextMonth = "context_month"
  case partOfDay = "part_of_day"
  case dayPart = "day_part"
  case boundPrefix = "bound_prefix"
  case approximatePrefix = "approximate_prefix"
  case futureCue = "future_cue"
  case lunarMonth = "lunar_month"
  case now
  /// Words a calendar word must not be cut out of.
  case notAfterDay = "not_after_day"
  case notAfterPoint = "not_after_point"
  case notBeforeScore = "not_before_score"
  case notAfterScore = "not_after_score"

  /// Classes whose words may open an expression.
  static let opening: [TimeWordClass] = [
    .day, .year, .shift, .week, .season, .half, .rolling, .each, .lunar, .vague, .exclude,
    .contextDay, .contextYear, .contextMonth, .partOfDay, .dayPart, .lunarMonth, .dekad, .plan,
  ]
}
