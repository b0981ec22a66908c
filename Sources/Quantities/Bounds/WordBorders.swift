import ExtractorPacks
import NewsModel

/// Where the words of one text begin and end, as far as a number or a date must know.
///
/// Two witnesses: the words of ``WordBounds`` and ICU's words of the article. A vocabulary word beats
/// ICU, except where the word after the mention would be cut instead (以上|海外, not 以|上海|外).
final class WordBorders: Sendable {
  let text: ArticleText
  let vocabulary: WordBounds
  /// ICU's words of the text in order; may be empty, then the vocabulary alone decides.
  private let words: [TextSpan]

  init(text: ArticleText, vocabulary: WordBounds, words: [TextSpan]) {
    (self.text, self.vocabulary, self.words) = (text, vocabulary, words)
  }

  /// Where a word begins that a mention ending at `end` would cut: from `start` on, before `end`.
  ///
  /// - Complexity: O(length of the stretch + log words).
  func cut(from start: Int, before end: Int) -> Int? {
    guard end < text.count, text.bytes[end] >= 0x80 else { return nil }
    var position = start
    while position < end {
      if begins(at: position, crossing: end) { return position }
      position += text.scalar(at: position)?.byteCount ?? 1
    }
    return nil
  }

  /// True when a word begins at `start` and ends after `end`, and no better word begins at `end`.
  func begins(at start: Int, crossing end: Int) -> Bool {
    let known = vocabulary.words.longestMatch(in: text.bytes, at: start)?.end ?? start
    let reach: Int
    if known > end {
      reach = known
      if let rival = word(at: end), rival.start == end, rival.end > reach { return false }
    } else {
      // ICU glues numerals (每周|一例|会) and names of days; one character is what it is good for.
      guard end - start == 3, let word = word(at: end), word.start == start, word.end > end,
        isHan(start), NumeralGlyph.read(in: text, at: start) == nil, word.byteCount <= 12
      else { return false }
      reach = word.end
    }
    let rival = vocabulary.words.longestMatch(in: text.bytes, at: end)?.end ?? end
    return rival <= reach
  }

  /// True when a word of more than one character begins at `offset`, where a bound word could stand.
  func begins(at offset: Int) -> Bool {
    guard let (_, length) = text.scalar(at: offset) else { return false }
    return begins(at: offset, crossing: offset + length)
  }

  /// End of the fixed name that begins at `offset` (周六福, 十点读书), or nil.
  func nameEnd(at offset: Int) -> Int? {
    vocabulary.names.longestMatch(in: text.bytes, at: offset)?.end
  }

  private func isHan(_ offset: Int) -> Bool {
    guard let (scalar, _) = text.scalar(at: offset) else { return false }
    return (0x4E00...0x9FFF).contains(scalar)
  }

  /// ICU's word that holds the byte at `offset`.
  private func word(at offset: Int) -> TextSpan? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].start <= offset ? words[low] : nil
  }
}
