import Foundation
package import NewsModel

/// One line of a case file: a text with `⟦…⟧` around what must be found, a tab, what it must mean.
///
/// `-` as the expectation means that nothing must be found; `A | B` accepts both readings. A part marked
/// `⟦?…⟧` may be found or not and has no expectation. `⏎` stands for a line break and `⇥` for the tab of
/// a table cell. A line `# published 2023-09-01` gives the publication date of the cases below it
/// (`# published -` none); `# rule NAME` names the rule they are about, `# family NAME` what they have in
/// common, `# source NAME` the standard or convention they follow.
package struct MarkedCase: Sendable {
  package let text: String
  /// The line as written, with its marks.
  package let marked: String
  /// Byte spans of the parts that must be found, in order.
  package let spans: [TextSpan]
  /// Expectations separated by `; `, one for each mark.
  package let expected: [String]
  /// Byte spans of the parts that may be found or not.
  package let optional: [TextSpan]
  package let published: CivilDate?
  package let rule: String?
  package let family: String?
  package let source: String?
  /// Where it stands: `file:line`.
  package let place: String

  /// Reads `Corpus/cases/<folder>/*.tsv` (or the one file `<folder>.tsv`) of this package.
  package static func load(_ folder: String) throws -> [MarkedCase] {
    let base = PackageFolder.path + "/Corpus/cases/" + folder
    var files: [String] = []
    if FileManager.default.fileExists(atPath: base + ".tsv") { files.append(base + ".tsv") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    files += names.filter { $0.hasSuffix(".tsv") }.sorted().map { base + "/" + $0 }
    guard !files.isEmpty else { throw CaseError(message: "no case files at \(base)") }
    return try files.flatMap(parse)
  }

  private static func parse(_ file: String) throws -> [MarkedCase] {
    let content = try String(contentsOfFile: file, encoding: .utf8)
    var cases: [MarkedCase] = []
    var published: CivilDate?
    var rule: String?
    var family: String?
    var source: String?
    let name = (file as NSString).lastPathComponent
    for (index, line) in content.components(separatedBy: "\n").enumerated() where !line.isEmpty {
      let place = "\(name):\(index + 1)"
      if line.hasPrefix("#") {
        let words = line.dropFirst().split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "published" { published = CivilDate(iso: words[1]) }
        if words.count == 2, words[0] == "rule" { rule = words[1] }
        if words.count == 2, words[0] == "family" { (family, source) = (words[1], nil) }
        if words.count >= 2, words[0] == "source" {
          source = words.dropFirst().joined(separator: " ")
        }
        continue
      }
      let cells = line.components(separatedBy: "\t")
      guard cells.count == 2 else { throw CaseError(message: "\(place): one tab expected") }
      let (text, spans, optional) = try marks(cells[0], place)
      let expected = cells[1] == "-" ? [] : cells[1].components(separatedBy: "; ")
      guard spans.count == expected.count else {
        throw CaseError(message: "\(place): \(spans.count) marks, \(expected.count) expectations")
      }
      cases.append(
        MarkedCase(
          text: text, marked: cells[0], spans: spans, expected: expected, optional: optional,
          published: published, rule: rule, family: family, source: source, place: place))
    }
    return cases
  }

  private static func marks(
    _ marked: String, _ place: String
  ) throws -> (text: String, spans: [TextSpan], optional: [TextSpan]) {
    var text = ""
    var spans: [TextSpan] = []
    var optional: [TextSpan] = []
    var start: Int?
    var isOptional = false
    var previous: Character?
    for character in marked {
      switch character {
      case "⟦":
        guard start == nil else { throw CaseError(message: "\(place): ⟦ inside ⟦") }
        (start, isOptional) = (text.utf8.count, false)
      case "?" where previous == "⟦": isOptional = true
      case "⟧":
        guard let from = start else { throw CaseError(message: "\(place): ⟧ without ⟦") }
        let span = TextSpan(start: from, end: text.utf8.count)
        if isOptional { optional.append(span) } else { spans.append(span) }
        start = nil
      case "⏎": text.append("\n")
      case "⇥": text.append("\t")
      default: text.append(character)
      }
      previous = character
    }
    guard start == nil else { throw CaseError(message: "\(place): ⟦ without ⟧") }
    return (text, spans, optional)
  }

  /// The text as an article of one sentence a line, published on the case's date.
  package var article: SegmentedArticle {
    var sentences: [Sentence] = []
    var offset = 0
    for (paragraph, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      if !line.isEmpty {
        sentences.append(
          Sentence(span: TextSpan(start: offset, end: offset + line.count), paragraph: paragraph))
      }
      offset += line.count + 1
    }
    let date = published.map { PublicationDate(date: $0, basis: .given, confidence: 1) }
    let clean = CleanArticle(text: ArticleText(text), published: date)
    return SegmentedArticle(article: clean, sentences: sentences, words: [])
  }
}

extension MarkedCase: CustomStringConvertible {
  package var description: String { "\(place) \(text)" }
}

package struct CaseError: Error, CustomStringConvertible {
  package let message: String
  package init(message: String) { self.message = message }
  package var description: String { message }
}
