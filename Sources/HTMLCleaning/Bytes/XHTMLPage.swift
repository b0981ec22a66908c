/// Rewrites the XML of an XHTML page as HTML says it.
///
/// An HTML parser reads `<div/>` as an open tag and drops `<![CDATA[…]]>`. Only pages that open with an
/// XML declaration are XML; others that look like XHTML are served and read as HTML.
enum XHTMLPage {
  /// The page as HTML, unchanged when it has no XML declaration; one pass.
  static func asHTML(_ page: [UInt8]) -> [UInt8] {
    guard let first = page.firstIndex(where: { $0 > 0x20 }), first < 64,
      page[first...].starts(with: "<?xml".utf8)
    else { return page }
    var out: [UInt8] = []
    out.reserveCapacity(page.count + 256)
    var index = 0
    while let open = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      out += page[index..<open]
      let rest = page[open...]
      if rest.starts(with: "<![CDATA[".utf8) {
        let start = open + 9
        let end = find("]]>", in: page, from: start)
        appendEscaped(page[start..<(end ?? page.count)], to: &out)
        index = end.map { $0 + 3 } ?? page.count
        continue
      }
      guard let close = page[open...].firstIndex(of: UInt8(ascii: ">")) else {
        index = open
        break
      }
      let name = page[(open + 1)..<close].prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E }
      if page[close - 1] == UInt8(ascii: "/"), !name.isEmpty, !isVoid(name) {
        out += page[open..<(close - 1)]
        out += Array("></".utf8) + name + [UInt8(ascii: ">")]
        index = close + 1
      } else if isRaw(name) {
        // What a script holds is left alone, sections marked in comments too.
        let end = find("</" + String(decoding: name, as: UTF8.self), in: page, from: close)
        out += page[open..<(end ?? page.count)]
        index = end ?? page.count
      } else {
        out += page[open...close]
        index = close + 1
      }
    }
    out += page[index...]
    return out
  }

  private static func isRaw(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual("script".utf8) || name.elementsEqual("style".utf8)
  }

  private static func isVoid(_ name: ArraySlice<UInt8>) -> Bool {
    ["br", "hr", "img", "meta", "link", "input", "base", "col", "area", "param", "embed", "source"]
      .contains { name.elementsEqual($0.utf8) }
  }

  private static func appendEscaped(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): out += Array("&lt;".utf8)
      case UInt8(ascii: "&"): out += Array("&amp;".utf8)
      default: out.append(byte)
      }
    }
  }

  private static func find(_ word: String, in page: [UInt8], from start: Int) -> Int? {
    let needle = Array(word.utf8)
    var index = start
    while let found = page[index...].firstIndex(of: needle[0]) {
      if page[found...].starts(with: needle) { return found }
      index = found + 1
    }
    return nil
  }
}
