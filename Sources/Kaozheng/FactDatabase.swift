import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline

/// A fact store on disk: articles in, verdicts and exports out.
public struct FactDatabase: Sendable {
  private let store: FactStore
  private let packs: PackSet
  private let stages: ExtractionStages

  /// Opens a store, making it when it does not exist.
  ///
  /// - Parameters:
  ///   - path: The SQLite file.
  ///   - overlays: Folders of packs laid over the bundled ones, later ones on top.
  /// - Throws: ``KaozhengError`` `packs` or `store`.
  public init(path: String, overlays: [String] = []) throws(KaozhengError) {
    (store, packs, stages) = try KaozhengError.wrapping {
      let packs = try PackSet.located(overlays: overlays)
      return (try FactStore(path: path), packs, try ExtractionStages(packs: packs))
    }
  }

  /// How an ingest went: seen = done + unchanged + duplicate + quarantined.
  public struct IngestCounts: Sendable, Hashable {
    /// Inputs looked at.
    public let seen: Int
    /// Articles read.
    public let done: Int
    /// Inputs that had not changed.
    public let unchanged: Int
    /// Byte-identical files of one source.
    public let duplicate: Int
    /// Inputs that were not taken; the store says why.
    public let quarantined: Int
    /// Facts written.
    public let facts: Int
  }

  /// Reads files and folders of articles; reading again changes nothing.
  ///
  /// - Parameters:
  ///   - paths: Files or folders, read recursively.
  ///   - source: Name of the outlet, when it is one for all; pages and folders name it otherwise.
  ///   - jobs: Cores to use, all when nil; the rows are the same for any number.
  /// - Returns: The counts.
  /// - Throws: ``KaozhengError`` `store`.
  public func ingest(
    _ paths: [String], source: String? = nil,
    jobs: Int? = nil
  ) async throws(KaozhengError) -> IngestCounts {
    let ingest = Ingest(
      stages: stages, packs: packs, store: store,
      options: IngestOptions(
        source: source, jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount)))
    do {
      let summary = try await ingest.run(paths: paths)
      return IngestCounts(
        seen: summary.seen, done: summary.done, unchanged: summary.unchanged,
        duplicate: summary.duplicate, quarantined: summary.quarantined, facts: summary.facts)
    } catch {
      throw KaozhengError(wrapping: error)
    }
  }

  /// Facts of several documents about one thing, with what they come to.
  public struct ComparedGroup: Sendable {
    /// Stable id.
    public let id: String
    /// Canonical id of what is measured, or nil.
    public let subject: String?
    /// Id of the metric.
    public let metric: String
    /// Place id, `global` or nil.
    public let market: String?
    /// EDTF, or nil for undated groups.
    public let period: String?
    /// agree, agree_rounding, refines, compatible, conflict, revised, forecast_vs_actual,
    /// incomparable, copied_only or single.
    public let status: String
    /// 0 for no gap, else gap ÷ larger value.
    public let severity: Double
    /// Independent witnesses; copies count once.
    public let origins: Int
    /// Source and printed value of each fact.
    public let facts: [(source: String, quote: String)]
    /// Why, in Chinese and English.
    public let explanation: (zh: String, en: String)
  }

  /// Compares all facts, conflicts first, and brings the store's views up to date.
  ///
  /// - Returns: One group for each thing that is said, those of one document included.
  /// - Throws: ``KaozhengError`` `store`.
  public func diff() throws(KaozhengError) -> [ComparedGroup] {
    try KaozhengError.wrapping {
      let (report, documents) = try StoreDiff(store: store, packs: packs).rebuild()
      let sources = Dictionary(
        documents.map { ($0.documentID, $0.source) }, uniquingKeysWith: { first, _ in first })
      return report.groups.map { group in
        ComparedGroup(
          id: group.groupID, subject: group.subjectID, metric: group.metricID,
          market: group.market, period: group.period, status: group.status.rawValue,
          severity: group.severity, origins: group.origins,
          facts: group.facts.map { (sources[$0.documentID] ?? "", $0.quote) },
          explanation: (group.explanation.zh, group.explanation.en))
      }
    }
  }

  /// The forms a fact database leaves the tool in.
  public enum Format: String, Sendable {
    /// One SQLite file.
    case sqlite
    /// A folder of CSV files with a manifest.
    case csv
    /// A folder of JSON Lines files with a manifest.
    case jsonl
  }

  /// Writes the database for other programs; the same store gives the same bytes.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - path: A file for `sqlite`, a folder for the others.
  /// - Returns: The number of facts written.
  /// - Throws: ``KaozhengError`` `store`.
  @discardableResult
  public func export(_ format: Format, to path: String) throws(KaozhengError) -> Int {
    try KaozhengError.wrapping {
      let form: ExportFormat =
        switch format {
        case .sqlite: .sqlite
        case .csv: .csv
        case .jsonl: .jsonl
        }
      return try StoreExport(store: store, packs: packs).write(form, to: path)
    }
  }
}
