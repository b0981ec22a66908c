import CHTML
import NewsModel

/// Values that the scripts of sites carry: WeChat's `var ct="1550000000"`, `publish_time = "2019-…"`.
struct ScriptValues {
  private(set) var dates: [PublicationDate] = []
  /// When a database row was made, which need not be when the article came out.
  private(set) var weakDates: [PublicationDate] = []
  private(set) var nickname: String?

  /// Bytes searched in all scripts of a page together.
  private static let budget = 2_000_000

  private static let published = [
    "publish_time", "publishTime", "pubtime", "pubTime", "publishDate", "publish_date", "pub_time",
    "ptime", "pubDate", "publishedAt", "published_at",
  ]
  private static let created = [
    "createTime", "create_time", "oriCreateTime", "ori_create_time", "ctime",
  ]
  private static let wechat = ["ct=\"", "ct = \"", "ct='", "ct = '"]

  init(tree: PageTree, page: [UInt8], needsDate: Bool) {
    var left = Self.budget
    for script in tree.scripts.prefix(100) where !script.isLinkedData && left > 0 {
      let content = page[script.range].prefix(left)
      left -= content.count
      if nickname == nil { nickname = JSONField.called("nickname", in: content) }
      guard needsDate, dates.count < 4 else { continue }
      // Most scripts speak of no time at all.
      for name in Self.published {
        if let date = Self.date(name, in: content) { add(date) }
      }
      // WeChat's name is too short to be looked for everywhere.
      if Self.wechat.contains(where: { JSONField.has($0, in: content) }),
        let date = Self.date("ct", in: content)
      {
        add(date)
      }
      for name in Self.created where weakDates.count < 4 {
        if let date = Self.date(name, in: content) { weakDates.append(date.with(confidence: 0.4)) }
      }
    }
  }

  private mutating func add(_ date: PublicationDate) {
    if !dates.contains(where: { $0.date == date.date }) { dates.append(date) }
  }

  private static func date(_ name: String, in content: ArraySlice<UInt8>) -> PublicationDate? {
    guard JSONField.has(name, in: content) else { return nil }
    if let value = JSONField.assigned(name, in: content) {
      let bytes = Array(value.utf8.prefix(40))
      let found =
        GivenDate.publication(value, basis: .meta, confidence: 0.8)
        ?? VisibleDate.first(in: bytes[...], from: 0)?.publication(.meta, confidence: 0.8)
      if let found, (1990...2099).contains(found.date.year),
        found.precision != .year, found.precision != .month
      {
        return found
      }
    }
    guard let number = JSONField.number(name, in: content), number > 0 else { return nil }
    // Seconds, or milliseconds, since 1970.
    let epoch = number >= 800_000_000_000 ? number / 1000 : number
    guard (800_000_000...4_000_000_000).contains(epoch) else { return nil }
    let local = epoch + 8 * 3600
    return PublicationDate(
      date: CivilDate(dayNumber: local / 86_400), secondOfDay: local % 86_400, precision: .second,
      basis: .meta, confidence: 0.85)
  }
}
