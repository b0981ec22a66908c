import GRDB

/// What the vocabulary says of a metric, as the store keeps it.
package struct MetricRecord: Hashable, Sendable {
  package var id: String
  /// Name for people, Chinese.
  package var label: String
  package var labelEN: String
  /// Kinds of quantity it takes, separated by `|` (`count|dimension`).
  package var quantityKind: String
  /// Units it is told in, separated by `|`; empty when any.
  package var baseUnit: String
  /// Values of parts add up to the value of the whole; nil when unknown.
  package var isAdditive: Bool?
  /// `stock`, `flow` or empty.
  package var stockFlow: String

  package init(
    id: String, label: String, labelEN: String = "", quantityKind: String = "",
    baseUnit: String = "", isAdditive: Bool? = nil, stockFlow: String = ""
  ) {
    (self.id, self.label, self.labelEN, self.quantityKind) = (id, label, labelEN, quantityKind)
    (self.baseUnit, self.isAdditive, self.stockFlow) = (baseUnit, isAdditive, stockFlow)
  }
}

extension FactStore {
  /// Writes the vocabulary of metrics; what is the same already is not touched.
  ///
  /// One transaction, and none when nothing changed.
  package func define(metrics: [MetricRecord]) throws {
    let held = try self.metrics()
    let changed = metrics.filter { held[$0.id] != $0 }
    guard !changed.isEmpty else { return }
    try transaction { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO metric(metric_id, open_metric, label, label_en, quantity_kind, base_unit,
            additive, stock_flow) VALUES(?,0,?,?,?,?,?,?)
          ON CONFLICT(metric_id) DO UPDATE SET open_metric=0, label=excluded.label,
            label_en=excluded.label_en, quantity_kind=excluded.quantity_kind,
            base_unit=excluded.base_unit, additive=excluded.additive,
            stock_flow=excluded.stock_flow
          """)
      for metric in changed {
        try statement.execute(
          arguments: [
            metric.id, metric.label, metric.labelEN, metric.quantityKind, metric.baseUnit,
            metric.isAdditive, metric.stockFlow,
          ])
      }
    }
  }

  /// The metrics that the vocabulary defined, by id; open ones are left out.
  package func metrics() throws -> [String: MetricRecord] {
    try reading { db in
      var metrics: [String: MetricRecord] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT metric_id, label, label_en, quantity_kind, base_unit, additive, stock_flow
          FROM metric WHERE quantity_kind IS NOT NULL
          """)
      while let row = try rows.next() {
        let id: String = row[0]
        metrics[id] = MetricRecord(
          id: id, label: row[1], labelEN: row[2] ?? "", quantityKind: row[3] ?? "",
          baseUnit: row[4] ?? "", isAdditive: row[5], stockFlow: row[6] ?? "")
      }
      return metrics
    }
  }
}

extension MetricRecord {
  /// The words of an open metric, which are its id without the mark.
  static func openLabel(_ id: String) -> String {
    id.hasPrefix("m_") ? String(id.dropFirst(2)) : id
  }
}
