import NewsModel

/// A unit calendar expressions count in, from coarse to fine.
enum TimeUnit: String, Comparable, Sendable {
  case century, decade, year
  case halfYear = "half_year"
  case quarter, month, week, weekend, day, workday, hour, minute, second

  private var rank: Int {
    switch self {
    case .century: 0
    case .decade: 1
    case .year: 2
    case .halfYear: 3
    case .quarter: 4
    case .month: 5
    case .week, .weekend: 6
    case .day, .workday: 7
    case .hour: 8
    case .minute: 9
    case .second: 10
    }
  }

  /// Coarser first.
  static func < (left: TimeUnit, right: TimeUnit) -> Bool { left.rank < right.rank }

  var granularity: TimeGranularity {
    switch self {
    case .century: .century
    case .decade: .decade
    case .year: .year
    case .halfYear: .half
    case .quarter: .quarter
    case .month: .month
    case .week: .week
    case .weekend, .day, .workday: .day
    case .hour: .hour
    case .minute: .minute
    case .second: .second
    }
  }

  /// Whole months in one, 0 for weeks and below.
  var months: Int {
    switch self {
    case .century: 1200
    case .decade: 120
    case .year: 12
    case .halfYear: 6
    case .quarter: 3
    case .month: 1
    default: 0
    }
  }

  /// Seconds in one, 0 for months and above.
  var seconds: Int {
    switch self {
    case .week, .weekend: 604_800
    case .day, .workday: 86_400
    case .hour: 3600
    case .minute: 60
    case .second: 1
    default: 0
    }
  }
}
