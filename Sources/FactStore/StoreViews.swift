/// The views: what other programs read.
///
/// Columns may be added at the end, never renamed or removed.
enum StoreViews {
  static let names = [
    "v_facts", "v_conflicts", "v_corroboration", "v_quarantine", "v_evidence_broken",
    "v_statements", "v_documents",
  ]

  static let sql = """
    CREATE VIEW v_facts AS SELECT
      f.fact_id, s.name AS source, d.published_at, d.title, f.subject_label AS subject,
      m.metric_id AS metric, f.quote AS value_raw, f.value_min, f.value_max, f.hedge AS approx,
      f.unit, f.currency, f.period_edtf AS period, f.market, f.modality,
      coalesce(f.attribution_who, f.attribution_text) AS attributed_to, f.quote,
      substr(d.text, max(1, f.start_cp-15), min(16, f.start_cp)) AS prefix,
      substr(d.text, f.end_cp+1, 16) AS suffix,
      d.url, d.doc_id, f.start_cp, f.end_cp, f.confidence, c.claim_key,
      e.entity_id AS subject_id, f.metric_text, f.value_kind, f.min_open, f.max_open, f.literal,
      f.period_begin, f.period_end, f.period_basis, f.as_of, f.segment, f.object, f.qualifiers,
      f.change_kind, f.change_base, f.polarity, f.attribution_kind, f.rule, i.relpath AS path,
      substr(d.text, f.ctx_start_cp+1, f.ctx_end_cp-f.ctx_start_cp) AS sentence
      FROM fact f JOIN doc d ON d.pk=f.doc JOIN source s ON s.pk=d.source
      JOIN input i ON i.pk=d.input JOIN metric m ON m.pk=f.metric JOIN claim c ON c.pk=f.claim
      LEFT JOIN entity e ON e.pk=f.subject WHERE d.is_current=1;
    CREATE VIEW v_conflicts AS SELECT
      g.group_id, c.claim_key, g.period_begin, g.period_end, g.n_sources, g.n_origins, g.severity,
      json_object('zh', g.explain_zh, 'en', g.explain_en) AS explain_json
      FROM claim_group g JOIN claim c ON c.pk=g.claim WHERE g.status='conflict';
    CREATE VIEW v_corroboration AS SELECT
      g.group_id, c.claim_key, g.period_begin, g.period_end, g.n_docs, g.n_sources, g.n_origins,
      round(1.0*g.n_origins/max(1, g.n_docs), 3) AS independence, g.status
      FROM claim_group g JOIN claim c ON c.pk=g.claim;
    CREATE VIEW v_quarantine AS SELECT
      relpath, member, error_code, error_detail, attempts, root
      FROM input WHERE state='quarantined';
    CREATE VIEW v_evidence_broken AS SELECT f.fact_id FROM fact f JOIN doc d ON d.pk=f.doc
      WHERE substr(d.text, f.start_cp+1, f.end_cp-f.start_cp) IS NOT f.quote;
    CREATE VIEW v_statements AS SELECT
      f.fact_id AS id, e.entity_id, e.entity_id AS canonical_id, m.metric_id AS prop,
      e.type AS schema, f.quote AS original_value, coalesce(f.value_min, f.value_max, f.quote)
      AS value, s.source_id AS dataset, d.script AS lang, r1.started_at AS first_seen,
      r2.started_at AS last_seen, f.rule AS origin
      FROM fact f JOIN doc d ON d.pk=f.doc JOIN source s ON s.pk=d.source
      JOIN metric m ON m.pk=f.metric JOIN entity e ON e.pk=f.subject
      JOIN run r1 ON r1.pk=d.first_run JOIN run r2 ON r2.pk=d.last_run WHERE d.is_current=1;

    """
}
