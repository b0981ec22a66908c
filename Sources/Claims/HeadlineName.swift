import ExtractorPacks
import NewsModel

/// Finds the name an article is about when no pack knows it.
///
/// A headline mostly opens with its subject (岚星汽车三季度交付…). The longest start of it that also
/// opens a clause of the text is taken for a name. Cost: O(text) for each of at most eight starts.
struct HeadlineName {
  let lexicon: ClaimLexicon

  /// Shorter may be any word, longer is a phrase.
  private static let nameBytes = 9...24
  private static let maxOccurrences = 10_000

  /// Mentions of that name, sorted; empty unless it opens a clause below the headline and nowhere
  /// overlaps a known mention.
  func mentions(in article: SegmentedArticle, known: ArticleMentions) -> [EntityMention] {
    let first = article.sentences.first.map { article.text.string(in: $0.span) }
    guard let title = article.article.title ?? first else { return [] }
    let headline = ArticleText(title)
    let bodyStart =
      article.article.titleSpan?.end ?? article.sentences.first.map {
        article.article.title == nil ? $0.span.end : 0
      } ?? 0
    for start in starts(of: headline) {
      for end in ends(of: headline, from: start).reversed() {
        let name = headline.string(in: TextSpan(start: start, end: end))
        let found = occurrences(of: name, in: article.text, known: known)
        let opens = found.contains {
          $0.span.start >= bodyStart && opensClause($0.span.start, article.text)
        }
        if opens { return found }
      }
    }
    return []
  }

  /// The beginning of the headline, and what follows a colon near it (收评：…).
  private func starts(of headline: ArticleText) -> [Int] {
    var offset = 0
    while offset < min(headline.count, 18) {
      if headline.hasPrefix("：", at: offset) { return [0, offset + 3] }
      if headline.hasPrefix(":", at: offset) { return [0, offset + 1] }
      offset += 1
    }
    return [0]
  }

  /// Possible ends of a name, shortest first: before the first known word, blank or mark.
  private func ends(of headline: ArticleText, from start: Int) -> [Int] {
    var ends: [Int] = []
    var offset = start
    while offset < headline.count, offset - start < Self.nameBytes.upperBound {
      if let match = lexicon.automaton.longestMatch(in: headline.bytes, at: offset),
        offset == start || lexicon.entries[Int(match.payload)].industry == nil
      {
        break
      }
      guard let (scalar, width) = headline.scalar(at: offset), Self.isLetter(scalar) else { break }
      offset += width
      if Self.nameBytes.contains(offset - start) { ends.append(offset) }
    }
    return ends
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
    default: false
    }
  }

  private func occurrences(
    of name: String, in text: ArticleText, known: ArticleMentions
  ) -> [EntityMention] {
    let needle = Array(name.utf8)
    var found: [EntityMention] = []
    var offset = 0
    var next = 0
    while let start = Self.offset(of: needle, in: text.bytes, from: offset),
      found.count < Self.maxOccurrences
    {
      let span = TextSpan(start: start, end: start + needle.count)
      while next < known.entities.count, known.entities[next].span.end <= start { next += 1 }
      // A place inside the name (南海100指数) is part of it; any other known name refutes it.
      if next < known.entities.count, known.entities[next].span.overlaps(span),
        known.entities[next].type != .place || !span.contains(known.entities[next].span)
      {
        return []
      }
      found.append(
        EntityMention(
          span: span, type: .organization, entityID: "org:" + name, label: name, confidence: 0.5,
          rule: "headline_name"))
      offset = span.end
    }
    return found
  }

  /// True at the start of the text or line, or behind a comma or full stop.
  private func opensClause(_ offset: Int, _ text: ArticleText) -> Bool {
    offset == 0 || text.bytes[offset - 1] == 10 || text.bytes[offset - 1] == UInt8(ascii: ",")
      || text.hasSuffix("，", endingAt: offset) || text.hasSuffix("。", endingAt: offset)
      || text.hasSuffix("；", endingAt: offset) || text.hasSuffix("“", endingAt: offset)
  }

  private static func offset(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, let last = needle.last, needle.count <= bytes.count else {
      return nil
    }
    var offset = start
    while offset <= bytes.count - needle.count {
      if bytes[offset] == first, bytes[offset + needle.count - 1] == last {
        var index = 1
        while index < needle.count, bytes[offset + index] == needle[index] { index += 1 }
        if index == needle.count { return offset }
      }
      offset += 1
    }
    return nil
  }
}
