import GRDB
package import NewsModel

extension FactStore {
  /// Streams facts with their documents and sentences, by document id, place and fact id.
  ///
  /// Memory stays constant. `body` must not call the store.
  package func facts(_ filter: FactFilter = .init(), _ body: (FactInContext) throws -> Void) throws
  {
    let (conditions, arguments) = filter.conditions
    try reading { db in
      // The cross join keeps the order of the doc_id index, so that nothing large is sorted.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(FactRow.selection),
            substr(d.text, f.ctx_start_cp+1, f.ctx_end_cp-f.ctx_start_cp), d.pk
          FROM doc d CROSS JOIN fact f ON f.doc=d.pk \(FactRow.joins)
          JOIN source s ON s.pk=d.source
          WHERE \(conditions) ORDER BY d.doc_id, f.start_cp, f.fact_id LIMIT ?
          """, arguments: arguments + [filter.limit ?? -1])
      var current: (pk: Int64, document: DocumentRecord)?
      while let row = try rows.next() {
        let pk: Int64 = row[row.count - 1]
        if current?.pk != pk {
          current = try DocumentRow.fetch(db, where: "d.pk=?", [pk], withText: false).first.map {
            (pk, $0)
          }
        }
        guard let document = current?.document else { continue }
        try body(
          FactInContext(
            fact: try FactRow.fact(row), document: document, sentence: row[row.count - 2] ?? ""))
      }
    }
  }

  /// Every fact of every current document, rebuilt as it was written, by fact id.
  package func allFactsForDiff() throws -> [Fact] {
    try reading { db in
      var facts: [Fact] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(FactRow.selection) FROM fact f JOIN doc d ON d.pk=f.doc \(FactRow.joins)
          WHERE d.is_current=1
          """)
      while let row = try rows.next() { facts.append(try FactRow.fact(row)) }
      return facts.sorted { $0.factID < $1.factID }
    }
  }

  /// A fact by its id, old versions of documents included.
  package func fact(_ id: String) throws -> FactInContext? {
    try facts(withPrefix: id, limit: 1).first { $0.fact.factID == id }
  }

  /// Facts whose ids start with `prefix`, in id order: what a shortened id may mean.
  package func facts(withPrefix prefix: String, limit: Int = 10) throws -> [FactInContext] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(FactRow.selection),
            substr(d.text, f.ctx_start_cp+1, f.ctx_end_cp-f.ctx_start_cp), d.pk
          FROM fact f JOIN doc d ON d.pk=f.doc \(FactRow.joins)
          WHERE f.fact_id>=? AND f.fact_id<? ORDER BY f.fact_id LIMIT ?
          """, arguments: [prefix, prefix + "~", max(0, limit)])
      return try rows.compactMap { row in
        let pk: Int64 = row[row.count - 1]
        let documents = try DocumentRow.fetch(db, where: "d.pk=?", [pk], withText: false)
        guard let document = documents.first else { return nil }
        return FactInContext(
          fact: try FactRow.fact(row), document: document, sentence: row[row.count - 2] ?? "")
      }
    }
  }
}
