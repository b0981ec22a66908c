/// Reads who put up a post: `由张三张贴 @ 2005-06-14`, `posted @ 2005-06-14 03:25 张三 阅读(10)`,
/// `Posted by Zhang San at 10:30`.
struct PostCredit {
  let names: PersonNames

  func author(near lines: [Int], _ flow: PageFlow) -> [String] {
    for index in lines.prefix(20) where flow.lines[index].range.count <= 300 {
      let text = String(decoding: flow.bytes[flow.lines[index].range], as: UTF8.self)
      if let found = author(text) { return [found] }
    }
    return []
  }

  func author(_ line: String) -> String? {
    if line.utf8.prefix(15).contains(0xE7), let start = line.firstRange(of: "由"),
      line[..<start.lowerBound].count <= 4
    {
      let rest = line[start.upperBound...]
      for verb in names.words.postVerbs {
        guard let end = rest.firstRange(of: verb), rest[..<end.lowerBound].count <= 16 else {
          continue
        }
        let found = names.read(String(rest[..<end.lowerBound]))
        if found.count == 1 { return found[0] }
      }
    }
    // 发表于 2012 年 3 月 15 日 由 张三
    let bytes = Array(line.utf8)
    if let date = VisibleDate.first(in: bytes[...], from: 0) {
      let rest = ByteText.trimmed(String(decoding: bytes[date.range.upperBound...], as: UTF8.self))
      if rest.hasPrefix("由 ") || rest.hasPrefix("by ") {
        let name = rest.split(separator: " ").dropFirst().prefix(1).joined()
        let found = names.read(name)
        if found.count == 1 { return found[0] }
      }
    }
    let lowered = line.prefix(10).lowercased()
    guard lowered.hasPrefix("posted") else { return nil }
    if lowered.hasPrefix("posted by ") {
      let rest = line.dropFirst("posted by ".count)
      let words = rest.split(separator: " ").prefix { word in
        !["at", "on", "@", "in", "|", "-", "于"].contains(word.lowercased())
          && !(word.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
      }
      return words.count <= 4 ? names.read(words.joined(separator: " ")).first : nil
    }
    // posted @ 2005-06-14 03:25 NAME 阅读(10)
    guard let date = VisibleDate.first(in: bytes[...], from: 0) else { return nil }
    let rest = String(decoding: bytes[date.range.upperBound...], as: UTF8.self)
    let before = rest.firstRange(of: "阅读") ?? rest.firstRange(of: "(") ?? rest.firstRange(of: "评论")
    guard let before else { return nil }
    let found = names.read(String(rest[..<before.lowerBound]))
    return found.count == 1 ? found[0] : nil
  }
}
