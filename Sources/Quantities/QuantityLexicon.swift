import ExtractorPacks
import NewsModel

/// A word that may follow a number.
struct QuantityUnit: Hashable, Sendable {
  enum Family: String, Sendable {
    case count, noun, money, minor, dimension, temperature, age, duration, percent, discount
    case point, multiple, scale, blocked
    /// A dozen: multiplies the number by twelve.
    case scale12
  }
  let word: String
  let family: Family
  /// ISO 4217 code or `*`, UCUM code, ISO 8601 designator, power of ten, or the printed word.
  let code: String
}

/// A word that stands before a number or around it.
struct QuantityCue: Hashable, Sendable {
  enum Role: String, Sendable {
    case hedge, plain, rate, per, ratio, fraction, percent, turn, bare, ordinal, celsius, minus
    case money, other, code, idiom
    /// 不得 没有: the comparison after it is turned round.
    case negation
    /// 持续 损失: read whole, so that 续约 and 失约 are not found in 持续约 and 损失约.
    case word
    /// A name that starts with Western digits, a name that is a number where it stands alone, and a
    /// product name that the number after it belongs to.
    case brand, name, model
    /// A currency before its number; the value is the code.
    case currency
    /// A whole length in one word (俩月, 個半小時, 米九); the value is number:ISO or nothing:unit.
    case length
  }
  let role: Role
  let value: String
}

/// A bound word after a quantity.
struct QuantitySuffix: Hashable, Sendable {
  let hedge: Hedge
  /// 多, 有余, 出头: over, but below the next step of the last digit.
  let isStep: Bool
}

/// The vocabulary of the quantities, compiled once from the packs.
///
/// A class, so that a scan's copy of it costs one count.
final class QuantityLexicon: Sendable {
  let unitWords: WordAutomaton
  let units: [QuantityUnit]
  let cueWords: WordAutomaton
  let cues: [QuantityCue]
  let suffixWords: WordAutomaton
  /// Nil for words that only look like a suffix.
  let suffixes: [QuantitySuffix?]
  /// What makes the number before it a label (12315热线), a score (2-0战胜) or part of a name (第六医院);
  /// the payload says which.
  let followers: WordAutomaton
  /// What words in the heads of tables say of the numbers below.
  let headWords: WordAutomaton
  let heads: [HeadNature]
  /// The currency that a bare 元 means on the hosts that end in a suffix.
  let homeCurrencies: [String: String]
  let verbs: VerbLexicon
  /// What stands directly before or behind a number and changes its reading.
  let edges: EdgeWords<QuantityEdge>
  /// ISO codes that are words as well (TOP, ALL): currencies only beside large numbers.
  let strictCodes: Set<String>
  /// True for the scalars below U+10000 that start a cue.
  let startsCue: [Bool]
  /// True for the scalars below U+10000 that a scan has to look at; it passes over all others.
  private let isConcern: [Bool]

  /// - Throws: `PackError` when a table is missing, malformed, or has an unknown family, role or hedge.
  init(packs: PackSet, bounds: WordBounds) throws(PackError) {
    var units: [QuantityUnit] = []
    for row in try packs.rows(
      "quantities/units.tsv", columns: ["word", "family", "code", "source"], key: "word")
    {
      guard let family = QuantityUnit.Family(rawValue: row["family"]) else {
        throw row.error("family", "unknown family '\(row["family"])'")
      }
      units.append(QuantityUnit(word: row["word"], family: family, code: row["code"]))
    }
    var strictCodes: Set<String> = []
    var cues: [QuantityCue] = []
    var cueWords: [(word: String, payload: Int32)] = []
    func addCue(_ word: String, _ cue: QuantityCue) {
      cueWords.append((word, Int32(cues.count)))
      cues.append(cue)
    }
    for name in bounds.nameList {
      let isBrand = name.utf8.first.map(ASCII.isDigit) ?? false
      addCue(name, QuantityCue(role: isBrand ? .brand : .idiom, value: ""))
    }
    for row in try packs.rows(
      "quantities/cues.tsv", columns: ["word", "role", "value", "source"], key: "word")
    {
      guard let role = QuantityCue.Role(rawValue: row["role"]) else {
        throw row.error("role", "unknown role '\(row["role"])'")
      }
      if role == .hedge, Hedge(rawValue: row["value"]) == nil {
        throw row.error("value", "unknown hedge '\(row["value"])'")
      }
      addCue(row["word"], QuantityCue(role: role, value: row["value"]))
    }
    for row in try packs.rows(
      "quantities/currencies.tsv", columns: ["word", "currency", "side", "source"], key: "word")
    {
      let word = row["word"]
      switch row["side"] {
      case "blocked":
        let count = row["currency"].hasPrefix("count:")
        units.append(
          QuantityUnit(word: word, family: count ? .scale : .blocked, code: count ? "块" : ""))
      case "prefix", "suffix", "both", "strict":
        if row["side"] == "strict" { strictCodes.insert(word) }
        if row["side"] != "prefix" {
          units.append(QuantityUnit(word: word, family: .money, code: row["currency"]))
        }
        if row["side"] != "suffix" {
          addCue(word, QuantityCue(role: .currency, value: row["currency"]))
        }
      default:
        throw row.error(
          "side", "side is before, after or both: prefix, suffix, both, strict, blocked")
      }
    }
    self.strictCodes = strictCodes
    self.units = units
    unitWords = WordAutomaton(units.enumerated().map { ($1.word, Int32($0)) })
    self.cues = cues
    self.cueWords = WordAutomaton(cueWords)
    var starts = Array(repeating: false, count: 0x10000)
    for (word, _) in cueWords {
      if let first = word.unicodeScalars.first, first.value < 0x10000 {
        starts[Int(first.value)] = true
      }
    }
    startsCue = starts
    let lead = QuantityLead.full
    isConcern = starts.enumerated().map { scalar, startsCue in
      startsCue || QuantityStart.mayStart(UInt32(scalar)) || lead.reacts(to: UInt32(scalar))
        || QuantityContext.reacts(to: UInt32(scalar))
    }
    var suffixes: [QuantitySuffix?] = []
    var suffixWords: [(word: String, payload: Int32)] = []
    for row in try packs.rows(
      "quantities/suffixes.tsv", columns: ["word", "hedge", "source"], key: "word")
    {
      let isStep = row["hedge"] == "step"
      let hedge = isStep ? .over : Hedge(rawValue: row["hedge"])
      guard hedge != nil || row["hedge"] == "none" else {
        throw row.error("hedge", "unknown hedge '\(row["hedge"])'")
      }
      suffixWords.append((row["word"], Int32(suffixes.count)))
      suffixes.append(hedge.map { QuantitySuffix(hedge: $0, isStep: isStep) })
    }
    var followers: [(word: String, payload: Int32)] = []
    for row in try packs.rows(
      "quantities/followers.tsv", columns: ["word", "role", "source"], key: "word")
    {
      guard let role = ["label", "score", "ordinal"].firstIndex(of: row["role"]) else {
        throw row.error("role", "unknown role '\(row["role"])'")
      }
      followers.append((row["word"], Int32(role)))
    }
    self.followers = WordAutomaton(followers)
    var heads: [HeadNature] = []
    var headWords: [(word: String, payload: Int32)] = []
    for row in try packs.rows(
      "quantities/heads.tsv", columns: ["word", "nature", "source"], key: "word")
    {
      guard let nature = HeadNature(rawValue: row["nature"]) else {
        throw row.error("nature", "unknown nature '\(row["nature"])'")
      }
      headWords.append((row["word"], Int32(heads.count)))
      heads.append(nature)
    }
    (self.heads, self.headWords) = (heads, WordAutomaton(headWords))
    var homes: [String: String] = [:]
    for row in try packs.rows(
      "quantities/homes.tsv", columns: ["host", "currency", "source"], key: "host")
    {
      homes[row["host"]] = row["currency"]
    }
    homeCurrencies = homes
    verbs = try VerbLexicon(packs: packs)
    edges = try EdgeWords(packs: packs)
    self.suffixes = suffixes
    self.suffixWords = WordAutomaton(suffixWords)
  }

  /// The first offset from `offset` on whose character a scan has to look at, at most `limit`.
  func nextConcern(in bytes: [UInt8], from offset: Int, to limit: Int) -> Int {
    var index = offset
    while index < limit {
      let lead = bytes[index]
      if lead < 0x80 {
        if isConcern[Int(lead)] { return index }
        index += 1
      } else if lead & 0xF0 == 0xE0, index + 2 < bytes.count {
        let scalar =
          Int(lead & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
        if isConcern[scalar] { return index }
        index += 3
      } else if lead & 0xF8 == 0xF0, index + 3 < bytes.count {
        index += 4
      } else {
        return index
      }
    }
    return limit
  }

  /// The unit 成.
  var tenths: QuantityUnit? { units.first { $0.word == "成" } }

  func unit(in text: ArticleText, at offset: Int) -> (unit: QuantityUnit, end: Int)? {
    guard let match = unitWords.longestMatch(in: text.bytes, at: offset) else { return nil }
    let unit = units[Int(match.payload)]
    // A unit in Latin letters ends with its word: 5G and 960FPS are no grams and farads.
    if text.bytes[match.end - 1] < 0x80, match.end < text.count,
      ASCII.isLetter(text.bytes[match.end - 1]), ASCII.isAlphanumeric(text.bytes[match.end])
    {
      return nil
    }
    return (unit, match.end)
  }

  func cue(in text: ArticleText, at offset: Int) -> (cue: QuantityCue, end: Int)? {
    cueWords.longestMatch(in: text.bytes, at: offset).map { (cues[Int($0.payload)], $0.end) }
  }

  /// End of a word that makes the number before `offset` a label: 12315热线, 2号线.
  func label(in text: ArticleText, at offset: Int) -> Int? {
    guard let match = followers.longestMatch(in: text.bytes, at: offset), match.payload == 0 else {
      return nil
    }
    return match.end
  }

  /// End of a word that makes the ordinal before `offset` a name: 第六医院, 第五大道, 第257号令.
  func ordinalName(in text: ArticleText, at offset: Int) -> Int? {
    guard let match = followers.longestMatch(in: text.bytes, at: offset), match.payload != 1 else {
      return nil
    }
    return match.end
  }

  /// True when a word of winning or losing stands at `offset`.
  func score(in text: ArticleText, at offset: Int) -> Bool {
    followers.longestMatch(in: text.bytes, at: offset)?.payload == 1
  }

  func suffix(in text: ArticleText, at offset: Int) -> (hedge: Hedge, isStep: Bool, end: Int)? {
    guard let match = suffixWords.longestMatch(in: text.bytes, at: offset),
      let suffix = suffixes[Int(match.payload)]
    else { return nil }
    return (suffix.hedge, suffix.isStep, match.end)
  }
}

/// Classes of ASCII bytes.
enum ASCII {
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
