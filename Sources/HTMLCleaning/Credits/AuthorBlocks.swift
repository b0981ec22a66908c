import CHTML

/// Names in elements that say by class, property or relation that they hold the author.
struct AuthorBlocks {
  let pack: SitePack
  let flow: PageFlow
  let tree: PageTree
  let titleLine: Int?
  let bodyFirst: Int?

  /// Names in elements whose relation or property is that of the author.
  func marked(excluding others: [String?]) -> [String] {
    authors(excluding: others, least: .marked)
  }

  /// Names between headline and text, or just before the text of a post.
  func authors(excluding others: [String?]) -> [String] {
    authors(excluding: others, least: .named)
  }

  private func authors(excluding others: [String?], least: Strength) -> [String] {
    guard let bodyFirst else { return [] }
    let first = flow.lines[bodyFirst].node
    let start =
      titleLine.flatMap { $0 < bodyFirst ? flow.lines[$0].node : nil } ?? max(0, first - 60)
    let end = min(first, start + 400)
    guard start < end else { return [] }
    let names = PersonNames(words: pack.nameWords)
    for node in start..<end where tree.nodes[node].attribute_count > 0 {
      guard let strength = strength(node), least == .named || strength == least else { continue }
      let text = tree.plainText(node, maxBytes: 120)
      guard text.unicodeScalars.count <= 24 else { continue }
      let value = text.split { ":：".contains($0) }.last.map { ByteText.trimmed(String($0)) } ?? text
      let found = names.read(value)
      guard (1...4).contains(found.count), !found.contains(where: { others.contains($0) }) else {
        continue
      }
      if found.allSatisfy(names.isPersonal) { return found }
      // A pen name: all that the element holds.
      if found.count == 1, strength == .post || value == found[0] {
        return found
      }
    }
    return []
  }

  private enum Strength { case named, post, marked }

  private func strength(_ node: Int) -> Strength? {
    for attribute in [KZ_AT_ITEMPROP, KZ_AT_REL, KZ_AT_CLASS, KZ_AT_ID] {
      guard let range = tree.attributeRange(attribute, of: node), range.count <= 100 else {
        continue
      }
      let value = ByteText.folded(tree.text[range])
      if ByteText.contains(value, "author") || ByteText.contains(value, "byline")
        || ByteText.contains(value, "zuozhe") || ByteText.contains(value, "writer")
      {
        return attribute == KZ_AT_ITEMPROP || attribute == KZ_AT_REL ? .marked : .named
      }
      // The poster of a forum's first post: Discuz and phpwind.
      if value == Array("authi".utf8) || value == Array("readname".utf8) { return .post }
    }
    return nil
  }

  /// The owner of a blog, whose name stands in the title: `文章名_张三_某某博客`, `张三的博客`.
  func blogOwner(_ pageTitle: String?) -> [String] {
    let names = PersonNames(words: pack.nameWords)
    guard let pageTitle else { return blogHeading(names) }
    let marks: Set<Character> = ["_", "|", "-", "–", "—", "｜", "»"]
    let parts = pageTitle.split { marks.contains($0) }.map { ByteText.trimmed(String($0)) }
    for (index, part) in parts.enumerated() {
      for ending in pack.nameWords.blogEndings {
        guard let end = part.firstRange(of: ending), end.lowerBound > part.startIndex else {
          continue
        }
        let found = names.read(String(part[..<end.lowerBound]))
        if found.count == 1 { return found }
      }
      // 文章名_张三_某某博客
      let lowered = part.lowercased()
      let isBlog = ["博客", "blog", "博客园", "部落格", "網誌"].contains { lowered.hasSuffix($0) }
      if index >= 2, isBlog, !pack.nameWords.isChannel(parts[index - 1]) {
        // A pen name there may as well be the name of the blog.
        if names.isPersonal(parts[index - 1]) { return [parts[index - 1]] }
      }
    }
    // 张三 | blog.example.com
    if parts.count == 2, parts[1].lowercased().hasPrefix("blog.") {
      let found = names.read(parts[0])
      if found.count == 1, found[0] == parts[0] { return found }
    }
    return []
  }

  /// A person's name as the heading of the whole page, which a personal blog bears.
  private func blogHeading(_ names: PersonNames) -> [String] {
    let end = min(bodyFirst ?? 0, flow.lines.count)
    guard let line = flow.lines[..<end].first(where: { $0.heading == 1 }), line.isMostlyLink,
      line.range.count <= 12
    else { return [] }
    let text = String(decoding: flow.bytes[line.range], as: UTF8.self)
    guard let first = text.unicodeScalars.first, pack.surnames.contains(first.value),
      names.isPersonal(text)
    else { return [] }
    return [text]
  }
}
