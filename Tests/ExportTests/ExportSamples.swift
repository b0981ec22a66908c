import NewsModel

/// Values with everything that is hard to write.
enum ExportSamples {
  static func row() -> FactInContext {
    var claim = Claim(
      subject: ClaimSubject(entityID: "gongsi", label: "“公司”, \"甲\""), metricID: "revenue",
      metricSurface: "营收",
      value: .quantity(
        kind: .money,
        interval: DecimalInterval(
          min: DecimalAmount(coefficient: 3657, exponent: 6), max: nil, minOpen: true,
          maxOpen: false), currency: "CNY", unit: nil),
      evidence: [], rule: "r", confidence: 0.9)
    claim.qualifiers = ["cumulative", "daily"]
    let fact = Fact(
      factID: "f_1", documentID: "d_1", claim: claim, hedge: .over,
      literal: DecimalAmount(coefficient: 3657, exponent: 6), quote: "超36.57亿元",
      codePoints: 3..<11, contextCodePoints: 0..<12)
    return FactInContext(fact: fact, document: document(), sentence: "营收\"超\"36.57亿元,\n😀\u{1}")
  }

  static func document() -> DocumentRecord {
    DocumentRecord(
      documentID: "d_1", articleID: "a_1", textID: "x_1", source: "甲报", root: "/r",
      path: "a,b.html", rawSHA256: "00", title: "题\\目", text: ArticleText("正文\n\u{2028}😀"),
      warnings: ["truncated: cut", "charset_mixed: 2 parts"], site: "甲网", section: "财经",
      editor: "王五", nextPage: "/2.html", cleanConfidence: 0.5,
      removed: [
        RemovedLine(role: .related, text: "读\"甲\""), RemovedLine(role: .ad, text: "扫码\n关注"),
      ])
  }

  static func group() -> FactGroup {
    let words = Explanation(zh: "差", en: "differs")
    return FactGroup(
      groupID: "g_1", claimKey: "gongsi|revenue|level||||", subjectID: "gongsi",
      metricID: "revenue", market: nil, period: "2023", periodInterval: nil, status: .conflict,
      severity: 0.125, origins: 2, facts: [row().fact], originOf: [:],
      pairs: [
        PairVerdict(
          a: "f_1", b: "f_2", status: .conflict, valueRelation: .disjoint, timeRelation: "same",
          modalityRelation: "same", independence: .independent, severity: 0.125, rule: "x",
          explanation: words)
      ], explanation: words)
  }
}
