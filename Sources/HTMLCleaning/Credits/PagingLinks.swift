import CHTML

/// Finds out whether the article goes on at another address.
struct PagingLinks {
  let tree: PageTree
  let flow: PageFlow
  let address: String?
  let bodyLast: Int?

  /// Sets `nextPage`, `partial` and the warning of a page that is only a part.
  func fill(_ findings: inout PageFindings) {
    guard let next = next() else { return }
    findings.nextPage = next
    findings.partial = true
    findings.warnings.append("partial_page: the article goes on at \(next)")
  }

  /// The link after the text whose words say next page, or whose number follows this page's.
  private func next() -> String? {
    guard let bodyLast, bodyLast < flow.lines.count else { return nil }
    let start = flow.lines[bodyLast].node
    var numbered: [(number: Int, address: String)] = []
    var node = max(0, start - 4)
    // What stands further down pages through comments and lists.
    let end = min(tree.nodes.count, start + 160)
    while node < end {
      defer { node += 1 }
      guard tree.tag(node) == KZ_A, let link = tree.attribute(KZ_AT_HREF, of: node),
        tree.end(node) - node <= 6, Self.isPage(link)
      else { continue }
      let text = tree.plainText(node, maxBytes: 60)
      if Self.saysNext(text), isSibling(link) { return link }
      if let number = Self.number(text), number <= 99, isSibling(link) {
        numbered.append((number, link))
      }
    }
    // 【1】【2】【3】: this page is the first, and its own number is no link.
    let own = Self.suffix(address) ?? 1
    return numbered.first { $0.number == own + 1 }?.address
  }

  private static func isPage(_ link: String) -> Bool {
    !link.isEmpty && !link.hasPrefix("#") && !link.lowercased().hasPrefix("javascript")
  }

  private static func saysNext(_ text: String) -> Bool {
    let folded = ByteText.folded(Array(text.utf8)[...], maxBytes: 60)
    let bare = folded.filter { !"[]<>()".utf8.contains($0) }
    let words = ["下一页", "下页", "后一页", "下一頁", "nextpage", "next"]
    return words.contains { bare == Array($0.utf8) || bare == Array($0.utf8) + Array("»".utf8) }
  }

  private static func number(_ text: String) -> Int? {
    let digits = text.unicodeScalars.filter { !"[]【】()（） ".unicodeScalars.contains($0) }
    return digits.count <= 2 ? Int(String(String.UnicodeScalarView(digits))) : nil
  }

  /// True when the link differs from this page's address, where that is known, by a number only.
  private func isSibling(_ link: String) -> Bool {
    guard let address else { return Self.suffix(link) != nil }
    if link.hasPrefix("?") { return true }
    let own = Place(address)
    let other = Place(link)
    let isHere = other.folder.isEmpty || other.folder == own.folder
    // page_2.html beside page.html, page.html?p=2, page/2.html
    if isHere, other.base == own.base { return other != own }
    return !own.base.isEmpty && other.folder == own.folder + own.base + [0x2F]
  }

  /// The folder of an address and the name of its page without page number.
  private struct Place: Equatable {
    var folder: [UInt8] = []
    var base: [UInt8] = []
    var rest: [UInt8] = []

    init(_ url: String) {
      var path = Array(url.utf8.prefix { $0 != UInt8(ascii: "#") })
      if let scheme = url.firstRange(of: "//") {
        path = Array(url[scheme.upperBound...].utf8.drop { $0 != 0x2F })
      }
      if let query = path.firstIndex(of: UInt8(ascii: "?")) {
        rest = Array(path[query...])
        path = Array(path[..<query])
      }
      let slash = path.lastIndex(of: 0x2F)
      folder = slash.map { Array(path[...$0]) } ?? []
      if folder == Array("./".utf8) { folder = [] }
      var name = slash.map { Array(path[($0 + 1)...]) } ?? path
      if let dot = name.firstIndex(of: 0x2E) { name = Array(name[..<dot]) }
      let digits = name.reversed().prefix { (0x30...0x39).contains($0) }.count
      let mark = name.count - digits - 1
      if (1...2).contains(digits), mark >= 0, name[mark] == 0x5F || name[mark] == 0x2D {
        rest += name[mark...]
        name = Array(name[..<mark])
      }
      base = name
    }
  }

  /// The page number at the end of an address: `_2.html`, `-2.shtml`, `?page=2`, `/2`.
  private static func suffix(_ url: String?) -> Int? {
    guard let url else { return nil }
    let bytes = Array(url.utf8.suffix(40))
    if let mark = bytes.lastIndex(of: 0x3D) {
      let digits = bytes[(mark + 1)...].prefix { (0x30...0x39).contains($0) }
      return digits.count <= 2 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
    var end = bytes.count
    if let dot = bytes.lastIndex(of: 0x2E), bytes.count - dot <= 7 { end = dot }
    var start = end
    while start > 0, (0x30...0x39).contains(bytes[start - 1]) { start -= 1 }
    guard start < end, end - start <= 2, start > 0,
      bytes[start - 1] == 0x5F || bytes[start - 1] == 0x2D || bytes[start - 1] == 0x2F
    else { return nil }
    return Int(String(decoding: bytes[start..<end], as: UTF8.self))
  }
}
