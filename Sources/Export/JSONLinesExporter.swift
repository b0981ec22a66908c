package import NewsModel

/// Lines of the JSONL files, each complete in itself, keys in a fixed order.
package enum JSONLinesExporter {
  package static let schema = 1

  package static func write(_ row: FactInContext, to w: inout JSONWriter) {
    let fact = row.fact
    let value = FlatValue(fact.value)
    w.object { w in
      w.field("fact_id", fact.factID)
      w.field("doc_id", fact.documentID)
      w.field("source", row.document.source)
      w.field("path", row.document.path)
      w.field("title", row.document.title)
      w.field("published", row.document.published?.iso)
      w.field("subject", fact.subjectID)
      w.field("subject_label", fact.subjectLabel)
      w.field("metric", fact.metricID)
      w.field("metric_surface", fact.metricSurface)
      w.object("value") { w in
        w.field("kind", value.kind)
        w.field("min", value.min)
        w.field("max", value.max)
        w.field("min_open", value.minOpen)
        w.field("max_open", value.maxOpen)
        w.field("currency", value.currency)
        w.field("unit", value.unit)
      }
      w.field("literal", fact.literal)
      w.field("hedge", fact.hedge.rawValue)
      w.field("quote", fact.quote)
      w.field("start", fact.startCodePoint)
      w.field("end", fact.endCodePoint)
      w.field("sentence", row.sentence)
      w.field("period") { w in
        guard let period = fact.period else { return w.null() }
        w.object { w in
          w.field("begin", period.interval?.begin?.description)
          w.field("end", period.interval?.end?.description)
          w.field("edtf", period.edtf)
          w.field("basis", period.basis.rawValue)
          w.field("ref", period.reference?.rawValue)
        }
      }
      w.field("as_of", fact.asOf?.description)
      w.field("market", fact.market)
      w.field("segment", fact.segment)
      w.field("object", fact.object)
      w.field("modality", fact.modality.rawValue)
      w.field("polarity", fact.polarity.rawValue)
      w.attribution("attribution", fact.attribution)
      w.field("qualifiers", fact.qualifiers)
      w.change(fact.changeKind, base: fact.changeBase, direction: fact.changeDirection)
      w.claimBase("base", fact.base)
      w.field("rule", fact.rule)
      w.field("confidence", fact.confidence)
      w.field("schema", schema)
    }
    w.newline()
  }

  package static func write(_ document: DocumentRecord, to w: inout JSONWriter) {
    w.object { w in
      w.field("doc_id", document.documentID)
      w.field("article_id", document.articleID)
      w.field("text_id", document.textID)
      w.field("source", document.source)
      w.field("credited_source", document.creditedSource)
      w.field("path", document.path)
      w.field("url", document.url)
      w.field("title", document.title)
      w.field("author", document.author)
      w.field("published", document.published?.iso)
      w.field("script", document.script)
      w.field("raw_sha256", document.rawSHA256)
      w.field("editor", document.editor)
      w.field("site", document.site)
      w.field("section", document.section)
      w.field("next_page", document.nextPage)
      w.field("clean_confidence", document.cleanConfidence)
      w.field("warnings", document.warnings)
      w.field("boilerplate") { $0.removedLines(document.removed) }
      w.field("text", document.text.string)
      w.field("schema", schema)
    }
    w.newline()
  }

  /// The lines taken out of a document as JSON, nil when there are none.
  static func boilerplate(_ document: DocumentRecord) -> String? {
    guard !document.removed.isEmpty else { return nil }
    var writer = JSONWriter()
    writer.removedLines(document.removed)
    return writer.string
  }

  package static func write(_ group: FactGroup, to w: inout JSONWriter) {
    w.object { w in
      w.groupFields(group)
      w.field("facts", group.facts.map(\.factID))
      w.array("pairs") { w in
        for pair in group.pairs {
          w.object { w in
            w.field("a", pair.a)
            w.field("b", pair.b)
            w.field("verdict", pair.status.rawValue)
            w.field("rule", pair.rule)
            w.explanation(pair.explanation)
          }
        }
      }
      w.field("schema", schema)
    }
    w.newline()
  }
}
