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
    let verb = ChangeRule.verb(before: mention.span.start, in: scan)
    guard let literal = mention.literal else { return mention }
    if !verb.isDisjoint(with: [.widened, .lowered]) {
      mention.reading = .ambiguous
    } else if verb.contains(.added) {
      mention.factor = literal.adding(DecimalAmount(1))
    } else if verb.contains(.reached) {
      mention.factor = literal
    }
    return mention
  }
}
