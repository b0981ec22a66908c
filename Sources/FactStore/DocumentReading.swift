import GRDB
package import NewsModel

/// The columns of a document, read in one place.
enum DocumentRow {
  static func selection(withText: Bool) -> String {
    """
    d.doc_id, d.article_id, d.text_id, s.name, d.credited_source, i.root, i.relpath, d.raw_sha256,
    d.url, d.title, d.author, d.published_day, d.published_second, d.published_precision,
    d.published_basis, d.published_confidence, d.script, d.warnings, \(withText ? "d.text" : "''")
    """
  }

  static let tables = "doc d JOIN source s ON s.pk=d.source JOIN input i ON i.pk=d.input"

  static func record(_ row: Row) -> DocumentRecord {
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
      warnings: warnings.split(separator: "\n").map(String.init))
  }

  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments, withText: Bool
  ) throws -> [DocumentRecord] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(selection(withText: withText)) FROM \(tables) WHERE \(condition)")
    return try Row.fetchAll(statement, arguments: arguments).map(record)
  }
}

extension FactStore {
  /// Streams the current documents by document id.
  ///
  /// `body` must not call the store.
  package func forEachDocument(
    source: String? = nil, withText: Bool = true, _ body: (DocumentRecord) throws -> Void
  ) throws {
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(DocumentRow.selection(withText: withText)) FROM \(DocumentRow.tables)
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

  /// A document by its id, old versions included.
  package func document(_ id: String) throws -> DocumentRecord? {
    try reading { db in
      try DocumentRow.fetch(db, where: "d.doc_id=?", [id], withText: true).first
    }
  }

  /// The document filed under a relative path; of several roots the first by name.
  package func document(path: String) throws -> DocumentRecord? {
    try reading { db in
      try DocumentRow.fetch(
        db, where: "i.relpath=? AND d.is_current=1 ORDER BY i.root", [path], withText: true
      ).first
    }
  }
}
