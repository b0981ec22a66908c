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
    let lookup = DocumentLookup(store: opened, language: talk.language)
    if !id.hasPrefix("f_"), let document = try lookup.document(id) {
      if json { JSONLinesExporter.write(document, to: &writer) }
      let card = { DocumentCard(document, language: talk.language).text }
      return try StandardOutput.write(json ? writer.bytes : Array(card().utf8))
    }
    let found = try opened.facts(withPrefix: id, limit: 3)
    guard let first = found.first else {
      throw LookupFailure(
        message: talk.language.text(
          "没有编号以 \(id) 开头的事实；用 kaozheng facts 查看编号",
          "no fact id starts with \(id); kaozheng facts lists ids"))
    }
    try lookup.requireOne(found.map(\.fact.factID), of: id)
    if json {
      JSONLinesExporter.write(first, to: &writer)
      return try StandardOutput.write(writer.bytes)
    }
    try StandardOutput.write(Array(FactCard(first, language: talk.language).text.utf8))
  }
}
