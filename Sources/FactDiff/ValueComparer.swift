package import NewsModel

/// Which of two values says more.
package enum FinerSide: String, Sendable {
  case first, second, same

  var mirrored: FinerSide {
    switch self {
    case .first: .second
    case .second: .first
    case .same: .same
    }
  }
}

/// How two values stand to each other, and why.
package struct ValueComparison: Sendable {
  package let relation: ValueRelation
  package let finer: FinerSide
  /// One word, for incomparable values: `kind`, `currency`, `unit`.
  package let reason: String?
  /// Gap ÷ larger value, 0 when the values meet.
  package let gapRatio: Double
  /// True when one value is the other times a power of ten from 10 up: a slip of 万 and 亿.
  package let isScaleSlip: Bool
  /// True when both print the same number, whatever their hedges: 超过10亿 and 10亿.
  package let hasSameNumber: Bool
  /// True when the coarser value is a range or a time, so that the finer one adds information.
  package let isContainment: Bool

  init(
    _ relation: ValueRelation, finer: FinerSide = .same, reason: String? = nil,
    gapRatio: Double = 0, isScaleSlip: Bool = false, hasSameNumber: Bool = false,
    isContainment: Bool = false
  ) {
    (self.relation, self.finer, self.reason) = (relation, finer, reason)
    (self.gapRatio, self.isScaleSlip) = (gapRatio, isScaleSlip)
    (self.hasSameNumber, self.isContainment) = (hasSameNumber, isContainment)
  }
}

/// Compares the values of two facts by their bands.
package struct ValueComparer: Sendable {
  package let approximations: ApproximationTable
  package let units: UnitTable

  package init(approximations: ApproximationTable, units: UnitTable) {
    (self.approximations, self.units) = (approximations, units)
  }

  /// The band of a fact's value in its own unit; nil for times.
  package func band(of fact: Fact) -> ValueBand? {
    guard case .quantity(let kind, let interval, _, _) = fact.value else { return nil }
    return approximations.band(interval, hedge: fact.hedge, literal: fact.literal, kind: kind)
  }

  package func compare(_ first: Fact, _ second: Fact) -> ValueComparison {
    switch (first.value, second.value) {
    case (.time(let left), .time(let right)):
      return Self.compare(left, right)
    case (
      .quantity(let kind, let interval, let currency, let unit),
      .quantity(let otherKind, let otherInterval, let otherCurrency, let otherUnit)
    ):
      guard let kinds = Self.commonKind(kind, otherKind) else {
        return ValueComparison(.incomparable, reason: "kind")
      }
      guard currency == otherCurrency else {
        return ValueComparison(.incomparable, reason: "currency")
      }
      guard let factors = units.commonFactors(unit, otherUnit, kind: kind),
        let leftFactor = factors.first.multiplied(by: kinds.first),
        let rightFactor = factors.second.multiplied(by: kinds.second),
        let left = band(of: first)?.scaled(by: leftFactor),
        let right = band(of: second)?.scaled(by: rightFactor),
        let value = interval.scaled(by: leftFactor),
        let otherValue = otherInterval.scaled(by: rightFactor)
      else { return ValueComparison(.incomparable, reason: "unit") }
      if Self.areOpposed(first, second) {
        return ValueComparison(.disjoint, gapRatio: 1)
      }
      let sides = (
        Side(fact: first, band: left, value: value, factor: leftFactor),
        Side(fact: second, band: right, value: otherValue, factor: rightFactor)
      )
      return Self.compare(sides.0, sides.1)
    default: return ValueComparison(.incomparable, reason: "kind")
    }
  }

  /// True when one rises and the other falls: 增长10% and 下降10% are no agreement.
  static func areOpposed(_ first: Fact, _ second: Fact) -> Bool {
    guard let direction = first.changeDirection, let other = second.changeDirection else {
      return false
    }
    return direction != other
  }

  private struct Side {
    let fact: Fact
    let band: ValueBand
    let value: DecimalInterval
    let factor: DecimalAmount
  }

  /// Factors that bring two kinds to one scale: a fraction is a hundredfold percentage.
  private static func commonKind(_ first: QuantityKind, _ second: QuantityKind)
    -> (first: DecimalAmount, second: DecimalAmount)?
  {
    let one = DecimalAmount(1)
    let hundred = DecimalAmount(100)
    switch (first, second) {
    case (.fraction, .percent): return (hundred, one)
    case (.percent, .fraction): return (one, hundred)
    default: return first == second ? (one, one) : nil
    }
  }

  private static func compare(_ left: Side, _ right: Side) -> ValueComparison {
    let finer: FinerSide =
      left.band.core.isNarrower(than: right.band.core)
      ? .first : right.band.core.isNarrower(than: left.band.core) ? .second : .same
    let isContainment = [left, right].contains {
      $0.fact.hedge == .range || $0.fact.hedge == .vague
    }
    func result(_ relation: ValueRelation) -> ValueComparison {
      ValueComparison(
        relation, finer: finer, hasSameNumber: number(left) != nil && number(left) == number(right),
        isContainment: isContainment)
    }
    if left.value.hasSameEnds(as: right.value), left.fact.hedge == right.fact.hedge {
      return result(.equal)
    }
    switch finer {
    case .first where right.band.core.contains(left.band.core): return result(.roundsTo)
    case .second where left.band.core.contains(right.band.core): return result(.roundsTo)
    case .same where left.band.core.hasSameEnds(as: right.band.core): return result(.equal)
    default: break
    }
    if left.band.core.meets(right.band.core) { return result(.overlaps) }
    if truncates(left, to: right) || truncates(right, to: left) { return result(.truncatesTo) }
    if left.band.hard.meets(right.band.hard) { return result(.compatible) }
    return ValueComparison(
      .disjoint, finer: finer, gapRatio: gapRatio(left, right),
      isScaleSlip: isScaleSlip(left.value, right.value))
  }

  private static func number(_ side: Side) -> DecimalAmount? {
    side.fact.literal.flatMap { $0.multiplied(by: side.factor) }
  }

  /// True when `coarse` is what is left of `fine` after cutting digits off: 31850万 → 3.1亿.
  private static func truncates(_ fine: Side, to coarse: Side) -> Bool {
    guard fine.fact.hedge == .exact, coarse.fact.hedge == .exact,
      let value = fine.value.min, fine.value.isExact, let cut = coarse.value.min,
      coarse.value.isExact, let literal = coarse.fact.literal,
      !coarse.band.core.isExact, !cut.isNegative,
      let place = literal.lastPlace.multiplied(by: coarse.factor),
      let rest = value.subtracting(cut)
    else { return false }
    return !rest.isNegative && rest < place
  }

  /// Gap ÷ larger value: between the values themselves when both are points, else between what they
  /// don't exclude.
  private static func gapRatio(_ one: Side, _ other: Side) -> Double {
    let arePoints = one.value.isExact && other.value.isExact
    let left = arePoints ? one.value : one.band.hard
    let right = arePoints ? other.value : other.band.hard
    guard let gap = left.gap(to: right) else { return 0 }
    let ends = [left.min, left.max, right.min, right.max].compactMap { $0?.magnitude }
    guard let largest = ends.max(), !largest.isZero else { return 0 }
    return min(gap.approximateDouble / largest.approximateDouble, 1)
  }

  private static func isScaleSlip(_ left: DecimalInterval, _ right: DecimalInterval) -> Bool {
    guard let first = left.min ?? left.max, let second = right.min ?? right.max else {
      return false
    }
    let (one, other) = (first.normalized, second.normalized)
    return !one.isZero && one.coefficient == other.coefficient
      && one.exponent != other.exponent
  }

  /// Dates of one event: a day inside a month refines it.
  private static func compare(_ left: CivilInterval, _ right: CivilInterval) -> ValueComparison {
    if left == right { return ValueComparison(.equal) }
    // A clock time without a day has nothing to stand beside a date.
    let ends = [left.begin, left.end, right.begin, right.end]
    guard !ends.contains(where: { $0.map { $0.date == nil } ?? false }) else {
      return ValueComparison(.incomparable, reason: "kind")
    }
    if left.contains(right) {
      return ValueComparison(.roundsTo, finer: .second, isContainment: true)
    }
    if right.contains(left) {
      return ValueComparison(.roundsTo, finer: .first, isContainment: true)
    }
    if left.overlaps(right) {
      let isBounded = ends.allSatisfy { $0 != nil }
      return ValueComparison(isBounded ? .overlaps : .compatible)
    }
    return ValueComparison(.disjoint, gapRatio: TimeComparer.distanceInYears(left, right))
  }
}
