import CHTML

/// An article that a page carries as data, for its scripts to show.
///
/// It stands in JSON-LD (`articleBody`), in the state of an application (`__INITIAL_STATE__`,
/// `__NEXT_DATA__`, `__NUXT__`), in a variable (`var article = {content: "…"}`), in a script of markup,
/// in `<textarea>` or `<template>`. All of these are looked through in one way: the longest literals of
/// Chinese prose, whatever the site calls them, names that say otherwise (comments, summaries) left out.
struct EmbeddedArticle {
  /// The article as a page of its own: valid UTF-8, markup.
  let page: [UInt8]
  /// What the same object calls its title.
  let title: String?
  /// Han characters of it, about.
  let han: Int

  /// A page that shows more than this is not looked through.
  static let teaserUnits = 400
  /// Bytes of scripts that are looked at; the rest of a page is left alone.
  private static let maxScriptBytes = 8 << 20
  private static let maxScripts = 500
  private static let minHan = 50

  /// The longest article in the data of a page, or nil.
  ///
  /// `page` is what `tree` was made of. Linear in the page; costs nothing where nothing is found.
  static func find(tree: PageTree, page: [UInt8]) -> EmbeddedArticle? {
    var best: EmbeddedArticle?
    var budget = maxScriptBytes
    for script in tree.scripts.prefix(maxScripts) where budget > 0 && script.range.count > 150 {
      let content = page[script.range].prefix(budget)
      budget -= content.count
      guard let found = longest(in: content, depth: 0) else { continue }
      if found.han > best?.han ?? 0 { best = found }
    }
    for name in ["textarea", "template", "xmp"] {
      for content in elements(name, in: page) {
        let text = EscapedText.unwrapped(content)
        guard let found = article(text, title: nil) else { continue }
        if found.han > best?.han ?? 0 { best = found }
      }
    }
    return best
  }

  /// True when this is the article rather than what the page shows: the page shows next to nothing,
  /// or a part of this, or has its title; and this is twice as long.
  func isFuller(than shown: [UInt8], pageTitles: [String?]) -> Bool {
    let units = TextWeight.of(shown[...]).units
    guard han >= units * 2 else { return false }
    if units < 40 || holds(shown) { return true }
    guard let title else { return false }
    let folded = ByteText.folded(Array(title.utf8)[...])
    return pageTitles.contains { pageTitle in
      guard let pageTitle else { return false }
      let other = ByteText.folded(Array(pageTitle.utf8)[...])
      return kz_find(other, Int64(other.count), 0, folded, Int64(folded.count)) >= 0
    }
  }

  /// True when a text of the page is the start of this article, or a part of it.
  ///
  /// Compares two stretches of the text with the article, white space and markup aside.
  private func holds(_ text: [UInt8]) -> Bool {
    let mine = Self.prose(page[...])
    let other = Self.prose(text[...])
    guard other.count >= 30 else { return false }
    let starts = [0, other.count / 2]
    return starts.contains { start in
      var at = start
      while at < other.count, other[at] & 0xC0 == 0x80 { at += 1 }
      let probe = Array(other[at...].prefix(30))
      guard probe.count == 30 else { return false }
      return kz_find(mine, Int64(mine.count), 0, probe, Int64(probe.count)) >= 0
    }
  }

  /// Bytes that are no ASCII: of Chinese text what is left when markup and spaces are dropped.
  private static func prose(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { $0 >= 0x80 } }

  private static func longest(in script: ArraySlice<UInt8>, depth: Int) -> EmbeddedArticle? {
    // A script of markup: a template of the page's own.
    if depth == 0, let first = script.first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") {
      if let found = article(Array(script), title: nil) { return found }
    }
    let scanner = ScriptScanner(bytes: script)
    for literal in scanner.prose(minHan: minHan, limit: 6) where !isOther(literal.key) {
      // JSON inside a string: `JSON.parse("{…}")`, the chunks of a streamed page.
      let data = EscapedText.scriptUnescaped(script[literal.range])
      if depth < 2, isData(data) {
        if let found = longest(in: data[...], depth: depth + 1) { return found }
        continue
      }
      let text = EscapedText.unwrapped(script[literal.range])
      if let found = article(text, title: title(near: literal.range, in: script)) { return found }
    }
    return nil
  }

  private static func isData(_ text: [UInt8]) -> Bool {
    let marks = Array(text.lazy.filter { $0 > 0x20 }.prefix(2))
    if marks == Array("{\"".utf8) || marks == Array("[{".utf8) || marks == Array("[\"".utf8) {
      return true
    }
    return text.first.map { $0 != UInt8(ascii: "<") } == true && ByteText.contains(text, "\":\"")
      && ByteText.contains(text, "{\"")
  }

  /// Names of values that are prose but not the article.
  private static func isOther(_ key: String) -> Bool {
    let folded = key.lowercased()
    return [
      "comment", "reply", "recommend", "related", "agreement", "copyright", "disclaimer",
      "privacy", "license", "tips", "css", "style", "notice",
    ]
    .contains { folded.contains($0) }
  }

  /// A text as an article; nil when it holds too little prose.
  private static func article(_ text: [UInt8], title: String?) -> EmbeddedArticle? {
    guard String(validating: text, as: UTF8.self) != nil else { return nil }
    let isMarkup = FileMagic.hasTags(text)
    let weight = TextWeight.of(text[...])
    guard weight.han >= minHan, weight.stops > 0 else { return nil }
    var page = Array("<html><head></head><body><article>".utf8)
    page.reserveCapacity(text.count + 256)
    if isMarkup {
      page += text
    } else {
      for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        page += Array("<p>".utf8)
        for byte in line {
          if byte == UInt8(ascii: "<") { page += Array("&lt;".utf8) } else { page.append(byte) }
        }
        page += Array("</p>".utf8)
      }
    }
    page += Array("</article></body></html>".utf8)
    return EmbeddedArticle(page: page, title: title, han: weight.han)
  }

  /// The title in the same object: the nearest of a few names, a little before or after the text.
  private static func title(near range: Range<Int>, in script: ArraySlice<UInt8>) -> String? {
    let names = ["title", "headline", "articleTitle", "newsTitle", "msg_title", "subject"]
    let before = script[max(script.startIndex, range.lowerBound - 2000)..<range.lowerBound]
    let after = script[range.upperBound..<min(script.endIndex, range.upperBound + 2000)]
    for name in names {
      for window in [before, after] {
        guard let value = JSONField.assigned(name, in: window) else { continue }
        let title = ByteText.trimmed(
          String(
            decoding: EscapedText.entityUnescaped(EscapedText.unwrapped(Array(value.utf8)[...])),
            as: UTF8.self
          ).trimmingPrefix("\"").description)
        if (4...80).contains(title.unicodeScalars.count) { return title }
      }
    }
    return nil
  }

  /// What stands between the tags of an element, as it is written; at most ten of them.
  private static func elements(_ name: String, in page: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var index = 0
    let (open, close) = (Array("<\(name)".utf8), Array("</\(name)".utf8))
    func next(_ needle: [UInt8], from start: Int) -> Int? {
      let at = kz_find(page, Int64(page.count), Int64(start), needle, Int64(needle.count))
      return at < 0 ? nil : Int(at)
    }
    while found.count < 10, let start = next(open, from: index),
      let tagEnd = page[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      let end = next(close, from: tagEnd) ?? page.count
      if end - tagEnd > 150 { found.append(page[(tagEnd + 1)..<end]) }
      index = end
    }
    return found
  }
}
