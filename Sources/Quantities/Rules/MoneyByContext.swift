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
    if context.headDistance > 0, namesThing(before: start, in: text) { return false }
    guard NumberRule.isHan(text, at: next) else { return true }
    if neutral.contains(where: { text.hasPrefix($0, at: next) }) { return true }
    // 投资5亿建厂: the head stands beside its number, and what follows is no noun that is counted.
    return context.headDistance == 0 && isBeside(context.headEnd, start, text)
  }

  private static func role(at offset: Int, in scan: QuantityScan) -> QuantityCue.Role? {
    guard let match = scan.lexicon.cueWords.longestMatch(in: scan.text.bytes, at: offset) else {
      return nil
    }
    let role = scan.lexicon.cues[Int(match.payload)].role
    return role == .money || role == .other ? role : nil
  }

  /// Words after a bare amount that count nothing.
  private static let neutral: [StaticString] = [
    "任务", "目标", "大关", "规模", "市场", "的", "以", "，", "左右", "增", "上", "下", "和", "与", "是", "级",
    "门槛", "关口", "时", "后", "之", "至", "到", "水平", "预期", "业绩", "营收", "体量", "总", "投", "融",
  ]

  /// Nothing but verbs of size between the head and its number: 营收达36亿.
  private static func isBeside(_ head: Int, _ start: Int, _ text: ArticleText) -> Bool {
    guard head >= 0, start >= head, start - head <= 24 else { return false }
    return isPlain(text, head, start)
  }

  /// The clause of the number has a noun of its own before it: 加盟商1.2万.
  private static func namesThing(before start: Int, in text: ArticleText) -> Bool {
    var clause = start
    let marks: [StaticString] = ["，", "；", "。", "：", "、", "！", "？"]
    while start - clause < 120, let before = text.offsetOfScalar(before: clause) {
      let byte = text.bytes[before]
      if byte == 0x2C || byte == 0x3B || byte == 0x0A { break }
      if byte >= 0xE3, marks.contains(where: { text.hasPrefix($0, at: before) }) { break }
      clause = before
    }
    return !isPlain(text, clause, start)
  }

  /// Only characters of time, change and size.
  private static func isPlain(_ text: ArticleText, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, let (scalar, length) = text.scalar(at: index) {
      if (0x4E00...0x9FFF).contains(scalar), !plain.contains(scalar) { return false }
      index += length
    }
    return true
  }

  private static let plain = Set(
    ("上年同期去今本前距离冲刺向迈进实为為達达约近超逾至到仅只是有则升降增减长下滑跌涨合计累总共分别其中而从由的了较比环预将可实际完成首破突季度月日"
      + "半周第一二三四五六七八九十百点之多余个以来截止末底初也已又再均各再度约达当后间在内时扩大缩收窄最高低不足于额规模亿万千元")
      .unicodeScalars.map(\.value))
}
