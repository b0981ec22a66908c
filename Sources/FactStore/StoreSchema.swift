/// The tables of version 1.
///
/// A change of the schema is a new migration, never an edit of an old one.
///
/// Integer keys are private and depend on the order of ingest; public ids do not. Offsets are code
/// points of `doc.text`. Decimal strings are the truth, `sort_lo` and `sort_hi` only order.
/// `*_written` keeps the digits as printed (`3657e6` for 36.57亿) where plain notation loses them.
enum StoreSchema {
  /// `kzdb`: lets `file` and `open` tell a store from other databases.
  static let applicationID: Int32 = 0x6B7A_6462
  static var version: Int { migrations.count }
  /// Migration `n` raises a store from version `n` to `n + 1`.
  static let migrations = [
    tables + derivedTables + StoreViews.sql, metricVocabulary, changeDirection, cleaningFindings,
  ]

  static let tables = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE run(
      pk INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL, ended_at TEXT,
      tool_version TEXT NOT NULL, rules_hash TEXT NOT NULL, argv_json TEXT NOT NULL DEFAULT '[]',
      state TEXT NOT NULL CHECK(state IN ('running','done','interrupted','failed'))) STRICT;
    CREATE TABLE input(
      pk INTEGER PRIMARY KEY, root TEXT NOT NULL, relpath TEXT NOT NULL,
      member TEXT NOT NULL DEFAULT '', bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
      raw_sha256 TEXT, doc_id TEXT,
      state TEXT NOT NULL
        CHECK(state IN ('queued','done','unchanged','duplicate','quarantined','gone')),
      error_code TEXT, error_detail TEXT, attempts INTEGER NOT NULL DEFAULT 0,
      UNIQUE(root, relpath, member)) STRICT;
    CREATE INDEX input_by_doc ON input(doc_id);
    CREATE TABLE source(
      pk INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE doc(
      pk INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
      text_id TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source,
      input INTEGER NOT NULL REFERENCES input,
      first_run INTEGER NOT NULL REFERENCES run, last_run INTEGER NOT NULL REFERENCES run,
      supersedes INTEGER REFERENCES doc, is_current INTEGER NOT NULL DEFAULT 1,
      credited_source TEXT, raw_sha256 TEXT NOT NULL, url TEXT, title TEXT, author TEXT,
      published_at TEXT, published_day TEXT, published_second INTEGER, published_precision TEXT,
      published_basis TEXT, published_confidence REAL,
      script TEXT NOT NULL, warnings TEXT NOT NULL DEFAULT '',
      n_codepoints INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE INDEX doc_by_source ON doc(source, published_at);
    CREATE INDEX doc_by_text ON doc(text_id);
    CREATE INDEX doc_by_article ON doc(article_id);
    CREATE INDEX doc_by_input ON doc(input);
    CREATE TABLE sentence(
      pk INTEGER PRIMARY KEY, sent_id TEXT NOT NULL,
      doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE, ord INTEGER NOT NULL,
      start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL,
      CHECK(start_cp>=0 AND end_cp>start_cp), UNIQUE(doc, ord)) STRICT;
    CREATE TABLE entity(
      pk INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
      label TEXT NOT NULL) STRICT;
    CREATE INDEX entity_label ON entity(label);
    CREATE TABLE mention(
      pk INTEGER PRIMARY KEY, mention_id TEXT NOT NULL,
      doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,
      start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, surface TEXT NOT NULL, kind TEXT NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity, confidence REAL NOT NULL, rule TEXT NOT NULL)
      STRICT;
    CREATE INDEX mention_by_doc ON mention(doc, start_cp);
    CREATE INDEX mention_by_entity ON mention(entity);
    CREATE TABLE metric(
      pk INTEGER PRIMARY KEY, metric_id TEXT NOT NULL UNIQUE, open_metric INTEGER NOT NULL) STRICT;
    CREATE TABLE claim(
      pk INTEGER PRIMARY KEY, claim_hash TEXT NOT NULL UNIQUE, claim_key TEXT NOT NULL) STRICT;
    CREATE TABLE fact(
      pk INTEGER PRIMARY KEY, fact_id TEXT NOT NULL UNIQUE, fact_sig TEXT NOT NULL,
      doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,
      claim INTEGER NOT NULL REFERENCES claim, subject INTEGER REFERENCES entity,
      metric INTEGER NOT NULL REFERENCES metric,
      subject_label TEXT, metric_text TEXT NOT NULL, open_metric INTEGER NOT NULL,
      value_kind TEXT NOT NULL, value_min TEXT, value_max TEXT,
      min_open INTEGER NOT NULL DEFAULT 0, max_open INTEGER NOT NULL DEFAULT 0,
      min_written TEXT, max_written TEXT, sort_lo REAL, sort_hi REAL,
      literal TEXT, literal_written TEXT,
      hedge TEXT NOT NULL CHECK(hedge IN
        ('exact','about','nearly','over','at_least','at_most','under','range','vague')),
      currency TEXT, unit TEXT,
      period_begin TEXT, period_end TEXT, period_edtf TEXT,
      period_basis TEXT CHECK(period_basis IN
        ('explicit','publication','context','inferred','vague')),
      period_ref TEXT CHECK(period_ref IN ('past','present','future')), as_of TEXT,
      market TEXT, segment TEXT, object TEXT, qualifiers TEXT NOT NULL DEFAULT '',
      change_kind TEXT NOT NULL CHECK(change_kind IN
        ('level','delta_abs','delta_pct','delta_pp','multiple','share','rank')),
      change_base TEXT CHECK(change_base IN
        ('yoy','mom','qoq','ytd','since','vs_forecast','vs_prev_est')),
      base_subject TEXT, base_metric TEXT, base_text TEXT,
      modality TEXT NOT NULL CHECK(modality IN
        ('actual','estimate','target','forecast','plan','rumour','hypothetical')),
      polarity TEXT NOT NULL CHECK(polarity IN ('affirmed','negated','disputed','unrealised')),
      attribution_kind TEXT NOT NULL CHECK(attribution_kind IN
        ('author','unspecified_data','unspecified_report','document','named','anonymous')),
      attribution_who TEXT, attribution_text TEXT,
      start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, quote TEXT NOT NULL,
      ctx_start_cp INTEGER NOT NULL, ctx_end_cp INTEGER NOT NULL, rule TEXT NOT NULL,
      confidence REAL NOT NULL CHECK(confidence BETWEEN 0 AND 1),
      CHECK(start_cp>=0 AND end_cp>start_cp)) STRICT;
    CREATE INDEX fact_by_sig ON fact(fact_sig);
    CREATE INDEX fact_by_claim ON fact(claim, period_begin);
    CREATE INDEX fact_by_doc ON fact(doc, start_cp);
    CREATE INDEX fact_by_subject ON fact(subject, metric, period_begin);
    CREATE INDEX fact_by_metric ON fact(metric, period_begin);
    CREATE TABLE judgement(
      left_id TEXT NOT NULL, right_id TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK(verdict IN ('same','different','unsure')),
      who TEXT NOT NULL, at TEXT NOT NULL, note TEXT,
      PRIMARY KEY(left_id, right_id, at)) STRICT, WITHOUT ROWID;
    CREATE TABLE review(
      target TEXT NOT NULL, verdict TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, note TEXT,
      PRIMARY KEY(target, at)) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE doc_fts USING fts5(
      title, text, content='', detail=none, tokenize='unicode61');

    """

  /// What a diff fills; emptied and refilled whole.
  static let derivedTables = """
    CREATE TABLE reuse_cluster(
      cluster_id TEXT PRIMARY KEY, origin_doc_id TEXT NOT NULL, origin_basis TEXT NOT NULL,
      size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE reuse_member(
      cluster_id TEXT NOT NULL REFERENCES reuse_cluster,
      doc INTEGER NOT NULL REFERENCES doc ON DELETE CASCADE,
      PRIMARY KEY(cluster_id, doc)) STRICT, WITHOUT ROWID;
    CREATE INDEX reuse_by_doc ON reuse_member(doc);
    CREATE TABLE claim_group(
      pk INTEGER PRIMARY KEY, group_id TEXT NOT NULL UNIQUE, claim INTEGER NOT NULL REFERENCES claim,
      period TEXT, period_begin TEXT NOT NULL, period_end TEXT NOT NULL, n_facts INTEGER NOT NULL,
      n_docs INTEGER NOT NULL, n_sources INTEGER NOT NULL, n_origins INTEGER NOT NULL,
      status TEXT NOT NULL CHECK(status IN ('agree','agree_rounding','refines','compatible',
        'conflict','revised','forecast_vs_actual','incomparable','copied_only','single')),
      severity REAL NOT NULL, explain_zh TEXT NOT NULL, explain_en TEXT NOT NULL) STRICT;
    CREATE INDEX group_by_status ON claim_group(status, severity DESC);
    CREATE TABLE group_fact(
      grp INTEGER NOT NULL REFERENCES claim_group,
      fact INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
      origin_fact_id TEXT, PRIMARY KEY(grp, fact)) STRICT, WITHOUT ROWID;
    CREATE INDEX group_by_fact ON group_fact(fact);
    CREATE TABLE pair_verdict(
      a INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES fact ON DELETE CASCADE,
      value_rel TEXT NOT NULL, time_rel TEXT NOT NULL, modality_rel TEXT NOT NULL,
      independence TEXT NOT NULL, verdict TEXT NOT NULL, severity REAL NOT NULL,
      rule TEXT NOT NULL, explain_zh TEXT NOT NULL, explain_en TEXT NOT NULL,
      PRIMARY KEY(a, b)) STRICT, WITHOUT ROWID;
    CREATE INDEX pair_by_b ON pair_verdict(b);

    """
}
