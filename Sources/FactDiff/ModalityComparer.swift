package import NewsModel

/// What the modalities of two facts make of their values.
package enum ModalityRelation: Sendable {
  /// One class: values compare as they are.
  case same
  /// A forecast, target or plan beside what came about.
  case expectation
  /// A first estimate or a rumour beside a firmer statement: it may be confirmed or superseded.
  case firmer
  /// Nothing follows.
  case different
}

/// Compares how two facts are meant.
package struct ModalityComparer: Sendable {
  package init() {}

  package func compare(_ first: Modality, _ second: Modality) -> ModalityRelation {
    if first == second { return first == .hypothetical ? .different : .same }
    switch Set([first, second]) {
    case [.target, .plan]: return .same
    case [.actual, .estimate], [.rumour, .actual], [.rumour, .plan], [.rumour, .estimate],
      [.rumour, .forecast]:
      return .firmer
    case [.actual, .forecast], [.actual, .target], [.actual, .plan], [.estimate, .forecast],
      [.estimate, .target], [.estimate, .plan]:
      return .expectation
    default: return .different
    }
  }

  /// `same` or `different:<a>/<b>`.
  package func label(_ first: Modality, _ second: Modality) -> String {
    first == second ? "same" : "different:\(first.rawValue)/\(second.rawValue)"
  }
}
