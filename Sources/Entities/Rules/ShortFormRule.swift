import NewsModel

/// Short forms that an article gives in brackets: `星桥科技有限公司（以下简称“星桥”）`.
struct ShortFormRule: EntityRule {
  static let name = "short_form"
  private static let openings = ["（以下简称", "(以下简称", "（下称", "(下称", "（简称", "(简称", "（以下称"]
    .map { Array($0.utf8) }
  private static let fillers = ["“", "\"", "「", "为", ":", "："].map { Array($0.utf8) }

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for owner in scan.known + scan.made where owner.type != .place && owner.type != .person {
      guard
        let opening = Self.openings.first(where: {
          ByteRun.starts($0, in: bytes, at: owner.span.end)
        })
      else { continue }
      var start = owner.span.end + opening.count
      for _ in 0..<2 {
        if let filler = Self.fillers.first(where: { ByteRun.starts($0, in: bytes, at: start) }) {
          start += filler.count
        }
      }
      var end = start
      while end < bytes.count, end - start <= 30, !NameBorder.isBreak(bytes, at: end) {
        end += 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      }
      guard end - start >= 4, end - start <= 30 else { continue }
      var mention = owner
      mention.span = TextSpan(start: start, end: end)
      mention.rule = Self.name
      found.append(mention)
    }
    return found
  }
}
