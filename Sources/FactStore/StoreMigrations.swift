extension StoreSchema {
  /// Version 2: the vocabulary of metrics, and views that show its labels.
  ///
  /// `label` is the Chinese name, for an open metric its own words. `quantity_kind` is NULL where
  /// the vocabulary does not know the metric.
  static let metricVocabulary =
    """
    ALTER TABLE metric ADD COLUMN label TEXT NOT NULL DEFAULT '';
    ALTER TABLE metric ADD COLUMN label_en TEXT;
    ALTER TABLE metric ADD COLUMN quantity_kind TEXT;
    ALTER TABLE metric ADD COLUMN base_unit TEXT;
    ALTER TABLE metric ADD COLUMN additive INTEGER;
    ALTER TABLE metric ADD COLUMN stock_flow TEXT;
    UPDATE metric SET label=CASE WHEN metric_id LIKE 'm\\_%' ESCAPE '\\'
      THEN substr(metric_id, 3) ELSE metric_id END;
    DROP VIEW v_facts;
    DROP VIEW v_statements;

    """ + StoreViews.factsWithLabels + StoreViews.statementsWithLabels
}

extension StoreSchema {
  /// Version 3: which way a change goes.
  static let changeDirection =
    """
    ALTER TABLE fact ADD COLUMN change_direction TEXT CHECK(change_direction IN('up','down'));

    """
}

extension StoreSchema {
  /// Version 4: what cleaning found besides the text, and a view of documents.
  ///
  /// `boilerplate_json` is NULL where nothing was removed, else what ``BoilerplateJSON`` writes.
  /// All of it is NULL in documents that were stored before, until they are read again.
  static let cleaningFindings =
    """
    ALTER TABLE doc ADD COLUMN site TEXT;
    ALTER TABLE doc ADD COLUMN section TEXT;
    ALTER TABLE doc ADD COLUMN editor TEXT;
    ALTER TABLE doc ADD COLUMN next_page TEXT;
    ALTER TABLE doc ADD COLUMN clean_confidence REAL CHECK(clean_confidence BETWEEN 0 AND 1);
    ALTER TABLE doc ADD COLUMN boilerplate_json TEXT;

    """ + StoreViews.documents
}

extension StoreViews {
  /// Current documents with their texts and what cleaning found.
  static let documents = """
    CREATE VIEW v_documents AS SELECT
      d.doc_id, d.article_id, d.text_id, s.name AS source, d.credited_source, d.site, d.section,
      i.relpath AS path, d.url, d.title, d.author, d.editor, d.published_at, d.published_basis,
      d.published_confidence, d.script, d.clean_confidence, d.warnings, d.next_page,
      d.boilerplate_json, d.raw_sha256, d.n_codepoints, d.text
      FROM doc d JOIN source s ON s.pk=d.source JOIN input i ON i.pk=d.input
      WHERE d.is_current=1;

    """

  /// As in version 1, with the label in `metric` and the id in `metric_id`.
  static let factsWithLabels = """
    CREATE VIEW v_facts AS SELECT
      f.fact_id, s.name AS source, d.published_at, d.title, f.subject_label AS subject,
      m.label AS metric, f.quote AS value_raw, f.value_min, f.value_max, f.hedge AS approx,
      f.unit, f.currency, f.period_edtf AS period, f.market, f.modality,
      coalesce(f.attribution_who, f.attribution_text) AS attributed_to, f.quote,
      substr(d.text, max(1, f.start_cp-15), min(16, f.start_cp)) AS prefix,
      substr(d.text, f.end_cp+1, 16) AS suffix,
      d.url, d.doc_id, f.start_cp, f.end_cp, f.confidence, c.claim_key,
      e.entity_id AS subject_id, f.metric_text, f.value_kind, f.min_open, f.max_open, f.literal,
      f.period_begin, f.period_end, f.period_basis, f.as_of, f.segment, f.object, f.qualifiers,
      f.change_kind, f.change_base, f.polarity, f.attribution_kind, f.rule, i.relpath AS path,
      substr(d.text, f.ctx_start_cp+1, f.ctx_end_cp-f.ctx_start_cp) AS sentence,
      m.metric_id, m.label_en AS metric_en
      FROM fact f JOIN doc d ON d.pk=f.doc JOIN source s ON s.pk=d.source
      JOIN input i ON i.pk=d.input JOIN metric m ON m.pk=f.metric JOIN claim c ON c.pk=f.claim
      LEFT JOIN entity e ON e.pk=f.subject WHERE d.is_current=1;

    """

  /// As in version 1, with `prop_label`; the times of runs are empty in an exported copy.
  static let statementsWithLabels = """
    CREATE VIEW v_statements AS SELECT
      f.fact_id AS id, e.entity_id, e.entity_id AS canonical_id, m.metric_id AS prop,
      e.type AS schema, f.quote AS original_value, coalesce(f.value_min, f.value_max, f.quote)
      AS value, s.source_id AS dataset, d.script AS lang, r1.started_at AS first_seen,
      r2.started_at AS last_seen, f.rule AS origin, m.label AS prop_label
      FROM fact f JOIN doc d ON d.pk=f.doc JOIN source s ON s.pk=d.source
      JOIN metric m ON m.pk=f.metric JOIN entity e ON e.pk=f.subject
      JOIN run r1 ON r1.pk=d.first_run JOIN run r2 ON r2.pk=d.last_run WHERE d.is_current=1;

    """
}
