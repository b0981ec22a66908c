package import NewsModel

/// Gives an extracted article its ids and code points: pure, without a database, O(text + claims).
package enum DocumentAssembler {
  /// Where an article came from, as far as the article itself does not say.
  package struct Origin: Sendable {
    /// Name of the outlet it is filed under.
    package var source: String
    package var input: InputRecord
    package var rawSHA256: String

    package init(source: String, input: InputRecord, rawSHA256: String) {
      (self.source, self.input, self.rawSHA256) = (source, input, rawSHA256)
    }
  }

  /// The rows of one article.
  ///
  /// A claim whose evidence does not hold is left out with a warning.
  package static func assemble(_ extracted: ExtractedArticle, from origin: Origin) -> StoredDocument
  {
    let article = extracted.article
    let text = withoutNUL(article.text)
    let textID = StableID.text(text)
    let credited = article.source.flatMap { $0 == origin.source ? nil : $0 }
    var document = DocumentRecord(
      documentID: StableID.document(source: origin.source, rawSHA256: origin.rawSHA256),
      articleID: StableID.article(
        url: article.url, source: origin.source, title: article.title,
        day: article.published?.date, textID: textID),
      textID: textID, source: origin.source, creditedSource: credited, root: origin.input.root,
      path: origin.input.relpath, rawSHA256: origin.rawSHA256, url: article.url,
      title: article.title, author: article.author, published: article.published,
      script: article.script, text: text, warnings: article.warnings.map(oneLine),
      site: article.site, section: article.section, editor: article.editor,
      nextPage: article.nextPage,
      cleanConfidence: article.confidence.isFinite ? min(max(article.confidence, 0), 1) : nil,
      removed: article.removed)
    // Offsets are those of the text as it was read; a replaced NUL keeps its code point.
    var builder = Builder(extracted, document: document)
    let sentences = builder.sentences()
    let mentions = builder.mentions()
    let facts = builder.facts()
    document.warnings += builder.warnings
    var input = origin.input
    input.state = .done
    input.rawSHA256 = origin.rawSHA256
    return StoredDocument(
      document: document, input: input, sentences: sentences, mentions: mentions, facts: facts)
  }

  /// Warnings are stored a line each.
  private static func oneLine(_ warning: String) -> String {
    guard warning.utf8.contains(0x0A) else { return warning }
    return String(decoding: warning.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// SQLite ends a text at U+0000: it becomes U+FFFD.
  private static func withoutNUL(_ text: ArticleText) -> ArticleText {
    guard text.bytes.contains(0) else { return text }
    var bytes: [UInt8] = []
    for byte in text.bytes {
      if byte == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(byte) }
    }
    return ArticleText(utf8: bytes)
  }

  static func withoutNUL(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return withoutNUL(ArticleText(text)).string
  }
}

/// The state of assembling one article.
private struct Builder {
  private let extracted: ExtractedArticle
  private let document: DocumentRecord
  private let text: ArticleText
  private let codePoints: CodePointIndex
  private var sentenceTexts: [String] = []
  private var sentenceOccurrences: [Int] = []
  private(set) var warnings: [String] = []

  init(_ extracted: ExtractedArticle, document: DocumentRecord) {
    (self.extracted, self.document, text) = (extracted, document, extracted.article.text)
    codePoints = CodePointIndex(text)
  }

  mutating func sentences() -> [StoredSentence] {
    var seen: [String: Int] = [:]
    var rows: [StoredSentence] = []
    for sentence in extracted.segmented.sentences {
      let words = string(in: sentence.span)
      let occurrence = seen[words, default: 0]
      seen[words] = occurrence + 1
      sentenceTexts.append(words)
      sentenceOccurrences.append(occurrence)
      guard !sentence.span.isEmpty else { continue }
      let range = codePoints.range(of: sentence.span)
      rows.append(
        StoredSentence(
          sentenceID: StableID.sentence(
            documentID: document.documentID, text: words, occurrence: occurrence),
          start: range.lowerBound, end: range.upperBound))
    }
    return rows
  }

  func mentions() -> [StoredMention] {
    var seen: [String: Int] = [:]
    var rows: [StoredMention] = []
    for mention in extracted.mentions.entities where isSound(mention.span) {
      let surface = string(in: mention.span)
      let key = mention.type.rawValue + "\u{1F}" + surface
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      let range = codePoints.range(of: mention.span)
      rows.append(
        StoredMention(
          mentionID: StableID.mention(
            documentID: document.documentID, kind: mention.type.rawValue, surface: surface,
            occurrence: occurrence),
          start: range.lowerBound, end: range.upperBound, surface: surface, type: mention.type,
          entityID: mention.entityID, label: mention.label,
          confidence: min(max(mention.confidence, 0), 1), rule: mention.rule))
    }
    return rows
  }

  mutating func facts() -> [StoredFact] {
    var slots: [String: Int] = [:]
    var rows: [StoredFact] = []
    for claim in extracted.claims {
      guard let evidence = claim.evidence.first, isSound(evidence.span),
        sentenceTexts.indices.contains(evidence.sentence),
        extracted.segmented.sentences[evidence.sentence].span.contains(evidence.span)
      else {
        warnings.append("evidence: a claim of \(claim.metricID) has no sound span")
        continue
      }
      rows.append(fact(claim, evidence, &slots))
    }
    return rows
  }

  private func fact(_ claim: Claim, _ evidence: Evidence, _ slots: inout [String: Int])
    -> StoredFact
  {
    let sentence = extracted.segmented.sentences[evidence.sentence].span
    let sentenceText = sentenceTexts[evidence.sentence]
    let quote = string(in: evidence.span)
    // The occurrence counts equal sentences, then equal quotes inside the sentence.
    let before = occurrences(of: evidence.span, from: sentence.start)
    let occurrence = "\(sentenceOccurrences[evidence.sentence]).\(before)"
    let key = [quote, sentenceText, occurrence, claim.metricID].joined(separator: "\u{1F}")
    let slot = slots[key, default: 0]
    slots[key] = slot + 1
    func id(_ prefix: String, _ owner: String) -> String {
      StableID.fact(
        prefix: prefix, owner: owner, quote: quote, sentence: sentenceText, occurrence: occurrence,
        metric: claim.metricID, slot: slot)
    }
    let quantity = claim.quantityIndex.flatMap {
      extracted.mentions.quantities.indices.contains($0) ? extracted.mentions.quantities[$0] : nil
    }
    var claim = claim
    claim.confidence = claim.confidence.isFinite ? min(max(claim.confidence, 0), 1) : 0
    claim.metricSurface = DocumentAssembler.withoutNUL(claim.metricSurface)
    return StoredFact(
      fact: Fact(
        factID: id("f_", document.documentID), documentID: document.documentID, claim: claim,
        hedge: quantity?.hedge ?? .exact, literal: quantity?.literal, quote: quote,
        codePoints: codePoints.range(of: evidence.span),
        contextCodePoints: codePoints.range(of: sentence)),
      signature: id("s_", document.articleID))
  }

  /// How often the bytes of `span` stand between `start` and the span.
  ///
  /// Bounded by one sentence.
  private func occurrences(of span: TextSpan, from start: Int) -> Int {
    let bytes = text.bytes
    var count = 0
    var offset = start
    while offset + span.byteCount <= span.start {
      if bytes[offset] == bytes[span.start],
        bytes[offset..<(offset + span.byteCount)].elementsEqual(bytes[span.start..<span.end])
      {
        count += 1
        offset += span.byteCount
      } else {
        offset += 1
      }
    }
    return count
  }

  private func isSound(_ span: TextSpan) -> Bool {
    let bytes = text.bytes
    func isBoundary(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
    return !span.isEmpty && span.end <= bytes.count && isBoundary(span.start)
      && isBoundary(span.end)
  }

  private func string(in span: TextSpan) -> String {
    DocumentAssembler.withoutNUL(text.string(in: span))
  }
}
