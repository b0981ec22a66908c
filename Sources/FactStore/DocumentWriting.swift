import GRDB
import NewsModel

extension FactStore {
  /// Writes documents in one transaction: each is whole or absent whenever the process dies.
  ///
  /// A document that is there already is replaced. Another file at the same path supersedes the
  /// document that stood there. Byte-identical files of one source are one document, filed under the
  /// lowest path whatever the order of ingest; the others are `duplicate`.
  ///
  /// - Parameters:
  ///   - batch: documents; some hundreds at a time cost the least.
  ///   - runID: a run that was begun.
  /// - Returns: `done` or `duplicate` for each document, in order.
  /// - Throws: ``StoreError``; nothing of the batch is kept then.
  package func write(_ batch: [StoredDocument], runID: String) throws -> [InputState] {
    try transaction { db in
      var writer = try DocumentWriter(db, runID: runID)
      return try batch.map { try writer.write($0) }
    }
  }
}

/// Writes documents inside one transaction; its key caches end with it.
private struct DocumentWriter {
  private let db: Database
  private let inputs: InputWriter
  private let places: DocumentPlaces
  private let run: Int64
  private var keys = KeyCache()

  init(_ db: Database, runID: String) throws {
    self.db = db
    inputs = try InputWriter(db)
    places = DocumentPlaces(db)
    guard
      let run = try Int64.fetchOne(db, sql: "SELECT pk FROM run WHERE run_id=?", arguments: [runID])
    else { throw StoreError(.constraint, "run \(runID) was not begun") }
    self.run = run
  }

  mutating func write(_ stored: StoredDocument) throws -> InputState {
    let document = stored.document
    let input = try inputs.upsert(stored.input, documentID: document.documentID)
    let holder = try holder(of: document.documentID)
    let isElsewhere = holder.map { $0.input != input } ?? false
    if let holder, isElsewhere, holder.isLive,
      (holder.root, holder.path) < (document.root, document.path)
    {
      _ = try places.retire(input: input, except: document.documentID)
      try places.setState(.duplicate, ofInput: input)
      return .duplicate
    }
    if let holder, isElsewhere, holder.isLive {
      try places.setState(.duplicate, ofInput: holder.input)
    }
    let previous = try places.retire(input: input, except: document.documentID)
    let pk = try row(of: document, existing: holder?.pk, input: input, supersedes: previous)
    try rows(of: stored, doc: pk)
    return isElsewhere && holder?.isLive == true ? .duplicate : .done
  }

  private struct Holder {
    let pk: Int64
    let input: Int64
    let root: String
    let path: String
    /// Its file still stands for it.
    let isLive: Bool
  }

  private func holder(of documentID: String) throws -> Holder? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT d.pk, d.input, i.root, i.relpath,
          d.is_current=1 AND i.doc_id=d.doc_id AND i.state='done'
        FROM doc d JOIN input i ON i.pk=d.input WHERE d.doc_id=?
        """)
    return try Row.fetchOne(statement, arguments: [documentID]).map {
      Holder(pk: $0[0], input: $0[1], root: $0[2], path: $0[3], isLive: $0[4])
    }
  }

  private mutating func row(
    of document: DocumentRecord, existing: Int64?, input: Int64, supersedes: Int64?
  ) throws -> Int64 {
    let source = try keys.source(document.source, db)
    let published = document.published
    let values: StatementArguments = [
      document.articleID, document.textID, source, input, run, supersedes,
      document.creditedSource, document.rawSHA256, document.url, document.title, document.author,
      published?.iso, published?.date.description, published?.secondOfDay,
      published?.precision.rawValue, published?.basis.rawValue, published?.confidence,
      document.script, document.warnings.joined(separator: "\n"),
      CodePointIndex(document.text).count, document.text.string, document.site, document.section,
      document.editor, document.nextPage, document.cleanConfidence,
      BoilerplateJSON.encode(document.removed),
    ]
    let names = """
      article_id, text_id, source, input, last_run, supersedes, credited_source, raw_sha256, url,
      title, author, published_at, published_day, published_second, published_precision,
      published_basis, published_confidence, script, warnings, n_codepoints, text,
      site, section, editor, next_page, clean_confidence, boilerplate_json
      """
    let marks = Array(repeating: "?", count: 27).joined(separator: ",")
    guard let existing else {
      try db.cachedStatement(
        sql: "INSERT INTO doc(\(names), first_run, doc_id) VALUES(\(marks),?,?)"
      ).execute(arguments: values + [run, document.documentID])
      let pk = db.lastInsertedRowID
      try SearchIndex.add(title: document.title ?? "", text: document.text, doc: pk, db)
      return pk
    }
    try SearchIndex.remove(doc: existing, db)
    for table in ["fact", "mention", "sentence"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE doc=?").execute(arguments: [existing])
    }
    // The version it once replaced stays known when the same file is read again.
    try db.cachedStatement(
      sql: """
        UPDATE doc SET (\(names)) = (\(marks.replacingSixth)), is_current=1 WHERE pk=?
        """
    ).execute(arguments: values + [existing])
    try SearchIndex.add(title: document.title ?? "", text: document.text, doc: existing, db)
    return existing
  }

  private mutating func rows(of stored: StoredDocument, doc: Int64) throws {
    let sentence = try db.cachedStatement(
      sql: "INSERT INTO sentence(sent_id, doc, ord, start_cp, end_cp) VALUES(?,?,?,?,?)")
    for (order, row) in stored.sentences.enumerated() {
      sentence.setUncheckedArguments([row.sentenceID, doc, order, row.start, row.end])
      try sentence.execute()
    }
    let mention = try db.cachedStatement(
      sql: """
        INSERT INTO mention(mention_id, doc, start_cp, end_cp, surface, kind, entity, confidence,
          rule) VALUES(?,?,?,?,?,?,?,?,?)
        """)
    for row in stored.mentions {
      let entity = try keys.entity(row.entityID, type: row.type.rawValue, label: row.label, db)
      mention.setUncheckedArguments([
        row.mentionID, doc, row.start, row.end, row.surface, row.type.rawValue, entity,
        row.confidence, row.rule,
      ])
      try mention.execute()
    }
    let insert = try db.cachedStatement(sql: FactRow.insertSQL)
    for row in stored.facts {
      let fact = row.fact
      let subject = try fact.subjectID.map {
        try keys.entity($0, type: "", label: fact.subjectLabel ?? $0, db)
      }
      let metric = try keys.metric(fact.metricID, isOpen: fact.isOpenMetric, db)
      let claim = try keys.claim(fact.claimKey, db)
      let head: [(any DatabaseValueConvertible)?] = [row.signature, doc, claim, subject, metric]
      insert.setUncheckedArguments(StatementArguments(head + FactRow.values(fact)))
      try insert.execute()
    }
  }
}

extension String {
  /// `supersedes` keeps its old value where the new one is NULL.
  fileprivate var replacingSixth: String {
    var marks = split(separator: ",").map(String.init)
    marks[5] = "coalesce(?, supersedes)"
    return marks.joined(separator: ",")
  }
}
