import NewsModel

/// Persons named after their office or a byline word: `创始人顾俊`, `创始人之一Bryan Moore`.
struct TitledPersonRule: EntityRule {
  static let name = "titled_person"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    let reader = PersonNameReader(cues: cues)
    var found: [EntityMention] = []
    for cue in scan.cues where !cue.kinds.isDisjoint(with: [.title, .byline]) {
      var start = cue.end
      while start < bytes.count, start - cue.end < 4, isFiller(bytes[start]) { start += 1 }
      guard let end = end(in: bytes, at: start, reader) else { continue }
      let span = TextSpan(start: start, end: end)
      guard scan.known(overlapping: span) == nil else { continue }
      found.append(
        Unknown.mention(span, .person, in: scan, confidence: 0.85, rule: Self.name))
    }
    return found
  }

  private func end(in bytes: [UInt8], at start: Int, _ reader: PersonNameReader) -> Int? {
    if let end = reader.end(in: bytes, at: start, titled: true) { return end }
    guard let end = NameBorder.latinNameEnd(bytes, at: start, words: 3) else { return nil }
    let token = bytes[start..<end]
    let hasSmallLetters = token.contains { ByteRun.isLetter($0) && !ByteRun.isUpper($0) }
    guard token.count >= 3, hasSmallLetters, !token.contains(where: { ByteRun.isDigit($0) })
    else { return nil }
    let follows =
      NameBorder.isBreak(bytes, at: end)
      || cues.end(of: [.speech, .speechPlus], in: bytes, at: end) != nil
    return follows ? end : nil
  }

  private func isFiller(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|")
      || byte == UInt8(ascii: "/")
  }
}
