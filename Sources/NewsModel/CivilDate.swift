/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Hashable, Sendable, Comparable {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31, valid for the month.
  package let day: Int

  /// Nil when there is no such day, or the year lies outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Days since 1970-01-01 (negative before).
  package var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with this number; the inverse of ``dayNumber``, clamped to years 1...9999.
  ///
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  package init(dayNumber: Int) {
    let lowest = -719_162
    let highest = 2_932_896
    let days = min(max(dayNumber, lowest), highest) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`, ignoring what follows the tenth character.
  package init?(iso text: String) {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// 1 = Monday … 7 = Sunday.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The same day of another month; the last day of that month when it is shorter.
  package func adding(months: Int) -> CivilDate {
    let count = year * 12 + month - 1 + months
    let newYear = min(max(Int((Double(count) / 12).rounded(.down)), 1), 9999)
    let newMonth = ((count % 12) + 12) % 12 + 1
    return CivilDate(
      uncheckedYear: newYear, month: newMonth,
      day: min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  package func adding(years: Int) -> CivilDate { adding(months: years * 12) }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  package var description: String {
    // Ten bytes: a string without storage of its own.
    String(unsafeUninitializedCapacity: 10) { bytes in
      func put(_ value: Int, _ start: Int, _ width: Int) {
        var rest = value
        for index in (start..<start + width).reversed() {
          bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, 0, 4)
      put(month, 5, 2)
      put(day, 8, 2)
      (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      return 10
    }
  }
}
