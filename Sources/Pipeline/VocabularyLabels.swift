package import ExtractorPacks

/// Names for people of metrics and places.
package struct VocabularyLabels: Sendable {
  private var metricsZH: [String: String] = [:]
  private var metricsEN: [String: String] = [:]
  private var placesZH: [String: String] = ["global": "全球"]
  private var placesEN: [String: String] = ["global": "worldwide"]

  /// Reads the labels out of the packs.
  ///
  /// - Throws: `PackError` when the metrics table is missing or malformed.
  package init(packs: PackSet) throws(PackError) {
    for row in try packs.rows(
      "metrics/metrics.tsv", columns: ["id", "label_zh", "label_en"], unknownColumns: .ignored)
    {
      metricsZH[row["id"]] = row["label_zh"]
      metricsEN[row["id"]] = row["label_en"]
    }
    for row in try packs.rows(
      "entities/places.tsv", columns: ["id", "label", "label_en"], unknownColumns: .ignored)
    {
      placesZH[row["id"]] = row["label"]
      placesEN[row["id"]] = row["label_en"]
    }
  }

  /// The metric's label in `zh` or `en`; an open metric is its own words.
  package func metric(_ id: String, language: String) -> String {
    let label = language == "zh" ? metricsZH[id] : metricsEN[id]
    if let label, !label.isEmpty { return label }
    return id.hasPrefix("m_") ? String(id.dropFirst(2)) : id
  }

  /// The place's label in `zh` or `en`, or its id in capitals.
  package func place(_ id: String, language: String) -> String {
    let label = language == "zh" ? placesZH[id] : placesEN[id]
    if let label, !label.isEmpty { return label }
    return id.hasPrefix("place:") ? String(id.dropFirst(6)) : id.uppercased()
  }
}
