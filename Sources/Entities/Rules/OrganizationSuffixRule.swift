import NewsModel

/// Organisations known by their last words: `…有限公司`, `…研究院`, `…证券`.
struct OrganizationSuffixRule: EntityRule {
  static let name = "organization_suffix"
  private static let maxCharacters = 24
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    var found: [EntityMention] = []
    for cue in scan.cues where !cue.kinds.isDisjoint(with: [.orgStrong, .orgWeak, .orgTrade]) {
      let isStrong = cue.kinds.contains(.orgStrong)
      if let owner = scan.known(overlapping: TextSpan(start: cue.start, end: cue.end)) {
        // 比亚迪股份 and 股份有限公司 share two characters.
        guard isStrong, owner.type == .organization, owner.span.start < cue.start,
          owner.span.end < cue.end
        else { continue }
        var mention = owner
        mention.span = TextSpan(start: owner.span.start, end: cue.end)
        mention.rule = Self.name
        found.append(mention)
      } else if let mention = mention(endingWith: cue, isStrong: isStrong, in: scan) {
        found.append(mention)
      }
    }
    return found
  }

  private func mention(
    endingWith cue: Cue, isStrong: Bool, in scan: ArticleScan
  ) -> EntityMention? {
    let bytes = scan.bytes
    var start = cue.start
    var plain = 0
    var hops: [EntityMention] = []
    for _ in 0..<Self.maxCharacters {
      if let hop = scan.known(endingAt: start), hop.type != .event, hop.type != .person {
        hops.append(hop)
        start = hop.span.start
        continue
      }
      // A place opens a name: 北京…公司. What stands before it belongs to the sentence.
      guard start > 0, hops.last?.type != .place,
        !NameBorder.isBreak(bytes, before: start) || isBracket(bytes, start),
        !isStop(start, in: scan)
      else { break }
      let previous = NameBorder.previous(bytes, start)
      guard ByteRun.isHan(bytes, at: previous) || isStrong else { break }
      plain += 1
      start = previous
    }
    let span = TextSpan(start: start, end: cue.end)
    guard start < cue.start, !isBracketAt(bytes, start) else { return nil }
    let owners = hops.filter { $0.type == .organization || $0.type == .product }
    if let owner = owners.first, plain == 0, owner.span.end == cue.start {
      return extended(owner, to: span, cue, isStrong: isStrong, in: scan)
    }
    if isStrong {
      guard plain >= 2 || !hops.isEmpty else { return nil }
      if owners.count == 1, let owner = owners.first, owner.type == .organization {
        var mention = owner
        mention.span = span
        mention.rule = Self.name
        return mention
      }
      return Unknown.mention(span, .organization, in: scan, confidence: 0.8, rule: Self.name)
    }
    let body = TextSpan(start: start, end: cue.start)
    guard owners.isEmpty, (2...4).contains(plain), scan.isWordBorder(start),
      !cues.isCue([.orgCommon, .function], in: bytes, from: body.end - plain * 3, to: body.end),
      hops.count <= 1
    else { return nil }
    if scan.string(cue.start, cue.end) != "集团",
      cues.start(of: .orgCommon, in: bytes, endingAt: body.end) != nil
    {
      return nil
    }
    if cue.kinds.contains(.orgTrade) {
      guard hops.isEmpty, plain <= 3, !beginsCommon(bytes, body), scan.isUnseen(body) else {
        return nil
      }
    } else if hops.isEmpty, scan.isWord(body) || beginsCommon(bytes, body) {
      return nil
    }
    return Unknown.mention(span, .organization, in: scan, confidence: 0.65, rule: Self.name)
  }

  /// True when a word that belongs to no name ends at `offset`; one character only as a whole word.
  private func isStop(_ offset: Int, in scan: ArticleScan) -> Bool {
    let kinds: CueKinds = [.function, .title, .orgHead]
    guard let start = cues.start(of: kinds, in: scan.bytes, endingAt: offset) else { return false }
    if offset - start > 3 { return true }
    return scan.isWordBorder(start) && scan.isWordBorder(offset)
  }

  /// `比亚迪集团` and `比亚迪股份有限公司` are `比亚迪`.
  private func extended(
    _ owner: EntityMention, to span: TextSpan, _ cue: Cue, isStrong: Bool, in scan: ArticleScan
  ) -> EntityMention? {
    guard owner.type == .organization,
      isStrong || ["集团", "控股", "股份"].contains(scan.string(cue.start, cue.end))
    else { return nil }
    var mention = owner
    mention.span = TextSpan(start: owner.span.start, end: span.end)
    mention.rule = Self.name
    return mention
  }

  private func beginsCommon(_ bytes: [UInt8], _ body: TextSpan) -> Bool {
    guard let end = cues.end(of: [.orgCommon, .function], in: bytes, at: body.start) else {
      return false
    }
    return end - body.start >= 6 && end <= body.end || end - body.start == 3
  }

  private func isBracket(_ bytes: [UInt8], _ start: Int) -> Bool {
    isBracketAt(bytes, NameBorder.previous(bytes, start))
  }

  private func isBracketAt(_ bytes: [UInt8], _ offset: Int) -> Bool {
    ByteRun.starts(Array("）".utf8), in: bytes, at: offset)
      || ByteRun.starts(Array("（".utf8), in: bytes, at: offset)
      || bytes[offset] == UInt8(ascii: "(") || bytes[offset] == UInt8(ascii: ")")
  }
}
