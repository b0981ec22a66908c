/// A point of civil time: a day, a second of a day, or a clock time without a known day.
package struct CivilInstant: Hashable, Sendable, Comparable {
  /// Nil for a clock time without a known day.
  package let date: CivilDate?
  /// 0...86399, nil when the point is the start of the whole day.
  package let secondOfDay: Int?

  package init(_ date: CivilDate) {
    self.date = date
    secondOfDay = nil
  }

  /// `second` may lie outside one day; it is carried into the date.
  package init(_ date: CivilDate, second: Int) {
    let carried = Int((Double(second) / 86_400).rounded(.down))
    self.date = date.adding(days: carried)
    secondOfDay = second - carried * 86_400
  }

  /// A clock time without a day; `second` is taken modulo one day.
  package init(clockSecond second: Int) {
    date = nil
    secondOfDay = ((second % 86_400) + 86_400) % 86_400
  }

  /// Seconds since 1970-01-01T00:00:00 civil time; clock times count from day 0.
  package var secondNumber: Int { (date?.dayNumber ?? 0) * 86_400 + (secondOfDay ?? 0) }

  package static func < (left: CivilInstant, right: CivilInstant) -> Bool {
    left.secondNumber < right.secondNumber
  }
}

extension CivilInstant: CustomStringConvertible {
  /// `YYYY-MM-DD`, `YYYY-MM-DDThh:mm:ss` or `Thh:mm:ss`.
  package var description: String {
    guard let secondOfDay else { return date.map(\.description) ?? "" }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = "\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))"
    return "\(date.map(\.description) ?? "")T\(clock)"
  }
}

/// A half-open stretch of civil time; a nil end is open.
package struct CivilInterval: Hashable, Sendable {
  package let begin: CivilInstant?
  /// Excluded.
  package let end: CivilInstant?

  package init(begin: CivilInstant?, end: CivilInstant?) {
    self.begin = begin
    self.end = end
  }

  /// Whole days from `first` up to, not including, `end`.
  package init(from first: CivilDate, to end: CivilDate) {
    self.init(begin: CivilInstant(first), end: CivilInstant(end))
  }

  package static func year(_ year: Int) -> CivilInterval? {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
    return CivilInterval(from: first, to: first.adding(years: 1))
  }

  package func overlaps(_ other: CivilInterval) -> Bool {
    let startsBefore = begin.map { begin in other.end.map { begin < $0 } ?? true } ?? true
    let endsAfter = end.map { end in other.begin.map { $0 < end } ?? true } ?? true
    return startsBefore && endsAfter
  }

  package func contains(_ other: CivilInterval) -> Bool {
    let fromStart = begin.map { begin in other.begin.map { begin <= $0 } ?? false } ?? true
    let toEnd = end.map { end in other.end.map { $0 <= end } ?? false } ?? true
    return fromStart && toEnd
  }
}
