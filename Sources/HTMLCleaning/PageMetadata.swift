import CHTML
import NewsModel

/// What the head of a page, its linked data and its scripts say of the article.
struct PageMetadata {
  private(set) var pageTitle: String?
  private(set) var socialTitle: String?
  private(set) var siteName: String?
  private(set) var canonicalURL: String?
  private(set) var author: String?
  /// The account a page of a publishing platform belongs to, as its scripts name it.
  private(set) var nickname: String?
  private(set) var source: String?
  private(set) var articleBody: String?
  /// The page's summary: on most pages the article's first words.
  private(set) var summary: String?
  /// Of meta elements, linked data and `<time>`, the likeliest first.
  private(set) var dates: [PublicationDate] = []

  init(tree: PageTree, page: [UInt8]) {
    var metaDates: [(rank: Int, value: String)] = []
    var timeDates: [String] = []
    for node in tree.nodes.indices {
      switch tree.tag(node) {
      case KZ_TITLE:
        if pageTitle == nil {
          let title = tree.plainText(node)
          pageTitle = title.isEmpty ? nil : title
        }
      case KZ_META: readMeta(tree, node, &metaDates)
      case KZ_LINK:
        if tree.attribute(KZ_AT_REL, of: node) == "canonical" {
          canonicalURL = tree.attribute(KZ_AT_HREF, of: node)
        }
      case KZ_TIME:
        if timeDates.count < 4,
          let value = tree.attribute(KZ_AT_DATETIME, of: node)
        {
          timeDates.append(value)
        }
      default: break
      }
    }
    var linked: [String] = []
    for script in tree.scripts.prefix(200) where script.isLinkedData {
      readLinkedData(page[script.range], &linked)
    }
    for value in linked { add(value, confidence: 0.9) }
    for (_, value) in metaDates.sorted(by: { $0.rank < $1.rank }) { add(value, confidence: 0.85) }
    for value in timeDates { add(value, confidence: 0.7) }
    readScripts(tree, page)
  }

  private mutating func add(_ value: String, confidence: Double) {
    let bytes = Array(value.utf8)
    let found =
      GivenDate.publication(value, basis: .meta, confidence: confidence)
      ?? VisibleDate.first(in: bytes[...], from: 0)?.publication(.meta, confidence: confidence)
    if let found, (1990...2099).contains(found.date.year) { dates.append(found) }
  }

  private mutating func readMeta(
    _ tree: PageTree, _ node: Int, _ found: inout [(rank: Int, value: String)]
  ) {
    guard let content = tree.attribute(KZ_AT_CONTENT, of: node), !content.isEmpty
    else { return }
    let names = [KZ_AT_PROPERTY, KZ_AT_NAME, KZ_AT_ITEMPROP, KZ_AT_HTTP_EQUIV]
    for attribute in names {
      guard let name = tree.attribute(attribute, of: node)?.lowercased() else {
        continue
      }
      switch name {
      case "og:title", "twitter:title", "articletitle":
        if socialTitle == nil { socialTitle = ByteText.trimmed(content) }
      case "og:site_name", "sitename", "application-name":
        if siteName == nil { siteName = ByteText.trimmed(content) }
      case "author", "article:author", "og:article:author", "byl":
        if author == nil { author = ByteText.trimmed(content) }
      case "description", "og:description":
        if summary == nil { summary = ByteText.trimmed(content) }
      case "contentsource", "source", "mediaid":
        if source == nil { source = ByteText.trimmed(content) }
      case "og:url": if canonicalURL == nil { canonicalURL = content }
      case "article:published_time", "og:published_time", "datepublished":
        found.append((0, content))
      case "pubdate", "publishdate", "publish_date", "og:release_date", "weibo:article:create_at",
        "bytedance:published_time", "publicationdate", "dc.date.issued", "firstpublishedtime":
        found.append((1, content))
      case "date", "dc.date", "sailthru.date", "parsely-pub-date", "og:time":
        found.append((2, content))
      default: break
      }
    }
  }

  private mutating func readLinkedData(_ script: ArraySlice<UInt8>, _ dates: inout [String]) {
    if let value = JSONField.string("datePublished", in: script)
      ?? JSONField.string("pubDate", in: script)
    {
      dates.append(value)
    }
    if socialTitle == nil { socialTitle = JSONField.string("headline", in: script) }
    if articleBody == nil { articleBody = JSONField.string("articleBody", in: script) }
  }

  /// Times that site scripts carry: WeChat's `var ct="1550000000"`, `publish_time = "2019-…"`.
  private mutating func readScripts(_ tree: PageTree, _ page: [UInt8]) {
    let names = [
      "publish_time", "publishTime", "pubtime", "pubTime", "publishDate", "publish_date",
    ]
    for script in tree.scripts.prefix(100) where !script.isLinkedData {
      let content = page[script.range].prefix(200_000)
      for name in names {
        if let value = JSONField.assigned(name, in: content) { add(value, confidence: 0.8) }
      }
      if nickname == nil { nickname = JSONField.called("nickname", in: content) }
      for name in ["ct"] + names {
        guard let number = JSONField.number(name, in: content), number > 0 else { continue }
        // Seconds, or milliseconds, since 1970.
        let epoch = number >= 800_000_000_000 ? number / 1000 : number
        guard (800_000_000...4_000_000_000).contains(epoch) else { continue }
        let local = epoch + 8 * 3600
        let date = PublicationDate(
          date: CivilDate(dayNumber: local / 86_400), secondOfDay: local % 86_400,
          precision: .second, basis: .meta, confidence: 0.85)
        if !dates.contains(where: { $0.date == date.date }) { dates.append(date) }
      }
    }
  }
}
