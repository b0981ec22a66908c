import GRDB
import NewsModel

/// The columns of a fact: written and read in one place, in one order.
enum FactRow {
  /// Private keys that stand before the columns of ``names``.
  static let keyNames = ["fact_sig", "doc", "claim", "subject", "metric"]
  static let names = [
    "fact_id", "subject_label", "metric_text", "open_metric", "value_kind", "value_min",
    "value_max", "min_open", "max_open", "min_written", "max_written", "literal",
    "literal_written", "hedge", "currency", "unit", "period_begin", "period_end", "period_edtf",
    "period_basis", "period_ref", "as_of", "market", "segment", "object", "qualifiers",
    "change_kind", "change_base", "change_direction", "base_subject", "base_metric", "base_text",
    "modality",
    "polarity", "attribution_kind", "attribution_who", "attribution_text", "start_cp", "end_cp",
    "quote", "ctx_start_cp", "ctx_end_cp", "rule", "confidence",
  ]
  static let sortNames = ["sort_lo", "sort_hi"]

  static let insertSQL: String = {
    let all = keyNames + names + sortNames
    let marks = Array(repeating: "?", count: all.count).joined(separator: ",")
    return "INSERT INTO fact(\(all.joined(separator: ","))) VALUES(\(marks))"
  }()

  /// Columns for a SELECT with `f` = fact, `m` = metric, `e` = entity, `d` = doc.
  static let selection =
    names.map { "f." + $0 }.joined(separator: ",") + ",m.metric_id,e.entity_id,d.doc_id"

  static let joins = """
    JOIN metric m ON m.pk=f.metric LEFT JOIN entity e ON e.pk=f.subject
    """

  /// The values of ``names`` and the two sort columns.
  static func values(_ fact: Fact) -> [(any DatabaseValueConvertible)?] {
    var kind = "time"
    var (low, high): (String?, String?) = (nil, nil)
    var (minOpen, maxOpen) = (false, false)
    var (minWritten, maxWritten): (String?, String?) = (nil, nil)
    var (currency, unit): (String?, String?) = (nil, nil)
    var (sortLow, sortHigh): (Double?, Double?) = (nil, nil)
    switch fact.value {
    case .quantity(let quantityKind, let interval, let money, let measure):
      (kind, currency, unit) = (quantityKind.rawValue, money, measure)
      (low, high) = (interval.min?.description, interval.max?.description)
      (minOpen, maxOpen) = (interval.minOpen, interval.maxOpen)
      minWritten = WrittenDecimal.encode(interval.min)
      maxWritten = WrittenDecimal.encode(interval.max)
      sortLow = (interval.min ?? interval.max)?.approximateDouble
      sortHigh = (interval.max ?? interval.min)?.approximateDouble
    case .time(let interval): (low, high) = CivilText.encode(interval)
    }
    let period = CivilText.encode(fact.period?.interval)
    return [
      fact.factID, fact.subjectLabel, fact.metricSurface, fact.isOpenMetric, kind, low, high,
      minOpen, maxOpen, minWritten, maxWritten, fact.literal?.description,
      WrittenDecimal.encode(fact.literal), fact.hedge.rawValue, currency, unit, period.begin,
      period.end, fact.period?.edtf, fact.period?.basis.rawValue, fact.period?.reference?.rawValue,
      fact.asOf?.description, fact.market, fact.segment, fact.object,
      fact.qualifiers.joined(separator: "|"), fact.changeKind.rawValue, fact.changeBase?.rawValue,
      fact.changeDirection?.rawValue, fact.base?.subjectID, fact.base?.metricID, fact.base?.text,
      fact.modality.rawValue,
      fact.polarity.rawValue, fact.attribution.kind.rawValue, fact.attribution.who,
      fact.attribution.surface, fact.startCodePoint, fact.endCodePoint, fact.quote,
      fact.contextStartCodePoint, fact.contextEndCodePoint, fact.rule, fact.confidence,
      sortLow, sortHigh,
    ]
  }

  /// The fact of a row whose first columns are ``selection``.
  static func fact(_ row: Row) throws -> Fact {
    var next = Cells(row)
    let factID = try next.text()
    let subjectLabel = next.optional()
    let metricText = try next.text()
    let isOpen: Bool = next.flag()
    let kind = try next.text()
    let (low, high) = (next.optional(), next.optional())
    let (minOpen, maxOpen) = (next.flag(), next.flag())
    let (minWritten, maxWritten) = (next.optional(), next.optional())
    let literal = WrittenDecimal.decode(plain: next.optional(), written: next.optional())
    let hedge: Hedge = try next.word()
    let (currency, unit) = (next.optional(), next.optional())
    let interval = CivilText.decode(begin: next.optional(), end: next.optional())
    let edtf = next.optional()
    let basis: TimeBasis? = try next.optionalWord()
    let reference: TimeReference? = try next.optionalWord()
    let asOf = next.optional().flatMap { CivilDate(iso: $0) }
    let (market, segment, object) = (next.optional(), next.optional(), next.optional())
    let qualifiers = try next.text().split(separator: "|").map(String.init)
    let changeKind: ChangeKind = try next.word()
    let changeBase: ChangeBase? = try next.optionalWord()
    let direction: ChangeDirection? = try next.optionalWord()
    let (baseSubject, baseMetric, baseText) = (next.optional(), next.optional(), next.optional())
    let modality: Modality = try next.word()
    let polarity: Polarity = try next.word()
    let attribution = Attribution(
      kind: try next.word(), who: next.optional(), surface: next.optional())
    let span = next.integer()..<next.integer()
    let quote = try next.text()
    let context = next.integer()..<next.integer()
    let rule = try next.text()
    let confidence = next.real()
    let metricID = try next.text()
    let subjectID = next.optional()
    let documentID = try next.text()

    let value: ClaimValue
    if kind == "time" {
      value = .time(
        CivilText.decode(begin: low, end: high) ?? CivilInterval(begin: nil, end: nil))
    } else if let quantityKind = QuantityKind(rawValue: kind) {
      value = .quantity(
        kind: quantityKind,
        interval: DecimalInterval(
          min: WrittenDecimal.decode(plain: low, written: minWritten),
          max: WrittenDecimal.decode(plain: high, written: maxWritten), minOpen: minOpen,
          maxOpen: maxOpen), currency: currency, unit: unit)
    } else {
      throw StoreError(.damaged, "fact \(factID): value kind \(kind) is unknown; run a check")
    }
    var claim = Claim(
      subject: subjectID.map { ClaimSubject(entityID: $0, label: subjectLabel ?? "") },
      metricID: metricID, metricSurface: metricText, value: value, evidence: [], rule: rule,
      confidence: confidence)
    claim.isOpenMetric = isOpen
    claim.period = basis.map {
      ClaimPeriod(interval: interval, edtf: edtf, basis: $0, reference: reference)
    }
    (claim.asOf, claim.market, claim.segment, claim.object) = (asOf, market, segment, object)
    (claim.qualifiers, claim.changeKind, claim.changeBase) = (qualifiers, changeKind, changeBase)
    claim.changeDirection = direction
    claim.base = baseText.map {
      ClaimBase(subjectID: baseSubject, metricID: baseMetric, text: $0)
    }
    (claim.modality, claim.polarity, claim.attribution) = (modality, polarity, attribution)
    var fact = Fact(
      factID: factID, documentID: documentID, claim: claim, hedge: hedge, literal: literal,
      quote: quote, codePoints: span, contextCodePoints: context)
    fact.subjectLabel = subjectLabel
    return fact
  }

  /// Reads the cells of a row from left to right.
  private struct Cells {
    let row: Row
    var index = 0
    init(_ row: Row) { self.row = row }

    mutating func optional() -> String? {
      defer { index += 1 }
      return row[index]
    }

    mutating func text() throws -> String {
      guard let text = optional() else {
        throw StoreError(.damaged, "a fact lacks column \(index); run a check")
      }
      return text
    }

    mutating func flag() -> Bool { integer() != 0 }

    mutating func integer() -> Int {
      defer { index += 1 }
      return row[index] ?? 0
    }

    mutating func real() -> Double {
      defer { index += 1 }
      return row[index] ?? 0
    }

    mutating func word<Word: RawRepresentable<String>>() throws -> Word {
      let text = try text()
      guard let word = Word(rawValue: text) else {
        throw StoreError(.damaged, "a fact has the unknown word \(text); run a check")
      }
      return word
    }

    mutating func optionalWord<Word: RawRepresentable<String>>() throws -> Word? {
      guard let text = optional() else { return nil }
      guard let word = Word(rawValue: text) else {
        throw StoreError(.damaged, "a fact has the unknown word \(text); run a check")
      }
      return word
    }
  }
}
