package import Foundation

/// The hand annotation of one article: `NAME.gold.json` beside the page; `Corpus/README.md` has the shape.
package struct GoldArticle: Decodable, Sendable {
  /// The words of the text an annotation is about and where to find them.
  package struct Anchor: Decodable, Sendable {
    package let surface: String
    /// A fragment that stands in the clean text once and holds the surface.
    package let context: String?
    /// Which occurrence of the surface in the context is meant, from 1.
    package let nth: Int?
    package let optional: Bool?
  }

  package struct Text: Decodable, Sendable {
    /// Fragments that must be in the clean text.
    package let must: [String]?
    /// Fragments of the page that must not.
    package let mustNot: [String]?

    enum CodingKeys: String, CodingKey {
      case must
      case mustNot = "must_not"
    }
  }

  package struct Time: Decodable, Sendable {
    package let anchor: Anchor
    /// First and last day, both included.
    package let startDate: String?
    package let endDate: String?
    package let mod: String?
    package let alternatives: [[String?]]

    enum CodingKeys: String, CodingKey {
      case startDate = "start_date"
      case endDate = "end_date"
      case mod, alt
    }

    package init(from decoder: any Decoder) throws {
      anchor = try Anchor(from: decoder)
      let box = try decoder.container(keyedBy: CodingKeys.self)
      startDate = try box.decodeIfPresent(String.self, forKey: .startDate)
      endDate = try box.decodeIfPresent(String.self, forKey: .endDate)
      mod = try box.decodeIfPresent(String.self, forKey: .mod)
      alternatives = try box.decodeIfPresent([[String?]].self, forKey: .alt) ?? []
    }
  }

  package struct Value: Decodable, Sendable {
    package let kind: String
    package let min: Double?
    package let max: Double?
    package let currency: String?
    /// First and last day of a date-valued claim.
    package let start: String?
    package let end: String?
  }

  package struct Quantity: Decodable, Sendable {
    package let anchor: Anchor
    package let value: Value

    package init(from decoder: any Decoder) throws {
      anchor = try Anchor(from: decoder)
      value = try Value(from: decoder)
    }
  }

  package struct Entity: Decodable, Sendable {
    package let anchor: Anchor
    package let type: String
    package let canonical: String

    enum CodingKeys: String, CodingKey { case type, canonical }

    package init(from decoder: any Decoder) throws {
      anchor = try Anchor(from: decoder)
      let box = try decoder.container(keyedBy: CodingKeys.self)
      type = try box.decode(String.self, forKey: .type)
      canonical = try box.decode(String.self, forKey: .canonical)
    }
  }

  package struct Claim: Decodable, Sendable {
    package let subject: String
    package let metric: String
    package let metricAlternatives: [String]?
    package let value: Value
    package let evidence: [Anchor]
    package let optional: Bool?

    enum CodingKeys: String, CodingKey {
      case subject, metric, value, evidence, optional
      case metricAlternatives = "metric_alt"
    }
  }

  package let text: Text?
  package let times: [Time]
  package let quantities: [Quantity]
  package let entities: [Entity]
  package let claims: [Claim]

  /// Reads one annotation.
  ///
  /// - Throws: What `JSONDecoder` throws for a malformed file.
  package init(json: Data) throws { self = try JSONDecoder().decode(GoldArticle.self, from: json) }
}
