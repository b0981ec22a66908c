import ExtractorPacks
import NewsModel

/// Whether a bare 3000万 is an amount of money: the nearest head noun decides, not the sentence.
enum MoneyByContext {
  static func holds(_ measured: MeasuredAmount, in scan: QuantityScan) -> Bool {
    let (text, context) = (scan.text, scan.context)
    let start = measured.amount.start
    let next = scan.spaces(from: measured.end)
    // 3000万融资, 5亿的估值; 810万用户
    if let role = role(at: next, in: scan) { return role == .money }
    if text.hasPrefix("的", at: next), role(at: next + 3, in: scan) == .money { return true }
    guard context.headIsMoney, context.headDistance <= 2 else { return false }
    if context.headDistance > 0, namesThing(before: start, in: scan) { return false }
    guard NumberRule.isHan(text, at: next) else { return true }
    if scan.lexicon.edges.has(.countsNothing, in: text, at: next) { return true }
    // 投资5亿建厂: the head stands beside its number, and what follows is no noun that is counted.
    return context.headDistance == 0 && isBeside(context.headEnd, start, scan)
  }

  private static func role(at offset: Int, in scan: QuantityScan) -> QuantityCue.Role? {
    guard let match = scan.lexicon.cueWords.longestMatch(in: scan.text.bytes, at: offset) else {
      return nil
    }
    let role = scan.lexicon.cues[Int(match.payload)].role
    return role == .money || role == .other ? role : nil
  }

  /// Nothing but verbs of size between the head and its number: 营收达36亿.
  private static func isBeside(_ head: Int, _ start: Int, _ scan: QuantityScan) -> Bool {
    guard head >= 0, start >= head, start - head <= 24 else { return false }
    return isPlain(scan, head, start)
  }

  /// The clause of the number has a noun of its own before it: 加盟商1.2万.
  private static func namesThing(before start: Int, in scan: QuantityScan) -> Bool {
    let text = scan.text
    var clause = start
    let marks: [StaticString] = ["，", "；", "。", "：", "、", "！", "？"]
    while start - clause < 120, let before = text.offsetOfScalar(before: clause) {
      let byte = text.bytes[before]
      if byte == 0x2C || byte == 0x3B || byte == 0x0A { break }
      if byte >= 0xE3, marks.contains(where: { text.hasPrefix($0, at: before) }) { break }
      clause = before
    }
    return !isPlain(scan, clause, start)
  }

  /// Only characters of time, change and size.
  private static func isPlain(_ scan: QuantityScan, _ start: Int, _ end: Int) -> Bool {
    let (text, edges) = (scan.text, scan.lexicon.edges)
    var index = start
    while index < end, let (scalar, length) = text.scalar(at: index) {
      if (0x4E00...0x9FFF).contains(scalar), !edges.has(.plain, in: text, at: index) {
        return false
      }
      index += length
    }
    return true
  }
}
