import ExtractorPacks
import NewsModel

/// Names of the packs, guarded where they are common words too.
struct LexiconRule: EntityRule {
  static let name = "lexicon"
  let lexicon: EntityLexicon

  /// Sorted, not overlapping: the longest name at a position wins.
  func mentions(in scan: ArticleScan) -> [EntityMention] {
    var found: [EntityMention] = []
    var weak: [(mention: EntityMention, companions: Set<String>)] = []
    var strongIDs: Set<String> = []
    let folded = scan.folded
    var offset = 0
    while offset < folded.count {
      guard let longest = lexicon.automaton.longestMatch(in: folded, at: offset) else {
        offset += 1
        continue
      }
      var chosen: (end: Int, name: EntityName)?
      let first = lexicon.names[Int(longest.payload)]
      if accepts(first, from: offset, to: longest.end, in: scan) {
        chosen = (longest.end, first)
      } else {
        for match in lexicon.automaton.matches(in: folded, at: offset).dropLast().reversed() {
          let name = lexicon.names[Int(match.payload)]
          if accepts(name, from: offset, to: match.end, in: scan) {
            chosen = (match.end, name)
            break
          }
        }
      }
      guard let chosen else {
        offset += 1
        continue
      }
      let entity = lexicon.entities[chosen.name.entity]
      let span = TextSpan(start: offset, end: chosen.end)
      let nameGuard = chosen.name.nameGuard.map { lexicon.guards[$0] }
      if let nameGuard, nameGuard.isWeak,
        !nameGuard.supports(scan.bytes, from: span.start, to: span.end)
      {
        let mention = entity.mention(span, confidence: 0.75, rule: Self.name)
        weak.append((mention, nameGuard.companions))
        offset += scalarLength(folded[offset])
        continue
      }
      strongIDs.insert(entity.id)
      found.append(entity.mention(span, confidence: 0.95, rule: Self.name))
      offset = chosen.end
    }
    guard !weak.isEmpty else { return found }
    for (mention, companions) in weak
    where strongIDs.contains(mention.entityID) || !companions.isDisjoint(with: strongIDs) {
      found.append(mention)
    }
    return MentionSelection.longest(found, textBytes: folded.count)
  }

  private func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  }

  private func accepts(
    _ name: EntityName, from start: Int, to end: Int, in scan: ArticleScan
  ) -> Bool {
    let bytes = scan.bytes
    if let exact = name.exactBytes,
      !exact.contains(where: { ByteRun.starts($0, in: bytes, at: start) })
    {
      return false
    }
    if !LatinBorder.isFree(bytes, from: start, to: end) { return false }
    if name.isHan, name.length <= 2, !isHanNameFree(name, from: start, to: end, in: scan) {
      return false
    }
    guard let index = name.nameGuard else { return true }
    return lexicon.guards[index].allows(bytes, from: start, to: end)
  }

  /// A name of two characters must not begin inside a word; only places may end inside one (美国人).
  private func isHanNameFree(
    _ name: EntityName, from start: Int, to end: Int, in scan: ArticleScan
  ) -> Bool {
    guard scan.isWordBorder(start) else { return false }
    return scan.isWordBorder(end) || lexicon.entities[name.entity].type == .place
  }
}
