import GRDB

/// What went wrong with a store, with a remedy in words.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// Another process is writing.
    case busy
    /// The file is no sound SQLite database.
    case damaged
    /// Written by a newer version of the tool.
    case newer
    /// Written by an older version, in a file that can't be raised.
    case older
    /// A sound database of some other program.
    case foreign
    case missing, full, io
    /// A rule of the schema was broken: a fault of the tool.
    case constraint
  }

  package let code: Code
  /// A sentence for people: what is wrong and what to do next.
  package let message: String

  package init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }

  package var description: String { "\(code.rawValue): \(message)" }

  /// Translates an error of SQLite; errors of other kinds come back as they are.
  static func translated(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let detail = error.message ?? "no detail"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return StoreError(
        .busy, "\(path): another process is writing; wait for it to end and try again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return StoreError(
        .damaged, "\(path): \(detail); move the file away and ingest the sources again")
    case .SQLITE_FULL:
      return StoreError(.full, "\(path): the disk is full; what was committed is kept, free space")
    case .SQLITE_CONSTRAINT:
      return StoreError(.constraint, "\(path): \(detail); please report this with the input")
    default:
      return StoreError(.io, "\(path): \(detail); check the path and its permissions")
    }
  }
}
