import Crypto
import Foundation

/// The SHA-256 of bytes that come in pieces.
package struct RunningDigest {
  private var hash = SHA256()

  package init() {}

  package mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// Lower-case hexadecimal of what came so far.
  package var hex: String {
    var text = ""
    for byte in hash.finalize() {
      for digit in [byte >> 4, byte & 15] { text += String(digit, radix: 16) }
    }
    return text
  }
}
