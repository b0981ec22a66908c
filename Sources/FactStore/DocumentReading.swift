import GRDB
package import NewsModel

/// The columns of a document, read in one place.
enum DocumentRow {
  static func selection(withText: Bool, withRemoved: Bool) -> String {
    """
    d.doc_id, d.article_id, d.text_id, s.name, d.credited_source, i.root, i.relpath, d.raw_sha256,
    d.url, d.title, d.author, d.published_day, d.published_second, d.published_precision,
    d.published_basis, d.published_confidence, d.script, d.warnings, \(withText ? "d.text" : "''"),
    d.site, d.section, d.editor, d.next_page, d.clean_confidence,
    \(withRemoved ? "d.boilerplate_json" : "NULL")
    """
  }

  static let tables = "doc d JOIN source s ON s.pk=d.source JOIN input i ON i.pk=d.input"

  static func record(_ row: Row) throws -> DocumentRecord {
    var published: PublicationDate?
    if let day = (row[11] as String?).flatMap({ CivilDate(iso: $0) }),
      let precision = (row[13] as String?).flatMap({ PublishedPrecision(rawValue: $0) }),
      let basis = (row[14] as String?).flatMap({ PublishedBasis(rawValue: $0) })
    {
      published = PublicationDate(
        date: day, secondOfDay: row[12], precision: precision, basis: basis,
        confidence: row[15] ?? 0)
    }
    let warnings: String = row[17]
    return DocumentRecord(
      documentID: row[0], articleID: row[1], textID: row[2], source: row[3],
      creditedSource: row[4], root: row[5], path: row[6], rawSHA256: row[7], url: row[8],
      title: row[9], author: row[10], published: published, script: row[16],
      text: ArticleText(row[18]),
      warnings: warnings.split(separator: "\n").map(String.init),
      site: row[19], section: row[20], editor: row[21], nextPage: row[22],
      cleanConfidence: row[23],
      removed: try (row[24] as String?).map { try BoilerplateJSON.decode($0, of: row[0]) } ?? [])
  }

  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments, withText: Bool,
    withRemoved: Bool = false
  ) throws -> [DocumentRecord] {
    let columns = selection(withText: withText, withRemoved: withRemoved)
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns) FROM \(tables) WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map(record)
  }
}

extension FactStore {
  /// Streams the current documents by document id.
  ///
  /// The lines taken out of the texts are read only when asked for. `body` must not call the store.
  package func forEachDocument(
    source: String? = nil, withText: Bool = true, withRemoved: Bool = false,
    _ body: (DocumentRecord) throws -> Void
  ) throws {
    let columns = DocumentRow.selection(withText: withText, withRemoved: withRemoved)
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(columns) FROM \(DocumentRow.tables)
          WHERE d.is_current=1 AND (?1 IS NULL OR s.name=?1) ORDER BY d.doc_id
          """, arguments: [source])
      while let row = try rows.next() { try body(DocumentRow.record(row)) }
    }
  }

  /// The current documents with their texts, by document id: what a diff reads.
  package func documents(source: String? = nil, withText: Bool = true) throws -> [DocumentRecord] {
    var documents: [DocumentRecord] = []
    try forEachDocument(source: source, withText: withText) { documents.append($0) }
    return documents
  }

  /// A document by its id, old versions included, with the lines taken out.
  package func document(_ id: String) throws -> DocumentRecord? {
    try documents(withPrefix: id, limit: 1).first { $0.documentID == id }
  }

  /// Documents whose ids start with `prefix`, in id order: what a shortened id may mean.
  ///
  /// Old versions are included; texts and the lines taken out come along.
  package func documents(withPrefix prefix: String, limit: Int = 10) throws -> [DocumentRecord] {
    try reading { db in
      try DocumentRow.fetch(
        db, where: "d.doc_id>=? AND d.doc_id<? ORDER BY d.doc_id LIMIT ?",
        [prefix, prefix + "~", max(0, limit)], withText: true, withRemoved: true)
    }
  }

  /// The document filed under a relative path; of several roots the first by name.
  package func document(path: String) throws -> DocumentRecord? {
    try reading { db in
      try DocumentRow.fetch(
        db, where: "i.relpath=? AND d.is_current=1 ORDER BY i.root", [path], withText: true,
        withRemoved: true
      ).first
    }
  }
}
