import NewsModel

/// Words for currencies that need their neighbours: names that countries share, codes that are words
/// of English, hundredths.
enum CurrencyWords {
  /// True when a currency before its number is one: HKD 300 and 港元3.2亿, not TOP 10 and 欧元5连跌.
  static func accepts(_ span: TextSpan, _ measured: MeasuredAmount, in scan: QuantityScan) -> Bool {
    let text = scan.text
    let isHan = text.bytes[span.start] >= 0xE4
    let end = text.bytes[span.end - 1] == 0x20 ? span.end - 1 : span.end
    let isStrict =
      !isHan && end - span.start == 3
      && scan.lexicon.strictCodes.contains(text.string(in: TextSpan(start: span.start, end: end)))
    guard isHan || isStrict else { return true }
    if measured.unit?.family == .money { return true }
    guard let numeral = measured.amount.numeral else { return isHan }
    if numeral.hasScale || numeral.hasGrouping { return true }
    if LatinUnit.scaled(measured, in: text).amount.latinPower > 0 { return true }
    if isStrict { return numeral.integerDigitCount > 4 }
    if numeral.hasPoint { return true }
    // 美元100强, 欧元5连跌
    return !scan.lexicon.edges.has(.ranked, in: text, at: measured.amount.end)
  }

  /// The code of a unit of money at `offset`; of a name that countries share (克朗), that of the country
  /// named last before it, of the one this text used, or of the commonest.
  static func code(_ unit: QuantityUnit, at offset: Int, in scan: QuantityScan) -> String {
    guard unit.code.utf8.count > 3 else { return unit.code }
    let choices = unit.code.split(separator: "|").map { $0.split(separator: ":") }
    let text = scan.text
    var index = offset
    let countries = choices.compactMap { choice in
      choice.count == 2 ? (code: String(choice[0]), bytes: Array(choice[1].utf8)) : nil
    }
    while offset - index < maxReach, let before = text.offsetOfScalar(before: index) {
      index = before
      for country in countries
      where text.bytes[before] == country.bytes[0]
        && text.bytes[before...].starts(with: country.bytes)
      {
        return country.code
      }
    }
    let last = scan.context.currency
    return countries.first { $0.code == last }?.code ?? countries.first?.code ?? unit.code
  }

  /// Bytes before a name that countries share in which one of them may be named.
  private static let maxReach = 600

  /// Currency and power of ten of a part: 美分 `USD`, -2; 角 nil, -1.
  static func part(_ unit: QuantityUnit) -> (currency: String?, power: Int)? {
    let parts = unit.code.split(separator: ":")
    guard let last = parts.last, let power = Int(last) else { return nil }
    return (parts.count > 1 ? String(parts[0]) : nil, power)
  }
}
