/// Kinds of named things.
///
/// The raw values are PROTOCOL's words; MEDIA are media, agencies and programmes.
package enum EntityType: String, Sendable, CaseIterable {
  case organization = "ORG"
  case product = "PRODUCT"
  case person = "PERSON"
  case place = "PLACE"
  case event = "EVENT"
  case media = "MEDIA"
}

/// A name found in a text, with the identity it stands for.
package struct EntityMention: Hashable, Sendable {
  package var span: TextSpan
  package var type: EntityType
  /// Slug of the packs (`tiktok_shop`, `us`), or type + normalised name for unknown ones
  /// (`person:顾俊`).
  package var entityID: String
  /// Preferred label of the entity.
  package var label: String
  /// Slug of the platform or firm this one belongs to (`tiktok` for `tiktok_shop`).
  package var parentID: String?
  /// 0...1.
  package var confidence: Double
  /// The rule that made it.
  package var rule: String

  package init(
    span: TextSpan, type: EntityType, entityID: String, label: String, parentID: String? = nil,
    confidence: Double, rule: String
  ) {
    (self.span, self.type, self.entityID, self.label) = (span, type, entityID, label)
    (self.parentID, self.confidence, self.rule) = (parentID, confidence, rule)
  }
}
