package import NewsModel

/// What counts as one word.
package enum WordStandard: String, Sendable, CaseIterable {
  /// Numerals with their scale, percent sign or calendar unit stay whole: 2026年, 36.57亿, 12.5%.
  case news
  /// Universal Dependencies: what ICU's word iterator gives.
  case ud

  /// The words of a text in this standard, made from ICU's; they cover the text exactly.
  ///
  /// - Complexity: O(words).
  package func words(_ words: [TextSpan], in text: ArticleText) -> [TextSpan] {
    guard self == .news else { return words }
    var merged: [TextSpan] = []
    merged.reserveCapacity(words.count)
    var index = 0
    while index < words.count {
      let first = words[index]
      index += 1
      guard Self.isDigit(text.bytes[first.start]) else {
        merged.append(first)
        continue
      }
      var end = first.end
      // Digits, then scales, then at most one closing sign or unit.
      while index < words.count, Self.continuesNumeral(text, words, index) {
        end = words[index].end
        index += 1
      }
      if index < words.count, Self.closesNumeral(text, words[index]) {
        end = words[index].end
        index += 1
      }
      merged.append(TextSpan(start: first.start, end: end))
    }
    return merged
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func continuesNumeral(_ text: ArticleText, _ words: [TextSpan], _ index: Int)
    -> Bool
  {
    let word = words[index]
    let lead = text.bytes[word.start]
    if isDigit(lead) { return true }
    if word.byteCount == 1, lead == UInt8(ascii: ".") || lead == UInt8(ascii: ",") {
      return index + 1 < words.count && isDigit(text.bytes[words[index + 1].start])
    }
    return isOneOf(["万", "亿", "千", "百", "万亿", "千万", "百万", "億", "萬", "兆"], text, word)
  }

  private static func closesNumeral(_ text: ArticleText, _ word: TextSpan) -> Bool {
    isOneOf(["%", "％", "‰", "年", "月", "日", "时", "分", "秒"], text, word)
  }

  private static func isOneOf(_ list: [StaticString], _ text: ArticleText, _ word: TextSpan) -> Bool
  {
    list.contains { $0.utf8CodeUnitCount == word.byteCount && text.hasPrefix($0, at: word.start) }
  }
}
