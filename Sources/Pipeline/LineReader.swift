import Foundation

/// Reads lines from a file descriptor as they come, in batches of whole lines.
///
/// A batch ends when the input runs dry, so a caller that writes after each batch answers at once.
/// A line longer than the cap is skipped and reported as nil.
package struct LineReader {
  private let descriptor: Int32
  private let maxLineBytes: Int
  private var pending: [UInt8] = []
  private var skipping = false
  private var ended = false
  private static let chunkBytes = 1 << 20

  package init(descriptor: Int32, maxLineBytes: Int) {
    (self.descriptor, self.maxLineBytes) = (descriptor, maxLineBytes)
  }

  /// The next lines without their newlines (nil for one that is too long), or nil at the end.
  ///
  /// - Throws: `POSIXError` when reading fails.
  package mutating func nextBatch() throws -> [[UInt8]?]? {
    var batch: [[UInt8]?] = []
    while batch.isEmpty {
      guard !ended else { return nil }
      var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
      let count = read(descriptor, &chunk, Self.chunkBytes)
      if count < 0 {
        if errno == EINTR { continue }
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      if count == 0 {
        ended = true
        if !pending.isEmpty && !skipping { batch.append(pending) }
        pending = []
        return batch.isEmpty ? nil : batch
      }
      split(chunk[0..<count], into: &batch)
    }
    return batch
  }

  private mutating func split(_ chunk: ArraySlice<UInt8>, into batch: inout [[UInt8]?]) {
    var start = chunk.startIndex
    while let newline = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if skipping {
        skipping = false
      } else {
        var line = pending
        line.append(contentsOf: chunk[start..<newline])
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        batch.append(line)
      }
      pending.removeAll(keepingCapacity: true)
      start = newline + 1
    }
    if !skipping { pending.append(contentsOf: chunk[start...]) }
    if pending.count > maxLineBytes {
      batch.append(nil)
      pending = []
      skipping = true
    }
  }
}
