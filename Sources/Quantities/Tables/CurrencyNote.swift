import ExtractorPacks
import NewsModel

/// What a text says of the currency of its amounts.
///
/// 本文货币单位均为美元, 除特别说明外，单位为人民币 and 金额均以港元计 hold for a bare 元 as well;
/// （单位：百万港元） speaks of a table, and of bare 元 only where 元 is what the currency is called at home.
struct CurrencyNote: Hashable {
  let currency: String
  let holdsForYuan: Bool

  /// Bytes that a note may take.
  private static let reach = 120

  /// The first note of a text; nil for most.
  ///
  /// Cost: one pass over the bytes.
  static func find(in text: ArticleText, _ lexicon: QuantityLexicon) -> CurrencyNote? {
    let bytes = text.bytes
    var index = 0
    while index + 5 < bytes.count {
      let lead = bytes[index]
      if lead < 0xE0 || lead > 0xEF {
        index += 1
        continue
      }
      // 单 單 币 幣 均 start with the same byte.
      if lead == 0xE5, mayOpen(bytes[index + 1], bytes[index + 2]),
        let note = note(at: index, in: text, lexicon)
      {
        return note
      }
      index += 3
    }
    return nil
  }

  /// The other two bytes of 单 單 币 幣 均.
  private static func mayOpen(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x8D, 0x95), (0x96, 0xAE), (0xB8, 0x81), (0xB9, 0xA3), (0x9D, 0x87): true
    default: false
    }
  }

  private static func note(
    at offset: Int, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> CurrencyNote? {
    if text.hasPrefix("单位", at: offset) || text.hasPrefix("單位", at: offset) {
      return note(after: offset + 6, in: text, lexicon)
    }
    if text.hasPrefix("币种", at: offset) || text.hasPrefix("幣種", at: offset)
      || text.hasPrefix("币别", at: offset) || text.hasPrefix("幣別", at: offset)
    {
      return note(after: offset + 6, in: text, lexicon)
    }
    guard lexicon.edges.has(.allIn, in: text, at: offset),
      isAboutMoney(text, before: offset, lexicon)
    else { return nil }
    return note(after: offset, in: text, lexicon)
  }

  /// The line so far speaks of amounts in general.
  private static func isAboutMoney(
    _ text: ArticleText, before offset: Int, _ lexicon: QuantityLexicon
  ) -> Bool {
    var index = offset
    while index > 0, offset - index < reach {
      guard let before = text.offsetOfScalar(before: index) else { break }
      if text.bytes[before] == 0x0A || text.hasPrefix("。", at: before) { break }
      index = before
      if lexicon.edges.has(.amounts, in: text, at: before) { return true }
    }
    return false
  }

  /// 为人民币, ：百万港元, （如无说明）均为新台币, 以美元计 behind 单位 and its like.
  private static func note(
    after start: Int, in text: ArticleText, _ lexicon: QuantityLexicon
  ) -> CurrencyNote? {
    var index = start
    var link: (isColon: Bool, end: Int)?
    let ends: [StaticString] = ["。", "\n", "；", "\t"]
    while index < text.count, index - start < reach {
      if ends.contains(where: { text.hasPrefix($0, at: index) }) { return nil }
      if text.hasPrefix("：", at: index) || text.hasPrefix(":", at: index) {
        link = (true, index + (text.bytes[index] == 0x3A ? 1 : 3))
      } else {
        let links: [StaticString] = ["为", "為", "以", "是", "指", "按"]
        if links.contains(where: { text.hasPrefix($0, at: index) }) { link = (false, index + 3) }
      }
      if let link, link.end > index {
        let reader = TableHeadReader(text: text, lexicon: lexicon)
        if let found = reader.unit(at: link.end, text.count),
          let code = found.unit.currency ?? found.unit.unit.flatMap(Self.code),
          found.end == text.count || !NumberRule.isHan(text, at: found.end)
            || reader.isReckoned(at: found.end)
        {
          let isLocal = ["HKD", "TWD", "MOP"].contains(code)
          return CurrencyNote(currency: code, holdsForYuan: !link.isColon || isLocal)
        }
        if link.isColon { return nil }
      }
      index += text.bytes[index] < 0x80 ? 1 : 3
    }
    return nil
  }

  private static func code(_ unit: QuantityUnit) -> String? {
    unit.family == .money && unit.code != "*" ? unit.code : nil
  }
}
