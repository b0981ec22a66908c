import NewsModel

extension TimeResolver {
  /// True when no line break lies between two offsets.
  ///
  /// Looks at most 3000 bytes back.
  func isSameParagraph(_ from: Int, _ to: Int) -> Bool {
    guard from <= to, to - from <= 3000 else { return false }
    for index in from..<to where text.bytes[index] == 0x0A { return false }
    return true
  }

  /// True when at most one line break lies between two offsets: the paragraph or the one before.
  func isNear(_ from: Int, _ to: Int) -> Bool {
    guard from <= to, to - from <= 3000 else { return false }
    var breaks = 0
    for index in from..<to where text.bytes[index] == 0x0A { breaks += 1 }
    return breaks <= 2
  }

  /// True when no end of a sentence lies between two offsets.
  func isSameSentence(_ from: Int, _ to: Int) -> Bool {
    guard from <= to, to - from <= 900 else { return false }
    for index in from..<to {
      if text.bytes[index] == 0x0A { return false }
      if text.bytes[index] == 0xE3 || text.bytes[index] == 0xEF,
        text.hasPrefix("。", at: index) || text.hasPrefix("！", at: index)
          || text.hasPrefix("？", at: index)
      {
        return false
      }
    }
    return true
  }

  /// True when the clause around a span speaks of the future (将, 预计, 计划).
  func isFuture(at span: TextSpan) -> Bool {
    Self.isFuture(at: span, in: text, vocabulary)
  }

  /// True when the clause around a span tells what has been (曾, 同比).
  func isPast(at span: TextSpan) -> Bool {
    Self.clause(at: span, in: text, holds: .pastCue, vocabulary)
  }

  /// True when the clause is nothing but the expression, so that nothing tells past from future.
  func isAlone(_ span: TextSpan) -> Bool {
    var start = span.start
    while let previous = text.offsetOfScalar(before: start), span.start - start < 6 {
      if Self.isClauseEnd(text, previous) { break }
      start = previous
    }
    guard span.start - start < 6 else { return false }
    var end = span.end
    while end < text.count, end - span.end < 6 {
      if Self.isClauseEnd(text, end) {
        // 12月30日，公司… goes on.
        guard text.hasPrefix("，", at: end), end + 3 < text.count, text.bytes[end + 3] != 0x0A else {
          break
        }
        return false
      }
      end += text.scalar(at: end)?.byteCount ?? 1
    }
    return end - span.end < 6
  }

  /// The same for a text on its own.
  ///
  /// Looks at most 60 bytes to either side.
  static func isFuture(at span: TextSpan, in text: ArticleText, _ vocabulary: TimeVocabulary)
    -> Bool
  {
    clause(at: span, in: text, holds: .futureCue, vocabulary)
  }

  /// True when a word of the class stands in the clause around a span, at most 60 bytes away.
  private static func clause(
    at span: TextSpan, in text: ArticleText, holds cue: TimeWordClass,
    _ vocabulary: TimeVocabulary
  ) -> Bool {
    var start = span.start
    while span.start - start < 60, let previous = text.offsetOfScalar(before: start) {
      if isClauseEnd(text, previous) { break }
      start = previous
    }
    var offset = start
    while offset < text.count, offset - span.end < 60 {
      if offset >= span.end, isClauseEnd(text, offset) { break }
      if vocabulary.word(cue, in: text.bytes, at: offset) != nil { return true }
      offset += text.scalar(at: offset)?.byteCount ?? 1
    }
    return false
  }

  private static func isClauseEnd(_ text: ArticleText, _ offset: Int) -> Bool {
    switch text.scalar(at: offset)?.scalar {
    case 0x0A, 0xFF0C, 0x3002, 0xFF1B, 0xFF01, 0xFF1F: true  // ， 。 ； ！ ？
    default: false
    }
  }
}
