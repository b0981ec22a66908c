package import Foundation

/// Names by which the ids of a gold are known: `Corpus/gold/entities.json`.
///
/// A system that never heard of an invented company can only give its name, not the gold's id.
package struct GoldNames: Sendable {
  private let names: [String: Set<String>]

  /// No names: ids must be equal.
  package init() { names = [:] }

  /// Reads `{"id": {"type": …, "names": […]}}`.
  ///
  /// - Throws: What `JSONDecoder` throws for a malformed file.
  package init(json: Data) throws {
    struct Entry: Decodable { let names: [String] }
    names = try JSONDecoder().decode([String: Entry].self, from: json).mapValues {
      Set($0.names.map(Self.folded))
    }
  }

  /// True when the id or the name of a system's entity means `goldID`.
  package func mean(_ goldID: String, id: String, label: String) -> Bool {
    if goldID == id || goldID == label { return true }
    guard let known = names[goldID] else { return false }
    return known.contains(Self.folded(label))
  }

  /// Small letters without spaces.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != " " }
  }
}
