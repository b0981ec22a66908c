package import ExtractorPacks
package import NewsModel

/// Finds named companies, products, people, places, media and events, with their identities.
package final class EntityRecognizer: Sendable {
  private let lexiconRule: LexiconRule
  private let cues: EntityCues
  /// In the order they run; later rules see what earlier ones made.
  private let rules: [any EntityRule]

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet) throws(PackError) {
    let lexicon = try EntityLexicon(packs: packs)
    lexiconRule = LexiconRule(lexicon: lexicon)
    let cues = try EntityCues(packs: packs)
    self.cues = cues
    rules = [
      TitledPersonRule(cues: cues), SpeakingPersonRule(cues: cues),
      TransliteratedPersonRule(cues: cues), OrganizationSuffixRule(cues: cues),
      QuotedProductRule(cues: cues), LatinOrganizationRule(cues: cues),
      MediaReportRule(cues: cues), SubordinatePlaceRule(cues: cues), CityNameRule(cues: cues),
      DatelineMediaRule(), RoleNamedRule(cues: cues), IndexNameRule(), ShortFormRule(),
      BareNameRule(cues: cues), RepeatedNameRule(), ModelNameRule(),
    ]
  }

  /// Sorted by span, never overlapping: the longest name wins.
  ///
  /// Words of the segmenter sharpen borders when the article has them; sentences are not needed.
  /// Cost: linear in the text.
  package func mentions(in article: SegmentedArticle) -> [EntityMention] {
    var scan = ArticleScan(article)
    scan.known = lexiconRule.mentions(in: scan)
    scan.cues = cues.cues(in: scan.bytes)
    for rule in rules { scan.made += rule.mentions(in: scan) }
    return MentionSelection.longest(scan.known + scan.made, textBytes: scan.bytes.count)
  }
}
