import ArgumentParser
import Export
import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline

/// `kaozheng explain`: how a quantity or time came to its value.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print how numbers and times were read: rule, literal, hedge, interval.",
    discussion: """
      EXAMPLES
        kaozheng explain page.html:120-131                  what touches these characters
        kaozheng explain notes.txt                          every number and time of a page
        kaozheng explain d_x7q2m:120-131 --store facts.db   the same, of a stored article
        kaozheng explain f_k3abc --store facts.db           where a fact stands
        kaozheng explain --text '营收近40亿元，同比增长两成多' --published 2024-05-20

      START-END counts characters of the clean text, END exclusive, as `facts --json` and `extract`
      tell them.
      """)

  @OptionGroup var packs: PackOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: "A fact store; PLACE is then a document id, a path in the store or a fact id.")
  var store: String?

  @Option(help: "A text to read instead of a page.")
  var text: String?

  @Option(help: "The day the text was published, for 今年 and 上周.")
  var published: String?

  @Argument(help: "A page, a document or a fact, optionally with :START-END in characters.")
  var place: String?

  func validate() throws {
    if (place == nil) == (text == nil) {
      throw ValidationError("name a page, a document or a fact, or give --text")
    }
    if text != nil, store != nil { throw ValidationError("--text and --store exclude each other") }
    if published != nil, store != nil {
      throw ValidationError("a stored article has its own day; leave --published away")
    }
    if let published, CivilDate(iso: published) == nil {
      throw ValidationError("--published must be an ISO date, not '\(published)'")
    }
  }

  func run() async throws {
    let packSet = try PackSet.located(overlays: packs.packs)
    let worker = try ExtractionWorker(ExtractionStages(packs: packSet, limits: packs.limits))
    let (extracted, range) = try subject(worker)
    let text = extracted.article.text
    let positions = CodePointIndex(text)
    let cards = MentionCard(
      text: text, positions: positions, anchor: extracted.mentions.anchor,
      rules: try RuleBook(packs: packSet), language: talk.language)
    func isWanted(_ span: TextSpan) -> Bool {
      guard let range else { return true }
      return positions.codePoint(at: span.start) < range.upperBound
        && positions.codePoint(at: span.end) > range.lowerBound
    }
    var found: [(start: Int, card: String)] = []
    for mention in extracted.mentions.quantities where isWanted(mention.span) {
      found.append((mention.span.start, cards.card(of: mention)))
    }
    for mention in extracted.mentions.times where isWanted(mention.span) {
      found.append((mention.span.start, cards.card(of: mention)))
    }
    guard !found.isEmpty else {
      let words = positions.codePoint(at: text.count)
      throw LookupFailure(
        message: talk.language.text(
          "那里没有数字或时间；正文共 \(words) 字，不写 :起-止 则列出全部",
          "no number or time stands there; the clean text has \(words) characters, and without :START-END all are listed"
        ))
    }
    for (_, card) in found.sorted(by: { $0.start < $1.start }) {
      try StandardOutput.write(Array(card.utf8))
    }
  }

  /// The article that is meant, read, and the characters of it.
  private func subject(_ worker: ExtractionWorker) throws -> (ExtractedArticle, Range<Int>?) {
    let parts: Set<ExtractionPart> = [.quantities, .times]
    let given = GivenMetadata(published: published)
    if let text {
      let page = RawPage(name: "--text", bytes: Array(text.utf8), form: .text, given: given)
      return (try worker.extract(page, parts: parts), nil)
    }
    let (name, range) = try Self.parts(place ?? "")
    guard let store else {
      let page = try PageReader(limits: packs.limits).page(at: name, given: given)
      return (try worker.extract(page, parts: parts), range)
    }
    let (document, factRange) = try stored(name, in: FactStore(path: store, mode: .readOnly))
    let article = CleanArticle(
      text: document.text, published: document.published, script: document.script)
    return (try worker.extract(article, name: name, parts: parts), range ?? factRange)
  }

  /// The stored document of an id or path, or that of a fact with where the fact stands.
  private func stored(_ name: String, in store: FactStore) throws -> (DocumentRecord, Range<Int>?) {
    let lookup = DocumentLookup(store: store, language: talk.language)
    if name.hasPrefix("f_") {
      let facts = try store.facts(withPrefix: name, limit: 3)
      try lookup.requireOne(facts.map(\.fact.factID), of: name)
      if let fact = facts.first?.fact, let document = try store.document(fact.documentID) {
        return (document, fact.startCodePoint..<fact.endCodePoint)
      }
    } else if let document = try lookup.document(name) {
      return (document, nil)
    }
    throw LookupFailure(
      message: talk.language.text(
        "库里没有 \(name)；kaozheng facts --json 列出文章和事实的编号",
        "the store has no \(name); kaozheng facts --json lists the ids of documents and facts"))
  }

  /// `PLACE:START-END` apart; a colon without numbers after it belongs to the place.
  private static func parts(_ place: String) throws -> (name: String, range: Range<Int>?) {
    guard let colon = place.lastIndex(of: ":") else { return (place, nil) }
    let numbers = place[place.index(after: colon)...].split(separator: "-").map { Int($0) }
    guard numbers.count == 2, let start = numbers[0], let end = numbers[1] else {
      return (place, nil)
    }
    guard start < end else {
      throw ValidationError(":\(start)-\(end) holds no character; END must be greater than START")
    }
    return (String(place[..<colon]), start..<end)
  }
}
