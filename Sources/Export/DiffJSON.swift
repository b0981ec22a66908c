package import NewsModel

/// Writes a diff report as PROTOCOL §4 fixes it.
package struct DiffJSON {
  private let documents: [String: DocumentRecord]

  /// `documents` are all that the report's facts come from.
  package init(documents: [DocumentRecord]) {
    self.documents = Dictionary(
      documents.map { ($0.documentID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Appends the whole report as one object and a newline.
  package func write(_ report: DiffReport, to writer: inout JSONWriter) {
    writer.object { w in
      w.field("schema", 1)
      w.array("groups") { w in for group in report.groups { write(group, &w) } }
      w.array("copies") { w in for cluster in report.clusters { write(cluster, &w) } }
    }
    writer.newline()
  }

  private func write(_ group: FactGroup, _ w: inout JSONWriter) {
    w.object { w in
      w.groupFields(group)
      w.explanation(group.explanation)
      w.array("facts") { w in
        for fact in group.facts { write(fact, origin: group.originOf[fact.factID], &w) }
      }
      w.array("pairs") { w in for pair in group.pairs { write(pair, &w) } }
    }
  }

  private func write(_ fact: Fact, origin: String?, _ w: inout JSONWriter) {
    let document = documents[fact.documentID]
    w.object { w in
      w.field("fact_id", fact.factID)
      w.field("doc_id", fact.documentID)
      w.field("path", document?.path)
      w.field("source", document?.source)
      w.field("published", document?.published?.iso)
      w.field("surface", fact.quote)
      w.field("start", fact.startCodePoint)
      w.field("end", fact.endCodePoint)
      w.claimValue("value", fact.value)
      w.field("hedge", fact.hedge.rawValue)
      w.field("modality", fact.modality.rawValue)
      w.field("origin_of", origin)
    }
  }

  private func write(_ pair: PairVerdict, _ w: inout JSONWriter) {
    w.object { w in
      w.field("a", pair.a)
      w.field("b", pair.b)
      w.field("verdict", pair.status.rawValue)
      w.field("value_relation", pair.valueRelation.rawValue)
      w.field("time_relation", pair.timeRelation)
      w.field("independence", pair.independence.rawValue)
      w.field("severity", pair.severity)
      w.field("rule", pair.rule)
      w.explanation(pair.explanation)
    }
  }

  private func write(_ cluster: ReuseCluster, _ w: inout JSONWriter) {
    w.object { w in
      w.field("members", cluster.members)
      w.field("origin", cluster.origin)
      w.field("basis", cluster.originBasis)
    }
  }
}
