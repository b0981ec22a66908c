import NewsModel

/// A date written in a text, with its time of day when one follows.
struct VisibleDate {
  /// How sure the order of its numbers is.
  enum Order {
    /// Year first, or a month in words.
    case certain
    /// Numbers such as 06/02/2022: `date` is the likelier reading, `other` the one with day and month
    /// the other way round.
    case ambiguous(other: CivilDate)
    /// The year is not written; `date` has the year 2000.
    case withoutYear
  }

  /// Bytes of the text it takes.
  let range: Range<Int>
  let date: CivilDate
  let secondOfDay: Int?
  let precision: PublishedPrecision
  var order = Order.certain

  func publication(_ basis: PublishedBasis, confidence: Double) -> PublicationDate {
    PublicationDate(
      date: date, secondOfDay: secondOfDay, precision: precision, basis: basis,
      confidence: confidence)
  }

  var hasYear: Bool {
    if case .withoutYear = order { false } else { true }
  }

  /// The first date at or after `start` that has a year: `2023-09-01`, `2023/9/1`, `2023年9月1日`,
  /// `20230901 10:30`, `二〇二三年九月一日`, `9/1/2023 3:25 PM`, `1 Sep 2023` and the like.
  ///
  /// - Complexity: One look at most bytes; a form is tried only where a digit, a Han digit or the
  ///   first letter of a month begins a word.
  static func first(in bytes: ArraySlice<UInt8>, from start: Int) -> VisibleDate? {
    var index = start
    while index + 7 < bytes.endIndex {
      if let found = read(bytes, at: index) { return found }
      index += 1
    }
    return nil
  }

  /// The first `09-01 10:30`, `9月1日 10:30` or `23-09-01 10:30`, where no year or only its end is
  /// written; a clock has to follow.
  static func firstShort(in bytes: ArraySlice<UInt8>, from start: Int) -> VisibleDate? {
    var index = start
    while index + 7 < bytes.endIndex {
      if isDigit(bytes[index]), index == bytes.startIndex || !isDigit(bytes[index - 1]),
        let found = DateForm.short(bytes, at: index)
      {
        return found
      }
      index += 1
    }
    return nil
  }

  private static func read(_ bytes: ArraySlice<UInt8>, at index: Int) -> VisibleDate? {
    let byte = bytes[index]
    if isDigit(byte) {
      guard index == bytes.startIndex || !isDigit(bytes[index - 1]) else { return nil }
      return DateForm.numeric(bytes, at: index) ?? DateForm.hanMonth(bytes, at: index)
    }
    if byte == 0xE4 || byte == 0xE3 || byte == 0xE5 {
      return DateForm.han(bytes, at: index) ?? DateForm.hanMonth(bytes, at: index)
    }
    if (0x41...0x5A).contains(byte & 0xDF),
      index == bytes.startIndex || !(0x41...0x5A).contains(bytes[index - 1] & 0xDF)
    {
      return DateForm.named(bytes, at: index)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
