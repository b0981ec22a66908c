import ArgumentParser
import FactStore
import Foundation

/// Which fact store a command works on.
struct StoreOptions: ParsableArguments {
  @Option(help: "The fact store, an SQLite file.")
  var store: String

  /// The store for reading; it must exist.
  func reading() throws -> FactStore { try FactStore(path: store, mode: .readOnly) }

  /// The store for writing; it is made when it does not exist.
  func writing() throws -> FactStore { try FactStore(path: store, mode: .readWrite) }

  /// A store that must exist, for writing where its file allows that.
  func existing() throws -> FactStore {
    let mayWrite = FileManager.default.isWritableFile(atPath: store)
    return try FactStore(path: store, mode: mayWrite ? .readWrite : .readOnly)
  }
}

extension FactStore {
  /// False for a store whose file may only be read.
  var isWritable: Bool { FileManager.default.isWritableFile(atPath: path) }
}
