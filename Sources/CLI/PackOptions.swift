import ArgumentParser
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline

/// Options of every command that reads articles.
struct PackOptions: ParsableArguments {
  @Option(
    name: .customLong("packs"), help: "A folder of packs laid over the bundled ones (repeatable).")
  var packs: [String] = []

  @Option(help: "Cores to use (default: all).")
  var jobs: Int?

  @Option(help: "Largest page that is read, in bytes.")
  var maxPageBytes = Limits().maxPageBytes

  @Option(help: "Seconds a document may take before it is given up.")
  var timeoutSeconds = Limits().timeoutSeconds

  func validate() throws {
    if !(timeoutSeconds >= 0) { throw ValidationError("--timeout-seconds must not be negative") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if maxPageBytes < 1 { throw ValidationError("--max-page-bytes must be at least 1") }
  }

  /// Workers to run.
  var width: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  var limits: Limits {
    var limits = Limits()
    limits.maxPageBytes = maxPageBytes
    limits.timeoutSeconds = timeoutSeconds
    return limits
  }

  /// The stages with their vocabularies loaded.
  func stages() throws -> ExtractionStages {
    try ExtractionStages(packs: PackSet.located(overlays: packs), limits: limits)
  }
}
