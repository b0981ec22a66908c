import NewsModel

/// Firms with a Latin name beside a word for firms or founders: `Newbox创始人`, `直播公司Livetown`.
struct LatinOrganizationRule: EntityRule {
  static let name = "latin_organization"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for cue in scan.cues {
      if cue.kinds.contains(.orgHead), cue.end < bytes.count,
        let end = NameBorder.latinNameEnd(bytes, at: cue.end, words: 2)
      {
        add(TextSpan(start: cue.end, end: end), to: &found, scan)
      }
      if cue.kinds.contains(.title), let start = latinStart(bytes, endingAt: cue.start) {
        add(TextSpan(start: start, end: cue.start), to: &found, scan)
      }
    }
    return found
  }

  private func add(_ span: TextSpan, to found: inout [EntityMention], _ scan: ArticleScan) {
    let token = scan.bytes[span.start..<span.end]
    let small = token.count { ByteRun.isLetter($0) && !ByteRun.isUpper($0) }
    guard token.count >= 4, small >= 3, scan.known(overlapping: span) == nil,
      LatinBorder.isFree(scan.bytes, from: span.start, to: span.end)
    else { return }
    found.append(
      Unknown.mention(span, .organization, in: scan, confidence: 0.65, rule: Self.name))
  }

  /// One capitalised word before `offset`; the words of titles themselves (CEO) do not count.
  private func latinStart(_ bytes: [UInt8], endingAt offset: Int) -> Int? {
    var start = offset
    while start > 0, ByteRun.isAlphanumeric(bytes[start - 1]) { start -= 1 }
    guard start < offset, ByteRun.isUpper(bytes[start]) else { return nil }
    return start
  }
}
