import NewsModel

/// Media that open an article with their own dateline: `【云杉社8月25日讯】`, `云杉网9月1日电`.
struct DatelineMediaRule: EntityRule {
  static let name = "dateline_media"
  private static let tails = ["社", "报", "報", "网", "網", "台", "臺", "刊", "财经", "財經", "新闻", "新聞"]
    .map { Array($0.utf8) }
  private static let heads = ["本报", "本報", "本网", "本網", "本台", "本社", "本刊", "记者", "記者"]
    .map { Array($0.utf8) }
  private static let ends = ["讯", "訊", "电", "電", "消息"].map { Array($0.utf8) }
  private static let opening = Array("【".utf8)

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 8) {
      var start = line.startIndex
      if ByteRun.starts(Self.opening, in: bytes, at: start) { start += Self.opening.count }
      var end = start
      while end - start < 30, ByteRun.isHan(bytes, at: end) { end += 3 }
      guard end - start >= 9, isDateline(bytes, end),
        Self.tails.contains(where: { ByteRun.ends($0, in: bytes, at: end) }),
        !Self.heads.contains(where: { ByteRun.starts($0, in: bytes, at: start) })
      else { continue }
      let span = TextSpan(start: start, end: end)
      if let known = scan.known(overlapping: span), known.type != .place { continue }
      found.append(Unknown.mention(span, .media, in: scan, confidence: 0.8, rule: Self.name))
    }
    return found
  }

  /// 8月25日讯 at `offset`.
  private func isDateline(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var index = offset
    for mark in ["月", "日"] {
      let first = index
      while index < bytes.count, ByteRun.isDigit(bytes[index]), index - first < 2 { index += 1 }
      guard index > first, ByteRun.starts(Array(mark.utf8), in: bytes, at: index) else {
        return false
      }
      index += 3
    }
    return Self.ends.contains { ByteRun.starts($0, in: bytes, at: index) }
  }
}
