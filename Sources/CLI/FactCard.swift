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
    var lines: [String] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      let label = language.text(zh, en)
      let pad = String(repeating: " ", count: max(1, 14 - DisplayText.width(label)))
      lines.append(label + pad + DisplayText.oneLine(value))
    }
    add("编号", "id", fact.factID)
    add(
      "主体", "subject",
      [fact.subjectLabel, fact.subjectID].compactMap { $0 }.joined(separator: "  "))
    add("指标", "metric", "\(fact.metricID)  (\(fact.metricSurface))")
    add("数值", "value", "“\(fact.quote)”  \(value)")
    add("时期", "period", period)
    add("截至", "as of", fact.asOf?.description)
    add("地区", "market", fact.market)
    add("对象", "object", fact.object)
    add("限定", "qualifiers", fact.qualifiers.joined(separator: ", "))
    add("比较基准", "base", fact.base?.text)
    add("情态", "modality", "\(fact.modality.rawValue), \(fact.polarity.rawValue)")
    add("说者", "said by", fact.attribution.surface ?? fact.attribution.kind.rawValue)
    add("原句", "sentence", "“\(found.sentence)”")
    add("来源", "source", document.source + (document.creditedSource.map { " ← \($0)" } ?? ""))
    add("文章", "article", document.title)
    add("文件", "file", document.path)
    add("发布", "published", document.published.map { "\($0.iso) (\($0.basis.rawValue))" })
    add("位置", "characters", "\(fact.startCodePoint)–\(fact.endCodePoint)")
    add("规则", "rule", fact.rule)
    add("置信度", "confidence", ProfileTable.places(fact.confidence, 2))
    return lines.joined(separator: "\n") + "\n"
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
