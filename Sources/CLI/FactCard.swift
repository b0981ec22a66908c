import NewsModel

/// One fact as a person reads it.
struct FactCard {
  private let found: FactInContext
  private let language: Language

  init(_ found: FactInContext, language: Language) {
    (self.found, self.language) = (found, language)
  }

  var text: String {
    let fact = found.fact
    let document = found.document
    var card = CardText(language)
    card.add("编号", "id", fact.factID)
    card.add(
      "主体", "subject",
      [fact.subjectLabel, fact.subjectID].compactMap { $0 }.joined(separator: "  "))
    card.add("指标", "metric", "\(fact.metricID)  (\(fact.metricSurface))")
    card.add("数值", "value", "“\(fact.quote)”  \(value)")
    card.add("时期", "period", period)
    card.add("截至", "as of", fact.asOf?.description)
    card.add("地区", "market", fact.market)
    card.add("对象", "object", fact.object)
    card.add("限定", "qualifiers", fact.qualifiers.joined(separator: ", "))
    card.add("比较基准", "base", fact.base?.text)
    card.add("情态", "modality", "\(fact.modality.rawValue), \(fact.polarity.rawValue)")
    card.add("说者", "said by", fact.attribution.surface ?? fact.attribution.kind.rawValue)
    card.add("原句", "sentence", "“\(found.sentence)”")
    card.add("来源", "source", document.source + (document.creditedSource.map { " ← \($0)" } ?? ""))
    card.add("文章", "article", document.title)
    card.add("文件", "file", document.path)
    card.add("发布", "published", document.published.map { "\($0.iso) (\($0.basis.rawValue))" })
    card.add("位置", "characters", "\(fact.startCodePoint)–\(fact.endCodePoint)")
    card.add("规则", "rule", fact.rule)
    card.add("置信度", "confidence", ProfileTable.places(fact.confidence, 2))
    return card.text
  }

  private var value: String {
    switch found.fact.value {
    case .time(let interval):
      return "[\(interval.begin?.description ?? "…"), \(interval.end?.description ?? "…"))"
    case .quantity(let kind, let interval, let currency, let unit):
      let bounds =
        interval.isExact
        ? interval.min?.description ?? ""
        : (interval.minOpen ? "(" : "[") + (interval.min?.description ?? "…") + ", "
          + (interval.max?.description ?? "…") + (interval.maxOpen ? ")" : "]")
      return [kind.rawValue, found.fact.hedge.rawValue, bounds, currency, unit].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  private var period: String? {
    guard let period = found.fact.period else { return nil }
    return "\(period.edtf ?? period.reference?.rawValue ?? "")  (\(period.basis.rawValue))"
  }
}
