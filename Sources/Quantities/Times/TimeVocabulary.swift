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

/// The words of calendar expressions, compiled for longest match by class.
struct TimeVocabulary: Sendable {
  /// A word that was found: where it ends and what its row says.
  struct Word {
    let end: Int
    let value: String
    let number: Int
    let row: Int
  }

  private let automata: [WordAutomaton]
  private let values: [String]
  private let numbers: [Int]
  /// By row, for words of class `part_of_day`, and for `day_part` the part named there.
  private let parts: [PartOfDay?]
  let namedDays: [NamedDay]
  private let dayNames: WordAutomaton
  /// Every word that may open an expression.
  private let openers: WordAutomaton

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
      uniqueKeysWithValues: TimeWordClass.allCases.enumerated().map { ($1, $0) })
    for (index, row) in rows.enumerated() {
      guard let wordClass = TimeWordClass(rawValue: row["class"]), let slot = order[wordClass]
      else {
        throw row.error("class", "no class '\(row["class"])'; see TimeWordClass")
      }
      words[slot].append((row["word"], Int32(index)))
      if TimeWordClass.opening.contains(wordClass) { opening.append((row["word"], Int32(index))) }
      var number = Int(row["value"]) ?? 0
      var part: PartOfDay?
      if wordClass == .partOfDay {
        part = try Self.part(row)
        partsByWord[row["word"]] = part
      } else if wordClass == .dayPart {
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
    automata = words.map { WordAutomaton($0) }
    (self.values, self.numbers, self.parts) = (values, numbers, parts)
    let days = try NamedDay.load(packs)
    namedDays = days.map(\.day)
    let names = days.enumerated().flatMap { index, entry in
      entry.names.map { (word: $0, payload: Int32(index)) }
    }
    dayNames = WordAutomaton(names)
    openers = WordAutomaton(opening + names)
    self.order = order
  }

  private let order: [TimeWordClass: Int]

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
  func word(_ wordClass: TimeWordClass, in bytes: [UInt8], at offset: Int) -> Word? {
    guard let slot = order[wordClass],
      let match = automata[slot].longestMatch(in: bytes, at: offset)
    else { return nil }
    let row = Int(match.payload)
    return Word(end: match.end, value: values[row], number: numbers[row], row: row)
  }

  func partOfDay(_ word: Word) -> PartOfDay? { parts[word.row] }

  /// The longest named day at `offset`: its end and its index in ``namedDays``.
  func namedDay(in bytes: [UInt8], at offset: Int) -> (end: Int, index: Int)? {
    dayNames.longestMatch(in: bytes, at: offset).map { ($0.end, Int($0.payload)) }
  }

  /// True when a word that may open an expression starts at `offset`.
  func opens(in bytes: [UInt8], at offset: Int) -> Bool {
    openers.longestMatch(in: bytes, at: offset) != nil
  }
}
