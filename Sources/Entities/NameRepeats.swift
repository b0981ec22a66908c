import ExtractorPacks
import NewsModel

/// Finds further mentions of words that an article introduced.
enum NameRepeats {
  /// Mentions of the keys as what their values are, where `accepts` and no known name stands there.
  ///
  /// Cost: linear in the text.
  static func mentions(
    of owners: [String: EntityMention], in scan: ArticleScan, rule: String,
    accepts: (TextSpan) -> Bool
  ) -> [EntityMention] {
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
        scan.isWordBorder(span.start), scan.known(overlapping: span) == nil, accepts(span)
      else { continue }
      var mention = owner
      mention.span = span
      mention.rule = rule
      mention.confidence = owner.confidence * 0.95
      found.append(mention)
    }
    return found
  }
}
