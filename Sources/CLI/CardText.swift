/// The lines of a card: a label in the reader's language, then the value, in two columns.
struct CardText {
  let language: Language
  private(set) var lines: [String] = []

  init(_ language: Language) { self.language = language }

  /// Adds a line; nothing for a value that is missing or empty.
  mutating func add(_ zh: String, _ en: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    let label = language.text(zh, en)
    let pad = String(repeating: " ", count: max(1, 14 - DisplayText.width(label)))
    lines.append(label + pad + DisplayText.oneLine(value))
  }

  mutating func append(_ line: String) { lines.append(line) }

  var text: String { lines.joined(separator: "\n") + "\n" }
}
