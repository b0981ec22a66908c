import Foundation
import GRDB
import NewsModel

/// The SQLite store of documents, facts and verdicts.
///
/// One connection, rollback journal. SQLite 3.40.1 is in the range of the WAL-reset bug, which needs
/// two connections that write or checkpoint; a rollback journal rules it out whatever other processes
/// do, leaves one file, and works on read-only media. Batches keep its cost low: a commit is a few
/// fsyncs. Every call is synchronous and serialised; a callback must not call the store again.
/// All functions throw ``StoreError``.
package final class FactStore: Sendable {
  package enum Mode: Sendable { case readWrite, readOnly }

  /// Milliseconds that a statement waits for another process before it fails with `busy`.
  package static let busyMilliseconds = 5000

  package let path: String
  let queue: DatabaseQueue

  /// Opens a store; `readWrite` creates it, both modes raise an older one to the newest version.
  ///
  /// `busyMilliseconds` is how long every statement waits for another process that writes.
  package init(
    path: String, mode: Mode = .readWrite, busyMilliseconds: Int = FactStore.busyMilliseconds
  ) throws {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if mode == .readOnly, !exists {
      throw StoreError(.missing, "\(path): no such store; make one with `kaozheng ingest`")
    }
    do {
      if exists { try Self.recoverIfNeeded(path, busyMilliseconds) }
      queue = try DatabaseQueue(
        path: path, configuration: Self.configuration(mode, busyMilliseconds))
      try queue.inDatabase { db in
        try Self.admit(db, path: path, mode: mode)
        if mode == .readWrite { try Self.migrate(db) }
      }
      if mode == .readOnly { try raiseIfNeeded(busyMilliseconds) }
    } catch { throw StoreError.translated(error, path: path) }
  }

  /// A store in memory, for tests and for programs that keep nothing.
  package static func inMemory() throws -> FactStore { try FactStore(path: ":memory:") }

  /// The SQL that makes an empty store of the newest version.
  package static var schemaSQL: String {
    StoreSchema.migrations.joined()
      + "PRAGMA application_id=\(StoreSchema.applicationID);\nPRAGMA user_version=\(StoreSchema.version);\n"
  }

  package static var schemaVersion: Int { StoreSchema.version }

  private static func configuration(_ mode: Mode, _ busyMilliseconds: Int) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema=OFF")
      try db.execute(sql: "PRAGMA cell_size_check=ON")
      try db.execute(sql: "PRAGMA mmap_size=0")
      try db.execute(sql: "PRAGMA cache_size=-65536")
      try db.execute(sql: "PRAGMA temp_store=MEMORY")
      if mode == .readWrite {
        try db.execute(sql: "PRAGMA journal_mode=TRUNCATE")
        try db.execute(sql: "PRAGMA synchronous=FULL")
        // Half of the time of an insert went to word lists that enums guarantee already; other
        // programs that write still meet the checks, and `check()` reads them over all rows.
        try db.execute(sql: "PRAGMA ignore_check_constraints=ON")
      }
    }
    return configuration
  }

  /// Rolls back what a killed writer left, which a read-only connection cannot do.
  private static func recoverIfNeeded(_ path: String, _ busyMilliseconds: Int) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-journal")
    guard let size = attributes?[.size] as? NSNumber, size.intValue > 0 else { return }
    // Without write permission the read-only open below reports the real reason.
    guard FileManager.default.isWritableFile(atPath: path) else { return }
    let recovery = try DatabaseQueue(
      path: path, configuration: configuration(.readWrite, busyMilliseconds))
    _ = try recovery.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    try recovery.close()
  }

  /// Refuses databases of other programs and of newer versions.
  private static func admit(_ db: Database, path: String, mode: Mode) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard tables == 0 || application == StoreSchema.applicationID else {
      throw StoreError(.foreign, "\(path): a database of another program; choose another file")
    }
    guard mode == .readWrite || tables > 0 else {
      throw StoreError(.missing, "\(path): an empty file; fill it with `kaozheng ingest`")
    }
    guard version <= StoreSchema.version else {
      throw StoreError(
        .newer,
        "\(path): store version \(version), this tool reads up to \(StoreSchema.version); "
          + "use the newer tool that wrote it")
    }
  }

  /// Raises an older store, which a read-only connection cannot do.
  private func raiseIfNeeded(_ busyMilliseconds: Int) throws {
    let version = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version < StoreSchema.version else { return }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw StoreError(
        .older,
        "\(path): store version \(version), this tool reads version \(StoreSchema.version), and the "
          + "file can't be written; copy it to a folder that can be, and open the copy")
    }
    let raised = try FactStore(path: path, busyMilliseconds: busyMilliseconds)
    try raised.queue.close()
  }

  /// Each migration with its version number is one transaction.
  private static func migrate(_ db: Database) throws {
    while try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < StoreSchema.version {
      // Another process may have been faster: the version counts that is seen under the lock.
      try db.inTransaction(.immediate) {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version < StoreSchema.version else { return .rollback }
        try db.execute(sql: StoreSchema.migrations[version])
        try db.execute(sql: "PRAGMA application_id=\(StoreSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version=\(version + 1)")
        return .commit
      }
    }
  }

  /// One transaction: everything in `body`, or nothing when it throws.
  func transaction<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      var result: T?
      try queue.inTransaction(.immediate) { db in
        result = try body(db)
        return .commit
      }
      guard let result else { throw StoreError(.io, "\(path): the transaction did not run") }
      return result
    } catch { throw StoreError.translated(error, path: path) }
  }

  /// A consistent view of the store for the length of `body`.
  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try queue.read(body) } catch { throw StoreError.translated(error, path: path) }
  }
}
