import ExtractorPacks
import NewsModel

/// What a verb, adverb or aspect word makes of the number after it.
struct VerbRoles: OptionSet, Hashable, Sendable {
  let rawValue: Int
  /// May stand between a hedge adverb and its number: 可容纳 in 最多可容纳2000人.
  static let carries = VerbRoles(rawValue: 1)
  /// Says by how much: 增加3倍 adds three times.
  static let added = VerbRoles(rawValue: 2)
  static let lowered = VerbRoles(rawValue: 4)
  /// 扩大3倍: to three times or by three times.
  static let widened = VerbRoles(rawValue: 8)
  /// Moves a level: 上调2000元至2.6万元.
  static let moved = VerbRoles(rawValue: 16)
  /// Says up to what: 增至3倍.
  static let reached = VerbRoles(rawValue: 32)
  /// Announces what is not yet: 预计增加2亿元至3亿元.
  static let expects = VerbRoles(rawValue: 64)

  /// Says how long: 筹备近两年, 连涨5日.
  static let lasts = VerbRoles(rawValue: 128)
  /// Follows a length of time: 近十年经验.
  static let spent = VerbRoles(rawValue: 256)

  static let named: [String: VerbRoles] = [
    "carries": .carries, "added": .added, "lowered": .lowered, "widened": .widened,
    "moved": .moved, "reached": .reached, "expects": .expects,
    "lasts": .lasts, "spent": .spent,
  ]
}

/// The verbs of `quantities/verbs.tsv`, found forward from a hedge and backward from a number.
struct VerbLexicon: Sendable {
  private let words: WordAutomaton
  private let roles: [VerbRoles]
  private let longestByteCount: Int

  /// - Throws: `PackError` when the table is missing, malformed, or names an unknown role.
  init(packs: PackSet) throws(PackError) {
    var words: [(word: String, payload: Int32)] = []
    var roles: [VerbRoles] = []
    for row in try packs.rows(
      "quantities/verbs.tsv", columns: ["word", "roles", "source"], key: "word")
    {
      var all: VerbRoles = []
      for name in row.list("roles") {
        guard let role = VerbRoles.named[name] else {
          throw row.error("roles", "unknown role '\(name)'")
        }
        all.insert(role)
      }
      words.append((row["word"], Int32(roles.count)))
      roles.append(all)
    }
    self.words = WordAutomaton(words)
    self.roles = roles
    longestByteCount = words.map(\.word.utf8.count).max() ?? 0
  }

  /// End of the word at `offset` that may stand between a hedge adverb and its number, or nil.
  func carrierEnd(in text: ArticleText, at offset: Int) -> Int? {
    guard let match = words.longestMatch(in: text.bytes, at: offset),
      roles[Int(match.payload)].contains(.carries)
    else { return nil }
    return match.end
  }

  /// True when what takes a length of time follows at `offset`: 经验, 的历史.
  func isExperience(in text: ArticleText, at offset: Int) -> Bool {
    let start = text.hasPrefix("的", at: offset) ? offset + 3 : offset
    guard let match = words.longestMatch(in: text.bytes, at: start) else { return false }
    return roles[Int(match.payload)].contains(.spent)
  }

  /// Roles of the longest verb that ends at `offset`, 了 and spaces left out.
  func roles(in text: ArticleText, endingAt offset: Int) -> VerbRoles {
    var end = offset
    while end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    if text.hasSuffix("了", endingAt: end) { end -= 3 }
    var start = max(end - longestByteCount, 0)
    while start < end {
      if text.bytes[start] & 0xC0 != 0x80,
        let match = words.longestMatch(in: text.bytes, at: start), match.end == end
      {
        return roles[Int(match.payload)]
      }
      start += 1
    }
    return []
  }

  /// True when a word with `role` stands in the clause before `offset`, at most 30 characters back.
  func clause(before offset: Int, in text: ArticleText, has role: VerbRoles) -> Bool {
    var index = offset
    while let before = text.offsetOfScalar(before: index), offset - before <= 90,
      let scalar = text.scalar(at: before)?.scalar, !QuantityLead.endsClause(scalar)
    {
      index = before
      if let match = words.longestMatch(in: text.bytes, at: index), match.end <= offset,
        roles[Int(match.payload)].contains(role)
      {
        return true
      }
    }
    return false
  }
}
