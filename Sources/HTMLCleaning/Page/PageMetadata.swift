import CHTML
import NewsModel

/// What the head of a page, its linked data and its scripts say of the article.
struct PageMetadata {
  private(set) var pageTitle: String?
  private(set) var socialTitle: String?
  private(set) var siteName: String?
  private(set) var canonicalURL: String?
  /// Named by meta elements and linked data; often the site or its software.
  private(set) var authors: [String] = []
  /// The account a page of a publishing platform belongs to, as its scripts name it.
  private(set) var nickname: String?
  private(set) var source: String?
  private(set) var section: String?
  private(set) var articleBody: String?
  /// The page's summary: on most pages the article's first words.
  private(set) var summary: String?
  /// Of meta elements, linked data, `<time>` and scripts, the likeliest first.
  private(set) var dates: [PublicationDate] = []
  /// Of later changes, and of creation in a database; better than none.
  private(set) var weakDates: [PublicationDate] = []
  /// Of these the ones of creation.
  private(set) var created: [PublicationDate] = []
  /// The address of the page after this one.
  private(set) var nextPage: String?

  private struct Found {
    var meta: [(rank: Int, value: String)] = []
    var time: [String] = []
    var linked: [String] = []
    var canonicalRank = 0
  }

  init(tree: PageTree, page: [UInt8]) {
    var found = Found()
    for node in tree.nodes.indices {
      switch tree.tag(node) {
      case KZ_TITLE:
        if pageTitle == nil {
          let title = tree.plainText(node)
          pageTitle = title.isEmpty ? nil : title
        }
      case KZ_META: readMeta(tree, node, &found)
      case KZ_LINK: readLink(tree, node, &found)
      case KZ_TIME:
        if found.time.count < 4, let value = tree.attribute(KZ_AT_DATETIME, of: node) {
          found.time.append(value)
        }
      default: break
      }
    }
    for script in tree.scripts.prefix(200) where script.isLinkedData {
      readLinkedData(page[script.range], &found)
    }
    for value in found.linked { add(value, confidence: 0.9) }
    for (rank, value) in found.meta.sorted(by: { $0.rank < $1.rank }) {
      add(value, confidence: 0.85, isWeak: rank >= 3)
    }
    for value in found.time { add(value, confidence: 0.7) }
    let scripts = ScriptValues(
      tree: tree, page: page, needsDate: !dates.contains { $0.secondOfDay != nil })
    dates += scripts.dates.filter { date in
      !dates.contains { $0.date == date.date && $0.secondOfDay != nil }
    }
    created = scripts.weakDates
    weakDates += created
    nickname = scripts.nickname
  }

  private mutating func add(_ value: String, confidence: Double, isWeak: Bool = false) {
    let bytes = Array(value.utf8.prefix(80))
    let found =
      GivenDate.publication(value, basis: .meta, confidence: confidence)
      ?? VisibleDate.first(in: bytes[...], from: 0)?.publication(.meta, confidence: confidence)
    guard let found, (1990...2099).contains(found.date.year), found.precision != .year,
      found.precision != .month
    else { return }
    if isWeak {
      weakDates.append(found.with(confidence: 0.4))
    } else {
      dates.append(found)
    }
  }

  private mutating func readLink(_ tree: PageTree, _ node: Int, _ found: inout Found) {
    guard let relation = tree.attribute(KZ_AT_REL, of: node)?.lowercased(),
      let address = tree.attribute(KZ_AT_HREF, of: node), !address.isEmpty
    else { return }
    switch relation {
    case "canonical": setURL(address, rank: 3, &found)
    case "next": if nextPage == nil { nextPage = address }
    // The desktop page of a mobile one, or the other way round.
    case "alternate" where tree.attribute(KZ_AT_TYPE, of: node) == nil:
      if address.hasPrefix("http") { setURL(address, rank: 1, &found) }
    default: break
    }
  }

  private mutating func setURL(_ address: String, rank: Int, _ found: inout Found) {
    let trimmed = ByteText.trimmed(address)
    guard rank > found.canonicalRank, trimmed.utf8.count <= 2000, !trimmed.isEmpty else { return }
    (canonicalURL, found.canonicalRank) = (trimmed, rank)
  }

  private mutating func readMeta(_ tree: PageTree, _ node: Int, _ found: inout Found) {
    guard let content = tree.attribute(KZ_AT_CONTENT, of: node).map(ByteText.trimmed),
      !content.isEmpty
    else { return }
    for attribute in [KZ_AT_PROPERTY, KZ_AT_NAME, KZ_AT_ITEMPROP, KZ_AT_HTTP_EQUIV] {
      guard let name = tree.attribute(attribute, of: node)?.lowercased() else { continue }
      switch name {
      case "og:title", "twitter:title", "articletitle", "weibo:article:title", "headline":
        if socialTitle == nil { socialTitle = content }
      case "og:site_name", "sitename", "application-name":
        if siteName == nil { siteName = content }
      case "author", "article:author", "og:article:author", "byl", "dc.creator", "byline":
        if authors.count < 4, !authors.contains(content) { authors.append(content) }
      case "description", "og:description":
        if summary == nil { summary = content }
      case "contentsource", "source", "mediaid", "article:source", "og:article:source":
        if source == nil { source = content }
      case "article:section", "og:article:section", "columnname", "section", "category",
        "channel":
        if section == nil { section = content }
      case "og:url", "twitter:url", "url": setURL(content, rank: 2, &found)
      case "article:published_time", "og:published_time", "datepublished",
        "og:article:published_time":
        found.meta.append((0, content))
      case "pubdate", "publishdate", "publish_date", "og:release_date", "weibo:article:create_at",
        "bytedance:published_time", "publicationdate", "dc.date.issued", "firstpublishedtime",
        "publish-time", "publishtime", "publish_time", "pubtime", "dcterms.created",
        "article:create_at", "releasedate", "article.published":
        found.meta.append((1, content))
      case "date", "dc.date", "sailthru.date", "parsely-pub-date", "og:time", "datecreated":
        found.meta.append((2, content))
      case "article:modified_time", "og:updated_time", "last-modified", "datemodified",
        "dateupdate", "lastmod", "bytedance:updated_time", "bytedance:lrdate_time":
        found.meta.append((3, content))
      default: break
      }
    }
  }

  private mutating func readLinkedData(_ script: ArraySlice<UInt8>, _ found: inout Found) {
    if let value = JSONField.string("datePublished", in: script)
      ?? JSONField.string("pubDate", in: script)
    {
      found.linked.append(value)
    } else if let value = JSONField.string("upDate", in: script)
      ?? JSONField.string("dateModified", in: script)
    {
      found.meta.append((3, value))
    }
    if socialTitle == nil { socialTitle = JSONField.string("headline", in: script) }
    if articleBody == nil { articleBody = JSONField.string("articleBody", in: script) }
    if section == nil { section = JSONField.string("articleSection", in: script) }
    if let author = JSONField.string("author", in: script)
      ?? JSONField.inner("author", "name", in: script), !authors.contains(author)
    {
      authors.insert(author, at: 0)
    }
    if siteName == nil { siteName = JSONField.inner("publisher", "name", in: script) }
  }
}
