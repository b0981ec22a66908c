import Claims
import Entities
package import ExtractorPacks
import HTMLCleaning
package import NewsModel
import Quantities
import Segmentation

/// The stages with their vocabularies loaded: made once, shared by all workers.
package final class ExtractionStages: Sendable {
  package let limits: Limits
  let cleaner: PageCleaner
  let quantities: QuantityScanner
  let entities: EntityRecognizer
  let claims: ClaimBuilder

  /// Loads every vocabulary.
  ///
  /// - Throws: `PackError` with file, line and column.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {
    self.limits = limits
    cleaner = try PageCleaner(packs: packs, limits: limits)
    quantities = try QuantityScanner(packs: packs, limits: limits)
    entities = try EntityRecognizer(packs: packs)
    claims = try ClaimBuilder(packs: packs)
  }
}

/// The stages a document passes, as `--profile` names them.
package enum StageName: String, Sendable, CaseIterable {
  case read, clean, segment, quantities, entities, claims, assemble, write
  /// Not stages but yardsticks, measured in the same run: libxml2's parse of the same pages and
  /// ICU's words of the same texts, with nothing around them.
  case bareParse = "bare libxml2 parse"
  case bareWords = "bare ICU words"

  /// True for the yardsticks.
  package var isReference: Bool { self == .bareParse || self == .bareWords }
}
