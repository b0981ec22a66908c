import NewsModel

extension NumeralReader {
  /// Adds up the parts; a last digit without its unit takes the place below the last unit.
  mutating func finish() -> DecimalAmount? {
    var base: DecimalAmount?
    for index in 0..<sum.count { base = Self.sum(base, sum[index].amount) }
    guard sum.isEmpty || base != nil else { return nil }
    var total = base
    if let part = group {
      // 一亿二千 is 1.2亿: without 零 the thousands after 亿 are those of 万.
      let isElided =
        sum.last?.power == 8 && lastPower == 3 && pending == nil && !zeroSinceScale
        && part.exponent == 3
      total = Self.sum(total, isElided ? part.scaled(byPowerOfTen: 4) : part)
      guard total != nil else { return nil }
    }
    var place = 0
    if let last = pending {
      let isSingle =
        last.exponent == 0 && last.coefficient.magnitude < 10 && pendingDigits == 1
      if heads > 1 || numeral.hasScale, !zeroSeen, isSingle, lastPower > 1, lastPower < Int.max {
        place = lastPower - 1
      }
      if let digit = pendingUpper {
        let upper = DecimalAmount(digit).scaled(byPowerOfTen: place)
        numeral.upper = Self.sum(total, upper)
      }
      total = Self.sum(total, last.scaled(byPowerOfTen: place))
      guard total != nil else { return nil }
      if !sum.isEmpty || group != nil { numeral.trailingScalePower = 0 }
    } else if let upper = numeral.upper, group != nil, let low = base {
      numeral.upper = upper.adding(low)
    }
    if pending == nil, group != nil { numeral.trailingScalePower = 0 }
    if sum.isEmpty, group == nil { numeral.trailingUnitPower = 0 }
    return total
  }
}
