/// A place in a text from which the parts of dates are read, one after the other.
struct DateCursor {
  static let dot: UInt8 = 0x2E

  private let bytes: ArraySlice<UInt8>
  private(set) var index: Int

  init(_ bytes: ArraySlice<UInt8>, at index: Int) { (self.bytes, self.index) = (bytes, index) }

  var isAtDigit: Bool { index < bytes.endIndex && Self.isDigit(bytes[index]) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Up to `most` digits.
  mutating func number(most: Int) -> Int? {
    var value = 0
    let start = index
    while index < bytes.endIndex, index - start < most, Self.isDigit(bytes[index]) {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index == start ? nil : value
  }

  /// Passes white space of any kind.
  mutating func spaces() {
    while index < bytes.endIndex {
      if bytes[index] == 0x20 || bytes[index] == 0x09 {
        index += 1
        continue
      }
      let (scalar, length) = ByteText.scalar(bytes, at: index)
      guard scalar > 0x7F, ByteText.isSpace(scalar) else { return }
      index += length
    }
  }

  mutating func word(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard index + count <= bytes.endIndex else { return false }
    for offset in 0..<count where bytes[index + offset] != literal.utf8Start[offset] {
      return false
    }
    index += count
    return true
  }

  /// Passes `-`, `/` or `.`, also in full width, and says which.
  mutating func separator() -> UInt8? {
    guard index < bytes.endIndex else { return nil }
    switch bytes[index] {
    case 0x2D, 0x2F, Self.dot:
      index += 1
      return bytes[index - 1]
    case 0xEF, 0xE2:
      if word("－") || word("–") || word("—") { return 0x2D }
      if word("／") { return 0x2F }
      return word("．") ? Self.dot : nil
    default: return nil
    }
  }

  /// Passes up to `most` Latin letters.
  mutating func letters(most: Int) {
    var count = 0
    while index < bytes.endIndex, count < most, (0x41...0x5A).contains(bytes[index] & 0xDF) {
      index += 1
      count += 1
    }
  }

  /// The number of an English month, in full or by its first three letters.
  mutating func monthName() -> Int? {
    var end = index
    var word: [UInt8] = []
    while end < bytes.endIndex, word.count < 10, (0x41...0x5A).contains(bytes[end] & 0xDF) {
      word.append(bytes[end] | 0x20)
      end += 1
    }
    guard word.count >= 3,
      let month = Self.months.firstIndex(where: {
        $0 == word || word == $0.prefix(3).map { $0 } || (word.count == 4 && $0.starts(with: word))
      })
    else { return nil }
    index = end
    return month + 1
  }

  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// The value of one Han digit: 〇零一…九十.
  mutating func hanDigit() -> Int? {
    guard index < bytes.endIndex, bytes[index] >= 0xE2 else { return nil }
    let (scalar, length) = ByteText.scalar(bytes, at: index)
    let value: Int
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB: value = 0
    case 0x4E00: value = 1
    case 0x4E8C: value = 2
    case 0x4E09: value = 3
    case 0x56DB: value = 4
    case 0x4E94: value = 5
    case 0x516D: value = 6
    case 0x4E03: value = 7
    case 0x516B: value = 8
    case 0x4E5D: value = 9
    case 0x5341: value = 10
    default: return nil
    }
    index += length
    return value
  }

  /// 九, 十一, 二十, 三十一.
  mutating func hanNumber() -> Int? {
    guard let first = hanDigit() else { return nil }
    if first == 10 {
      guard let unit = hanDigit() else { return 10 }
      return unit < 10 ? 10 + unit : nil
    }
    var next = self
    guard next.hanDigit() == 10 else { return first }
    self = next
    return first * 10 + (hanDigit() ?? 0)
  }

  /// What may stand between day and clock: a weekday, brackets, commas, 上午 and the like.
  ///
  /// Returns the half of the day, when one is named.
  @discardableResult
  mutating func fillers() -> DayHalf? {
    var half: DayHalf?
    for _ in 0..<12 {
      spaces()
      if word("星期") || word("周") || word("礼拜") {
        if hanDigit() == nil { _ = word("日") || word("天") }
      } else if word("上午") || word("早上") || word("凌晨") || word("清晨") || word("早晨") {
        half = .morning
      } else if word("下午") || word("晚上") || word("傍晚") || word("中午") || word("夜间") {
        half = .afternoon
      } else if word("(") || word(")") || word("（") || word("）") || word(",") || word("，") {
        continue
      } else if word("- ") || word("| ") || word("｜") || word("· ") || word("@ ") {
        continue
      } else if index < bytes.endIndex, bytes[index] | 0x20 == 0x74, index + 1 < bytes.endIndex,
        Self.isDigit(bytes[index + 1])
      {
        index += 1
      } else {
        weekday()
        return half
      }
    }
    return half
  }

  /// Passes `Mon`, `Monday`, … before a clock.
  private mutating func weekday() {
    var look = self
    let start = look.index
    look.letters(most: 9)
    guard look.index - start >= 3 else { return }
    let word = bytes[start..<start + 3].map { $0 | 0x20 }
    guard Self.weekdays.contains(word) else { return }
    self = look
    _ = self.word(",")
    spaces()
  }

  private static let weekdays: [[UInt8]] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  ].map { Array($0.utf8) }

  enum DayHalf { case morning, afternoon }

  struct Clock {
    let second: Int
    let hasSeconds: Bool
    let hasMeridiem: Bool
  }

  /// `10:30`, `10:30:05`, `10时30分`, `10点30分05秒`, `9:57 PM`.
  mutating func clock(_ half: DayHalf? = nil) -> Clock? {
    var look = self
    guard let hour = look.number(most: 2), hour < 24, !look.isAtDigit else { return nil }
    let isHan = look.word("时") || look.word("時") || look.word("点") || look.word("點")
    guard isHan || look.colon() else { return nil }
    let minuteStart = look.index
    guard let minute = look.number(most: 2), minute < 60, look.index - minuteStart == 2 || isHan
    else { return nil }
    var second: Int?
    if isHan {
      _ = look.word("分")
      var seconds = look
      if let value = seconds.number(most: 2), value < 60, seconds.word("秒") {
        second = value
        look = seconds
      }
    } else {
      var seconds = look
      if seconds.colon(), let value = seconds.number(most: 2), value < 60 {
        second = value
        look = seconds
      }
    }
    var half = half
    var marked = look
    marked.spaces()
    let hasMeridiem = hour <= 12 && (marked.meridiem(&half) || marked.halfAfter(&half))
    if hasMeridiem { look = marked }
    self = look
    var shifted = hour
    if half == .afternoon, hour < 12, hour > 0 { shifted += 12 }
    // Noon in the morning half is midnight.
    if half == .morning, hour == 12, hasMeridiem { shifted = 0 }
    return Clock(
      second: shifted * 3600 + minute * 60 + (second ?? 0), hasSeconds: second != nil,
      hasMeridiem: hasMeridiem)
  }

  private mutating func colon() -> Bool { word(":") || word("：") || word("∶") }

  /// `10:36 下午`.
  private mutating func halfAfter(_ half: inout DayHalf?) -> Bool {
    if word("下午") || word("晚上") {
      half = .afternoon
    } else if word("上午") {
      half = .morning
    } else {
      return false
    }
    return true
  }

  private mutating func meridiem(_ half: inout DayHalf?) -> Bool {
    guard index + 1 < bytes.endIndex, bytes[index + 1] | 0x20 == 0x6D else { return false }
    if index + 2 < bytes.endIndex, (0x41...0x5A).contains(bytes[index + 2] & 0xDF) { return false }
    switch bytes[index] | 0x20 {
    case 0x61: half = .morning
    case 0x70: half = .afternoon
    default: return false
    }
    index += 2
    return true
  }

  /// Passes a zone after a clock: `GMT`, `UTC+8`, `(GMT+08:00)`, `Z`, `+0800`; minutes east of UTC.
  ///
  /// A minus counts only after seconds: 10:30-11:30 is a span.
  mutating func zoneMinutes(hasSeconds: Bool) -> Int? {
    var look = self
    look.spaces()
    let isBracketed = look.word("(") || look.word("（")
    var offset: Int?
    if look.word("GMT") || look.word("UTC") || look.word("Z") {
      guard !look.isAtLetter else { return nil }
      offset = look.signedOffset(takesMinus: true, needsMinutes: false) ?? 0
    } else {
      let isGlued = look.index == index
      offset = look.signedOffset(takesMinus: hasSeconds && isGlued, needsMinutes: true)
    }
    guard let offset else { return nil }
    if isBracketed, !(look.word(")") || look.word("）")) { return nil }
    self = look
    return offset
  }

  /// `+8`, `+0800`, `-05:00`.
  private mutating func signedOffset(takesMinus: Bool, needsMinutes: Bool) -> Int? {
    var look = self
    let isEast = look.word("+")
    guard isEast || (takesMinus && look.word("-")), let hours = look.number(most: 2), hours <= 14
    else { return nil }
    var part = look
    _ = part.word(":")
    let start = part.index
    var minutes = 0
    if let read = part.number(most: 2), part.index - start == 2, read < 60 {
      minutes = read
      look = part
    } else if needsMinutes {
      return nil
    }
    guard !look.isAtDigit else { return nil }
    self = look
    return (isEast ? 1 : -1) * (hours * 60 + minutes)
  }

  private var isAtLetter: Bool {
    index < bytes.endIndex && (0x41...0x5A).contains(bytes[index] & 0xDF)
  }

  /// `103000`: six digits and no more.
  mutating func packedClock() -> Int? {
    let start = index
    guard let value = number(most: 6), index - start == 6, !isAtDigit, value / 10_000 < 24,
      value / 100 % 100 < 60, value % 100 < 60
    else { return nil }
    return value / 10_000 * 3600 + value / 100 % 100 * 60 + value % 100
  }
}
