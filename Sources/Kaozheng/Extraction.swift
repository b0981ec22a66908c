/// What was read out of one article.
///
/// All ranges are half-open and count Unicode code points of ``text``; all numbers are decimal
/// strings in plain notation, as exact as they were printed.
public struct Extraction: Sendable {
  /// The clean text.
  public let text: String
  /// The headline, or nil.
  public let title: String?
  /// The authors, joined by ", ", or nil.
  public let author: String?
  /// The outlet, or nil.
  public let source: String?
  /// Publication date: `2023-09-01` or `2023-09-01T14:07`; nil when nothing gives one.
  public let published: String?
  /// Where the publication date comes from: given, visible, meta, url, inferred or none.
  public let publishedBasis: String
  /// Ranges of the sentences.
  public let sentences: [Range<Int>]
  /// Every quantity, in text order.
  public let quantities: [Quantity]
  /// Every time, in text order.
  public let times: [TimeExpression]
  /// Every name, in text order.
  public let entities: [NamedEntity]
  /// Every claim, in the order of its first evidence.
  public let claims: [ExtractedClaim]
}

/// An interval of exact decimals.
public struct ValueRange: Sendable, Hashable {
  /// Lower end, or nil when there is none.
  public let min: String?
  /// Upper end, or nil when there is none.
  public let max: String?
  /// True when the lower end itself is excluded.
  public let minOpen: Bool
  /// True when the upper end itself is excluded.
  public let maxOpen: Bool
}

/// A number with a meaning.
public struct Quantity: Sendable, Hashable {
  /// Where it stands.
  public let range: Range<Int>
  /// The words of the text, without prefix hedges.
  public let surface: String
  /// money, percent, percentage_point, count, multiple, fraction, duration, dimension, temperature,
  /// age, ordinal or number.
  public let kind: String
  /// In the printed unit with 万 and 亿 applied.
  public let value: ValueRange
  /// exact, about, nearly, over, at_least, at_most, under, range or vague.
  public let hedge: String
  /// ISO 4217, for money.
  public let currency: String?
  /// Measure word, UCUM code, duration unit, or what a price is per.
  public let unit: String?
  /// The rule that found it.
  public let rule: String
}

/// An expression with a calendar value.
public struct TimeExpression: Sendable, Hashable {
  /// Where it stands.
  public let range: Range<Int>
  /// The words of the text.
  public let surface: String
  /// date, datetime, time or set.
  public let kind: String
  /// First day or second, ISO 8601; nil when open or unresolved.
  public let begin: String?
  /// First day or second after it; nil when open or unresolved.
  public let end: String?
  /// EDTF (ISO 8601-2), or nil.
  public let edtf: String?
  /// The rule that found it.
  public let rule: String
}

/// A name with the identity it stands for.
public struct NamedEntity: Sendable, Hashable {
  /// Where it stands.
  public let range: Range<Int>
  /// The words of the text.
  public let surface: String
  /// ORG, PRODUCT, PERSON, PLACE, EVENT or MEDIA.
  public let type: String
  /// Canonical id.
  public let id: String
  /// Preferred label.
  public let label: String
}

/// One proposition with a value.
public struct ExtractedClaim: Sendable, Hashable {
  /// Canonical id of what is measured, or nil.
  public let subject: String?
  /// Id of the metric.
  public let metric: String
  /// The value mention as printed.
  public let surface: String
  /// The value; nil for date-valued claims.
  public let value: ValueRange?
  /// ISO 4217, for money.
  public let currency: String?
  /// What the value is about, EDTF; nil when undated.
  public let period: String?
  /// Place id, `global`, or nil when not stated.
  public let market: String?
  /// actual, estimate, target, forecast, plan, rumour or hypothetical.
  public let modality: String
  /// Where the article says it, the value mention first.
  public let evidence: [Range<Int>]
  /// The rule that made it.
  public let rule: String
  /// 0…1.
  public let confidence: Double
}
