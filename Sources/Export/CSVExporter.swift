package import NewsModel

/// Rows of the CSV files: a header and a line for each value, numbers untouched.
package enum CSVExporter {
  package static let factHeader = [
    "fact_id", "doc_id", "source", "path", "title", "published", "subject", "subject_label",
    "metric", "value_kind", "value_min", "value_max", "min_open", "max_open", "currency", "unit",
    "hedge", "quote", "start", "end", "sentence", "period", "period_begin", "period_end", "as_of",
    "market", "segment", "object", "modality", "polarity", "attribution_kind", "attributed_to",
    "qualifiers", "change_kind", "change_base", "change_direction", "base", "rule", "confidence",
  ]

  package static func cells(_ row: FactInContext) -> [String?] {
    let fact = row.fact
    let value = FlatValue(fact.value)
    let interval = fact.period?.interval
    return [
      fact.factID, fact.documentID, row.document.source, row.document.path, row.document.title,
      row.document.published?.iso, fact.subjectID, fact.subjectLabel, fact.metricID, value.kind,
      value.min, value.max, value.minOpen ? "true" : "false", value.maxOpen ? "true" : "false",
      value.currency, value.unit, fact.hedge.rawValue, fact.quote, String(fact.startCodePoint),
      String(fact.endCodePoint), row.sentence, fact.period?.edtf, interval?.begin?.description,
      interval?.end?.description, fact.asOf?.description, fact.market, fact.segment, fact.object,
      fact.modality.rawValue, fact.polarity.rawValue, fact.attribution.kind.rawValue,
      fact.attribution.who ?? fact.attribution.surface, fact.qualifiers.joined(separator: "|"),
      fact.changeKind.rawValue, fact.changeBase?.rawValue, fact.changeDirection?.rawValue,
      fact.base?.text, fact.rule,
      String(fact.confidence),
    ]
  }

  package static let documentHeader = [
    "doc_id", "article_id", "text_id", "source", "credited_source", "path", "url", "title",
    "author", "published", "published_basis", "script", "raw_sha256", "code_points",
    "site", "section", "editor", "next_page", "clean_confidence", "warnings", "boilerplate_json",
  ]

  package static func cells(_ document: DocumentRecord) -> [String?] {
    [
      document.documentID, document.articleID, document.textID, document.source,
      document.creditedSource, document.path, document.url, document.title, document.author,
      document.published?.iso, document.published?.basis.rawValue, document.script,
      document.rawSHA256, String(CodePointIndex(document.text).count), document.site,
      document.section, document.editor, document.nextPage,
      document.cleanConfidence.map { String($0) },
      document.warnings.joined(separator: "|"), JSONLinesExporter.boilerplate(document),
    ]
  }

  package static let groupHeader = [
    "group_id", "claim_key", "subject", "metric", "market", "period", "status", "severity",
    "origins", "facts", "explain_zh", "explain_en",
  ]

  package static func cells(_ group: FactGroup) -> [String?] {
    [
      group.groupID, group.claimKey, group.subjectID, group.metricID, group.market, group.period,
      group.status.rawValue, String(group.severity), String(group.origins),
      String(group.facts.count), group.explanation.zh, group.explanation.en,
    ]
  }

  package static let pairHeader = [
    "group_id", "a", "b", "verdict", "value_relation", "time_relation", "modality_relation",
    "independence", "severity", "rule", "explain_zh", "explain_en",
  ]

  package static func cells(_ pair: PairVerdict, groupID: String) -> [String?] {
    [
      groupID, pair.a, pair.b, pair.status.rawValue, pair.valueRelation.rawValue,
      pair.timeRelation, pair.modalityRelation, pair.independence.rawValue, String(pair.severity),
      pair.rule, pair.explanation.zh, pair.explanation.en,
    ]
  }
}

/// A claim's value as the columns of a table.
package struct FlatValue: Hashable, Sendable {
  package var kind = "time"
  package var min: String?
  package var max: String?
  package var minOpen = false
  package var maxOpen = false
  package var currency: String?
  package var unit: String?

  package init(_ value: ClaimValue) {
    switch value {
    case .quantity(let quantityKind, let interval, let money, let measure):
      (kind, currency, unit) = (quantityKind.rawValue, money, measure)
      (min, max) = (interval.min?.description, interval.max?.description)
      (minOpen, maxOpen) = (interval.minOpen, interval.maxOpen)
    case .time(let interval):
      (min, max) = (interval.begin?.description, interval.end?.description)
      maxOpen = true
    }
  }
}
