import ExtractorPacks
import NewsModel

/// Part of a day in hours from its midnight; 24 and more lie in the next day.
struct PartOfDay: Hashable, Sendable {
  /// Seconds.
  let begin: Int
  /// Seconds, excluded.
  let end: Int
  /// A second common reading, in seconds.
  let otherBegin: Int?
  let otherEnd: Int?
}

/// What may begin behind the first number of a form, by the character that stands there.
enum FormAfterNumber: UInt8 {
  /// Nothing.
  case none
  /// 年 月 日 点 : 至 and the other marks.
  case mark
  /// 个 before a unit of length.
  case unit
  /// 多 几 来 before a unit of length.
  case more
  /// The point of 8.20.
  case point

  /// By scalar below U+10000; `marks` are those that the packs name.
  static func table(marks: [UInt32]) -> [FormAfterNumber] {
    var table = [FormAfterNumber](repeating: .none, count: 0x10000)
    let grammar = "年月日号號时時点點刻世季及:/-：∶．／－–·aApPqQＱｑhH"
    for scalar in grammar.unicodeScalars.map(\.value) + marks {
      table[Int(scalar & 0xFFFF)] = .mark
    }
    for scalar in "个個".unicodeScalars { table[Int(scalar.value)] = .unit }
    for scalar in "多余餘来几幾".unicodeScalars { table[Int(scalar.value)] = .more }
    table[0x2E] = .point
    return table
  }
}

/// The words of calendar expressions, compiled for longest match by class.
///
/// A class, so that the parser's copies of it cost one count.
final class TimeVocabulary: Sendable {
  /// A word that was found: where it ends and what its row says.
  struct Word {
    let end: Int
    let value: String
    let number: Int
    let row: Int
  }

  private let automata: [Table]
  /// By hash of a first character: a bit for each class with a word that begins so.
  private let classBits: [UInt64]

  /// One compiled class of words.
  private final class Table: Sendable {
    private let automaton: WordAutomaton
    init(_ words: [(word: String, payload: Int32)]) { automaton = WordAutomaton(words) }
    func longestMatch(in bytes: [UInt8], at offset: Int) -> (end: Int, payload: Int32)? {
      automaton.longestMatch(in: bytes, at: offset)
    }
  }

  /// Hash of the character at `offset`, 0..<4096: its scalar's low bits.
  @inline(__always)
  private static func firstHash(_ bytes: [UInt8], _ offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return Int(lead) }
    guard offset + 2 < bytes.count else { return 0 }
    return Int(lead) << 5 & 0xE00 ^ Int(bytes[offset + 1] & 0x3F) << 6 & 0xFFF
      ^ Int(bytes[offset + 2] & 0x3F)
  }
  private let values: [String]
  private let numbers: [Int]
  /// By row, for words of class `part_of_day`, and for `day_part` the part named there.
  private let parts: [PartOfDay?]
  let namedDays: [NamedDay]
  private let dayNames: WordAutomaton
  private let boundDayNames: WordAutomaton
  /// Every word that may open an expression.
  private let openers: WordAutomaton
  /// By first scalar below U+10000: true for digits and the first characters of ``openers``.
  private let openingScalars: [Bool]
  /// By scalar below U+10000: what the grammar makes of it behind the first number of a form.
  private let forms: [FormAfterNumber]
  /// By scalar below U+10000: true for what may follow 8.20 as a day.
  private let scalarsAfterDecimal: [Bool]
  /// By scalar below U+10000: true for what may follow the first number of an expression.
  private let scalarsAfterNumber: [Bool]

  init(packs: PackSet) throws(PackError) {
    let rows = try packs.rows(
      "times/words.tsv", columns: ["word", "class", "value", "other", "source"])
    var words = [[(word: String, payload: Int32)]](
      repeating: [], count: TimeWordClass.allCases.count)
    var opening: [(word: String, payload: Int32)] = []
    var values: [String] = []
    var numbers: [Int] = []
    var parts: [PartOfDay?] = []
    var partsByWord: [String: PartOfDay] = [:]
    let order = Dictionary(
      uniqueKeysWithValues: TimeWordClass.allCases.map { ($0.name, $0) })
    for (index, row) in rows.enumerated() {
      guard let wordClass = order[row["class"]] else {
        throw row.error("class", "no class '\(row["class"])'; see TimeWordClass")
      }
      words[wordClass.rawValue].append((row["word"], Int32(index)))
      if TimeWordClass.opening.contains(wordClass) { opening.append((row["word"], Int32(index))) }
      var number = Int(row["value"]) ?? 0
      var part: PartOfDay?
      if wordClass == .partOfDay {
        part = try Self.part(row)
        partsByWord[row["word"]] = part
      } else if wordClass == .dayPart || wordClass == .contextDayPart {
        let cells = row["value"].split(separator: "|").map(String.init)
        guard cells.count == 2, let offset = Int(cells[0]), let named = partsByWord[cells[1]] else {
          throw row.error("value", "'offset|part of day' expected, the part defined above")
        }
        (number, part) = (offset, named)
      }
      values.append(row["value"])
      numbers.append(number)
      parts.append(part)
    }
    automata = words.map { Table($0) }
    var bits = [UInt64](repeating: 0, count: 4096)
    for (slot, list) in words.enumerated() {
      for (word, _) in list { bits[Self.firstHash(Array(word.utf8), 0)] |= 1 << UInt64(slot) }
    }
    classBits = bits
    (self.values, self.numbers, self.parts) = (values, numbers, parts)
    let days = try NamedDay.load(packs)
    namedDays = days.map(\.day)
    func names(_ list: (NamedDay.Row) -> [String]) -> [(word: String, payload: Int32)] {
      days.enumerated().flatMap { index, entry in
        list(entry).map { (word: $0, payload: Int32(index)) }
      }
    }
    let freeNames = names(\.names)
    dayNames = WordAutomaton(freeNames)
    let boundNames = names(\.boundNames)
    boundDayNames = WordAutomaton(boundNames)
    let markers = Self.markers.map { (word: $0, payload: Int32(0)) }
    let all = opening + freeNames + boundNames + markers
    openers = WordAutomaton(all)
    var scalars = [Bool](repeating: false, count: 0x10000)
    for (word, _) in all {
      if let first = word.unicodeScalars.first, first.value < 0x10000 {
        scalars[Int(first.value)] = true
      }
    }
    for scalar in 0..<UInt32(0x10000) where CalendarNumeral.isGlyph(scalar) {
      scalars[Int(scalar)] = true
    }
    openingScalars = scalars
    scalarsAfterNumber = Self.scalarsAfterNumber(words.flatMap { $0 } + freeNames)
    func firsts(_ classes: TimeWordClass...) -> [UInt32] {
      classes.flatMap { words[$0.rawValue] }.compactMap { $0.word.unicodeScalars.first?.value }
    }
    forms = FormAfterNumber.table(marks: firsts(.link, .length, .fiscalYear))
    var decimals = [Bool](repeating: false, count: 0x10000)
    let marks = "日号號-/.－／．– \u{3000}\u{A0}0123456789".unicodeScalars.map(\.value)
    for scalar in marks + firsts(.week, .partOfDay) { decimals[Int(scalar & 0xFFFF)] = true }
    scalarsAfterDecimal = decimals
  }

  /// What the character behind the first number of a form says of it.
  func form(after scalar: UInt32) -> FormAfterNumber { forms[Int(scalar & 0xFFFF)] }

  /// True for what may follow 8.20 where it is a day: 8.20日, 8.20晚, 3.5.2015.
  func goesOn(afterDecimal scalar: UInt32) -> Bool {
    scalar >= 0x10000 || scalarsAfterDecimal[Int(scalar)]
  }

  /// The first characters of all words, and what the grammar itself looks for behind a number.
  private static func scalarsAfterNumber(_ words: [(word: String, payload: Int32)]) -> [Bool] {
    var scalars = [Bool](repeating: false, count: 0x10000)
    let grammar = "些数數半的两兩年月日号號时時点點多余餘来几幾刻零又个個世之大小财甲.:/-：∶．／－–·,，aApPqQTHh"
    for text in words.map(\.word) {
      if let first = text.unicodeScalars.first { scalars[Int(first.value & 0xFFFF)] = true }
    }
    for scalar in grammar.unicodeScalars { scalars[Int(scalar.value)] = true }
    return scalars
  }

  /// False when the number that ends at `offset` is no part of a time: 36 of 36亿元 and 36家.
  func mayGoOn(afterNumber offset: Int, in text: ArticleText) -> Bool {
    var end = offset
    while end < text.count, text.bytes[end] == 0x20, end - offset < 2 { end += 1 }
    guard let (scalar, _) = text.scalar(at: end), scalar < 0x10000 else { return true }
    return scalarsAfterNumber[Int(scalar)]
  }

  /// Characters of the grammar that open an expression without being words of the packs.
  private static let markers = [
    "第", "闰", "閏", "年", "月", "民国", "民國", "半", "几", "幾", "数", "首", "Q", "q", "Ｑ", "ｑ", "今明",
    "前", "头", "FY", "fy", "公元", "西元", "纪元", "差一", "差两", "差三", "差五", "差十", "差二", "差1",
    "差2", "差5", "AM", "PM", "am", "pm",
  ]

  /// The first offset from `offset` on at which an expression may start, or the end of the bytes.
  func nextOpening(in bytes: [UInt8], from offset: Int) -> Int {
    var index = offset
    let count = bytes.count
    while index < count {
      let lead = bytes[index]
      if lead < 0x80 {
        if openingScalars[Int(lead)] { return index }
        index += 1
      } else if lead >= 0xE0, lead < 0xF0, index + 2 < count {
        let scalar =
          Int(lead & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
        if openingScalars[scalar] { return index }
        index += 3
      } else {
        index += lead >= 0xF0 ? 4 : lead >= 0xC0 ? 2 : 1
      }
    }
    return count
  }

  private static func part(_ row: PackTable.Row) throws(PackError) -> PartOfDay {
    func hours(_ cell: String) -> (Int, Int)? {
      let ends = cell.split(separator: "-").compactMap { seconds(String($0)) }
      return ends.count == 2 ? (ends[0], ends[1]) : nil
    }
    func seconds(_ cell: String) -> Int? {
      let pieces = cell.split(separator: ".")
      guard let first = pieces.first, let hour = Int(first) else { return nil }
      return hour * 3600 + (pieces.count == 2 ? 1800 : 0)
    }
    guard let own = hours(row["value"]) else {
      throw row.error("value", "hours like 18-24 expected")
    }
    let other = row["other"].isEmpty ? nil : hours(row["other"])
    return PartOfDay(begin: own.0, end: own.1, otherBegin: other?.0, otherEnd: other?.1)
  }

  /// The longest word of a class at `offset`.
  @inline(__always)
  func word(_ wordClass: TimeWordClass, in bytes: [UInt8], at offset: Int) -> Word? {
    guard offset < bytes.count,
      classBits[Self.firstHash(bytes, offset)] >> UInt64(wordClass.rawValue) & 1 == 1
    else { return nil }
    return likelyWord(wordClass, in: bytes, at: offset)
  }

  /// False when no word of these classes begins with the character at `offset`.
  @inline(__always)
  func mayStart(_ classes: UInt64, in bytes: [UInt8], at offset: Int) -> Bool {
    offset < bytes.count && classBits[Self.firstHash(bytes, offset)] & classes != 0
  }

  @inline(never)
  private func likelyWord(_ wordClass: TimeWordClass, in bytes: [UInt8], at offset: Int) -> Word? {
    guard let match = automata[wordClass.rawValue].longestMatch(in: bytes, at: offset) else {
      return nil
    }
    let row = Int(match.payload)
    return Word(end: match.end, value: values[row], number: numbers[row], row: row)
  }

  func partOfDay(_ word: Word) -> PartOfDay? { parts[word.row] }

  /// The longest named day at `offset`: its end and its index in ``namedDays``.
  func namedDay(in bytes: [UInt8], at offset: Int) -> (end: Int, index: Int)? {
    dayNames.longestMatch(in: bytes, at: offset).map { ($0.end, Int($0.payload)) }
  }

  /// The longest name at `offset` that is one only where something beside it says so (五一, 十一).
  func boundNamedDay(in bytes: [UInt8], at offset: Int) -> (end: Int, index: Int)? {
    boundDayNames.longestMatch(in: bytes, at: offset).map { ($0.end, Int($0.payload)) }
  }

  /// True when a word that may open an expression starts at `offset`.
  ///
  /// A single character (上 这 前 年) opens one only before a word of the grammar or a numeral, which
  /// is rare in running text.
  func opens(in text: ArticleText, at offset: Int) -> Bool {
    guard let match = openers.longestMatch(in: text.bytes, at: offset) else { return false }
    guard match.end - offset == 3, text.bytes[offset] >= 0xE0 else { return true }
    return mayGoOn(afterNumber: match.end, in: text)
      || CalendarNumeral.starts(in: text, at: match.end)
  }
}
