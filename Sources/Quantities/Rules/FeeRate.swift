import NewsModel

/// Rates of fees in the speech of brokers: 佣金万三 is 0.03 %, 费率千一点五 0.15 %.
enum FeeRate {
  /// The rate whose 万 or 千 stands at `offset`, or nil where no fee is spoken of.
  static func read(in scan: QuantityScan, at offset: Int) -> QuantityMention? {
    let text = scan.text
    guard let (glyph, start) = NumeralGlyph.read(in: text, at: offset) else { return nil }
    let power: Int
    switch glyph {
    case .scale(4): power = -2
    case .unit(3): power = -1
    default: return nil
    }
    if let before = text.offsetOfScalar(before: offset),
      NumeralGlyph.read(in: text, at: before) != nil || isVague(text, before)
    {
      return nil
    }
    guard let numeral = NumeralReader.read(in: text, at: start), !numeral.isBareScale,
      !numeral.hasScale, !numeral.hasSign, numeral.upper == nil, !numeral.hasLeadingZero,
      numeral.amount < DecimalAmount(10), numeral.amount > DecimalAmount(0),
      isEnd(text, at: numeral.end), isFee(text, before: offset)
    else { return nil }
    let value = numeral.amount.scaled(byPowerOfTen: power)
    var mention = QuantityMention(
      span: TextSpan(start: offset, end: numeral.end), kind: .percent,
      value: DecimalInterval(exactly: value), rule: "fee_rate")
    mention.literal = value
    return mention
  }

  private static func isVague(_ text: ArticleText, _ before: Int) -> Bool {
    ["几", "幾", "数", "數", "."].contains { (word: StaticString) in
      text.hasPrefix(word, at: before)
    }
  }

  /// No unit and no further word: 手续费万一算错 is no rate.
  private static func isEnd(_ text: ArticleText, at offset: Int) -> Bool {
    let words: [StaticString] = ["的", "左右", "以", "至", "到", "免", "和", "或", "起", "起步", "不", "，", "降"]
    return
      (DimensionRule.isEnd(text, at: offset)
      && (offset >= text.count
        || !ASCII.isAlphanumeric(text.bytes[offset])
          && text.bytes[offset] != 0x25))
      || words.contains { text.hasPrefix($0, at: offset) }
  }

  /// True when a word of a fee stands in the clause, at most fifteen characters back.
  private static func isFee(_ text: ArticleText, before offset: Int) -> Bool {
    let words: [StaticString] = [
      "佣金", "费率", "手续费", "印花税", "税率", "利率", "日息", "过户费", "管理费", "交易费", "服务费", "返佣", "滞纳金",
      "傭金", "費率", "手續費", "印花稅", "稅率", "過戶費", "管理費", "交易費", "服務費", "滯納金",
    ]
    var position = offset
    while offset - position < 45, let before = text.offsetOfScalar(before: position),
      let scalar = text.scalar(at: before)?.scalar, !QuantityLead.endsClause(scalar)
    {
      position = before
      if words.contains(where: { text.hasPrefix($0, at: position) }) { return true }
    }
    return false
  }
}
