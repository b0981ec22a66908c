import NewsModel

/// One article prepared for the rules: bytes, folded bytes, word borders and what was found so far.
struct ArticleScan {
  let article: SegmentedArticle
  let bytes: [UInt8]
  /// ``bytes`` with small ASCII letters.
  let folded: [UInt8]
  /// True where a word starts, by offset; empty when the article has no words.
  private let wordStarts: [Bool]
  /// Names of the packs, sorted by span, not overlapping.
  var known: [EntityMention] = []
  /// Words beside and inside names, in text order.
  var cues: [Cue] = []
  /// Names made by rules so far, unordered.
  var made: [EntityMention] = []

  init(_ article: SegmentedArticle) {
    self.article = article
    bytes = article.text.bytes
    folded = ByteRun.folded(bytes)
    var starts: [Bool] = []
    if !article.words.isEmpty {
      starts = Array(repeating: false, count: bytes.count + 1)
      starts[bytes.count] = true
      for word in article.words where word.end <= bytes.count {
        starts[word.start] = true
        starts[word.end] = true
      }
    }
    wordStarts = starts
  }

  /// False when the segmenter put no border at `offset`; true when there are no words.
  func isWordBorder(_ offset: Int) -> Bool {
    wordStarts.isEmpty || offset >= wordStarts.count || wordStarts[offset]
  }

  /// True when the segmenter is sure that a word starts at `offset`.
  func isWordStart(_ offset: Int) -> Bool {
    !wordStarts.isEmpty && offset < wordStarts.count && wordStarts[offset]
      && offset > 0 && !wordStarts[max(offset - 3, 0)]
  }

  /// The characters of a stretch of bytes.
  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// True when the segmenter took the span for one word.
  func isWord(_ span: TextSpan) -> Bool {
    guard !wordStarts.isEmpty, wordStarts[span.start], wordStarts[span.end] else { return false }
    for offset in (span.start + 1)..<max(span.end, span.start + 1) where wordStarts[offset] {
      return false
    }
    return true
  }

  /// True when the segmenter broke the span into more pieces than it has pairs of characters, as it
  /// does with names no dictionary has; true when the article has no words.
  func isUnseen(_ span: TextSpan) -> Bool {
    guard !wordStarts.isEmpty else { return true }
    guard span.end < wordStarts.count, wordStarts[span.start] else { return false }
    var words = 0
    for offset in span.start..<span.end where wordStarts[offset] { words += 1 }
    return words * 6 > span.byteCount
  }

  /// The known name that ends at `offset`, if any.
  ///
  /// Cost: O(log names).
  func known(endingAt offset: Int) -> EntityMention? {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].span.end < offset { low = middle + 1 } else { high = middle }
    }
    guard low < known.count, known[low].span.end == offset else { return nil }
    return known[low]
  }

  /// The known name that covers any byte of `span`, if any.
  ///
  /// Cost: O(log names).
  func known(overlapping span: TextSpan) -> EntityMention? {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    guard low < known.count, known[low].span.overlaps(span) else { return nil }
    return known[low]
  }
}
