import CHTML

/// Names the site of a page and the part of it that the article belongs to.
struct SiteIdentity {
  let pack: SitePack
  let flow: PageFlow
  let tree: PageTree
  let titleLine: Int?

  func fill(_ findings: inout PageFindings, metadata: PageMetadata, headline: String?) {
    let tail =
      metadata.pageTitle.map {
        TitleTail(words: pack.nameWords).parts($0, siteName: metadata.siteName).tail.filter {
          !$0.lowercased().hasPrefix("powered by")
        }
      } ?? []
    let crumbs = breadcrumb()
    if findings.site == nil { findings.site = site(tail, crumbs, findings) }
    if findings.section == nil {
      findings.section =
        metadata.section.flatMap { section($0, findings) }
        ?? crumbs.last.flatMap { section($0, findings) }
        ?? tail.first.flatMap {
          tail.count > 1 || pack.nameWords.isChannel($0) ? section($0, findings) : nil
        }
    }
  }

  private func section(_ name: String, _ findings: PageFindings) -> String? {
    let weight = TextWeight.of(Array(name.utf8)[...])
    return name != findings.site && name != findings.title && (1...16).contains(weight.units)
      && weight.stops == 0 ? name : nil
  }

  // MARK: Site

  private func site(_ tail: [String], _ crumbs: [String], _ findings: PageFindings) -> String? {
    func isNamed(_ part: String) -> Bool {
      pack.nameWords.isSite(part) && !pack.nameWords.isChannel(part)
    }
    let named = tail.last { isNamed($0) && !Self.isLatin($0) } ?? tail.last(where: isNamed)
    if let named, named == tail.last || tail.last.map(Self.isLatin) ?? false {
      return SourceName.plausible(named)
    }
    if let host = Self.host(findings.url), let name = pack.siteName(host: host) { return name }
    if let name = copyright() { return name }
    let last = tail.last { !Self.isLatin($0) } ?? tail.last
    if let last, !pack.nameWords.isChannel(last), !last.utf8.contains(0x2E),
      last != findings.authors.first
    {
      return SourceName.plausible(last).flatMap { pack.nameWords.isChannel($0) ? nil : $0 }
    }
    return nil
  }

  private static func isLatin(_ name: String) -> Bool { name.utf8.allSatisfy { $0 < 0x80 } }

  /// The host of an address, lower case.
  static func host(_ url: String?) -> String? {
    guard let url, let start = url.firstRange(of: "//") else { return nil }
    let host = url[start.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// `某某网 版权所有` or `© 2019 某某网` in the last lines of the page.
  private func copyright() -> String? {
    for index in stride(from: flow.lines.count - 1, through: max(0, flow.lines.count - 25), by: -1)
    {
      let line = flow.lines[index]
      guard line.range.count <= 240, saysRights(line) else {
        continue
      }
      let text = String(decoding: flow.bytes[line.range], as: UTF8.self)
      guard let mark = text.firstRange(of: "版权所有") ?? text.firstRange(of: "版權所有") else {
        continue
      }
      let before = text[..<mark.lowerBound].split(whereSeparator: Self.isGap).last
      let after = text[mark.upperBound...].split(whereSeparator: Self.isGap).first
      for part in [before, after].compactMap({ $0 }) {
        let name = String(part)
        if pack.nameWords.isSite(name), let found = SourceName.plausible(name) { return found }
      }
    }
    return nil
  }

  private func saysRights(_ line: FlowLine) -> Bool {
    let word = Array("所有".utf8)
    return flow.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return kz_find(
        base + line.range.lowerBound, Int64(line.range.count), 0, word, Int64(word.count)) >= 0
    }
  }

  private static func isGap(_ character: Character) -> Bool {
    character.isWhitespace || "©|｜:：,，。.-—()（）[]【】".contains(character)
      || ("0"..."9").contains(character)
  }

  // MARK: Section

  /// The parts of `首页 > 财经 > 国内 > 正文` over the headline, without the first and the last words.
  private func breadcrumb() -> [String] {
    guard let titleLine else { return [] }
    for index in stride(from: titleLine, through: max(0, titleLine - 12), by: -1) {
      let line = flow.lines[index]
      guard line.range.count <= 400, line.weight.stops == 0 else { continue }
      let parts = Self.steps(flow.bytes[line.range])
      guard parts.count >= 2 else { continue }
      let home = parts[0]
      guard
        parts.last == "正文" || home.hasSuffix("首页") || home.hasSuffix("主页") || home.hasSuffix("首頁")
          || home.hasSuffix("网") || pack.nameWords.isOutlet(home) || home.contains("位置")
          || home.lowercased() == "home"
      else { continue }
      return parts.dropFirst().filter {
        let folded = ByteText.folded(Array($0.utf8)[...])
        return !Self.ends.contains { folded.starts(with: $0) }
      }
    }
    return []
  }

  private static let ends: Set<[UInt8]> = Set(
    ["正文", "内容", "详细内容", "文章", "详情", "文章内容", "新闻详情", "浏览文章", "查看文章"].map { Array($0.utf8) })

  /// The parts of a line between `>`, `»`, `›`, `→` and `/`.
  private static func steps(_ line: ArraySlice<UInt8>) -> [String] {
    let text = String(decoding: line, as: UTF8.self)
    let parts = text.split { ">»›→＞".contains($0) }
    guard parts.count >= 2 else { return [] }
    return parts.map { part in
      let trimmed = ByteText.trimmed(String(part))
      // 当前位置：首页
      return trimmed.split { $0 == "：" || $0 == ":" || $0 == "-" }.last.map {
        ByteText.trimmed(String($0))
      }
        ?? trimmed
    }.filter { !$0.isEmpty }
  }
}
