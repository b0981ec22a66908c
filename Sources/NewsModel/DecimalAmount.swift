/// An exact decimal: coefficient × 10^exponent, with the digits kept as they were written.
///
/// `36.57亿` is coefficient 3657, exponent 6: its last written place is 10^6. Equality and order
/// are by value (`1.50` equals `1.5`); ``hasSameDigits(as:)`` compares the writing as well.
package struct DecimalAmount: Sendable {
  /// Signed digits as written.
  package let coefficient: Int128
  /// Power of ten of the last written digit.
  package let exponent: Int

  /// Digits an Int128 holds with certainty; longer numerals are rejected by ``init(digits:exponent:)``.
  package static let maxDigits = 38
  /// Powers beyond this are no amounts of the news.
  package static let maxExponentMagnitude = 64

  package init(coefficient: Int128, exponent: Int = 0) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  package init(_ integer: Int) { self.init(coefficient: Int128(integer)) }

  /// Reads plain decimal notation (`-12.50`, `20000`); nil for anything else or beyond 38 digits.
  package init?(plain text: some StringProtocol) {
    var negative = false
    var coefficient: Int128 = 0
    var fraction = 0
    var digits = 0
    var pointSeen = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: ".") where !pointSeen: pointSeen = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= Self.maxDigits else { return nil }
        coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
        if pointSeen { fraction += 1 }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(coefficient: negative ? -coefficient : coefficient, exponent: -fraction)
  }

  package var isZero: Bool { coefficient == 0 }
  package var isNegative: Bool { coefficient < 0 }
  package var isInteger: Bool { normalized.exponent >= 0 }
  package var negated: DecimalAmount {
    DecimalAmount(coefficient: -coefficient, exponent: exponent)
  }
  package var magnitude: DecimalAmount { isNegative ? negated : self }

  /// The same value times 10^power; the written digits stay.
  package func scaled(byPowerOfTen power: Int) -> DecimalAmount {
    DecimalAmount(coefficient: coefficient, exponent: exponent + power)
  }

  /// The same value without trailing zeros in the coefficient.
  package var normalized: DecimalAmount {
    guard coefficient != 0 else { return DecimalAmount(coefficient: 0) }
    var digits = coefficient
    var power = exponent
    while digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    return DecimalAmount(coefficient: digits, exponent: power)
  }

  package func hasSameDigits(as other: DecimalAmount) -> Bool {
    coefficient == other.coefficient && exponent == other.exponent
  }

  /// One unit of the last written place: `36.57亿` gives 10^6.
  package var lastPlace: DecimalAmount { DecimalAmount(coefficient: 1, exponent: exponent) }

  /// One unit of the last non-zero place: 6000 gives 1000, 0 gives 1.
  package var lastNonZeroPlace: DecimalAmount {
    DecimalAmount(coefficient: 1, exponent: isZero ? 0 : normalized.exponent)
  }

  /// Sum, or nil on overflow.
  package func adding(_ other: DecimalAmount) -> DecimalAmount? {
    let power = min(exponent, other.exponent)
    guard let left = rescaled(to: power), let right = other.rescaled(to: power) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : DecimalAmount(coefficient: sum, exponent: power)
  }

  package func subtracting(_ other: DecimalAmount) -> DecimalAmount? { adding(other.negated) }

  /// Product, or nil on overflow.
  package func multiplied(by other: DecimalAmount) -> DecimalAmount? {
    let left = normalized
    let right = other.normalized
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    return overflow
      ? nil : DecimalAmount(coefficient: product, exponent: left.exponent + right.exponent)
  }

  /// Quotient rounded half to even at `digits` significant digits (at most 18); nil for divisor 0.
  package func divided(by divisor: DecimalAmount, significantDigits digits: Int = 18)
    -> DecimalAmount?
  {
    let numerator = normalized
    let denominator = divisor.normalized
    guard denominator.coefficient != 0 else { return nil }
    guard numerator.coefficient != 0 else { return DecimalAmount(0) }
    var top = numerator.coefficient.magnitude
    let bottom = denominator.coefficient.magnitude
    var power = numerator.exponent - denominator.exponent
    var limit: UInt128 = 1
    for _ in 0..<min(max(digits, 1), 18) { limit *= 10 }
    while top / bottom < limit / 10, top < UInt128.max / 10 {
      top *= 10
      power -= 1
    }
    var quotient = top / bottom
    let rest = top % bottom
    if rest > bottom - rest || (rest == bottom - rest && quotient % 2 == 1) { quotient += 1 }
    guard let digitsOfQuotient = Int128(exactly: quotient) else { return nil }
    let negative = isNegative != divisor.isNegative
    return DecimalAmount(
      coefficient: negative ? -digitsOfQuotient : digitsOfQuotient, exponent: power
    ).normalized
  }

  /// For ordering and display only; facts never travel as binary floating point.
  package var approximateDouble: Double {
    let (base, power) = (Double(coefficient), exponent)
    var factor = 1.0
    for _ in 0..<Swift.min(Swift.abs(power), 400) { factor *= 10 }
    return power < 0 ? base / factor : base * factor
  }

  private func rescaled(to power: Int) -> Int128? {
    var digits = coefficient
    guard exponent - power <= Self.maxDigits else { return coefficient == 0 ? 0 : nil }
    var steps = exponent - power
    while steps > 0 {
      let (next, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = next
      steps -= 1
    }
    return digits
  }
}

extension DecimalAmount: Hashable, Comparable {
  package static func == (left: DecimalAmount, right: DecimalAmount) -> Bool {
    let (left, right) = (left.normalized, right.normalized)
    return left.coefficient == right.coefficient && left.exponent == right.exponent
  }

  package func hash(into hasher: inout Hasher) {
    let value = normalized
    hasher.combine(value.coefficient)
    hasher.combine(value.exponent)
  }

  package static func < (left: DecimalAmount, right: DecimalAmount) -> Bool {
    let power = min(left.exponent, right.exponent)
    if let leftDigits = left.rescaled(to: power), let rightDigits = right.rescaled(to: power) {
      return leftDigits < rightDigits
    }
    return left.approximateDouble < right.approximateDouble
  }
}

extension DecimalAmount: CustomStringConvertible {
  /// Plain decimal notation: no exponent, no grouping, no trailing zeros after the point.
  package var description: String {
    let value = normalized
    var digits = String(value.coefficient.magnitude)
    if value.exponent > 0 {
      digits += String(repeating: "0", count: value.exponent)
    } else if value.exponent < 0 {
      let places = -value.exponent
      if digits.utf8.count <= places {
        digits = String(repeating: "0", count: places - digits.utf8.count + 1) + digits
      }
      let point = digits.index(digits.endIndex, offsetBy: -places)
      digits = digits[..<point] + "." + digits[point...]
    }
    return value.isNegative ? "-" + digits : digits
  }
}
