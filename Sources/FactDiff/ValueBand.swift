package import NewsModel

/// The two intervals of a written value.
package struct ValueBand: Hashable, Sendable {
  /// What a careful reader takes the value to mean.
  package let core: DecimalInterval
  /// What the value does not exclude; contains `core`.
  package let hard: DecimalInterval

  package init(core: DecimalInterval, hard: DecimalInterval) {
    (self.core, self.hard) = (core, hard)
  }

  /// The band in another unit; nil on overflow.
  func scaled(by factor: DecimalAmount) -> ValueBand? {
    guard let core = core.scaled(by: factor), let hard = hard.scaled(by: factor) else { return nil }
    return ValueBand(core: core, hard: hard)
  }
}

extension DecimalInterval {
  /// Both ends times a positive factor; nil on overflow.
  func scaled(by factor: DecimalAmount) -> DecimalInterval? {
    var ends: [DecimalAmount?] = []
    for end in [min, max] {
      guard let end else {
        ends.append(nil)
        continue
      }
      guard let product = end.multiplied(by: factor) else { return nil }
      ends.append(product)
    }
    return DecimalInterval(min: ends[0], max: ends[1], minOpen: minOpen, maxOpen: maxOpen)
  }

  /// True when some value lies in both; intervals that touch at an included end meet.
  func meets(_ other: DecimalInterval) -> Bool {
    Self.reaches(from: min, minOpen, to: other.max, other.maxOpen)
      && Self.reaches(from: other.min, other.minOpen, to: max, maxOpen)
  }

  private static func reaches(
    from low: DecimalAmount?, _ lowOpen: Bool, to high: DecimalAmount?, _ highOpen: Bool
  ) -> Bool {
    guard let low, let high else { return true }
    return low < high || (low == high && !lowOpen && !highOpen)
  }

  func contains(_ other: DecimalInterval) -> Bool {
    let low = min.map { low in other.min.map { low <= $0 } ?? false } ?? true
    let high = max.map { high in other.max.map { $0 <= high } ?? false } ?? true
    return low && high
  }

  func hasSameEnds(as other: DecimalInterval) -> Bool { min == other.min && max == other.max }

  /// Distance between two intervals that do not meet; nil when they do.
  func gap(to other: DecimalInterval) -> DecimalAmount? {
    if let high = max, let low = other.min, high <= low { return low.subtracting(high) }
    if let high = other.max, let low = min, high <= low { return low.subtracting(high) }
    return nil
  }

  /// True when this interval is strictly narrower than the other.
  func isNarrower(than other: DecimalInterval) -> Bool {
    guard let low = min, let high = max else { return false }
    guard let otherLow = other.min, let otherHigh = other.max else { return true }
    guard let width = high.subtracting(low), let otherWidth = otherHigh.subtracting(otherLow) else {
      return false
    }
    return width < otherWidth
  }
}
