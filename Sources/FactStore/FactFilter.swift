import GRDB
package import NewsModel

/// Which facts to read; nil means any.
///
/// Everything is bound, never spliced into SQL.
package struct FactFilter: Hashable, Sendable {
  /// Entity id or label.
  package var subject: String?
  package var metric: String?
  package var market: String?
  /// Facts whose period overlaps it; undated ones are left out.
  package var period: CivilInterval?
  /// The period as it is stored (`2023`, `2023-33`).
  package var periodEDTF: String?
  package var source: String?
  package var documentID: String?
  package var modality: Modality?
  package var minConfidence: Double?
  package var limit: Int?

  package init(
    subject: String? = nil, metric: String? = nil, market: String? = nil,
    period: CivilInterval? = nil, periodEDTF: String? = nil, source: String? = nil,
    documentID: String? = nil, modality: Modality? = nil, minConfidence: Double? = nil,
    limit: Int? = nil
  ) {
    (self.subject, self.metric, self.market) = (subject, metric, market)
    (self.period, self.periodEDTF, self.source) = (period, periodEDTF, source)
    (self.documentID, self.modality, self.minConfidence) = (documentID, modality, minConfidence)
    self.limit = limit
  }

  /// Conditions on `f`, `m`, `e`, `d`, `s` and their values.
  var conditions: (sql: String, arguments: StatementArguments) {
    var parts = ["d.is_current=1"]
    var arguments = StatementArguments()
    func add(_ sql: String, _ values: StatementArguments) {
      parts.append(sql)
      arguments += values
    }
    if let subject { add("(e.entity_id=? OR f.subject_label=?)", [subject, subject]) }
    if let metric { add("m.metric_id=?", [metric]) }
    if let market { add("f.market=?", [market]) }
    if let period {
      parts.append("f.period_begin IS NOT NULL OR f.period_end IS NOT NULL")
      parts[parts.count - 1] = "(" + parts[parts.count - 1] + ")"
      // ISO text orders as time does; `..` and NULL are open ends.
      if let end = period.end {
        add("(f.period_begin IS NULL OR f.period_begin<?)", [end.description])
      }
      if let begin = period.begin {
        add("(f.period_end IS NULL OR f.period_end='..' OR f.period_end>?)", [begin.description])
      }
    }
    if let periodEDTF { add("f.period_edtf=?", [periodEDTF]) }
    if let source { add("s.name=?", [source]) }
    if let documentID { add("d.doc_id=?", [documentID]) }
    if let modality { add("f.modality=?", [modality.rawValue]) }
    if let minConfidence { add("f.confidence>=?", [minConfidence]) }
    return (parts.joined(separator: " AND "), arguments)
  }
}
