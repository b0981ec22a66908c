import ArgumentParser
import Export
import FactStore
import NewsModel

/// `kaozheng show`: one fact with its evidence, or one document with what cleaning found.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one fact with its sentence, source and rule, or one document.",
    discussion: """
      EXAMPLES
        kaozheng show f_k3abc --store facts.db          the start of an id is enough
        kaozheng show d_x7q2m --store facts.db
        kaozheng show outlet/article.html --store facts.db

      A document shows what is known of it, the warnings and the confidence of its cleaning, and the
      lines that were taken out of its text, by role. --json adds the text.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  @Argument(help: "A fact id, a document id or the start of one; or the path of a document.")
  var id: String

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() async throws {
    let opened = try store.reading()
    var writer = JSONWriter()
    if let document = try document(in: opened) {
      if json { JSONLinesExporter.write(document, to: &writer) }
      let card = { DocumentCard(document, language: talk.language).text }
      return try StandardOutput.write(json ? writer.bytes : Array(card().utf8))
    }
    let found = try opened.facts(withPrefix: id, limit: 3)
    guard let first = found.first else {
      throw ShowFailure(
        message: talk.language.text(
          "没有编号以 \(id) 开头的事实；用 kaozheng facts 查看编号",
          "no fact id starts with \(id); kaozheng facts lists ids"))
    }
    try requireOne(found.map(\.fact.factID))
    if json {
      JSONLinesExporter.write(first, to: &writer)
      return try StandardOutput.write(writer.bytes)
    }
    try StandardOutput.write(Array(FactCard(first, language: talk.language).text.utf8))
  }

  /// The document meant, nil when the id is that of a fact.
  private func document(in store: FactStore) throws -> DocumentRecord? {
    if id.hasPrefix("f_") { return nil }
    if let document = try store.document(path: id) { return document }
    guard id.hasPrefix("d_") else { return nil }
    let found = try store.documents(withPrefix: id, limit: 3)
    guard let first = found.first else {
      throw ShowFailure(
        message: talk.language.text(
          "没有编号以 \(id) 开头的文章；kaozheng facts --json 的 doc_id 是文章编号",
          "no document id starts with \(id); kaozheng facts --json tells them as doc_id"))
    }
    try requireOne(found.map(\.documentID))
    return first
  }

  private func requireOne(_ ids: [String]) throws {
    guard ids.count > 1 else { return }
    throw ShowFailure(
      message: talk.language.text(
        "\(id) 不止一条：\(ids.joined(separator: "、"))；请多写几位",
        "\(id) is not unique: \(ids.joined(separator: ", ")); write more of it"))
  }
}

/// An id that names nothing or several things.
struct ShowFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
