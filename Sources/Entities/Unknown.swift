import NewsModel

/// Mentions of names that no pack knows.
enum Unknown {
  /// The id is the lower-case type and the normalised name: `person:顾俊`, `org:newme`.
  static func mention(
    _ span: TextSpan, _ type: EntityType, in scan: ArticleScan, confidence: Double, rule: String
  ) -> EntityMention {
    let label = String(decoding: scan.bytes[span.start..<span.end], as: UTF8.self)
    let normal = String(
      decoding: scan.folded[span.start..<span.end].filter { $0 != UInt8(ascii: " ") },
      as: UTF8.self)
    return EntityMention(
      span: span, type: type, entityID: type.rawValue.lowercased() + ":" + normal, label: label,
      confidence: confidence, rule: rule)
  }
}
