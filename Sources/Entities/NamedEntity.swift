import NewsModel

/// A row of the packs: one thing with an identity.
struct NamedEntity: Sendable {
  let id: String
  let type: EntityType
  let label: String
  let parentID: String?

  /// A mention of this entity.
  func mention(_ span: TextSpan, confidence: Double, rule: String) -> EntityMention {
    EntityMention(
      span: span, type: type, entityID: id, label: label, parentID: parentID,
      confidence: confidence, rule: rule)
  }
}

/// One spelling of an entity, as the automaton knows it.
struct EntityName: Sendable {
  /// Index into the lexicon's entities.
  let entity: Int
  /// Index into the lexicon's guards, or nil.
  let nameGuard: Int?
  /// The spellings one of which the text must have, when upper and lower case matter.
  var exactBytes: [[UInt8]]?
  /// Written in Chinese characters alone.
  let isHan: Bool
  /// Scalars of the spelling.
  let length: Int
}
