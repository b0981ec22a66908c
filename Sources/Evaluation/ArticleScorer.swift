import Foundation
package import NewsModel

/// Scores what was read out of one article against its gold.
package struct ArticleScorer: Sendable {
  private let extracted: ExtractedArticle
  private let gold: GoldArticle
  private let names: GoldNames
  private let text: String

  /// A scorer of one article; `names` tells which names mean an id of the gold.
  package init(_ extracted: ExtractedArticle, gold: GoldArticle, names: GoldNames = GoldNames()) {
    (self.extracted, self.gold, self.names) = (extracted, gold, names)
    text = extracted.article.text.string
  }

  /// The measures, in the order they are printed.
  package enum Measure: String, CaseIterable, Sendable {
    case text, timeSpan, timeDates, quantitySpan, quantityValue, entitySpan, entityCanonical
    case claimRelaxed
  }

  /// Scores of all measures.
  ///
  /// Vague times (目前, 此前) are optional by convention, and the names in tables are not annotated:
  /// what was read there counts neither way.
  package func scores() -> [Measure: Score] {
    let times = extracted.mentions.times.filter {
      $0.kind != .set && $0.granularity != .vague
    }
    let quantities = extracted.mentions.quantities.filter {
      $0.kind != .number && $0.kind != .ordinal
    }
    let entities = extracted.mentions.entities.filter { !isCell($0.span) }
    return [
      .text: textScore(),
      .timeSpan: match(gold.times, times, { $0.anchor }, { $0.span }) { _, _ in true },
      .timeDates: match(gold.times, times, { $0.anchor }, { $0.span }, Self.sameDates),
      .quantitySpan: match(gold.quantities, quantities, { $0.anchor }, { $0.span }) { _, _ in true
      },
      .quantityValue: match(gold.quantities, quantities, { $0.anchor }, { $0.span }) {
        Self.same(
          $0.value, $1.kind, $1.value, currency: $1.currency)
      },
      .entitySpan: match(gold.entities, entities, { $0.anchor }, { $0.span }) {
        $0.type == $1.type.rawValue
      },
      .entityCanonical: match(gold.entities, entities, { $0.anchor }, { $0.span }) {
        names.mean($0.canonical, id: $1.entityID, label: $1.label)
      },
      .claimRelaxed: claimScore(),
    ]
  }

  /// True for a span in the row of a table, which is a line with tabs, or in the caption above it.
  private func isCell(_ span: TextSpan) -> Bool {
    let bytes = extracted.article.text.bytes
    let newline = UInt8(ascii: "\n")
    let tab = UInt8(ascii: "\t")
    let start = bytes[..<span.start].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[span.end...].firstIndex(of: newline) ?? bytes.count
    if bytes[start..<end].contains(tab) { return true }
    return bytes[end...].dropFirst().prefix { $0 != newline }.contains(tab)
  }

  private func textScore() -> Score {
    let must = gold.text?.must ?? []
    let mustNot = gold.text?.mustNot ?? []
    let right =
      must.filter { text.contains($0) }.count + mustNot.filter { !text.contains($0) }.count
    return Score(
      right: right, given: must.count + mustNot.count, expected: must.count + mustNot.count)
  }

  private func match<Gold, System>(
    _ items: [Gold], _ system: [System], _ anchor: (Gold) -> GoldArticle.Anchor,
    _ span: (System) -> TextSpan, _ same: (Gold, System) -> Bool
  ) -> Score {
    let placed = items.map { (item: $0, span: place(anchor($0))) }
    return Score.matching(
      required: placed.filter { anchor($0.item).optional != true },
      optional: placed.filter { anchor($0.item).optional == true }, system: system,
      same: { $0.span == span($1) && same($0.item, $1) }, touches: { $0.span == span($1) })
  }

  /// The span an annotation means, or nil when the clean text does not hold it.
  private func place(_ anchor: GoldArticle.Anchor) -> TextSpan? {
    guard
      let found = GoldPlacement.range(
        of: anchor.surface, nth: anchor.nth, context: anchor.context, in: text)
    else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return TextSpan(start: start, end: start + text[found].utf8.count)
  }

  private static func sameDates(_ gold: GoldArticle.Time, _ time: TimeMention) -> Bool {
    let readings = [[gold.startDate, gold.endDate]] + gold.alternatives
    return [time.interval, time.named].contains { interval in
      let days = inclusiveDays(interval)
      return readings.contains { $0 == [days.first, days.last] }
    }
  }

  private static func inclusiveDays(_ interval: CivilInterval?) -> (first: String?, last: String?) {
    let last = interval?.end?.date.map { day in
      (interval?.end?.secondOfDay ?? 0) == 0 ? day.adding(days: -1) : day
    }
    return (interval?.begin?.date?.description, last?.description)
  }

  private static func same(
    _ gold: GoldArticle.Value, _ kind: QuantityKind, _ value: DecimalInterval, currency: String?
  ) -> Bool {
    let measured: Set<String> = ["dimension", "temperature", "age", "count"]
    let isSameKind =
      gold.kind == kind.rawValue || measured.isSuperset(of: [gold.kind, kind.rawValue])
    return isSameKind && close(gold.min, value.min) && close(gold.max, value.max)
      && gold.currency == currency
  }

  /// Equal within a thousandth, as the printed digits of gold allow.
  private static func close(_ gold: Double?, _ value: DecimalAmount?) -> Bool {
    guard let gold, let value else { return gold == nil && value == nil }
    return abs(gold - value.approximateDouble) <= 1e-3 * max(abs(gold), 1e-9)
  }

  private func claimScore() -> Score {
    Score.matching(
      required: gold.claims.filter { $0.optional != true },
      optional: gold.claims.filter { $0.optional == true }, system: extracted.claims,
      same: sameClaim, touches: { _, _ in false })
  }

  /// Same subject or its platform, same metric, same value.
  private func sameClaim(_ gold: GoldArticle.Claim, _ claim: NewsModel.Claim) -> Bool {
    let metrics = [gold.metric] + (gold.metricAlternatives ?? [])
    guard metrics.contains(claim.metricID), let subject = claim.subject else { return false }
    let isNamed = names.mean(gold.subject, id: subject.entityID, label: label(subject.entityID))
    guard isNamed || root(gold.subject) == root(subject.entityID) else { return false }
    switch claim.value {
    case .quantity(let kind, let interval, let currency, _):
      return Self.same(gold.value, kind, interval, currency: currency)
    case .time(let interval):
      let days = Self.inclusiveDays(interval)
      return gold.value.kind == "time" && gold.value.start == days.first
        && gold.value.end == days.last
    }
  }

  /// The name of a subject, as the article's own mentions know it; the name inside the id without one.
  private func label(_ id: String) -> String {
    extracted.mentions.entities.first { $0.entityID == id }?.label
      ?? String(id.drop { $0 != ":" }.dropFirst())
  }

  /// The platform a business belongs to, as the article's own mentions know it.
  private func root(_ id: String) -> String {
    extracted.mentions.entities.first { $0.entityID == id }?.parentID ?? id
  }
}
