import NewsModel

/// Later mentions of a name without its last word: 云杉科技 as 云杉, 云杉市 as 云杉.
struct BareNameRule: EntityRule {
  static let name = "bare_name"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    var owners: [String: EntityMention] = [:]
    for mention in scan.made {
      guard let end = stem(of: mention, in: scan) else { continue }
      owners[scan.string(mention.span.start, end)] = mention
    }
    return NameRepeats.mentions(of: owners, in: scan, rule: Self.name) { span in
      scan.isWordBorder(span.end) && scan.isUnseen(span)
    }
  }

  /// Where the last word of the name begins, when two to four characters stand before it.
  private func stem(of mention: EntityMention, in scan: ArticleScan) -> Int? {
    let end: Int?
    switch mention.rule {
    case CityNameRule.name: end = mention.span.end - 3
    case OrganizationSuffixRule.name:
      end = cues.start(of: [.orgWeak, .orgTrade], in: scan.bytes, endingAt: mention.span.end)
    default: end = nil
    }
    guard let end, (6...12).contains(end - mention.span.start),
      mention.label == scan.string(mention.span.start, mention.span.end)
    else { return nil }
    return end
  }
}
