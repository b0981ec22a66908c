import Foundation

/// Why an export could not be written.
package struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for people: what is wrong and what to do next.
  package let message: String
  package var description: String { message }
}

/// A file that appears under its name only when it is whole.
///
/// Bytes are gathered in 64 KiB and written to `<path>.part`, which ``commit()`` renames; without a
/// commit the part is removed. Memory does not grow with the file.
package final class ExportFile {
  private static let bufferBytes = 64 << 10
  package let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var isCommitted = false
  package private(set) var byteCount = 0

  package init(path: String) throws {
    self.path = path
    let part = path + ".part"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let handle = FileHandle(forWritingAtPath: part)
    else {
      throw ExportError(message: "\(part): cannot be written; check the folder and its permissions")
    }
    self.handle = handle
    buffer.reserveCapacity(Self.bufferBytes + 4096)
  }

  deinit {
    guard !isCommitted else { return }
    // Nobody is left to hear of it when the part cannot be removed.
    try? FileManager.default.removeItem(atPath: path + ".part")
  }

  package func append(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    byteCount += bytes.count
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  package func commit() throws {
    try flush()
    try handle.synchronize()
    try handle.close()
    guard rename(path + ".part", path) == 0 else {
      throw ExportError(message: "\(path): the file could not be put in place; check the folder")
    }
    isCommitted = true
  }

  private func flush() throws {
    try handle.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
