import NewsModel

/// Keeps the digits of a decimal as they were written, beside its plain notation.
enum WrittenDecimal {
  /// The first magnitude that ``DecimalAmount/init(plain:)`` does not read.
  private static let tooLong: UInt128 = {
    (0..<DecimalAmount.maxDigits).reduce(1) { power, _ in power * 10 }
  }()

  /// `3657e6`, or nil when plain notation alone reads back with the same digits.
  static func encode(_ amount: DecimalAmount?) -> String? {
    guard let amount else { return nil }
    let isShort = amount.coefficient.magnitude < Self.tooLong
    if isShort, amount.exponent == 0 { return nil }
    // With a last digit that is not zero, plain notation drops and adds none.
    let hasPlaces = (-37..<0).contains(amount.exponent)
    if isShort, hasPlaces, amount.coefficient % 10 != 0 { return nil }
    return "\(amount.coefficient)e\(amount.exponent)"
  }

  static func decode(plain: String?, written: String?) -> DecimalAmount? {
    guard let written else { return plain.flatMap { DecimalAmount(plain: $0) } }
    let parts = written.utf8.split(separator: UInt8(ascii: "e"), maxSplits: 1)
    guard parts.count == 2, let coefficient = Int128(String(parts[0]) ?? ""),
      let exponent = Int(String(parts[1]) ?? "")
    else { return nil }
    return DecimalAmount(coefficient: coefficient, exponent: exponent)
  }
}

/// Reads and writes instants of civil time as `CivilInstant/description` prints them.
enum CivilText {
  /// Both ends open: told apart from no interval at all, whose columns are NULL.
  static let open = ".."

  static func encode(_ interval: CivilInterval?) -> (begin: String?, end: String?) {
    guard let interval else { return (nil, nil) }
    if interval.begin == nil, interval.end == nil { return (open, open) }
    return (interval.begin?.description, interval.end?.description)
  }

  static func decode(begin: String?, end: String?) -> CivilInterval? {
    if begin == nil, end == nil { return nil }
    return CivilInterval(begin: begin.flatMap(instant), end: end.flatMap(instant))
  }

  static func instant(_ text: String) -> CivilInstant? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = CivilDate(iso: String(parts.first ?? ""))
    guard parts.count == 2 else { return date.map { CivilInstant($0) } }
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    let second = clock[0] * 3600 + clock[1] * 60 + clock[2]
    return date.map { CivilInstant($0, second: second) } ?? CivilInstant(clockSecond: second)
  }
}
