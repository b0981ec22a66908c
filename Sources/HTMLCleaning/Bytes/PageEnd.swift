import CHTML

/// Tells whether a page was cut off before its end.
enum PageEnd {
  /// The warning for a page without its end, nil for one that has it.
  ///
  /// Fragments that open neither `<html` nor `<body` need no end tag; of the others hardly one in a
  /// hundred leaves both out. One pass of `memmem`.
  static func warning(_ page: [UInt8], pack: SitePack) -> String? {
    if contains("</html", or: "</HTML", in: page) || contains("</body", or: "</BODY", in: page) {
      return nil
    }
    let open = page.lastIndex(of: UInt8(ascii: "<"))
    let close = page.lastIndex(of: UInt8(ascii: ">"))
    if let open, open > close ?? -1, open + 1 >= page.count || isTagStart(page[open + 1]) {
      return "truncated: the page ends inside a tag"
    }
    let tail = close.map { page[($0 + 1)...] } ?? page[...]
    let text = ByteText.trimmed(page, tail.startIndex..<page.count)
    // A page whose end tags are left out ends with its foot.
    if !text.isEmpty, text.count < 1000,
      LineJudge(pack: pack).judge(page[text], weight: TextWeight.of(page[text])).verdict != .text
    {
      return nil
    }
    if close != nil, TextWeight.of(page[text]).han >= 2, !endsSentence(page[text]) {
      return "truncated: the page ends in the middle of a sentence"
    }
    if contains("<body", or: "<BODY", in: page) || contains("<html", or: "<HTML", in: page) {
      return "truncated: the page has no end, neither </body> nor </html>"
    }
    return nil
  }

  private static func isTagStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
  }

  private static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    let ends: [StaticString] = ["。", "！", "？", "”", "」", "』", "）", "】", "…", "》"]
    let last = text.suffix(3)
    return ends.contains { mark in
      last.count == mark.utf8CodeUnitCount
        && last.enumerated().allSatisfy { $1 == mark.utf8Start[$0] }
    } || text.last.map { ".!?)\"]".utf8.contains($0) } ?? true
  }

  private static func contains(_ word: String, or other: String, in page: [UInt8]) -> Bool {
    [word, other].contains {
      let needle = Array($0.utf8)
      // Most pages have it at their end.
      return [max(0, page.count - 4096), 0].contains {
        kz_find(page, Int64(page.count), Int64($0), needle, Int64(needle.count)) >= 0
      }
    }
  }
}
