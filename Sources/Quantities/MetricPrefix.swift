import NewsModel

/// Tells 千 百 兆 in units of measure from the scale words.
enum MetricPrefix {
  /// True when 千 百 兆 at `offset` belongs to a unit of measure: 千瓦, 千米, 百帕, 兆赫.
  static func starts(in text: ArticleText, at offset: Int, next: Int) -> Bool {
    let isPrefix =
      text.hasPrefix("千", at: offset) || text.hasPrefix("百", at: offset)
      || text.hasPrefix("兆", at: offset)
    guard isPrefix else { return false }
    if text.hasPrefix("克拉", at: next) || text.hasPrefix("米粉", at: next) { return false }
    if text.hasPrefix("帕", at: next) || text.hasPrefix("分点", at: next)
      || text.hasPrefix("分點", at: next)
    {
      return true
    }
    guard !text.hasPrefix("百", at: offset) else { return false }
    return metricStems.contains { text.hasPrefix($0, at: next) }
  }

  private static let metricStems: [StaticString] = [
    "瓦", "米", "克", "卡", "赫", "焦", "伏", "字节", "比特", "欧",
  ]
}
