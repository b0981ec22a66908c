import NewsModel

/// Towns no pack knows, named at the start of a clause: `云杉市10月18日举行`.
struct CityNameRule: EntityRule {
  static let name = "city_name"
  private static let suffixes = ["市", "县", "縣"].map { Array($0.utf8) }
  /// What makes another word of 市 and 县.
  private static let continuations = "场場值民面价價政委占佔净淨盈况況区區级級域长長"
    .unicodeScalars.map { Array(String($0).utf8) }
  /// Last characters of what is no stem: 全市, 该市, 股市.
  private static let commonLast = "全该該本各此我两兩三省城股楼樓超都上门門集夜早"
    .unicodeScalars.map { Array(String($0).utf8) }
  /// First characters of what is no stem: 占全市, 两个市, 四开市.
  private static let commonFirst = "一二三四五六七八九十两兩几占佔全该該每各"
    .unicodeScalars.map { Array(String($0).utf8) }
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    // 市 and 县 begin with E5, 縣 with E7: found first, as few characters are any of them.
    for stem in bytes.indices where bytes[stem] == 0xE5 || bytes[stem] == 0xE7 {
      guard stem >= 6, Self.suffixes.contains(where: { ByteRun.starts($0, in: bytes, at: stem) }),
        NameBorder.isBreak(bytes, before: stem - 6), let span = city(in: scan, at: stem - 6)
      else { continue }
      found.append(Unknown.mention(span, .place, in: scan, confidence: 0.65, rule: Self.name))
    }
    return found
  }

  /// Two characters that are no word, then 市 or 县.
  private func city(in scan: ArticleScan, at start: Int) -> TextSpan? {
    let bytes = scan.bytes
    let stem = start + 6
    guard ByteRun.isHan(bytes, at: start), ByteRun.isHan(bytes, at: start + 3),
      !Self.continuations.contains(where: { ByteRun.starts($0, in: bytes, at: stem + 3) }),
      !Self.commonFirst.contains(where: { ByteRun.starts($0, in: bytes, at: start) }),
      !Self.commonLast.contains(where: { ByteRun.ends($0, in: bytes, at: stem) }),
      scan.isUnseen(TextSpan(start: start, end: stem)), scan.isWordBorder(stem + 3),
      cues.end(of: [.function, .orgCommon], in: bytes, at: start) == nil,
      cues.start(of: [.function, .orgCommon], in: bytes, endingAt: stem) == nil
    else { return nil }
    let span = TextSpan(start: start, end: stem + 3)
    return scan.known(overlapping: span) == nil ? span : nil
  }
}
