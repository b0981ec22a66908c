import FactStore
import NewsModel

/// Articles and facts made for the tests of the store.
enum StoreSamples {
  static let run = RunRecord(runID: "r1", startedAt: "2026-01-01T00:00:00Z", toolVersion: "t")

  static func store() throws -> FactStore {
    let store = try FactStore.inMemory()
    try store.begin(run)
    return store
  }

  /// One article of two equal sentences, a claim in each, code points beyond the BMP before them.
  static func stored(
    path: String = "a.html", source: String = "甲报", raw: String = "00", amount: String = "36.57亿元"
  ) -> StoredDocument {
    let line = "💩𠮷公司营收\(amount)。"
    let text = ArticleText(line + "\n" + line)
    let half = line.utf8.count
    let spans = [TextSpan(start: 0, end: half), TextSpan(start: half + 1, end: half * 2 + 1)]
    let article = CleanArticle(text: text, title: "题", source: source)
    let segmented = SegmentedArticle(
      article: article,
      sentences: spans.enumerated().map { Sentence(span: $1, paragraph: $0) }, words: [])
    let offset = half - 3 - amount.utf8.count
    var quantities: [QuantityMention] = []
    var claims: [Claim] = []
    for (index, sentence) in spans.enumerated() {
      let start = sentence.start + offset
      let span = TextSpan(start: start, end: start + amount.utf8.count)
      let value = DecimalInterval(exactly: DecimalAmount(coefficient: 3657, exponent: 6))
      quantities.append(QuantityMention(span: span, kind: .money, value: value, rule: "q"))
      var claim = Claim(
        subject: ClaimSubject(entityID: "gongsi", label: "公司"), metricID: "revenue",
        metricSurface: "营收",
        value: .quantity(kind: .money, interval: value, currency: "CNY", unit: nil),
        evidence: [Evidence(span: span, sentence: index)], rule: "r", confidence: 0.9)
      claim.quantityIndex = index
      claims.append(claim)
    }
    let mentions = ArticleMentions(
      quantities: quantities,
      entities: [
        EntityMention(
          span: TextSpan(start: 8, end: 14), type: .organization, entityID: "gongsi", label: "公司",
          confidence: 1, rule: "e")
      ])
    let input = InputRecord(root: "/r", relpath: path, bytes: 1, modifiedNanoseconds: 2)
    return DocumentAssembler.assemble(
      ExtractedArticle(segmented: segmented, mentions: mentions, claims: claims),
      from: .init(source: source, input: input, rawSHA256: raw))
  }

  /// A line for every public value, in public order.
  static func dump(_ store: FactStore) throws -> [String] {
    var lines = try store.documents().map { "\($0.documentID) \($0.path) \($0.text.string)" }
    try store.facts { lines.append("\($0.fact) \($0.document.documentID) \($0.sentence)") }
    return lines
  }
}
