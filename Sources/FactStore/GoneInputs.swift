import GRDB

extension FactStore {
  /// Records that files are no longer there.
  ///
  /// Their inputs become `gone`. A document that another file of the same bytes still stands for is
  /// filed under that file; any other leaves the current views and comes back with its file.
  /// One transaction.
  ///
  /// - Parameters:
  ///   - relpaths: paths below the root, as they were ingested.
  ///   - root: the root they were ingested from.
  /// - Throws: ``StoreError``; nothing is changed then.
  package func markGone(_ relpaths: [String], root: String) throws {
    guard !relpaths.isEmpty else { return }
    try transaction { db in
      let places = DocumentPlaces(db)
      for path in relpaths {
        let inputs = try Int64.fetchAll(
          db.cachedStatement(sql: "SELECT pk FROM input WHERE root=? AND relpath=?"),
          arguments: [root, path])
        for input in inputs {
          _ = try places.retire(input: input, except: "")
          try places.setState(.gone, ofInput: input)
        }
      }
    }
  }
}

/// Which file stands for which document, inside a transaction.
struct DocumentPlaces {
  private let db: Database
  init(_ db: Database) { self.db = db }

  func setState(_ state: InputState, ofInput input: Int64) throws {
    try db.cachedStatement(sql: "UPDATE input SET state=? WHERE pk=?").execute(
      arguments: [state.rawValue, input])
  }

  /// Takes the place from the document that `input` held before.
  ///
  /// A duplicate file inherits it, if there is one; else it becomes an old version, whose key is
  /// returned.
  func retire(input: Int64, except documentID: String) throws -> Int64? {
    let previous = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT pk, doc_id FROM doc WHERE input=? AND is_current=1 AND doc_id<>?"),
      arguments: [input, documentID])
    guard let previous else { return nil }
    let (pk, oldID): (Int64, String) = (previous[0], previous[1])
    let heir = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT pk FROM input WHERE doc_id=? AND pk<>? AND state='duplicate'
          ORDER BY root, relpath LIMIT 1
          """), arguments: [oldID, input])
    if let heir {
      try db.cachedStatement(sql: "UPDATE doc SET input=? WHERE pk=?").execute(
        arguments: [heir, pk])
      try setState(.done, ofInput: heir)
      return nil
    }
    try db.cachedStatement(sql: "UPDATE doc SET is_current=0 WHERE pk=?").execute(arguments: [pk])
    return pk
  }
}
