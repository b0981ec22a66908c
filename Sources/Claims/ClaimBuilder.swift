package import ExtractorPacks
package import NewsModel

/// Binds quantities and times to subject, metric, period, market, modality and attribution.
///
/// Each sentence is laid out once (mentions and cue words in order, cut into clauses); the rules look
/// at the neighbourhood of each value, so the work is linear in the text.
package final class ClaimBuilder: Sendable {
  private let lexicon: ClaimLexicon
  private let rules = QuantityRules.all

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet) throws(PackError) {
    lexicon = try ClaimLexicon(packs: packs)
  }

  /// Claims in the order of their first evidence; a proposition said twice is one claim.
  package func claims(in article: SegmentedArticle, mentions: ArticleMentions) -> [Claim] {
    var mentions = mentions
    var topic = ArticleTopic.subject(of: mentions)
    if topic == nil {
      let named = HeadlineName(lexicon: lexicon).mentions(in: article, known: mentions)
      if let first = named.first {
        topic = ClaimSubject(entityID: first.entityID, label: first.label)
        // The longer name comes first among equal starts; what lies inside it is then skipped.
        mentions.entities = (mentions.entities + named).sorted { $0.span < $1.span }
      }
    }
    var builder = SceneBuilder(lexicon: lexicon, text: article.text, mentions: mentions)
    var merger = ClaimMerger()
    var flow = ClaimFlow()
    flow.articleTopic = topic
    flow.articlePlace = ArticleTopic.place(of: mentions)
    for (index, sentence) in article.sentences.enumerated() {
      let scene = builder.scene(of: sentence, index: index)
      read(scene, &flow, &merger)
    }
    return merger.claims
  }

  private func read(_ scene: Scene, _ flow: inout ClaimFlow, _ merger: inout ClaimMerger) {
    let attribution = AttributionFinder(scene)
    if scene.items.contains(where: { $0.isValue }) {
      for item in scene.items.indices {
        let assembler = ClaimAssembler(scene: scene, flow: flow, attribution: attribution)
        if let quantity = scene.quantity(item) {
          guard quantity.kind != .ordinal, quantity.kind != .number else { continue }
          let site = ClaimSite(scene: scene, flow: flow, item: item, quantity: quantity)
          for rule in rules {
            guard let draft = rule.draft(site) else { continue }
            if let assembled = assembler.claim(site, draft) {
              merger.add(assembled.claim)
              assembler.remember(assembled, draft, site, in: &flow)
            }
            break
          }
        } else if scene.time(item) != nil, let claim = assembler.event(time: item) {
          merger.add(claim)
        }
      }
    }
    // Without a claim the topic of the sentence still serves what follows.
    let subjects = SubjectFinder(scene: scene, flow: flow, sources: attribution.sources)
    for clause in scene.clauses.indices {
      guard let item = subjects.topic(ofClause: clause), let subject = subjects.claimSubject(item)
      else { continue }
      if flow.metricSentence != scene.sentence {
        (flow.subject, flow.subjectParagraph) = (subject, scene.paragraph)
        flow.subjectIsPlace = false
      }
      break
    }
  }
}

extension SceneItem {
  fileprivate var isValue: Bool {
    switch reference {
    case .quantity, .time: true
    case .entity, .cue: false
    }
  }
}
