import ExtractorPacks
import FactStore

/// The vocabulary of metrics as the store keeps it.
enum MetricVocabulary {
  /// Every metric of the packs, in the order of the table.
  static func records(_ packs: PackSet) throws(PackError) -> [MetricRecord] {
    let columns = ["id", "label_zh", "label_en", "kinds", "units", "stock_flow", "additive"]
    return try packs.rows(
      "metrics/metrics.tsv", columns: columns, key: "id", unknownColumns: .ignored
    ).map { row in
      MetricRecord(
        id: row["id"], label: row["label_zh"].isEmpty ? row["id"] : row["label_zh"],
        labelEN: row["label_en"], quantityKind: row["kinds"], baseUnit: row["units"],
        isAdditive: row["additive"].isEmpty ? nil : row["additive"] == "yes",
        stockFlow: row["stock_flow"])
    }
  }
}
