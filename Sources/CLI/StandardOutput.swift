import Foundation

/// Data to stdout and talk to stderr, the only places where this tool writes to a terminal.
enum StandardOutput {
  /// Writes all bytes; a closed pipe ends the program in silence, as its reader has what it wanted.
  static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO) }

  static func write(line: String) throws { try write(Array((line + "\n").utf8)) }

  /// A message for people.
  static func tell(_ message: String) {
    do { try write(Array((message + "\n").utf8), to: STDERR_FILENO) } catch {
      // Nobody reads stderr: there is no place left to say so.
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(0) }
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      offset += count
    }
  }
}
