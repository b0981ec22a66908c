import Foundation
import GRDB
import NewsModel

/// What a store holds.
package struct StoreStatus: Hashable, Sendable {
  package var schemaVersion: Int
  /// Current documents.
  package var documents: Int
  /// Older versions of documents.
  package var oldDocuments: Int
  package var sources: Int
  /// Facts of current documents.
  package var facts: Int
  package var metrics: Int
  package var entities: Int
  package var groups: Int
  package var conflicts: Int
  package var runs: Int
  package var lastRun: RunRecord?
  package var inputs: [InputState: Int]
  package var bytes: Int
  /// Current documents with at least one warning.
  package var warnedDocuments: Int
  /// Current documents by code of warning; each counts once for each of its codes.
  package var warnings: [String: Int]
  package var quarantined: Int { inputs[.quarantined] ?? 0 }
}

/// A document that was taken with losses or doubts.
package struct WarnedDocument: Hashable, Sendable {
  package let root: String
  package let relpath: String
  package let documentID: String
  /// Each a code and words: `truncated: the page ends inside a tag`.
  package let warnings: [String]
}

/// An input that was not taken.
package struct QuarantinedInput: Hashable, Sendable {
  package let root: String
  package let relpath: String
  package let code: String
  package let detail: String
  package let attempts: Int
}

extension FactStore {
  package func status() throws -> StoreStatus {
    try reading { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      var inputs: [InputState: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM input GROUP BY state") {
        if let state = InputState(rawValue: row[0]) { inputs[state] = row[1] }
      }
      let lastRun = try Row.fetchOne(
        db,
        sql: """
          SELECT run_id, started_at, ended_at, tool_version, rules_hash, state FROM run
          ORDER BY pk DESC LIMIT 1
          """
      ).map {
        RunRecord(
          runID: $0[0], startedAt: $0[1], toolVersion: $0[3], rulesHash: $0[4], endedAt: $0[2],
          state: RunRecord.State(rawValue: $0[5]) ?? .failed)
      }
      let warned = try warnedDocuments(db)
      let current = "FROM doc d WHERE d.is_current=1"
      return StoreStatus(
        schemaVersion: try count("PRAGMA user_version"),
        documents: try count("SELECT count(*) \(current)"),
        oldDocuments: try count("SELECT count(*) FROM doc WHERE is_current=0"),
        sources: try count("SELECT count(DISTINCT d.source) \(current)"),
        facts: try count(
          "SELECT count(*) FROM fact f JOIN doc d ON d.pk=f.doc WHERE d.is_current=1"),
        metrics: try count("SELECT count(DISTINCT metric) FROM fact"),
        entities: try count("SELECT count(*) FROM entity"),
        groups: try count("SELECT count(*) FROM claim_group"),
        conflicts: try count("SELECT count(*) FROM claim_group WHERE status='conflict'"),
        runs: try count("SELECT count(*) FROM run"), lastRun: lastRun, inputs: inputs,
        bytes: try count("PRAGMA page_count") * count("PRAGMA page_size"),
        warnedDocuments: warned.documents, warnings: warned.byCode)
    }
  }

  /// The code of a warning is what stands before its first colon.
  private func warnedDocuments(_ db: Database) throws -> (documents: Int, byCode: [String: Int]) {
    var (documents, byCode) = (0, [String: Int]())
    let rows = try Row.fetchCursor(
      db, sql: "SELECT warnings FROM doc WHERE is_current=1 AND warnings<>''")
    while let row = try rows.next() {
      let warnings: String = row[0]
      documents += 1
      let codes = warnings.split(separator: "\n").map { $0.prefix { $0 != ":" } }
      for code in Set(codes) { byCode[String(code), default: 0] += 1 }
    }
    return (documents, byCode)
  }

  /// Inputs that were not taken, by path.
  package func quarantine() throws -> [QuarantinedInput] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT root, relpath, coalesce(error_code,''), coalesce(error_detail,''), attempts
          FROM input WHERE state='quarantined' ORDER BY root, relpath
          """
      ).map {
        QuarantinedInput(root: $0[0], relpath: $0[1], code: $0[2], detail: $0[3], attempts: $0[4])
      }
    }
  }

  /// Current documents with warnings, by path.
  package func warned() throws -> [WarnedDocument] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT i.root, i.relpath, d.doc_id, d.warnings FROM doc d JOIN input i ON i.pk=d.input
          WHERE d.is_current=1 AND d.warnings<>'' ORDER BY i.root, i.relpath
          """
      ).map {
        let warnings: String = $0[3]
        return WarnedDocument(
          root: $0[0], relpath: $0[1], documentID: $0[2],
          warnings: warnings.split(separator: "\n").map(String.init))
      }
    }
  }

  /// Looks for damage: pages, keys, evidence and texts.
  ///
  /// Empty when all is well; reads everything.
  package func check() throws -> [String] {
    try reading { db in
      var problems: [String] = []
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
        problems.append("integrity: \(line)")
      }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20) {
        problems.append(
          "foreign key: a row of \(row[0] as String) has lost its \(row[2] as String)")
      }
      for id in try String.fetchAll(db, sql: "SELECT fact_id FROM v_evidence_broken LIMIT 20") {
        problems.append("evidence: \(id) does not stand where it says")
      }
      // No constraint of the table: SQLite lets no schema use JSON while it is not trusted.
      let garbled = "boilerplate_json IS NOT NULL AND NOT json_valid(boilerplate_json)"
      for id in try String.fetchAll(db, sql: "SELECT doc_id FROM doc WHERE \(garbled) LIMIT 20") {
        problems.append("removed lines: those of \(id) are no JSON")
      }
      let documents = try Row.fetchCursor(db, sql: "SELECT doc_id, text_id, text FROM doc")
      while let row = try documents.next() {
        let textID: String = row[1]
        if StableID.text(ArticleText(row[2])) != textID {
          problems.append("text: \(row[0] as String) has changed since it was stored")
        }
      }
      return problems
    }
  }

  /// A compact copy for other programs, in place of `path` only when it is whole.
  package func vacuum(into path: String) throws {
    let temporary = path + ".part"
    let files = FileManager.default
    do {
      if files.fileExists(atPath: temporary) { try files.removeItem(atPath: temporary) }
      try queue.vacuum(into: temporary)
      guard rename(temporary, path) == 0 else {
        throw StoreError(.io, "\(path): the copy could not be put in place; check the folder")
      }
    } catch {
      // The part that failed is of no use; whether it can be removed changes nothing.
      try? files.removeItem(atPath: temporary)
      throw StoreError.translated(error, path: path)
    }
  }
}
