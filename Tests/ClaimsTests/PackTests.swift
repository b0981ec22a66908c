import Claims
import ExtractorPacks
import Foundation
import TestSupport
import Testing

/// The vocabulary of claims is complete and unambiguous.
@Suite struct PackTests {
  private static let metricColumns = [
    "id", "label_zh", "label_en", "kinds", "forms", "nouns", "units", "stock_flow", "additive",
    "relation", "subject", "growth_metric", "share_metric", "ratio_metric", "source",
  ]
  private static let sharedList = PackageFolder.shared + "/eval/gold/metrics.json"

  private func metrics() throws -> [PackTable.Row] {
    try PackSet.located().rows("metrics/metrics.tsv", columns: Self.metricColumns, key: "id")
  }

  @Test func builderReadsTheBundledPacks() throws {
    _ = try ClaimBuilder(packs: PackSet.located())
  }

  @Test func noFormNamesTwoMetricsOfOneKind() throws {
    var owners: [String: String] = [:]
    for row in try metrics() {
      for form in Set(row.list("forms") + row.list("nouns")) {
        for kind in row.list("kinds") {
          let key = form + " " + kind
          #expect(owners[key] == nil, "\(key): \(owners[key] ?? "") and \(row["id"])")
          owners[key] = row["id"]
        }
      }
    }
    #expect(owners.count > 800)
  }

  @Test func everyRowIsWhole() throws {
    for row in try metrics() {
      for column in ["label_zh", "label_en", "kinds", "stock_flow", "relation", "source"] {
        #expect(!row[column].isEmpty, "\(row["id"]): \(column)")
      }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: sharedList)))
  func everyMetricOfTheSharedListIsThere() throws {
    struct Shared: Decodable { let metrics: [String: Metric] }
    struct Metric: Decodable { let kind: String }
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.sharedList))
    let known = try Set(metrics().map { $0["id"] })
    let shared = try JSONDecoder().decode(Shared.self, from: data).metrics
    #expect(shared.count > 150)
    for id in shared.keys.sorted() { #expect(known.contains(id), "\(id) is missing") }
  }
}
