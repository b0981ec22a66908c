import GRDB

/// What became of one input file.
///
/// The raw values are the store's words.
package enum InputState: String, Sendable, CaseIterable {
  case queued, done, unchanged, duplicate, quarantined, gone
}

/// One file that an ingest looked at.
package struct InputRecord: Hashable, Sendable {
  package var root: String
  /// Relative to the root, file name included.
  package var relpath: String
  package var bytes: Int
  package var modifiedNanoseconds: Int
  package var rawSHA256: String?
  package var state: InputState
  /// A code of the closed list, for quarantined inputs.
  package var errorCode: String?
  package var errorDetail: String?

  package init(
    root: String, relpath: String, bytes: Int, modifiedNanoseconds: Int, rawSHA256: String? = nil,
    state: InputState = .queued, errorCode: String? = nil, errorDetail: String? = nil
  ) {
    (self.root, self.relpath, self.bytes) = (root, relpath, bytes)
    (self.modifiedNanoseconds, self.rawSHA256, self.state) = (modifiedNanoseconds, rawSHA256, state)
    (self.errorCode, self.errorDetail) = (errorCode, errorDetail)
  }
}

/// What the store remembers of a file: equal size and time mean that it need not be read.
package struct KnownInput: Hashable, Sendable {
  package let bytes: Int
  package let modifiedNanoseconds: Int
  package let state: InputState
  package let rawSHA256: String?
  package let documentID: String?
}

/// One run of the tool; its times enter no export.
package struct RunRecord: Hashable, Sendable {
  package enum State: String, Sendable { case running, done, interrupted, failed }
  package var runID: String
  /// ISO 8601 with offset.
  package var startedAt: String
  package var endedAt: String?
  package var toolVersion: String
  /// Digest of packs and rules: another one means that facts may read differently.
  package var rulesHash: String
  package var state: State

  package init(
    runID: String, startedAt: String, toolVersion: String, rulesHash: String = "",
    endedAt: String? = nil, state: State = .running
  ) {
    (self.runID, self.startedAt, self.endedAt) = (runID, startedAt, endedAt)
    (self.toolVersion, self.rulesHash, self.state) = (toolVersion, rulesHash, state)
  }
}

extension FactStore {
  /// Everything known below a root, by relative path: one query, about 200 bytes a file.
  package func known(root: String) throws -> [String: KnownInput] {
    try reading { db in
      var known: [String: KnownInput] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT relpath, bytes, mtime_ns, state, raw_sha256, doc_id FROM input WHERE root=?
          """, arguments: [root])
      while let row = try rows.next() {
        known[row[0]] = KnownInput(
          bytes: row[1], modifiedNanoseconds: row[2],
          state: InputState(rawValue: row[3]) ?? .queued,
          rawSHA256: row[4], documentID: row[5])
      }
      return known
    }
  }

  package func known(root: String, relpath: String) throws -> KnownInput? {
    try reading { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT bytes, mtime_ns, state, raw_sha256, doc_id FROM input
          WHERE root=? AND relpath=? AND member=''
          """, arguments: [root, relpath]
      ).map { row in
        KnownInput(
          bytes: row[0], modifiedNanoseconds: row[1],
          state: InputState(rawValue: row[2]) ?? .queued,
          rawSHA256: row[3], documentID: row[4])
      }
    }
  }

  /// Records inputs that bring no document: queued, quarantined or gone.
  ///
  /// One transaction.
  package func record(_ inputs: [InputRecord]) throws {
    try transaction { db in
      let writer = try InputWriter(db)
      for input in inputs { _ = try writer.upsert(input, documentID: nil) }
    }
  }

  package func begin(_ run: RunRecord) throws {
    try transaction { db in
      try db.execute(
        sql: """
          INSERT INTO run(run_id, started_at, ended_at, tool_version, rules_hash, state)
          VALUES(?,?,?,?,?,?)
          """,
        arguments: [
          run.runID, run.startedAt, run.endedAt, run.toolVersion, run.rulesHash, run.state.rawValue,
        ])
    }
  }

  package func end(runID: String, at endedAt: String, state: RunRecord.State) throws {
    try transaction { db in
      try db.execute(
        sql: "UPDATE run SET ended_at=?, state=? WHERE run_id=?",
        arguments: [endedAt, state.rawValue, runID])
    }
  }

  /// Digest of the rules of the last run that ended well, nil in a new store.
  package func lastRulesHash() throws -> String? {
    try reading { db in
      try String.fetchOne(
        db, sql: "SELECT rules_hash FROM run WHERE state='done' ORDER BY pk DESC LIMIT 1")
    }
  }
}

/// Writes rows of `input` inside a transaction.
struct InputWriter {
  private let statement: Statement

  init(_ db: Database) throws {
    statement = try db.cachedStatement(
      sql:
        """
        INSERT INTO input(root, relpath, bytes, mtime_ns, raw_sha256, doc_id, state, error_code,
          error_detail, attempts) VALUES(?,?,?,?,?,?,?,?,?,1)
        ON CONFLICT(root, relpath, member) DO UPDATE SET bytes=excluded.bytes,
          mtime_ns=excluded.mtime_ns, raw_sha256=coalesce(excluded.raw_sha256, raw_sha256),
          doc_id=coalesce(excluded.doc_id, doc_id), state=excluded.state,
          error_code=excluded.error_code, error_detail=excluded.error_detail, attempts=attempts+1
        RETURNING pk
        """)
  }

  /// The row's key.
  func upsert(_ input: InputRecord, documentID: String?) throws -> Int64 {
    let pk = try Int64.fetchOne(
      statement,
      arguments: [
        input.root, input.relpath, input.bytes, input.modifiedNanoseconds, input.rawSHA256,
        documentID, input.state.rawValue, input.errorCode, input.errorDetail,
      ])
    guard let pk else { throw StoreError(.io, "input \(input.relpath): no row was written") }
    return pk
  }
}
