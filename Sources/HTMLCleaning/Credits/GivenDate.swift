import NewsModel

/// Reads dates the caller gives: `2023`, `2023-09`, `2023-09-01`, `2023-09-01T14:07[:05]`.
///
/// A blank may stand for the `T`; a zone (`Z`, `+08:00`) after the time is converted to +08:00.
enum GivenDate {
  static func publication(_ text: String) -> PublicationDate? {
    publication(text, basis: .given, confidence: 1)
  }

  /// - Parameters:
  ///   - text: ISO 8601 date or date-time.
  ///   - basis: Where the text comes from.
  ///   - confidence: 0...1.
  /// - Returns: Nil when the text is no ISO date.
  static func publication(
    _ text: String, basis: PublishedBasis, confidence: Double
  ) -> PublicationDate? {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard let year = digits(bytes, &index, count: 4) else { return nil }
    var month: Int?
    var day: Int?
    if skip(bytes, &index, 0x2D) {
      month = digits(bytes, &index, count: 2)
      if month != nil, skip(bytes, &index, 0x2D) { day = digits(bytes, &index, count: 2) }
    } else if index + 4 <= bytes.count, let packedMonth = digits(bytes, &index, count: 2) {
      month = packedMonth
      day = digits(bytes, &index, count: 2)
    }
    guard let date = CivilDate(year: year, month: month ?? 1, day: day ?? 1) else { return nil }
    guard month != nil, day != nil else {
      return PublicationDate(
        date: date, precision: month == nil ? .year : .month, basis: basis, confidence: confidence)
    }
    guard let clock = clock(bytes, &index) else {
      return PublicationDate(date: date, basis: basis, confidence: confidence)
    }
    var instant = CivilInstant(date, second: clock.second)
    if let offset = zoneMinutes(bytes, &index), offset != 480 {
      instant = CivilInstant(date, second: clock.second + (480 - offset) * 60)
    }
    return PublicationDate(
      date: instant.date ?? date, secondOfDay: instant.secondOfDay,
      precision: clock.hasSeconds ? .second : .minute, basis: basis, confidence: confidence)
  }

  private static func clock(
    _ bytes: [UInt8], _ index: inout Int
  ) -> (second: Int, hasSeconds: Bool)? {
    var at = index
    guard at < bytes.count, bytes[at] == 0x54 || bytes[at] == 0x74 || bytes[at] == 0x20 else {
      return nil
    }
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] | 0x20 == 0x74 { at += 1 }
    guard let hour = digits(bytes, &at, count: 2), hour < 24, skip(bytes, &at, 0x3A),
      let minute = digits(bytes, &at, count: 2), minute < 60
    else { return nil }
    var second: Int?
    var afterMinute = at
    if skip(bytes, &afterMinute, 0x3A), let read = digits(bytes, &afterMinute, count: 2), read < 60
    {
      second = read
      at = afterMinute
      if skip(bytes, &at, 0x2E) { while at < bytes.count, isDigit(bytes[at]) { at += 1 } }
    }
    index = at
    return (hour * 3600 + minute * 60 + (second ?? 0), second != nil)
  }

  private static func zoneMinutes(_ bytes: [UInt8], _ index: inout Int) -> Int? {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    if bytes[index] | 0x20 == 0x7A { return 0 }
    guard bytes[index] == 0x2B || bytes[index] == 0x2D else { return nil }
    let sign = bytes[index] == 0x2B ? 1 : -1
    index += 1
    guard let hours = digits(bytes, &index, count: 2), hours <= 14 else { return nil }
    _ = skip(bytes, &index, 0x3A)
    let minutes = digits(bytes, &index, count: 2) ?? 0
    return sign * (hours * 60 + minutes)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func digits(_ bytes: [UInt8], _ index: inout Int, count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += count
    return value
  }

  private static func skip(_ bytes: [UInt8], _ index: inout Int, _ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }
}
