import NewsModel

/// Multiples: N倍, with the factor the verb before it settles.
///
/// - Source: the usage notes of 现代汉语 on 增加N倍 (adds N times) and 增加到N倍 (comes to N times).
enum MultipleRule {
  static func read(_ measured: MeasuredAmount, in scan: QuantityScan) -> QuantityMention? {
    var measured = measured
    if scan.text.hasPrefix("半", at: measured.end) {
      measured.amount.add(DecimalAmount(coefficient: 5, exponent: -1))
      measured.end += 3
    }
    var mention = scan.mentionOf(measured, kind: .multiple, rule: "multiple")
    let start = scan.lead.hedge(at: measured.amount.start, in: scan.text)?.span.start
    settleFactor(of: &mention, before: start ?? mention.span.start, in: scan.text)
    return mention
  }

  private static let reached: [StaticString] = [
    "增加到", "增长到", "提高到", "扩大到", "上升到", "增至", "升至", "达到", "的", "相当于",
    "扩大至", "提高至", "增长至", "原来的", "扩大到原来的",
  ]
  private static let added: [StaticString] = [
    "增加", "增加了", "增长", "增长了", "提高", "提高了", "提升", "提升了", "上涨", "上涨了", "激增", "猛增",
    "暴涨", "大涨", "上升", "上升了", "多", "高", "高出", "增幅达", "涨幅达", "增长近", "同比增", "飙升",
  ]
  private static let ambiguous: [StaticString] = ["扩大", "扩大了", "放大", "放大了", "翻"]
  private static let lowered: [StaticString] = [
    "下降", "下降了", "减少", "减少了", "降低", "降低了", "缩小", "缩小了", "下跌", "低",
  ]

  private static func settleFactor(
    of mention: inout QuantityMention, before offset: Int, in text: ArticleText
  ) {
    var end = offset
    while end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    func follows(_ words: [StaticString]) -> Bool {
      words.contains { text.hasSuffix($0, endingAt: end) }
    }
    guard let literal = mention.literal else { return }
    if follows(ambiguous) || follows(lowered) {
      mention.reading = .ambiguous
    } else if follows(added) {
      mention.factor = literal.adding(DecimalAmount(1))
    } else if follows(reached) {
      mention.factor = literal
    }
  }
}
