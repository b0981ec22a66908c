import NewsModel

/// Counties, districts and towns right after a known place: `浙江省桐庐县`.
struct SubordinatePlaceRule: EntityRule {
  static let name = "subordinate_place"
  private static let commonStems = "地城景社园校厂矿片小战特辖库街郊灾边戍游禁牧院个选"
    .unicodeScalars.map { Array(String($0).utf8) }
  private static let suffixes = ["县", "区", "市", "镇", "乡"].map { Array($0.utf8) }
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    for place in scan.known where place.type == .place && place.span.byteCount >= 6 {
      let start = place.span.end
      for characters in [2, 3] {
        let stem = start + characters * 3
        let isHan = (0..<characters).allSatisfy { ByteRun.isHan(bytes, at: start + $0 * 3) }
        guard isHan, Self.suffixes.contains(where: { ByteRun.starts($0, in: bytes, at: stem) }),
          !Self.commonStems.contains(where: { ByteRun.ends($0, in: bytes, at: stem) }),
          cues.end(of: [.function, .orgCommon], in: bytes, at: start) == nil,
          cues.start(of: [.function, .orgCommon], in: bytes, endingAt: stem) == nil
        else { continue }
        let span = TextSpan(start: start, end: stem + 3)
        guard scan.isWordBorder(start), scan.isWordBorder(span.end),
          scan.known(overlapping: span) == nil, !scan.isWordStart(stem)
        else { break }
        found.append(
          Unknown.mention(span, .place, in: scan, confidence: 0.7, rule: Self.name))
        break
      }
    }
    return found
  }
}
