import NewsModel

/// Finds names of one kind in an article.
protocol EntityRule: Sendable {
  /// Written into the mentions it makes.
  static var name: String { get }
  /// Names this rule sees; they may overlap, the longest wins later.
  func mentions(in scan: ArticleScan) -> [EntityMention]
}
