import NewsModel

/// Numbered market indices: `云杉100指数`.
struct IndexNameRule: EntityRule {
  static let name = "index_name"
  private static let word = Array("指数".utf8)
  private static let traditional = Array("指數".utf8)

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for offset in bytes.indices where bytes[offset] == Self.word[0] {
      guard
        ByteRun.starts(Self.word, in: bytes, at: offset)
          || ByteRun.starts(Self.traditional, in: bytes, at: offset)
      else { continue }
      var digits = offset
      while digits > 0, ByteRun.isDigit(bytes[digits - 1]), offset - digits < 5 { digits -= 1 }
      guard (2...4).contains(offset - digits), let start = start(in: scan, endingAt: digits) else {
        continue
      }
      let span = TextSpan(start: start, end: offset + Self.word.count)
      found.append(Unknown.mention(span, .product, in: scan, confidence: 0.75, rule: Self.name))
    }
    return found
  }

  /// A known place or organisation, or two to four characters after a break.
  private func start(in scan: ArticleScan, endingAt end: Int) -> Int? {
    if let owner = scan.known(endingAt: end) { return owner.span.start }
    var start = end
    while start >= 3, end - start < 15, ByteRun.isHan(scan.bytes, at: start - 3) { start -= 3 }
    guard (6...12).contains(end - start), NameBorder.isBreak(scan.bytes, before: start) else {
      return nil
    }
    return start
  }
}
