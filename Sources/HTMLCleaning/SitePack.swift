import CHTML
import ExtractorPacks
import NewsModel

/// What the packs know of page furniture: cues of lines, names of blocks, labels of bylines.
///
/// A class, so that cleaners are cheap to copy and keep their layout when a table is added.
final class SitePack: Sendable {
  /// What a cue does to its line.
  enum CueEffect: String {
    case tail, drop, disclaimer, count, caption, clock, stamp, edge, wall
  }

  enum LabelKind: String {
    case source, author, editor, crew, published, updated, event, noise, vague
  }

  enum BlockEffect: String {
    case strong, positive, negative, drop, entries, caption
  }

  struct Cue: Sendable {
    let bytes: [UInt8]
    let effect: CueEffect
    let role: LineRole
    /// The second word of a pair such as `下载…app`, which stands anywhere after the first.
    var after: [UInt8]?
  }

  let wholeCues: [[UInt8]: Cue]
  let endCues: [Cue]
  let startCues: [Cue]
  let startAutomaton: WordAutomaton
  /// Cues by the word that is looked for.
  let insideCues: [[Cue]]
  let insideAutomaton: WordAutomaton
  /// What posts, comments and teasers bear beside their time.
  let stampAutomaton: WordAutomaton
  let labels: [LabelKind]
  let labelAutomaton: WordAutomaton
  let blockWords: [BlockEffect]
  let blockAutomaton: WordAutomaton
  let droppedNames: Set<[UInt8]>
  let profiles: SiteProfiles
  /// Words that stand where a name should and are none, folded.
  let vagueNames: Set<[UInt8]>

  /// First characters of personal names, for signatures without a label.
  let surnames: Set<UInt32>
  let nameWords: NameWords
  /// Names of sites by the end of their host.
  private let hosts: [String: String]

  init(_ packs: PackSet) throws(PackError) {
    var whole: [[UInt8]: Cue] = [:]
    var parts: [String: [Cue]] = [:]
    let cueRows = try packs.rows(
      "sites/line_cues.tsv", columns: ["cue", "match", "effect", "role", "source"])
    for row in cueRows {
      guard let effect = CueEffect(rawValue: row["effect"]) else {
        throw row.error("effect", "unknown effect '\(row["effect"])'")
      }
      guard let role = LineRole(rawValue: row["role"]) else {
        throw row.error("role", "unknown role '\(row["role"])'")
      }
      let bytes = ByteText.folded(Array(row["cue"].utf8)[...])
      let cue = Cue(bytes: bytes, effect: effect, role: role)
      switch row["match"] {
      case "whole": whole[bytes] = cue
      case "pair":
        let words = row["cue"].split(separator: "…", omittingEmptySubsequences: false)
        guard words.count == 2, let first = words.first, let last = words.last, !first.isEmpty,
          !last.isEmpty
        else { throw row.error("cue", "a pair is two words with … between") }
        parts["inside", default: []].append(
          Cue(
            bytes: ByteText.folded(Array(first.utf8)[...]), effect: effect, role: role,
            after: ByteText.folded(Array(last.utf8)[...])))
      case "start", "end", "inside":
        parts[row["match"], default: []].append(cue)
      default: throw row.error("match", "match is whole, start, end, inside or pair")
      }
    }
    wholeCues = whole
    let inside = parts["inside"] ?? []
    (startCues, endCues) = (parts["start"] ?? [], parts["end"] ?? [])
    let byWord = Dictionary(grouping: inside.filter { $0.effect != .stamp }, by: \.bytes)
    insideCues = byWord.values.sorted { $0[0].bytes.lexicographicallyPrecedes($1[0].bytes) }
    stampAutomaton = Self.automaton(inside.filter { $0.effect == .stamp }.map(\.bytes))
    startAutomaton = Self.automaton(startCues.map(\.bytes))
    insideAutomaton = Self.automaton(insideCues.map { $0[0].bytes })

    var labels: [LabelKind] = []
    var labelBytes: [[UInt8]] = []
    var vague: Set<[UInt8]> = []
    for row in try packs.rows("sites/byline_labels.tsv", columns: ["label", "kind", "source"]) {
      guard let kind = LabelKind(rawValue: row["kind"]) else {
        throw row.error("kind", "unknown kind '\(row["kind"])'")
      }
      let bytes = ByteText.folded(Array(row["label"].utf8)[...])
      if kind == .vague {
        vague.insert(bytes)
      } else {
        labels.append(kind)
        labelBytes.append(bytes)
      }
    }
    (self.labels, vagueNames) = (labels, vague)
    labelAutomaton = Self.automaton(labelBytes)

    var surnames: Set<UInt32> = []
    for row in try packs.rows("sites/surnames.tsv", columns: ["surname", "source"]) {
      for scalar in row["surname"].unicodeScalars { surnames.insert(scalar.value) }
    }
    self.surnames = surnames
    nameWords = try NameWords(packs, vague: vague)
    var hosts: [String: String] = [:]
    for row in try packs.rows("sites/hosts.tsv", columns: ["host", "site", "source"]) {
      hosts[row["host"]] = row["site"]
    }
    self.hosts = hosts

    profiles = try SiteProfiles(packs)
    var effects: [BlockEffect] = []
    var names: [[UInt8]] = []
    var dropped: Set<[UInt8]> = []
    for row in try packs.rows("sites/blocks.tsv", columns: ["name", "effect", "source"]) {
      guard let effect = BlockEffect(rawValue: row["effect"]) else {
        throw row.error("effect", "unknown effect '\(row["effect"])'")
      }
      let bytes = ByteText.folded(Array(row["name"].utf8)[...])
      if effect == .drop {
        dropped.insert(bytes)
      } else {
        effects.append(effect)
        names.append(bytes)
      }
    }
    (blockWords, droppedNames) = (effects, dropped)
    blockAutomaton = Self.automaton(names)
  }

  /// True for a whole line such as 全部评论 or 网友评论(23).
  func isCommentHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let key = ByteText.folded(line)
    guard let cue = wholeCues[LineJudge.bare(key)] ?? wholeCues[key] else { return false }
    return cue.effect == .tail && cue.role == .comment
  }

  /// True when class or id of a block is a name that article bodies bear.
  func namesArticle(_ tree: PageTree, _ node: Int) -> Bool {
    for name in [KZ_AT_CLASS, KZ_AT_ID] {
      guard let range = tree.attributeRange(name, of: node), range.count <= 300 else { continue }
      let value = ByteText.folded(tree.text[range])
      var index = 0
      while index < value.count {
        if let match = blockAutomaton.longestMatch(in: value, at: index) {
          if blockWords[Int(match.payload)] == .strong { return true }
          index = match.end
        } else {
          index += 1
        }
      }
    }
    return false
  }

  /// The name of the site at a host, found by the longest known end of it.
  func siteName(host: String) -> String? {
    var rest = Substring(host)
    while true {
      if let site = hosts[String(rest)] { return site }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
  }

  private static func automaton(_ words: [[UInt8]]) -> WordAutomaton {
    WordAutomaton(
      words.enumerated().map { (String(decoding: $0.element, as: UTF8.self), Int32($0.offset)) })
  }
}
