/// Why an input was not taken: the closed list of DESIGN "Limits and failure".
package enum RejectionCode: String, Sendable, CaseIterable {
  case charset
  case notHTML = "not_html"
  case unsupported
  case tooBig = "too_big"
  case tooDeep = "too_deep"
  case bomb, timeout, empty
  case noText = "no_text"
  case parser, path, io
}

/// An input that was not taken: what happened, and what to do about it.
package struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: RejectionCode
  /// A sentence for people: what is wrong and what to do next.
  package let message: String
  package init(_ code: RejectionCode, _ message: String) {
    (self.code, self.message) = (code, message)
  }
  package var description: String { "\(code.rawValue): \(message)" }
}
