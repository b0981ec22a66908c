import Foundation
import GRDB
import NewsModel

/// A copy of a store that depends only on what was read, not on when, where and in what order.
///
/// Private keys follow public ids; the runs become one without times; roots lose the folders they
/// share, inputs their times of change and counts of attempts; sources, entities, open metrics and
/// claims that nothing refers to are left out.
extension FactStore {
  /// A compact, normalised copy for other programs, in place of `path` only when it is whole.
  ///
  /// Stores that hold the same documents give the same bytes. Needs up to twice the room of the
  /// store beside `path` while it runs.
  package func copy(to path: String) throws {
    let raw = path + ".raw.part"
    let whole = path + ".part"
    let files = FileManager.default
    func clear() throws {
      for part in [raw, whole, raw + "-journal", whole + "-journal"]
      where files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
    }
    do {
      try clear()
      try queue.vacuum(into: raw)
      let copy = try FactStore(path: whole)
      try copy.queue.inDatabase { db in
        try db.execute(sql: "PRAGMA secure_delete=ON")
        try db.execute(sql: "ATTACH DATABASE ? AS old", arguments: [raw])
        try db.inTransaction {
          try StoreCopy(db).run()
          return .commit
        }
        try db.execute(sql: "DETACH DATABASE old")
      }
      try copy.queue.vacuum()
      try copy.queue.close()
      guard rename(whole, path) == 0 else {
        throw StoreError(.io, "\(path): the copy could not be put in place; check the folder")
      }
      try clear()
    } catch {
      // The parts that failed are of no use; whether they can be removed changes nothing.
      try? clear()
      throw StoreError.translated(error, path: path)
    }
  }
}

/// Fills an empty store from the attached store `old`, table by table.
private struct StoreCopy {
  private let db: Database
  init(_ db: Database) { self.db = db }

  func run() throws {
    try roots()
    try number("input", by: "r.new, o.relpath, o.member", join: "JOIN root r ON r.old=o.root")
    try number("source", by: "o.source_id", where: "o.pk IN (SELECT source FROM old.doc)")
    try number("doc", by: "o.doc_id")
    try number(
      "entity", by: "o.entity_id",
      where: """
        o.pk IN (SELECT entity FROM old.mention UNION SELECT subject FROM old.fact)
        """)
    try number(
      "metric", by: "o.metric_id",
      where: "o.quantity_kind IS NOT NULL OR o.pk IN (SELECT metric FROM old.fact)")
    try number(
      "claim", by: "o.claim_key",
      where: "o.pk IN (SELECT claim FROM old.fact UNION SELECT claim FROM old.claim_group)")
    try number("fact", by: "d.new, o.start_cp, o.fact_id", join: "JOIN n_doc d ON d.old=o.doc")
    try number("claim_group", by: "o.group_id")
    for statement in Self.statements { try db.execute(sql: statement) }
    try searchIndex()
    for table in Self.numbered + ["root"] {
      try db.execute(sql: "DROP TABLE temp.\(numbers(table))")
    }
  }

  private static let numbered = [
    "input", "source", "doc", "entity", "metric", "claim", "fact", "claim_group",
  ]

  private func numbers(_ table: String) -> String { table == "root" ? table : "n_" + table }

  /// New private keys in the order of public values.
  private func number(
    _ table: String, by order: String, join: String = "", where condition: String = "1"
  ) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE n_\(table)(old INTEGER PRIMARY KEY, new INTEGER NOT NULL);
        INSERT INTO n_\(table) SELECT o.pk, row_number() OVER (ORDER BY \(order))
          FROM old.\(table) o \(join) WHERE \(condition);
        """)
  }

  /// Roots without the folders that all of them share: `/data/a` and `/data/b` become `a` and `b`.
  private func roots() throws {
    let roots = try String.fetchAll(db, sql: "SELECT DISTINCT root FROM old.input")
      .map { (whole: $0, parts: $0.split(separator: "/")) }
    var shared = roots.first?.parts.count ?? 0
    for root in roots {
      let first = roots[0].parts.prefix(shared)
      shared = zip(first, root.parts).prefix { $0 == $1 }.count
    }
    try db.execute(sql: "CREATE TEMP TABLE root(old TEXT PRIMARY KEY, new TEXT NOT NULL)")
    for root in roots {
      try db.execute(
        sql: "INSERT INTO root VALUES(?,?)",
        arguments: [root.whole, root.parts.dropFirst(shared).joined(separator: "/")])
    }
  }

  private func searchIndex() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT pk, coalesce(title,''), text FROM main.doc ORDER BY pk")
    while let row = try rows.next() {
      try SearchIndex.add(title: row[1], text: ArticleText(row[2]), doc: row[0], db)
    }
    try db.execute(sql: "INSERT INTO doc_fts(doc_fts) VALUES('optimize')")
  }

  private static let statements = [
    """
    INSERT INTO run(pk, run_id, started_at, tool_version, rules_hash, state)
      SELECT 1, 'export', '', tool_version, rules_hash, 'done' FROM old.run
      ORDER BY state='done' DESC, pk DESC LIMIT 1
    """,
    "INSERT INTO meta SELECT * FROM old.meta ORDER BY key",
    """
    INSERT INTO input(pk, root, relpath, member, bytes, mtime_ns, raw_sha256, doc_id, state,
        error_code, error_detail, attempts)
      SELECT n.new, r.new, o.relpath, o.member, o.bytes, 0, o.raw_sha256, o.doc_id,
        CASE o.state WHEN 'unchanged' THEN 'done' ELSE o.state END, o.error_code,
        replace(o.error_detail, o.root||'/', ''), 1
      FROM old.input o JOIN n_input n ON n.old=o.pk JOIN root r ON r.old=o.root ORDER BY n.new
    """,
    """
    INSERT INTO source(pk, source_id, name) SELECT n.new, o.source_id, o.name
      FROM old.source o JOIN n_source n ON n.old=o.pk ORDER BY n.new
    """,
    """
    INSERT INTO doc(pk, doc_id, article_id, text_id, source, input, first_run, last_run, supersedes,
        is_current, credited_source, raw_sha256, url, title, author, published_at, published_day,
        published_second, published_precision, published_basis, published_confidence, script,
        warnings, n_codepoints, text, site, section, editor, next_page, clean_confidence,
        boilerplate_json)
      SELECT n.new, o.doc_id, o.article_id, o.text_id, s.new, i.new, 1, 1, NULL,
        o.is_current, o.credited_source, o.raw_sha256, o.url, o.title, o.author, o.published_at,
        o.published_day, o.published_second, o.published_precision, o.published_basis,
        o.published_confidence, o.script, o.warnings, o.n_codepoints, o.text, o.site,
        o.section, o.editor, o.next_page, o.clean_confidence, o.boilerplate_json
      FROM old.doc o JOIN n_doc n ON n.old=o.pk JOIN n_source s ON s.old=o.source
      JOIN n_input i ON i.old=o.input ORDER BY n.new
    """,
    """
    UPDATE doc SET supersedes=(SELECT p.new FROM n_doc n JOIN old.doc o ON o.pk=n.old
        JOIN n_doc p ON p.old=o.supersedes WHERE n.new=doc.pk)
      WHERE doc_id IN (SELECT doc_id FROM old.doc WHERE supersedes IS NOT NULL)
    """,
    """
    INSERT INTO sentence(pk, sent_id, doc, ord, start_cp, end_cp)
      SELECT row_number() OVER (ORDER BY d.new, o.ord), o.sent_id, d.new, o.ord, o.start_cp, o.end_cp
      FROM old.sentence o JOIN n_doc d ON d.old=o.doc ORDER BY 1
    """,
    """
    INSERT INTO entity(pk, entity_id, type, label) SELECT n.new, o.entity_id, o.type, o.label
      FROM old.entity o JOIN n_entity n ON n.old=o.pk ORDER BY n.new
    """,
    """
    INSERT INTO mention(pk, mention_id, doc, start_cp, end_cp, surface, kind, entity, confidence, rule)
      SELECT row_number() OVER (ORDER BY d.new, o.start_cp, o.end_cp, o.mention_id), o.mention_id,
        d.new, o.start_cp, o.end_cp, o.surface, o.kind, e.new, o.confidence, o.rule
      FROM old.mention o JOIN n_doc d ON d.old=o.doc JOIN n_entity e ON e.old=o.entity ORDER BY 1
    """,
    """
    INSERT INTO metric(pk, metric_id, open_metric, label, label_en, quantity_kind, base_unit,
        additive, stock_flow)
      SELECT n.new, o.metric_id, o.open_metric, o.label, o.label_en, o.quantity_kind, o.base_unit,
        o.additive, o.stock_flow FROM old.metric o JOIN n_metric n ON n.old=o.pk ORDER BY n.new
    """,
    """
    INSERT INTO claim(pk, claim_hash, claim_key) SELECT n.new, o.claim_hash, o.claim_key
      FROM old.claim o JOIN n_claim n ON n.old=o.pk ORDER BY n.new
    """,
    factStatement,
    "INSERT INTO judgement SELECT * FROM old.judgement ORDER BY left_id, right_id, at",
    "INSERT INTO review SELECT * FROM old.review ORDER BY target, at",
    "INSERT INTO reuse_cluster SELECT * FROM old.reuse_cluster ORDER BY cluster_id",
    """
    INSERT INTO reuse_member(cluster_id, doc) SELECT o.cluster_id, d.new
      FROM old.reuse_member o JOIN n_doc d ON d.old=o.doc ORDER BY 1, 2
    """,
    """
    INSERT INTO claim_group(pk, group_id, claim, period, period_begin, period_end, n_facts, n_docs,
        n_sources, n_origins, status, severity, explain_zh, explain_en)
      SELECT n.new, o.group_id, c.new, o.period, o.period_begin, o.period_end, o.n_facts, o.n_docs,
        o.n_sources, o.n_origins, o.status, o.severity, o.explain_zh, o.explain_en
      FROM old.claim_group o JOIN n_claim_group n ON n.old=o.pk JOIN n_claim c ON c.old=o.claim
      ORDER BY n.new
    """,
    """
    INSERT INTO group_fact(grp, fact, origin_fact_id) SELECT g.new, f.new, o.origin_fact_id
      FROM old.group_fact o JOIN n_claim_group g ON g.old=o.grp JOIN n_fact f ON f.old=o.fact
      ORDER BY 1, 2
    """,
    """
    INSERT INTO pair_verdict(a, b, value_rel, time_rel, modality_rel, independence, verdict,
        severity, rule, explain_zh, explain_en)
      SELECT a.new, b.new, o.value_rel, o.time_rel, o.modality_rel, o.independence, o.verdict,
        o.severity, o.rule, o.explain_zh, o.explain_en
      FROM old.pair_verdict o JOIN n_fact a ON a.old=o.a JOIN n_fact b ON b.old=o.b ORDER BY 1, 2
    """,
  ]

  /// Facts keep all their columns but the five private keys.
  private static var factStatement: String {
    let columns = FactRow.names + FactRow.sortNames
    let old = columns.map { "o." + $0 }.joined(separator: ",")
    return """
      INSERT INTO fact(pk, fact_sig, doc, claim, subject, metric, \(columns.joined(separator: ",")))
        SELECT n.new, o.fact_sig, d.new, c.new, e.new, m.new, \(old)
        FROM old.fact o JOIN n_fact n ON n.old=o.pk JOIN n_doc d ON d.old=o.doc
        JOIN n_claim c ON c.old=o.claim JOIN n_metric m ON m.old=o.metric
        LEFT JOIN n_entity e ON e.old=o.subject ORDER BY n.new
      """
  }
}
