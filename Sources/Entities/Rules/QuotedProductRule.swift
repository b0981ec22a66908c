import NewsModel

/// Products and projects introduced in quotation marks: `名为“星桥”的项目`, `上线“星桥”服务`.
struct QuotedProductRule: EntityRule {
  static let name = "quoted_product"
  private static let marks: [(open: [UInt8], close: [UInt8])] = [
    (Array("“".utf8), Array("”".utf8)), (Array("「".utf8), Array("」".utf8)),
    (Array("‘".utf8), Array("’".utf8)),
  ]
  private static let namingWords: Set<String> = [
    "名为", "名叫", "命名为", "取名", "取名为", "更名为", "改名为", "叫做",
  ]
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for cue in scan.cues where cue.kinds.contains(.productHead) {
      for mark in Self.marks where ByteRun.starts(mark.open, in: bytes, at: cue.end) {
        let start = cue.end + mark.open.count
        guard let end = close(mark.close, in: bytes, from: start) else { continue }
        let after = end + mark.close.count
        let isNaming = Self.namingWords.contains(scan.string(cue.start, cue.end))
        guard isNaming || hasTail(bytes, after) else { continue }
        let span = TextSpan(start: start, end: end)
        guard scan.known(overlapping: span) == nil else { continue }
        found.append(
          Unknown.mention(span, .product, in: scan, confidence: 0.7, rule: Self.name))
      }
    }
    return found
  }

  private func hasTail(_ bytes: [UInt8], _ offset: Int) -> Bool {
    cues.end(of: .productTail, in: bytes, at: offset) != nil
  }

  /// The closing mark within 36 bytes, with nothing but letters, digits and inner spaces before it.
  private func close(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < min(bytes.count, start + 36) {
      if ByteRun.starts(mark, in: bytes, at: index) { return index - start >= 4 ? index : nil }
      if NameBorder.isBreak(bytes, at: index), bytes[index] != UInt8(ascii: " ") { return nil }
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return nil
  }
}
