import NewsModel

/// Media credited with a report: `据外媒Newsbox报道`, `《星桥周刊》报道`, `星桥日报报道`.
struct MediaReportRule: EntityRule {
  static let name = "media_report"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for cue in scan.cues {
      if cue.kinds.contains(.mediaHead) {
        var start = cue.end
        if ByteRun.starts(Array("《".utf8), in: bytes, at: start) {
          start += 3
          guard let end = bookEnd(bytes, start), isCredited(bytes, end + 3) else { continue }
          add(TextSpan(start: start, end: end), scan, &found)
        } else if start < bytes.count,
          let end = NameBorder.latinNameEnd(bytes, at: start, words: 3), isCredited(bytes, end)
        {
          add(TextSpan(start: start, end: end), scan, &found)
        }
      }
      if cue.kinds.contains(.mediaSuffix), isCredited(bytes, cue.end) {
        var start = cue.start
        var characters = 0
        while characters < 4, start >= 3, ByteRun.isHan(bytes, at: start - 3),
          cues.start(of: [.function, .mediaHead], in: bytes, endingAt: start) == nil
        {
          start -= 3
          characters += 1
        }
        guard characters >= 2, scan.isWordBorder(start) else { continue }
        add(TextSpan(start: start, end: cue.end), scan, &found)
      }
    }
    return found
  }

  private func add(_ span: TextSpan, _ scan: ArticleScan, _ found: inout [EntityMention]) {
    if let known = scan.known(overlapping: span), known.type != .place { return }
    guard span.byteCount >= 4 else { return }
    found.append(Unknown.mention(span, .media, in: scan, confidence: 0.75, rule: Self.name))
  }

  private func isCredited(_ bytes: [UInt8], _ offset: Int) -> Bool {
    let spaced = offset < bytes.count && bytes[offset] == UInt8(ascii: " ") ? offset + 1 : offset
    return cues.end(of: .mediaTail, in: bytes, at: spaced) != nil
  }

  /// The offset of 》 within 36 bytes.
  private func bookEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    let mark = Array("》".utf8)
    for index in start..<min(bytes.count, start + 36)
    where ByteRun.starts(mark, in: bytes, at: index) { return index }
    return nil
  }
}
