/// What a number in a text counts or measures.
///
/// The raw values are PROTOCOL's words.
package enum QuantityKind: String, Sendable, CaseIterable {
  case money, percent
  case percentagePoint = "percentage_point"
  case count, multiple, fraction, duration, dimension, temperature, age, ordinal, number
}

/// How firmly a value is said.
///
/// The raw values are PROTOCOL's words.
package enum Hedge: String, Sendable, CaseIterable {
  case exact, about, nearly, over
  case atLeast = "at_least"
  case atMost = "at_most"
  case under, range, vague
}

/// Where the currency of an amount comes from.
package enum CurrencyBasis: String, Sendable {
  case explicit
  case defaulted = "default"
  case context
}

/// An interval of exact decimals; a nil end is unbounded.
package struct DecimalInterval: Hashable, Sendable {
  package let min: DecimalAmount?
  package let max: DecimalAmount?
  /// True when `min` itself is excluded.
  package let minOpen: Bool
  package let maxOpen: Bool

  package init(
    min: DecimalAmount?, max: DecimalAmount?, minOpen: Bool = false, maxOpen: Bool = false
  ) {
    (self.min, self.max, self.minOpen, self.maxOpen) = (min, max, minOpen, maxOpen)
  }

  package init(exactly value: DecimalAmount) { self.init(min: value, max: value) }

  package var isExact: Bool { min != nil && min == max }
}

/// Whether a printed value has one reading or, like 扩大四倍, two.
package enum ValueReading: String, Sendable { case plain, ambiguous }

/// A number with a meaning, found in a text.
package struct QuantityMention: Hashable, Sendable {
  /// Number + scale + unit with infix and suffix bound words, without prefix hedges.
  package var span: TextSpan
  package var kind: QuantityKind
  /// In the printed unit with the scale word applied; never converted.
  package var value: DecimalInterval
  /// The printed number with its scale (300多家 gives 300); nil for a range.
  package var literal: DecimalAmount?
  package var hedge: Hedge = .exact
  package var hedgeSpan: TextSpan?
  /// ISO 4217, for money only.
  package var currency: String?
  package var currencyBasis: CurrencyBasis?
  /// Measure word, UCUM code, printed duration unit, or what a price is per; PROTOCOL §1 says which.
  package var unit: String?
  /// Numerator and denominator of a fraction.
  package var ratio: Ratio?
  /// What a multiple multiplies by, when the wording settles it.
  package var factor: DecimalAmount?
  /// ISO 8601 duration (`P5Y`, `P3M/P6M`), for durations with ISO units.
  package var duration: String?
  package var reading: ValueReading = .plain
  /// `discount` for 八五折; nil otherwise.
  package var role: String?
  /// Other readings, best first.
  package var alternatives: [DecimalInterval] = []
  /// The rule that made it.
  package var rule: String

  package struct Ratio: Hashable, Sendable {
    package let numerator: Int
    package let denominator: Int
    package init(numerator: Int, denominator: Int) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }
  }

  package init(span: TextSpan, kind: QuantityKind, value: DecimalInterval, rule: String) {
    (self.span, self.kind, self.value, self.rule) = (span, kind, value, rule)
    literal = value.isExact ? value.min : nil
  }
}
