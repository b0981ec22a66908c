import ExtractorPacks

/// What a word beside or inside a name tells the rules.
struct CueKinds: OptionSet, Sendable {
  let rawValue: Int32
  init(rawValue: Int32) { self.rawValue = rawValue }

  static let title = CueKinds(rawValue: 1 << 0)
  static let byline = CueKinds(rawValue: 1 << 1)
  static let speech = CueKinds(rawValue: 1 << 2)
  static let speechPlus = CueKinds(rawValue: 1 << 3)
  static let function = CueKinds(rawValue: 1 << 4)
  static let orgStrong = CueKinds(rawValue: 1 << 5)
  static let orgWeak = CueKinds(rawValue: 1 << 6)
  static let orgStop = CueKinds(rawValue: 1 << 7)
  static let orgCommon = CueKinds(rawValue: 1 << 8)
  static let orgHead = CueKinds(rawValue: 1 << 9)
  static let productHead = CueKinds(rawValue: 1 << 10)
  static let productTail = CueKinds(rawValue: 1 << 11)
  static let mediaHead = CueKinds(rawValue: 1 << 12)
  static let mediaTail = CueKinds(rawValue: 1 << 13)
  static let mediaSuffix = CueKinds(rawValue: 1 << 14)
  static let placeSuffix = CueKinds(rawValue: 1 << 15)
  static let surname = CueKinds(rawValue: 1 << 16)
  static let surnameTwo = CueKinds(rawValue: 1 << 17)
  static let notName = CueKinds(rawValue: 1 << 18)
  static let translit = CueKinds(rawValue: 1 << 19)
  static let notTranslit = CueKinds(rawValue: 1 << 20)
  static let orgVerb = CueKinds(rawValue: 1 << 21)
  /// Trades that end names as well as common nouns: 汽车, 地产.
  static let orgTrade = CueKinds(rawValue: 1 << 22)

  /// The name of each kind in `entities/cues.tsv`.
  static let names: [String: CueKinds] = [
    "title": .title, "byline": .byline, "speech": .speech, "speechPlus": .speechPlus,
    "function": .function, "orgStrong": .orgStrong, "orgWeak": .orgWeak, "orgStop": .orgStop,
    "orgCommon": .orgCommon, "orgHead": .orgHead, "productHead": .productHead,
    "productTail": .productTail, "mediaHead": .mediaHead, "mediaTail": .mediaTail,
    "mediaSuffix": .mediaSuffix, "placeSuffix": .placeSuffix, "surname": .surname,
    "surnameTwo": .surnameTwo, "notName": .notName, "translit": .translit,
    "notTranslit": .notTranslit, "orgVerb": .orgVerb, "orgTrade": .orgTrade,
  ]
}

/// A cue found in a text.
struct Cue: Sendable {
  let start: Int
  let end: Int
  let kinds: CueKinds
}

/// The words of `entities/cues.tsv`.
struct EntityCues: Sendable {
  private let automaton: WordAutomaton

  /// - Throws: `PackError` for an unknown kind.
  init(packs: PackSet) throws(PackError) {
    var kinds: [String: CueKinds] = [:]
    let rows = try packs.rows("entities/cues.tsv", columns: ["kind", "words", "source"])
    for row in rows {
      guard let kind = CueKinds.names[row["kind"]] else {
        throw row.error("kind", "unknown kind '\(row["kind"])'")
      }
      for word in row.list("words") { kinds[word, default: []].insert(kind) }
    }
    automaton = WordAutomaton(
      kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawValue) })
  }

  /// The end of the longest cue of one of `kinds` that starts at `offset`.
  func end(of kinds: CueKinds, in bytes: [UInt8], at offset: Int) -> Int? {
    for match in automaton.matches(in: bytes, at: offset).reversed()
    where !CueKinds(rawValue: match.payload).isDisjoint(with: kinds) {
      return match.end
    }
    return nil
  }

  /// True when `from ..< to` is a cue of one of `kinds`.
  func isCue(_ kinds: CueKinds, in bytes: [UInt8], from: Int, to: Int) -> Bool {
    automaton.matches(in: bytes, at: from).contains {
      $0.end == to && !CueKinds(rawValue: $0.payload).isDisjoint(with: kinds)
    }
  }

  /// The start of a cue of one of `kinds` that ends at `offset`, up to six characters long.
  func start(of kinds: CueKinds, in bytes: [UInt8], endingAt offset: Int) -> Int? {
    var start = offset
    for _ in 0..<6 {
      guard start > 0 else { return nil }
      start -= 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      if isCue(kinds, in: bytes, from: start, to: offset) { return start }
    }
    return nil
  }

  /// The longest cue at each place of a text, in order, not overlapping.
  func cues(in bytes: [UInt8]) -> [Cue] {
    var found: [Cue] = []
    let wanted: CueKinds = [
      .title, .byline, .speech, .orgStrong, .orgWeak, .orgTrade, .orgHead, .productHead, .mediaHead,
      .mediaSuffix, .placeSuffix,
    ]
    var offset = 0
    while offset < bytes.count {
      guard let match = automaton.longestMatch(in: bytes, at: offset) else {
        offset += 1
        continue
      }
      let kinds = CueKinds(rawValue: match.payload)
      if !kinds.isDisjoint(with: wanted) {
        found.append(Cue(start: offset, end: match.end, kinds: kinds))
        offset = match.end
      } else if kinds.contains(.orgStop) {
        offset = match.end
      } else {
        offset += 1
      }
    }
    return found
  }
}
