import ExtractorPacks
import NewsModel

/// What a word beside a number or a date says of it; one bit for each case.
protocol EdgeRole: CaseIterable, RawRepresentable, Sendable where RawValue == Int {
  /// The table that lists the words.
  static var table: String { get }
}

extension EdgeRole {
  /// Its name in the `role` column: `roadSplit` is `road_split`.
  var name: String {
    snakeCase(String(describing: self))
  }
}

/// `roadSplit` as tables write it: `road_split`.
func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { name, character in
    name += character.isUppercase ? "_" + character.lowercased() : String(character)
  }
}

/// The words of an `edges.tsv`: what stands before or behind a number or a date and changes its reading.
///
/// Every word is compiled forwards and backwards, with the roles of the words that it begins (or ends)
/// with added to its own, so that one longest match answers for all roles. At most 64 roles.
final class EdgeWords<Role: EdgeRole>: Sendable {
  private let forwards: WordAutomaton
  private let backwards: WordAutomaton
  /// By payload, as words of a text that start or end at one place share them.
  private let forwardRoles: [UInt64]
  private let backwardRoles: [UInt64]
  private let words: [String: UInt64]

  /// - Throws: `PackError` when the table is missing or malformed, names an unknown role, or lacks one.
  init(packs: PackSet) throws(PackError) {
    let roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.name, $0) })
    var words: [String: UInt64] = [:]
    var missing = Set(roles.keys)
    for row in try packs.rows(Role.table, columns: ["role", "words", "source"], key: "role") {
      guard let role = roles[row["role"]] else {
        throw row.error("role", "unknown role '\(row["role"])'")
      }
      missing.remove(role.name)
      for word in row.list("words") { words[word, default: 0] |= 1 << UInt64(role.rawValue) }
    }
    if let name = missing.sorted().first {
      throw PackError(file: Role.table, message: "no line for the role '\(name)'")
    }
    self.words = words
    let list = words.keys.sorted()
    let reversed = list.map { String(String.UnicodeScalarView($0.unicodeScalars.reversed())) }
    forwards = WordAutomaton(list.enumerated().map { ($1, Int32($0)) })
    backwards = WordAutomaton(reversed.enumerated().map { ($1, Int32($0)) })
    forwardRoles = list.map { word in Self.union(of: word, in: words) { $0.removeLast() } }
    backwardRoles = list.map { word in Self.union(of: word, in: words) { $0.removeFirst() } }
  }

  /// Roles of the word and of what is left of it, scalar by scalar.
  private static func union(
    of word: String, in words: [String: UInt64], cut: (inout String.UnicodeScalarView) -> Void
  ) -> UInt64 {
    var scalars = word.unicodeScalars
    var roles: UInt64 = 0
    while !scalars.isEmpty {
      roles |= words[String(scalars)] ?? 0
      cut(&scalars)
    }
    return roles
  }

  /// True when a word of `role` starts at `offset`.
  func has(_ role: Role, in text: ArticleText, at offset: Int) -> Bool {
    guard let match = forwards.longestMatch(in: text.bytes, at: offset) else { return false }
    return forwardRoles[Int(match.payload)] >> UInt64(role.rawValue) & 1 == 1
  }

  /// True when a word of `role` ends at `offset`.
  func has(_ role: Role, in text: ArticleText, endingAt offset: Int) -> Bool {
    guard let match = backwards.longestMatch(in: text.bytes, endingAt: offset) else { return false }
    return backwardRoles[Int(match.payload)] >> UInt64(role.rawValue) & 1 == 1
  }

  /// True for a word of `role`.
  func has(_ role: Role, word: String) -> Bool {
    (words[word] ?? 0) >> UInt64(role.rawValue) & 1 == 1
  }

  /// End of the longest word of `role` that starts at `offset`, or nil.
  func end(of role: Role, in text: ArticleText, at offset: Int) -> Int? {
    guard has(role, in: text, at: offset),
      let match = forwards.longestMatch(in: text.bytes, at: offset)
    else { return nil }
    var end = match.end
    while end > offset, !has(role, word: text.string(in: TextSpan(start: offset, end: end))) {
      end = text.offsetOfScalar(before: end) ?? offset
    }
    return end
  }

  /// Start of the longest word of `role` that ends at `offset`, or nil.
  func start(of role: Role, in text: ArticleText, endingAt offset: Int) -> Int? {
    guard has(role, in: text, endingAt: offset),
      let match = backwards.longestMatch(in: text.bytes, endingAt: offset)
    else { return nil }
    var start = match.start
    while start < offset, !has(role, word: text.string(in: TextSpan(start: start, end: offset))) {
      start += text.scalar(at: start)?.byteCount ?? 1
    }
    return start
  }
}
