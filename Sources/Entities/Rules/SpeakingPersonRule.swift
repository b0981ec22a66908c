import NewsModel

/// Persons before a verb of speech at the start of a clause: `据熟悉运营的吴萌描述`.
struct SpeakingPersonRule: EntityRule {
  static let name = "speaking_person"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    let reader = PersonNameReader(cues: cues)
    var found: [EntityMention] = []
    for cue in scan.cues where cue.kinds.contains(.speech) {
      for characters in [3, 2] {
        let start = cue.start - characters * 3
        guard start >= 0, startsClause(bytes, start),
          reader.end(in: bytes, at: start, titled: false) == cue.start
        else { continue }
        let span = TextSpan(start: start, end: cue.start)
        guard scan.isWordBorder(start), scan.known(overlapping: span) == nil, !scan.isWord(span)
        else { continue }
        found.append(
          Unknown.mention(span, .person, in: scan, confidence: 0.7, rule: Self.name))
        break
      }
    }
    return found
  }

  private func startsClause(_ bytes: [UInt8], _ start: Int) -> Bool {
    NameBorder.isBreak(bytes, before: start) || ByteRun.ends(Array("的".utf8), in: bytes, at: start)
      || ByteRun.ends(Array("据".utf8), in: bytes, at: start)
  }
}
