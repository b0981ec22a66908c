import NewsModel

extension QuantityMention {
  /// What case files say: `kind value [currency] [unit] [hedge] [iso] [ratio] [factor=…] [role]`.
  ///
  /// A value is a decimal, or an interval in mathematical notation: `(300,400)`, `[5,)`, `(,10)`.
  /// `CNY?default` and `CNY?context` name the basis of a currency that is not written.
  var testDescription: String {
    var words = [kind.rawValue, value.testDescription]
    if let currency, let currencyBasis {
      words.append(
        currencyBasis == .explicit ? currency : "\(currency)?\(currencyBasis.rawValue)")
    }
    if let unit { words.append(unit) }
    if hedge != .exact { words.append(hedge.rawValue) }
    if let duration { words.append(duration) }
    if let ratio { words.append("\(ratio.numerator)/\(ratio.denominator)") }
    if let factor { words.append("factor=\(factor)") }
    if let role { words.append(role) }
    if reading == .ambiguous { words.append("ambiguous") }
    return words.joined(separator: " ")
  }
}

extension DecimalInterval {
  var testDescription: String {
    if let min, min == max { return "\(min)" }
    let low = min.map { "\($0)" } ?? ""
    let high = max.map { "\($0)" } ?? ""
    return (min == nil || minOpen ? "(" : "[") + low + "," + high
      + (max == nil || maxOpen ? ")" : "]")
  }
}
