import CICU

/// The charset a page says it is in.
enum CharsetLabel {
  /// Where a declaration is looked for.
  private static let headBytes = 65_536

  /// The wider charset a label stands for on the web; nil for labels that say nothing.
  ///
  /// - Source: WHATWG Encoding Standard, labels.
  static func charset(named label: String) -> String? {
    switch label.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": return "utf-8"
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "chinese", "csgb2312", "cp936", "936":
      return "gb18030"
    case "big5", "big5-hkscs", "big-5", "x-x-big5", "cn-big5", "cp950": return "big5-hkscs"
    // A page that can be read bytewise is not UTF-16, whatever its meta tag says.
    case "utf-16", "utf-16le", "utf-16be": return nil
    // Latin-1 reads anything; on Chinese pages it is the default of a server, not a charset.
    case "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252": return nil
    case let other:
      var name = [CChar](repeating: 0, count: 64)
      guard kz_charset_name(other, &name, 64) > 0 else { return nil }
      return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// What the head declares: the XML declaration, else the first `<meta>` with a charset.
  ///
  /// Scripts, comments and what follows `<body` are passed over: `<script charset=…>` speaks of
  /// another file.
  static func declared(in page: [UInt8]) -> String? {
    let head = page.prefix(headBytes)
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      if isWord("<!--", in: head, at: open) {
        guard let end = find("-->", in: head, from: open + 4) else { return nil }
        index = end + 3
        continue
      }
      let close = head[open...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
      index = max(open + 1, close)
      if isWord("<?xml", in: head, at: open) {
        if let name = value(of: "encoding", in: head[open..<close]) { return name }
      } else if isWord("<meta", in: head, at: open) {
        if let name = value(of: "charset", in: head[open..<close]) { return name }
      } else if isWord("<script", in: head, at: open) {
        guard let end = find("</script", in: head, from: close) else { return nil }
        index = end
      } else if isWord("<body", in: head, at: open) {
        return nil
      }
    }
    return nil
  }

  /// The name after `key =`, quoted or not.
  private static func value(of key: StaticString, in tag: ArraySlice<UInt8>) -> String? {
    var from = tag.startIndex
    while let found = find(key, in: tag, from: from) {
      var at = found + key.utf8CodeUnitCount
      from = at
      func skipSpaces() { while at < tag.endIndex, tag[at] <= 0x20 { at += 1 } }
      skipSpaces()
      guard at < tag.endIndex, tag[at] == UInt8(ascii: "=") else { continue }
      at += 1
      skipSpaces()
      while at < tag.endIndex, tag[at] == 0x22 || tag[at] == 0x27 { at += 1 }
      let name = tag[at...].prefix(40).prefix(while: isNameByte)
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static func find(
    _ word: StaticString, in bytes: ArraySlice<UInt8>, from start: Int
  ) -> Int? {
    guard start < bytes.endIndex else { return nil }
    return bytes[start...].indices.first { isWord(word, in: bytes, at: $0) }
  }

  /// True when the bytes at `index` are a word, whatever their case; the word is lower case.
  private static func isWord(
    _ word: StaticString, in bytes: ArraySlice<UInt8>, at index: Int
  ) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.endIndex else { return false }
    for offset in 0..<count {
      let byte = bytes[index + offset]
      let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if folded != word.utf8Start[offset] { return false }
    }
    return true
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
      || byte == 0x5F
  }
}
