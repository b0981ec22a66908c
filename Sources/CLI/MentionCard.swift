import NewsModel
import Pipeline

/// How a quantity or a time came to its value, as a person reads it.
struct MentionCard {
  let text: ArticleText
  let positions: CodePointIndex
  let anchor: PublicationDate?
  let rules: RuleBook
  let language: Language

  func card(of mention: QuantityMention) -> String {
    var card = CardText(language)
    card.append(head(mention.span, mention.kind.rawValue))
    add(rule: mention.rule, to: &card)
    card.add(
      "  字面", "  literal",
      mention.literal?.description ?? language.text("无（两端或多个部分）", "none: two ends or several parts")
    )
    let said = mention.hedgeSpan.map {
      language.text("，据“\(text.string(in: $0))”", ", by “\(text.string(in: $0))”")
    }
    card.add("  模糊词", "  hedge", mention.hedge.rawValue + (said ?? ""))
    card.add("  区间", "  interval", Self.interval(mention.value))
    card.add("  单位", "  unit", mention.unit)
    card.add(
      "  币种", "  currency",
      mention.currency.map { code in
        code + (mention.currencyBasis.map { " (\($0.rawValue))" } ?? "")
      })
    card.add("  比", "  ratio", mention.ratio.map { "\($0.numerator)/\($0.denominator)" })
    card.add("  倍率", "  factor", mention.factor?.description)
    card.add("  时长", "  duration", mention.duration)
    card.add("  用途", "  role", mention.role)
    if mention.reading == .ambiguous {
      card.add("  读法", "  reading", language.text("两可：增加到或增加了", "ambiguous: to or by"))
    }
    for other in mention.alternatives { card.add("  或", "  or", Self.interval(other)) }
    return card.text
  }

  func card(of mention: TimeMention) -> String {
    var card = CardText(language)
    card.append(head(mention.span, mention.kind.rawValue))
    add(rule: mention.rule, to: &card)
    let hangsOnAnchor = mention.basis == .publication || mention.basis == .inferred
    let base = hangsOnAnchor ? anchor.map { " \($0.iso) (\($0.basis.rawValue))" } : nil
    card.add("  依据", "  basis", mention.basis.rawValue + (base ?? ""))
    card.add("  粒度", "  grain", mention.granularity.rawValue)
    card.add("  EDTF", "  edtf", mention.edtf)
    if mention.named != mention.interval {
      card.add("  所指", "  named", mention.named.map(Self.interval))
    }
    card.add("  界限", "  bound", mention.bound?.rawValue)
    card.add("  区间", "  interval", mention.interval.map(Self.interval))
    card.add("  部分", "  part", mention.part?.rawValue)
    if mention.isApproximate { card.add("  约略", "  approx", language.text("是", "yes")) }
    card.add("  周期", "  every", mention.every)
    card.add("  指向", "  refers to", mention.reference?.rawValue)
    for other in mention.alternatives { card.add("  或", "  or", Self.interval(other)) }
    return card.text
  }

  /// `120–131  约36亿元  money`.
  private func head(_ span: TextSpan, _ kind: String) -> String {
    let place = "\(positions.codePoint(at: span.start))–\(positions.codePoint(at: span.end))"
    return "\(place)  \(DisplayText.oneLine(text.string(in: span)))  \(kind)"
  }

  private func add(rule: String, to card: inout CardText) {
    let saying = rules.saying(rule).map { "  " + language.text($0.zh, $0.en) }
    card.add("  规则", "  rule", rule + (saying ?? ""))
  }

  /// In mathematical notation, `∞` for an open side.
  private static func interval(_ value: DecimalInterval) -> String {
    if let min = value.min, value.isExact { return "\(min)" }
    let low = value.min.map { "\($0)" } ?? "-∞"
    let high = value.max.map { "\($0)" } ?? "∞"
    return (value.min == nil || value.minOpen ? "(" : "[") + low + ", " + high
      + (value.max == nil || value.maxOpen ? ")" : "]")
  }

  private static func interval(_ value: CivilInterval) -> String {
    let begin = value.begin.map { "[\($0)" } ?? "(-∞"
    return begin + ", " + (value.end.map { "\($0)" } ?? "∞") + ")"
  }
}
