import NewsModel

/// Writes values for people: 5400–6000, 3.15亿–3.25亿美元, ≥40.
enum AmountPrinter {
  private static let scales: [(power: Int, word: String)] = [(12, "万亿"), (8, "亿"), (4, "万")]
  private static let currencyNames = [
    "CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元", "GBP": "英镑",
  ]

  /// A number in 万 or 亿 when it is large, at most four digits after the point.
  static func text(_ amount: DecimalAmount) -> String {
    for scale in scales
    where amount.magnitude >= DecimalAmount(coefficient: 1, exponent: scale.power) {
      return rounded(amount.scaled(byPowerOfTen: -scale.power)) + scale.word
    }
    return rounded(amount)
  }

  private static func rounded(_ amount: DecimalAmount) -> String {
    let value = amount.normalized
    guard value.exponent < -4 else { return value.description }
    return (value.divided(by: DecimalAmount(1), significantDigits: 8) ?? value).description
  }

  static func text(_ interval: DecimalInterval) -> String {
    switch (interval.min, interval.max) {
    case (let low?, let high?) where low == high: text(low)
    case (let low?, let high?): "\(text(low))–\(text(high))"
    case (let low?, nil): (interval.minOpen ? ">" : "≥") + text(low)
    case (nil, let high?): (interval.maxOpen ? "<" : "≤") + text(high)
    case (nil, nil): "?"
    }
  }

  /// What follows the number: currency and unit, or a percent sign.
  static func unit(_ value: ClaimValue) -> String {
    guard case .quantity(let kind, _, let currency, let unit) = value else { return "" }
    switch kind {
    case .money: return (currency.map { currencyNames[$0] ?? " " + $0 } ?? "") + (unit ?? "")
    case .percent: return "%"
    case .percentagePoint: return "个百分点"
    case .multiple: return "倍"
    default: return unit ?? ""
    }
  }

  /// Last day included, as people write dates.
  static func text(_ interval: CivilInterval) -> String {
    let begin = interval.begin?.date?.description
    let end = interval.end.flatMap { end -> String? in
      let isMidnight = (end.secondOfDay ?? 0) == 0
      return end.date.map { (isMidnight ? $0.adding(days: -1) : $0).description }
    }
    if let begin, begin == end { return begin }
    return "\(begin ?? "…")–\(end ?? "…")"
  }
}
