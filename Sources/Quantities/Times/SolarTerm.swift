import Foundation
import NewsModel

/// The 24 solar terms: days on which the sun reaches a multiple of 15° of apparent longitude.
///
/// Floating point is astronomy here, never a fact of a text. Right to about fifteen minutes, so that a
/// term within that of midnight may fall on the day beside it (one in some hundred).
///
/// - Source: GB/T 33661-2017 for the definition, in the time of UTC+8; J. Meeus, "Astronomical
///   Algorithms", chapter 25, for the sun.
enum SolarTerm {
  /// The day of a year on which the sun reaches `degrees`; 0 is the spring equinox.
  static func date(degrees: Int, year: Int) -> CivilDate? {
    guard (1000...3000).contains(year), let march = CivilDate(year: year, month: 3, day: 20) else {
      return nil
    }
    // 285...345 are the terms of January to March, before the equinox.
    let turn = degrees >= 285 ? degrees - 360 : degrees
    var day = Double(march.dayNumber) + 365.2422 * Double(turn) / 360
    for _ in 0..<6 {
      let ahead = (Double(degrees) - longitude(atDay: day)).remainder(dividingBy: 360)
      day += ahead * 365.2422 / 360
    }
    return CivilDate(dayNumber: Int((day + 8.0 / 24).rounded(.down)))
  }

  /// Apparent longitude of the sun in degrees, `day` days of universal time after 1970-01-01.
  private static func longitude(atDay day: Double) -> Double {
    // Clocks run a minute ahead of universal time, 2000 ± 50 years.
    let centuries = (day + 69.0 / 86_400 - 10_957.5) / 36_525
    func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
    let mean = 280.46646 + centuries * (36_000.76983 + 0.0003032 * centuries)
    let anomaly = 357.52911 + centuries * (35_999.05029 - 0.0001537 * centuries)
    let center =
      (1.914602 - centuries * (0.004817 + 0.000014 * centuries)) * sine(anomaly)
      + (0.019993 - 0.000101 * centuries) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
    let node = 125.04 - 1934.136 * centuries
    return mean + center - 0.00569 - 0.00478 * sine(node)
  }
}
