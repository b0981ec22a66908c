import CICU
package import NewsModel

/// Cuts clean articles into sentences and words with ICU.
///
/// Owns break iterators, so it belongs to one worker and is not `Sendable`.
package final class Segmenter {
  /// ICU is fed runs of at least this many bytes, cut at line ends: opening a run is what costs.
  private static let runBytes = 1 << 16

  private let words: OpaquePointer
  private let splitter: SentenceSplitter
  /// Ends of the words of one run, reused.
  private var ends: [Int32] = []

  /// - Throws: ``Rejection`` (`parser`) when ICU has no Chinese break rules.
  package init(limits: Limits = Limits()) throws(Rejection) {
    guard let breaker = kz_breaker_open(0, "zh") else {
      throw Rejection(.parser, "ICU has no word break rules for zh; reinstall the ICU data")
    }
    words = breaker
    splitter = SentenceSplitter(maxSentenceBytes: limits.maxSentenceBytes)
  }

  deinit { kz_breaker_close(words) }

  /// Sentences and words of an article; the words cover its text exactly.
  ///
  /// - Complexity: linear; about 10 MB of text a second, nearly all of it ICU's word iterator.
  package func segment(_ article: CleanArticle) -> SegmentedArticle {
    SegmentedArticle(
      article: article, sentences: splitter.sentences(in: article.text),
      words: wordSpans(in: article.text))
  }

  /// Words of a text in order, white space and punctuation included.
  package func wordSpans(in text: ArticleText) -> [TextSpan] {
    let bytes = text.bytes
    var spans: [TextSpan] = []
    spans.reserveCapacity(bytes.count / 4)
    var start = 0
    while start < bytes.count {
      let end = Self.runEnd(in: bytes, from: start)
      appendWords(of: bytes, from: start, to: end, into: &spans)
      start = end
    }
    return spans
  }

  /// The end of the line in which `start + runBytes` lies.
  private static func runEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = min(start + runBytes, bytes.count)
    while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
    return end
  }

  private func appendWords(
    of bytes: [UInt8], from start: Int, to end: Int, into spans: inout [TextSpan]
  ) {
    let length = end - start
    if ends.count < length { ends = Array(repeating: 0, count: length) }
    let capacity = Int32(clamping: ends.count)
    let count = bytes.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return 0 }
      return kz_breaker_run_utf8(words, base + start, Int32(clamping: length), &ends, capacity)
    }
    var wordStart = start
    for index in 0..<Int(max(count, 0)) {
      let wordEnd = start + Int(ends[index])
      guard wordEnd > wordStart else { continue }
      spans.append(TextSpan(start: wordStart, end: wordEnd))
      wordStart = wordEnd
    }
    // ICU out of memory: the rest is one word, so that the words still cover the text.
    if wordStart < end { spans.append(TextSpan(start: wordStart, end: end)) }
  }
}
