import NewsModel

/// What notes around an article credit: 本文由 … 授权发布, 转载请注明来源：…, （记者 …）.
struct CreditNote {
  var source: String?
  var site: String?

  /// Reads a reprint note.
  static func read(_ line: ArraySlice<UInt8>) -> CreditNote? {
    guard line.count <= 1200 else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    if let inner = between(text, "本文由", ["授权", "独家", "首发", "提供", "原创发布"]) {
      for relation in ["合作伙伴", "合作媒体", "内容合作伙伴"] {
        if let range = inner.firstRange(of: relation) {
          return CreditNote(
            source: name(inner[range.upperBound...]), site: name(inner[..<range.lowerBound]))
        }
      }
      return CreditNote(source: name(Substring(inner)))
    }
    let leads = [
      "转载请注明来源", "注明来源", "本文来源", "文章来源", "转载自", "转自", "来源", "本文来自", "首发于",
    ]
    for lead in leads {
      guard let range = text.firstRange(of: lead) else { continue }
      let rest = text[range.upperBound...].drop { ":：于自微信公众号“\"「 ".contains($0) }
      let value = rest.prefix { !"，。,;；)）】]”\"」|（( ".contains($0) }
      if let found = name(value) { return CreditNote(source: found) }
    }
    return nil
  }

  /// Names in `（记者 张三 李四）` or `日电（张三、李四）` within the first and last 600 bytes of a text, or
  /// on a line of their own after 记者.
  static func reporters(in text: [UInt8], _ pack: SitePack) -> [String] {
    let head = 0..<min(600, text.count)
    let foot = max(head.upperBound, text.count - 600)..<text.count
    for range in [head, foot] {
      let part = String(decoding: text[range], as: UTF8.self)
      let found = bracketed(part, isHead: range == head, pack)
      if !found.isEmpty { return found }
      // A line of its own: 某某报记者 张三 北京报道.
      let lines = part.split(separator: "\n")
      for line in lines.prefix(2) + lines.suffix(3) where line.utf8.count <= 120 {
        guard let byline = Byline.parse(Array(line.utf8)[...], pack: pack), byline.date == nil
        else { continue }
        let names = PersonNames(words: pack.nameWords)
        let found = byline.isSignature ? byline.authors.filter(names.isPersonal) : byline.authors
        if !found.isEmpty { return found }
      }
      if range == foot, let name = lines.suffix(3).compactMap({ describedAuthor($0, pack) }).first {
        return [name]
      }
      if range == head {
        for line in lines.prefix(3) {
          if let name = islandReporter(line, pack) { return [name] }
        }
      }
    }
    return []
  }

  /// The name in `作者：张三，某某大学教授`, with which opinion pieces end.
  private static func describedAuthor(_ line: Substring, _ pack: SitePack) -> String? {
    guard line.utf8.count <= 400,
      let lead = ["作者：", "作者:", "作者简介：", "本文作者：", "撰文："].first(where: line.hasPrefix)
    else { return nil }
    let name = line.dropFirst(lead.count).prefix { !"，,、（(。；; 是系".contains($0) }
    let names = PersonNames(words: pack.nameWords)
    return names.isPersonal(String(name)) ? String(name) : nil
  }

  /// `記者某某某／某地報導`, with which papers of Taiwan open.
  private static func islandReporter(_ line: Substring, _ pack: SitePack) -> String? {
    let start = line.drop { "〔【［[（(".contains($0) }
    guard start.hasPrefix("記者") || start.hasPrefix("记者"),
      let slash = start.firstIndex(where: { "／/╱∕".contains($0) })
    else { return nil }
    let name = String(start[..<slash].dropFirst(2))
    return PersonNames(words: pack.nameWords).isPersonal(name) ? name : nil
  }

  /// Names in the brackets of a text's head or foot.
  private static func bracketed(_ part: String, isHead: Bool, _ pack: SitePack) -> [String] {
    let names = PersonNames(words: pack.nameWords)
    let roles = ["记者", "記者", "通讯员", "作者", "文/", "撰文", "采写", "评论员", "特约撰稿"]
    var rest = part[...]
    for _ in 0..<12 {
      guard let open = rest.firstIndex(where: { $0 == "（" || $0 == "(" }) else { return [] }
      let before = rest[..<open]
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { $0 == "）" || $0 == ")" }) else { return [] }
      let inner = String(rest[..<close])
      guard inner.unicodeScalars.count <= 40, !inner.contains("\n") else { continue }
      if roles.contains(where: { inner.hasPrefix($0) || inner.contains($0) && inner.count <= 30 }) {
        let found = names.read(String(inner.drop { ":：/".contains($0) }))
        let persons = found.filter(names.isPersonal)
        if !persons.isEmpty { return persons }
        if let name = names.nameBeforePlace(inner) { return [name] }
        if inner.hasPrefix("记者") || inner.hasPrefix("作者"), !found.isEmpty { return found }
      } else if isHead, before.hasSuffix("电") || before.hasSuffix("讯") {
        let found = names.read(inner)
        if !found.isEmpty, found.allSatisfy(names.isPersonal) { return found }
      }
    }
    return []
  }

  /// The name in brackets that signs a text: its last line, or the end of it, is `（袁某）`.
  static func signature(of text: [UInt8], _ pack: SitePack) -> String? {
    let end = String(decoding: text.suffix(24), as: UTF8.self)
    guard let last = end.last, last == "）" || last == ")",
      let open = end.lastIndex(where: { $0 == "（" || $0 == "(" })
    else { return nil }
    let before = end[..<open].last
    guard before == nil || before == "\n" || before == "。" else { return nil }
    let name = String(end[end.index(after: open)...].dropLast())
    let scalars = name.unicodeScalars
    guard (2...3).contains(scalars.count), scalars.allSatisfy({ ByteText.isHan($0.value) }),
      let first = scalars.first, pack.surnames.contains(first.value)
    else { return nil }
    return name
  }

  private static func between(_ text: String, _ lead: String, _ ends: [String]) -> String? {
    guard let start = text.firstRange(of: lead) else { return nil }
    let rest = text[start.upperBound...]
    for end in ends {
      if let range = rest.firstRange(of: end), range.lowerBound > rest.startIndex {
        let inner = String(rest[..<range.lowerBound])
        if inner.unicodeScalars.count <= 30 { return inner }
      }
    }
    return nil
  }

  /// A plausible name of an outlet, else nil.
  private static func name(_ text: Substring) -> String? {
    let trimmed = ByteText.trimmed(String(text))
    let weight = TextWeight.of(Array(trimmed.utf8)[...])
    let scalars = trimmed.unicodeScalars.count
    guard (2...20).contains(scalars), weight.stops == 0, weight.han + weight.letters >= 2 else {
      return nil
    }
    let vague = ["网络", "互联网", "其他媒体", "其它媒体", "作者", "原作者", "出处", "本站", "本网", "公众号", "投稿"]
    return vague.contains { trimmed.contains($0) } ? nil : trimmed
  }
}
