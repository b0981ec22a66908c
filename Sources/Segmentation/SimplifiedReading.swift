import CICU
package import NewsModel

/// Reads a traditional text as a simplified one with the same offsets.
///
/// Vocabularies and grammar are written in simplified characters. A traditional article is not
/// rewritten: the stages read this parallel text, character for character and byte for byte as long,
/// and their spans hold in the original.
package enum SimplifiedReading {
  private static let first: UInt16 = 0x3400
  private static let count = 0x9FFF - 0x3400 + 1

  /// Simplified form of each character of the basic Han blocks; made once, on first use.
  ///
  /// - Source: ICU's Traditional-Simplified transform.
  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: count)
    let changed = table.withUnsafeMutableBufferPointer {
      kz_simplified_table(first, $0.baseAddress, Int32(count))
    }
    return changed > 0 ? table : []
  }()

  /// The article to be read: itself, or its simplified reading when its script is traditional.
  ///
  /// - Complexity: O(bytes) for traditional articles, nothing for others.
  package static func of(_ article: SegmentedArticle) -> SegmentedArticle {
    guard article.article.script == "hant", !table.isEmpty else { return article }
    let original = article.article
    let reading = CleanArticle(
      text: ArticleText(utf8: simplified(original.text.bytes)), titleSpan: original.titleSpan,
      title: original.title, author: original.author, site: original.site,
      source: original.source, url: original.url, published: original.published,
      charset: original.charset, script: original.script, confidence: original.confidence,
      warnings: original.warnings, removed: original.removed)
    return SegmentedArticle(article: reading, sentences: article.sentences, words: article.words)
  }

  /// The bytes with each traditional character replaced by its simplified form.
  private static func simplified(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while index + 2 < bytes.count {
      let lead = bytes[index]
      guard lead >= 0xE3, lead <= 0xE9 else {
        index += 1
        continue
      }
      let scalar =
        UInt16(lead & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
        | UInt16(bytes[index + 2] & 0x3F)
      if scalar >= first, Int(scalar - first) < count {
        let simple = table[Int(scalar - first)]
        // Both lie in U+3400…U+9FFF, three bytes each.
        bytes[index] = 0xE0 | UInt8(simple >> 12)
        bytes[index + 1] = 0x80 | UInt8(simple >> 6 & 0x3F)
        bytes[index + 2] = 0x80 | UInt8(simple & 0x3F)
      }
      index += 3
    }
    return bytes
  }
}
