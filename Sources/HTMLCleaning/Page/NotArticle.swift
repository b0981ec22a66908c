import ExtractorPacks
import NewsModel

/// Knows pages that stand in for an article: checks for robots, missing pages, banners about cookies.
///
/// Only a short text without a dateline is doubted, and only when the sentences that say such things
/// to the reader are half of it or more: an article about captchas says other things as well.
struct NotArticle: Sendable {
  private struct Phrase: Sendable {
    /// Folded; they follow each other inside one sentence.
    let words: [[UInt8]]
    let kind: String
  }

  /// Characters of a text that is looked at.
  private static let maxCharacters = 200
  private let phrases: [Phrase]

  init(_ packs: PackSet) throws(PackError) {
    var phrases: [Phrase] = []
    for row in try packs.rows("sites/not_articles.tsv", columns: ["phrase", "kind", "source"]) {
      let words = row["phrase"].split(separator: "…").map {
        ByteText.folded(Array($0.utf8)[...])
      }
      guard !words.isEmpty else { throw row.error("phrase", "a phrase has words") }
      phrases.append(Phrase(words: words, kind: row["kind"]))
    }
    self.phrases = phrases
  }

  /// Rejects with `no_text` what is no article.
  ///
  /// - Complexity: the length of the text for long ones; phrases times 200 characters for short ones.
  func check(_ findings: PageFindings, name: String) throws(Rejection) {
    let text = findings.text.bytes
    guard findings.published == nil, text.count <= Self.maxCharacters * 4 else { return }
    var characters = 0
    ByteText.forEachScalar(text[...]) { _ in characters += 1 }
    guard characters < Self.maxCharacters, let kind = kind(of: text) else { return }
    throw Rejection(
      .noText,
      "\(name) is no article but a \(kind): \"\(String(decoding: ByteText.prefix(text[...], maxBytes: 60), as: UTF8.self))\"; fetch the page again"
    )
  }

  private func kind(of text: [UInt8]) -> String? {
    var found: String?
    var (said, total) = (0, 0)
    for sentence in Self.sentences(of: text) {
      let folded = ByteText.folded(sentence)
      total += folded.count
      guard let phrase = phrases.first(where: { Self.contains(folded, $0.words) }) else { continue }
      said += folded.count
      if found == nil { found = phrase.kind }
    }
    return said * 2 >= total ? found : nil
  }

  /// Up to a full stop, a mark of exclamation or question, or the end of a line.
  private static func sentences(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < text.count {
      let (scalar, length) = ByteText.scalar(text[...], at: index)
      index += length
      switch scalar {
      case 0x0A, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F:
        found.append(text[start..<index])
        start = index
      default: break
      }
    }
    if start < text.count { found.append(text[start...]) }
    return found
  }

  private static func contains(_ sentence: [UInt8], _ words: [[UInt8]]) -> Bool {
    var rest = sentence[...]
    for word in words {
      guard let found = end(of: word, in: rest) else { return false }
      // What an article quotes it does not say to the reader.
      if sentence[..<(found - word.count)].suffix(3).elementsEqual("“".utf8) { return false }
      rest = rest[found...]
    }
    return true
  }

  /// Where the first such word ends.
  private static func end(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= word.count else { return nil }
    return (text.startIndex...(text.endIndex - word.count)).first {
      text[$0..<($0 + word.count)].elementsEqual(word)
    }.map { $0 + word.count }
  }
}
