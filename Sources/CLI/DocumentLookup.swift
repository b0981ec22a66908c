import FactStore
import NewsModel

/// Finds the document a person means by an id, the start of one, or a path.
struct DocumentLookup {
  let store: FactStore
  let language: Language

  /// The document of `name`; nil when `name` is neither a path in the store nor looks like an id.
  ///
  /// - Throws: ``LookupFailure`` for an id that names nothing or several documents.
  func document(_ name: String) throws -> DocumentRecord? {
    if let document = try store.document(path: name) { return document }
    guard name.hasPrefix("d_") else { return nil }
    let found = try store.documents(withPrefix: name, limit: 3)
    guard let first = found.first else {
      throw LookupFailure(
        message: language.text(
          "没有编号以 \(name) 开头的文章；kaozheng facts --json 的 doc_id 是文章编号",
          "no document id starts with \(name); kaozheng facts --json tells them as doc_id"))
    }
    try requireOne(found.map(\.documentID), of: name)
    return first
  }

  /// - Throws: ``LookupFailure`` unless one id is left.
  func requireOne(_ ids: [String], of name: String) throws {
    guard ids.count > 1 else { return }
    throw LookupFailure(
      message: language.text(
        "\(name) 不止一条：\(ids.joined(separator: "、"))；请多写几位",
        "\(name) is not unique: \(ids.joined(separator: ", ")); write more of it"))
  }
}

/// An id that names nothing or several things.
struct LookupFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
