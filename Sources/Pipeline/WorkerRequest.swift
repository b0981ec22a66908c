import Foundation
package import NewsModel

/// One line of `extract`, `segment` or their library twins: an id and a page.
package struct WorkerRequest: Sendable {
  package let id: String
  package let page: RawPage
  /// The text as sent, when it was sent as text.
  package let inputText: String?

  /// Reads a JSON object `{"id", "text"|"plain"|"html"|"html_base64", …}`.
  ///
  /// - Throws: ``WorkerError`` that keeps the id where it could be read.
  package init(line: [UInt8]) throws(WorkerError) {
    let parsed: Any
    do {
      parsed = try JSONSerialization.jsonObject(with: Data(line))
    } catch {
      throw WorkerError(
        id: nil, code: "json", message: "not a JSON object on one line; send NDJSON")
    }
    guard let object = parsed as? [String: Any] else {
      throw WorkerError(id: nil, code: "json", message: "a JSON object is expected on each line")
    }
    guard let id = object["id"] as? String else {
      throw WorkerError(id: nil, code: "json", message: "\"id\" must be a string")
    }
    func string(_ key: String) throws(WorkerError) -> String? {
      guard let value = object[key], !(value is NSNull) else { return nil }
      guard let text = value as? String else {
        throw WorkerError(id: id, code: "json", message: "\"\(key)\" must be a string")
      }
      return text
    }
    let given = GivenMetadata(
      title: try string("title"), url: try string("url"), source: try string("source"),
      published: try string("published"), charset: try string("charset"))
    if let published = given.published, CivilDate(iso: published) == nil {
      throw WorkerError(
        id: id, code: "json", message: "\"published\" must be an ISO date, not '\(published)'")
    }
    self.id = id
    if let text = try string("text") {
      inputText = text
      page = RawPage(name: id, bytes: Array(text.utf8), form: .text, given: given)
    } else if let plain = try string("plain") {
      inputText = plain
      page = RawPage(name: id, bytes: Array(plain.utf8), form: .plain, given: given)
    } else if let html = try string("html") {
      inputText = nil
      var known = given
      known.charset = "utf-8"
      page = RawPage(name: id, bytes: Array(html.utf8), form: .html, given: known)
    } else if let encoded = try string("html_base64") {
      guard let data = Data(base64Encoded: encoded, options: .ignoreUnknownCharacters) else {
        throw WorkerError(id: id, code: "json", message: "\"html_base64\" is not base64")
      }
      inputText = nil
      page = RawPage(name: id, bytes: [UInt8](data), form: .html, given: given)
    } else {
      throw WorkerError(
        id: id, code: "json",
        message: "one of \"text\", \"plain\", \"html\" and \"html_base64\" is needed")
    }
  }
}

/// A line that could not be processed; it becomes an error line and the run goes on.
package struct WorkerError: Error, Sendable {
  package let id: String?
  package let code: String
  package let message: String
}
