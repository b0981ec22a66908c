import CHTML
import ExtractorPacks

/// What is known of the pages of one site or one publishing software.
struct SiteProfile: Sendable {
  let name: String
  let hosts: [String]
  /// Selectors by index; any one names the site.
  let signature: [Int]
  /// Selectors by index, the likeliest first.
  let body: [Int]
  let drop: [Int]
  /// The first of many posts is the article.
  let takesFirst: Bool
}

/// The table of profiles and their selectors.
struct SiteProfiles: Sendable {
  /// `#id`, `.class`, `article`, `tag.class`; the name may end with `*`.
  struct Selector: Hashable, Sendable {
    var tag: Int?
    var isID = false
    /// Lower case, without the `*`; empty for a tag alone.
    var name: [UInt8] = []
    var isPrefix = false
  }

  let profiles: [SiteProfile]
  let selectors: [Selector]
  /// Selectors that are `article` alone.
  let articleTag: [Int]
  /// Selectors by the first byte of their name.
  private let byFirst: [[Int]]

  init(_ packs: PackSet) throws(PackError) {
    var profiles: [SiteProfile] = []
    var selectors: [Selector] = []
    var known: [Selector: Int] = [:]
    let rows = try packs.rows(
      "sites/profiles.tsv",
      columns: ["profile", "hosts", "signature", "body", "drop", "list", "source"])
    for row in rows {
      func indices(_ column: String) throws(PackError) -> [Int] {
        var found: [Int] = []
        for word in row.list(column) {
          guard let selector = Self.selector(word) else {
            throw row.error(column, "'\(word)' is none of #id, .class, tag.class, article")
          }
          if known[selector] == nil {
            known[selector] = selectors.count
            selectors.append(selector)
          }
          if let index = known[selector] { found.append(index) }
        }
        return found
      }
      guard ["", "first"].contains(row["list"]) else { throw row.error("list", "first or nothing") }
      profiles.append(
        SiteProfile(
          name: row["profile"], hosts: row.list("hosts"), signature: try indices("signature"),
          body: try indices("body"), drop: try indices("drop"), takesFirst: row["list"] == "first"))
    }
    (self.profiles, self.selectors) = (profiles, selectors)
    var byFirst = Array(repeating: [Int](), count: 256)
    for (index, selector) in selectors.enumerated() {
      if let first = selector.name.first { byFirst[Int(first)].append(index) }
    }
    self.byFirst = byFirst
    articleTag = selectors.indices.filter {
      selectors[$0].name.isEmpty && selectors[$0].tag == KZ_ARTICLE
    }
  }

  private static func selector(_ word: String) -> Selector? {
    var selector = Selector()
    var rest = Array(word.lowercased().utf8)[...]
    if let mark = rest.firstIndex(where: { $0 == 0x23 || $0 == 0x2E }) {
      selector.isID = rest[mark] == 0x23
      selector.name = Array(rest[(mark + 1)...])
      if selector.name.last == 0x2A {
        selector.isPrefix = true
        selector.name.removeLast()
      }
      guard !selector.name.isEmpty else { return nil }
      rest = rest[..<mark]
    }
    if !rest.isEmpty {
      let name = String(decoding: rest, as: UTF8.self)
      selector.tag = (1..<KZ_TAG_COUNT).first { String(cString: kz_tag_name(Int32($0))) == name }
      if selector.tag == nil { return nil }
    }
    return selector.name.isEmpty && selector.tag != KZ_ARTICLE ? nil : selector
  }

  /// Selectors that a class or id value, in lower case, satisfies apart from the tag.
  func matches(_ value: [UInt8], isID: Bool) -> [Int] {
    var found: [Int] = []
    for name in value.split(whereSeparator: { $0 <= 0x20 }) {
      guard let first = name.first else { continue }
      for index in byFirst[Int(first)] {
        let selector = selectors[index]
        guard selector.isID == isID else { continue }
        let isEqual =
          selector.isPrefix ? name.starts(with: selector.name) : name.elementsEqual(selector.name)
        if isEqual { found.append(index) }
      }
    }
    return found
  }

  /// The profile of the longest of its hosts that the page's host is or lies below.
  func profile(host: String) -> SiteProfile? {
    var best: (profile: SiteProfile, length: Int)?
    for profile in profiles {
      for known in profile.hosts where host == known || host.hasSuffix("." + known) {
        if best.map({ known.utf8.count > $0.length }) ?? true { best = (profile, known.utf8.count) }
      }
    }
    return best?.profile
  }
}
