/// Why a call of the library failed: a code to act on and a sentence for people.
public struct KaozhengError: Error, Sendable, CustomStringConvertible {
  /// One of PROTOCOL's rejection codes (`charset`, `too_big` …), `packs` or `store`.
  public let code: String
  /// What happened, where, and what to do next.
  public let message: String

  init(code: String, message: String) { (self.code, self.message) = (code, message) }

  /// `code: message`.
  public var description: String { "\(code): \(message)" }
}
