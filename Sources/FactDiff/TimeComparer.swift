package import NewsModel

/// How the periods of two facts stand to each other.
package enum TimeRelation: String, Sendable {
  case same, within, overlaps, adjacent, disjoint, unknown
}

/// What the periods of two facts allow.
package struct TimeComparison: Sendable {
  package let relation: TimeRelation
  /// The values are about times that may be one: equal values agree.
  package let allowsAgreement: Bool
  /// The values are known to be about one time: unequal values contradict each other.
  package let allowsConflict: Bool
  /// The period of this side is the shorter one.
  package let finer: FinerSide
  /// True when a period was inferred rather than read.
  package let isInferred: Bool

  init(
    _ relation: TimeRelation, agreement: Bool, conflict: Bool = false, finer: FinerSide = .same,
    isInferred: Bool = false
  ) {
    (self.relation, allowsAgreement, allowsConflict) = (relation, agreement, conflict)
    (self.finer, self.isInferred) = (finer, isInferred)
  }
}

/// Compares what two facts are about in time, by the nature of their metric.
package struct TimeComparer: Sendable {
  /// Days between two publications within which "now" is one time.
  package static let presentDays = 90
  private static let daysPerYear = 365.25
  private static let secondsPerDay = 86_400

  package init() {}

  /// - Parameters:
  ///   - first: One fact.
  ///   - second: The other.
  ///   - published: When their documents were published, as far as known.
  ///   - nature: Of their metric.
  /// - Returns: The relation and what it allows.
  package func compare(
    _ first: Fact, _ second: Fact, published: (CivilDate?, CivilDate?), nature: MetricNature
  ) -> TimeComparison {
    if case .time = first.value, nature == .event || nature == .generic {
      // The value is the time; a period beside it adds nothing.
      return TimeComparison(.same, agreement: true, conflict: true)
    }
    let isInferred = [first, second].contains { $0.period?.basis == .inferred }
    let (left, right) = (first.period?.interval, second.period?.interval)
    switch (left, right) {
    case (let left?, let right?):
      return dated(left, right, (first.asOf, second.asOf), nature, isInferred)
    case (nil, nil):
      return undated(first, second, published, nature)
    case (let left?, nil): return mixed(left, second, published.1)
    case (nil, let right?): return mixed(right, first, published.0)
    }
  }

  private func dated(
    _ left: CivilInterval, _ right: CivilInterval, _ asOf: (CivilDate?, CivilDate?),
    _ nature: MetricNature, _ isInferred: Bool
  ) -> TimeComparison {
    let isPoint = nature == .stock || nature == .tally
    if isPoint, let day = asOf.0, let other = asOf.1 {
      if day == other {
        return TimeComparison(.same, agreement: true, conflict: true, isInferred: isInferred)
      }
      return TimeComparison(.disjoint, agreement: false, isInferred: isInferred)
    }
    if left == right {
      // "Since 2021" and "until 2021" name a side, not a stretch: they don't pin a value down.
      let isBounded = left.begin != nil && left.end != nil
      return TimeComparison(.same, agreement: true, conflict: isBounded, isInferred: isInferred)
    }
    let mayAgree = isPoint || nature == .unknown || nature == .generic
    if left.contains(right) {
      return TimeComparison(.within, agreement: mayAgree, finer: .second, isInferred: isInferred)
    }
    if right.contains(left) {
      return TimeComparison(.within, agreement: mayAgree, finer: .first, isInferred: isInferred)
    }
    if left.overlaps(right) {
      return TimeComparison(.overlaps, agreement: isPoint, isInferred: isInferred)
    }
    let touches = left.end == right.begin || right.end == left.begin
    return TimeComparison(touches ? .adjacent : .disjoint, agreement: false, isInferred: isInferred)
  }

  private func undated(
    _ first: Fact, _ second: Fact, _ published: (CivilDate?, CivilDate?), _ nature: MetricNature
  ) -> TimeComparison {
    let references = (first.period?.reference, second.period?.reference)
    if let one = references.0, let other = references.1, one != other {
      return TimeComparison(.unknown, agreement: false)
    }
    guard let one = published.0, let other = published.1 else {
      return TimeComparison(.unknown, agreement: true)
    }
    let isClose = abs(one.dayNumber - other.dayNumber) <= Self.presentDays
    let isPresent = references == (.present, .present)
    guard isClose else { return TimeComparison(.unknown, agreement: !isPresent) }
    // An undated flow may be of any month or year: too little to contradict anything.
    let pinsDown = isPresent || nature == .stock || nature == .event || nature == .tally
    return TimeComparison(isPresent ? .same : .unknown, agreement: true, conflict: pinsDown)
  }

  /// One dated fact beside one that says "now" or nothing.
  private func mixed(_ interval: CivilInterval, _ fact: Fact, _ published: CivilDate?)
    -> TimeComparison
  {
    guard fact.period?.reference == .present, let published else {
      return TimeComparison(.unknown, agreement: fact.period?.reference != .future)
    }
    let now = CivilInterval(
      from: published.adding(days: -Self.presentDays), to: published.adding(days: 1))
    return now.overlaps(interval)
      ? TimeComparison(.unknown, agreement: true) : TimeComparison(.disjoint, agreement: false)
  }

  /// Years between two intervals that don't overlap, at most 1: the severity of a date conflict.
  static func distanceInYears(_ left: CivilInterval, _ right: CivilInterval) -> Double {
    let first = left.begin.map { begin in right.end.map { begin.secondNumber - $0.secondNumber } }
    let second = right.begin.map { begin in left.end.map { begin.secondNumber - $0.secondNumber } }
    let seconds = max((first ?? nil) ?? 0, (second ?? nil) ?? 0, 0) + secondsPerDay
    return min(Double(seconds / secondsPerDay) / daysPerYear, 1)
  }
}
