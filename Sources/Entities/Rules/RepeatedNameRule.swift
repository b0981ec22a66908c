import ExtractorPacks
import NewsModel

/// Further mentions of the names that other rules found in the same article.
struct RepeatedNameRule: EntityRule {
  static let name = "repeated_name"

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    var owners: [String: EntityMention] = [:]
    for mention in scan.made where mention.span.byteCount >= 4 && mention.span.byteCount <= 60 {
      let word = scan.string(mention.span.start, mention.span.end)
      if let other = owners[word], other.confidence >= mention.confidence { continue }
      owners[word] = mention
    }
    guard !owners.isEmpty else { return [] }
    let words = owners.keys.sorted()
    let automaton = WordAutomaton(words.enumerated().map { ($1, Int32($0)) })
    let bytes = scan.bytes
    var found: [EntityMention] = []
    var offset = 0
    while offset < bytes.count {
      guard let match = automaton.longestMatch(in: bytes, at: offset),
        let owner = owners[words[Int(match.payload)]]
      else {
        offset += 1
        continue
      }
      let span = TextSpan(start: offset, end: match.end)
      offset = match.end
      guard LatinBorder.isFree(bytes, from: span.start, to: span.end),
        scan.isWordBorder(span.start), scan.known(overlapping: span) == nil
      else { continue }
      var mention = owner
      mention.span = span
      mention.rule = Self.name
      mention.confidence = owner.confidence * 0.95
      found.append(mention)
    }
    return found
  }
}
