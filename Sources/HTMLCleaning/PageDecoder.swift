import CICU
import NewsModel

/// The bytes of a page as UTF-8, and how they were read.
struct DecodedPage {
  let bytes: [UInt8]
  /// IANA name, lower case.
  let charset: String
  let warnings: [String]
}

/// Reads bytes of any charset as UTF-8.
///
/// Order: byte order mark → strict UTF-8 over the whole page → the declared charset (the caller's
/// hint, then `charset=` near the top; gb2312 and gbk mean gb18030) when it fits → detection among
/// gb18030, Big5 and UTF-16. Declared names are wrong or missing on 8 % of Chinese pages, and strict
/// UTF-8 is never right by accident.
struct PageDecoder {
  /// Where `charset=` is looked for.
  private static let declarationBytes = 65_536

  let hint: String?

  func decode(_ page: [UInt8]) throws(Rejection) -> DecodedPage {
    if let marked = try decodeByMark(page) { return marked }
    if let wide = try decodeUnmarkedUTF16(page) { return wide }
    if String(validating: page, as: UTF8.self) != nil {
      return DecodedPage(bytes: page, charset: "utf-8", warnings: [])
    }
    try TextPlausibility.checkBytes(page)
    let foreignBytes = page.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    // A declared charset fits when at most 2 % of what is not ASCII can't be read.
    let tolerated = max(2, foreignBytes / 50)
    var best: (bytes: [UInt8], charset: String, replaced: Int)?
    var candidates: [String] = []
    for name in [hint, Self.declaredCharset(page)] {
      if let name, let known = Self.charset(named: name), !candidates.contains(known) {
        candidates.append(known)
      }
    }
    for name in candidates + ["utf-8"] {
      guard let read = Self.convert(page, from: name) else { continue }
      if read.replaced <= tolerated { return result(read.bytes, name, read.replaced) }
      if best.map({ read.replaced < $0.replaced }) ?? true {
        best = (read.bytes, name, read.replaced)
      }
    }
    for name in Self.detected(page) where !candidates.contains(name) {
      guard let read = Self.convert(page, from: name) else { continue }
      if read.replaced <= tolerated { return result(read.bytes, name, read.replaced) }
      if best.map({ read.replaced < $0.replaced }) ?? true {
        best = (read.bytes, name, read.replaced)
      }
    }
    guard let best, best.replaced * 4 <= max(foreignBytes, 1) else {
      throw Rejection(
        .charset, "the charset is unknown; give it with the input, or convert the file to UTF-8")
    }
    return result(best.bytes, best.charset, best.replaced)
  }

  private func result(_ bytes: [UInt8], _ charset: String, _ replaced: Int) -> DecodedPage {
    let warnings =
      replaced == 0
      ? [] : ["charset_replaced: \(replaced) sequences are not \(charset), read as U+FFFD"]
    return DecodedPage(bytes: bytes, charset: charset, warnings: warnings)
  }

  private func decodeByMark(_ page: [UInt8]) throws(Rejection) -> DecodedPage? {
    if page.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(page[3...])
      if String(validating: rest, as: UTF8.self) != nil {
        return DecodedPage(bytes: rest, charset: "utf-8", warnings: [])
      }
      guard let read = Self.convert(rest, from: "utf-8"), read.replaced <= rest.count / 50 else {
        return nil
      }
      return result(read.bytes, "utf-8", read.replaced)
    }
    for (mark, name) in [([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be")]
      as [([UInt8], String)]
    where page.starts(with: mark) {
      guard let read = Self.convert(Array(page[2...]), from: name),
        read.replaced <= page.count / 50
      else { return nil }
      return result(read.bytes, name, read.replaced)
    }
    return nil
  }

  /// UTF-16 without a mark: markup is ASCII, so every other byte of the tags is NUL.
  private func decodeUnmarkedUTF16(_ page: [UInt8]) throws(Rejection) -> DecodedPage? {
    let sample = page.prefix(4096)
    guard sample.count >= 16 else { return nil }
    var nuls = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { nuls[index & 1] += 1 }
    let name: String
    switch (nuls[0] * 8 > sample.count, nuls[1] * 8 > sample.count) {
    case (false, true): name = "utf-16le"
    case (true, false): name = "utf-16be"
    default: return nil
    }
    guard let read = Self.convert(page, from: name), read.replaced <= page.count / 50 else {
      return nil
    }
    return result(read.bytes, name, read.replaced)
  }

  private static func convert(_ page: [UInt8], from charset: String)
    -> (bytes: [UInt8], replaced: Int)?
  {
    var out: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    var replaced: Int64 = 0
    guard kz_convert_to_utf8(charset, page, Int64(page.count), &out, &length, &replaced) == 0
    else { return nil }
    defer { kz_free(out) }
    return (Array(UnsafeBufferPointer(start: out, count: Int(length))), Int(replaced))
  }

  /// The wider charset a label stands for on the web.
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

  /// The value after the first `charset=` (or XML `encoding=`) near the top.
  static func declaredCharset(_ page: [UInt8]) -> String? {
    let head = page.prefix(declarationBytes)
    for key in ["charset", "encoding"] {
      let word = Array(key.utf8)
      var index = head.startIndex
      while index + word.count < head.endIndex {
        guard head[index] | 0x20 == word[0],
          zip(head[index...], word).allSatisfy({ $0 | 0x20 == $1 })
        else {
          index += 1
          continue
        }
        var at = index + word.count
        func skipSpaces() { while at < head.endIndex, head[at] <= 0x20 { at += 1 } }
        skipSpaces()
        index += word.count
        guard at < head.endIndex, head[at] == UInt8(ascii: "=") else { continue }
        at += 1
        skipSpaces()
        if at < head.endIndex, head[at] == 0x22 || head[at] == 0x27 { at += 1 }
        let start = at
        while at < head.endIndex, at - start < 40, Self.isNameByte(head[at]) { at += 1 }
        if at > start { return String(decoding: head[start..<at], as: UTF8.self) }
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
      || byte == 0x5F
  }

  /// Charsets to try, the likeliest first.
  private static func detected(_ page: [UInt8]) -> [String] {
    var name = [CChar](repeating: 0, count: 64)
    let sample = min(page.count, 1 << 18)
    let found = kz_detect_charset(page, Int64(sample), "gb18030|big5", &name, 64)
    let isBig5 = found > 0 && name[0] == CChar(bitPattern: UInt8(ascii: "b"))
    return isBig5 ? ["big5-hkscs", "gb18030"] : ["gb18030", "big5-hkscs"]
  }
}
