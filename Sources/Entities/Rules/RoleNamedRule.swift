import NewsModel

/// Organisations named after what they are and before what they did: `服务商云杉智算2日宣布`.
struct RoleNamedRule: EntityRule {
  static let name = "role_named"
  private static let day = Array("日".utf8)
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for cue in scan.cues where cue.kinds.contains(.orgHead) {
      let start = cue.end
      guard cues.end(of: [.function, .orgCommon, .title], in: bytes, at: start) == nil,
        scan.isWordBorder(start)
      else { continue }
      var end = start
      while end - start <= 18, ByteRun.isHan(bytes, at: end) {
        if end > start, cues.end(of: .orgVerb, in: bytes, at: end) != nil { break }
        end += 3
      }
      let span = TextSpan(start: start, end: end)
      guard (6...18).contains(span.byteCount), acts(bytes, end), scan.isUnseen(span),
        scan.known(overlapping: span) == nil
      else { continue }
      found.append(
        Unknown.mention(span, .organization, in: scan, confidence: 0.65, rule: Self.name))
    }
    return found
  }

  /// A verb of companies at `offset`, or after a day of the month.
  private func acts(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var index = offset
    while index < bytes.count, ByteRun.isDigit(bytes[index]), index - offset < 2 { index += 1 }
    if index > offset {
      guard ByteRun.starts(Self.day, in: bytes, at: index) else { return false }
      index += 3
    }
    return cues.end(of: .orgVerb, in: bytes, at: index) != nil
  }
}
