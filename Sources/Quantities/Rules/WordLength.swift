import NewsModel

/// Lengths that one word names without a numeral of its own: 俩月, 仨小时, 個半鐘, 身高米九.
enum WordLength {
  /// `value`: the number, the ISO 8601 designator (empty for metres) and the unit, split by colons.
  static func read(_ value: String, span: TextSpan, _ scan: QuantityScan) -> QuantityMention? {
    let cells = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 3, let number = DecimalAmount(plain: cells[0]) else { return nil }
    let isHeight = cells[1].isEmpty
    let text = scan.text
    if isHeight {
      guard isHeightPlace(span, in: text) else { return nil }
    } else if let before = text.offsetOfScalar(before: span.start),
      NumeralGlyph.read(in: text, at: before) != nil
        || isCounted(text, before: span.start)
    {
      // 三个半月 is read from its number; 这个半月 is one half.
      return nil
    }
    var mention = QuantityMention(
      span: span, kind: isHeight ? .dimension : .duration,
      value: DecimalInterval(exactly: number), rule: isHeight ? "word_height" : "word_duration")
    mention.unit = cells[2]
    mention.literal = number
    if !isHeight {
      mention.duration = DurationRule.iso(mention.value, literal: number, code: cells[1])
    }
    return mention
  }

  /// 身高米九, 米九左右, 米六的个子: said of a body, not of 玉米九万吨.
  private static func isHeightPlace(_ span: TextSpan, in text: ArticleText) -> Bool {
    let heads: [StaticString] = [
      "身高", "身长", "身長", "个子", "個子", "个头", "身高约", "身高近", "身高有", "身高达", "身高是", "身高为", "超过", "将近",
    ]
    let tails: [StaticString] = [
      "左右", "上下", "的个", "的個", "的大个", "的身高", "大个", "大高个", "大漢", "大汉", "个头", "的男", "的女",
    ]
    guard NumeralGlyph.read(in: text, at: span.end) == nil else { return false }
    if heads.contains(where: { text.hasSuffix($0, endingAt: span.start) }) { return true }
    if let before = text.offsetOfScalar(before: span.start), NumberRule.isHan(text, at: before) {
      return false
    }
    return tails.contains { text.hasPrefix($0, at: span.end) }
  }

  /// 这 那 每 整 多 … before 个半月: another number, or half a month.
  private static func isCounted(_ text: ArticleText, before offset: Int) -> Bool {
    let words: [StaticString] = [
      "这", "這", "那", "每", "整", "多", "几", "幾", "两", "俩", "某", "各", "哪", "前", "后", "上", "下", "一", "有",
    ]
    return words.contains { text.hasSuffix($0, endingAt: offset) }
  }
}
