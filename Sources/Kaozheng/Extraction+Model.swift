import NewsModel

extension Extraction {
  /// Converts byte spans to code points, once for the whole article.
  init(_ extracted: ExtractedArticle) {
    let article = extracted.article
    let index = CodePointIndex(article.text)
    let date = article.published ?? extracted.mentions.anchor
    self.init(
      text: article.text.string, title: article.title, author: article.author,
      source: article.source, published: date?.iso,
      publishedBasis: (date?.basis ?? PublishedBasis.none).rawValue,
      sentences: extracted.segmented.sentences.map { index.range(of: $0.span) },
      quantities: extracted.mentions.quantities.map { quantity in
        Quantity(
          range: index.range(of: quantity.span), surface: article.text.string(in: quantity.span),
          kind: quantity.kind.rawValue, value: ValueRange(quantity.value),
          hedge: quantity.hedge.rawValue, currency: quantity.currency, unit: quantity.unit,
          rule: quantity.rule)
      },
      times: extracted.mentions.times.map { time in
        TimeExpression(
          range: index.range(of: time.span), surface: article.text.string(in: time.span),
          kind: time.kind.rawValue, begin: time.interval?.begin?.description,
          end: time.interval?.end?.description, edtf: time.edtf, rule: time.rule)
      },
      entities: extracted.mentions.entities.map { entity in
        NamedEntity(
          range: index.range(of: entity.span), surface: article.text.string(in: entity.span),
          type: entity.type.rawValue, id: entity.entityID, label: entity.label)
      },
      claims: extracted.claims.map { ExtractedClaim($0, article.text, index) })
  }
}

extension ValueRange {
  init(_ interval: DecimalInterval) {
    self.init(
      min: interval.min?.description, max: interval.max?.description, minOpen: interval.minOpen,
      maxOpen: interval.maxOpen)
  }
}

extension ExtractedClaim {
  init(_ claim: Claim, _ text: ArticleText, _ index: CodePointIndex) {
    var value: ValueRange?
    var currency: String?
    if case .quantity(_, let interval, let printed, _) = claim.value {
      (value, currency) = (ValueRange(interval), printed)
    }
    self.init(
      subject: claim.subject?.entityID, metric: claim.metricID,
      surface: claim.evidence.first.map { text.string(in: $0.span) } ?? "", value: value,
      currency: currency, period: claim.period?.edtf, market: claim.market,
      modality: claim.modality.rawValue, evidence: claim.evidence.map { index.range(of: $0.span) },
      rule: claim.rule, confidence: claim.confidence)
  }
}
