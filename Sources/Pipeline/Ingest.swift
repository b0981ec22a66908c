package import ExtractorPacks
package import FactStore
import Foundation
import NewsModel

/// Reads articles into a store: parallel work, one writer, the same rows at any number of jobs.
package struct Ingest: Sendable {
  private let stages: ExtractionStages
  private let store: FactStore
  private let options: IngestOptions
  /// Changes when the tool, the schema of the store, a pack or the metadata given by options does, so that all is read anew.
  private let rulesHash: String
  private let packs: PackSet

  /// Documents written in one transaction; a kill loses at most these.
  private static let batchDocuments = 64
  /// Items one task takes at a time.
  private static let itemsPerTask = 8

  package init(
    stages: ExtractionStages, packs: PackSet, store: FactStore, options: IngestOptions
  ) {
    (self.stages, self.store, self.options, self.packs) = (stages, store, options, packs)
    // A row may hold more than it did: documents of an older schema are read again to fill it.
    var bytes = Array("\(ToolVersion.text) \(FactStore.schemaVersion)".utf8)
    bytes.append(contentsOf: options.signature)
    for file in packs.files() {
      bytes.append(contentsOf: file.path.utf8)
      bytes.append(contentsOf: file.bytes)
    }
    rulesHash = ContentDigest.sha256Hex(bytes)
  }

  /// Ingests everything below the paths and in the manifest.
  ///
  /// Unchanged files cost a `stat`. A rejected input is recorded and the run goes on. Cancelling
  /// finishes what is in hand and keeps it. Files known below the same folders that are no longer
  /// there become `gone`; they are not part of what was seen.
  /// - Throws: `StoreError` when the store can't be written, `PackError` when the vocabulary of
  ///   metrics can't be read.
  package func run(
    paths: [String], progress: (IngestProgress) -> Void = { _ in }
  ) async throws -> IngestSummary {
    let started = ContinuousClock.now
    var state = IngestState(profiling: options.profiling)
    let items = inputs(paths)
    let run = RunRecord(
      runID: UUID().uuidString.lowercased(), startedAt: Self.now(),
      toolVersion: ToolVersion.text, rulesHash: rulesHash)
    let rulesAreKnown = try store.lastRulesHash() == rulesHash
    try store.define(metrics: MetricVocabulary.records(packs))
    try store.begin(run)
    var fresh: [InputItem] = []
    var gone: [(root: String, paths: [String])] = []
    for (root, group) in itemsByRoot(items, paths) {
      let known = try store.known(root: root)
      gone.append((root, goneFiles(known, root: root, present: group)))
      for item in group {
        if rulesAreKnown, isUnchanged(item, known[item.relativePath]) {
          state.summary.unchanged += 1
        } else {
          fresh.append(item)
        }
      }
    }
    state.progress.total = items.count
    state.progress.finished = state.summary.unchanged
    try await read(fresh.sorted(by: Self.precedes), run: run.runID, &state, progress)
    // Last, so that a file that moved hands its document on instead of losing it for a moment.
    if !Task.isCancelled { for (root, paths) in gone { try store.markGone(paths, root: root) } }
    state.summary.seen = state.progress.finished
    state.summary.wasInterrupted = Task.isCancelled
    try store.end(
      runID: run.runID, at: Self.now(),
      state: state.summary.wasInterrupted ? .interrupted : .done)
    state.summary.seconds = Self.seconds(since: started)
    return state.summary
  }

  private func inputs(_ paths: [String]) -> [InputItem] {
    let walker = InputWalker(limits: stages.limits)
    return walker.items(at: paths + (options.manifest?.entries.map(\.path) ?? []))
  }

  /// The items of each root, and the folders named that hold none any more.
  private func itemsByRoot(_ items: [InputItem], _ paths: [String]) -> [(String, [InputItem])] {
    let walker = InputWalker(limits: stages.limits)
    var roots = Dictionary(grouping: items, by: \.root)
    for path in paths {
      let folder = walker.absolute(path)
      if roots[folder] == nil, isFolder(folder) { roots[folder] = [] }
    }
    return roots.sorted { $0.key < $1.key }
  }

  /// Known files that neither the walk found nor the disk holds, sorted.
  ///
  /// A root that is not there itself, such as a disk that is not mounted, loses nothing.
  private func goneFiles(
    _ known: [String: KnownInput], root: String, present: [InputItem]
  ) -> [String] {
    guard isFolder(root) else { return [] }
    let found = Set(present.map(\.relativePath))
    return known.filter { path, input in
      input.state != .gone && !found.contains(path)
        && !FileManager.default.fileExists(atPath: root + "/" + path)
    }.keys.sorted()
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func precedes(_ left: InputItem, _ right: InputItem) -> Bool {
    (left.relativePath, left.root) < (right.relativePath, right.root)
  }

  private func isUnchanged(_ item: InputItem, _ known: KnownInput?) -> Bool {
    guard let known, item.rejection == nil else { return false }
    return (known.state == .done || known.state == .duplicate) && known.bytes == item.bytes
      && known.modifiedNanoseconds == item.modifiedNanoseconds
  }

  private func read(
    _ items: [InputItem], run: String, _ state: inout IngestState,
    _ progress: (IngestProgress) -> Void
  ) async throws {
    let listed = Dictionary(
      (options.manifest?.entries ?? []).map { ($0.path, $0.given) }, uniquingKeysWith: { $1 })
    let reader = DocumentReader(stages: stages, options: options, listed: listed)
    let slices = stride(from: 0, to: items.count, by: Self.itemsPerTask).map {
      Array(items[$0..<min($0 + Self.itemsPerTask, items.count)])
    }
    try await inOrder(
      slices, width: options.jobs, window: options.jobs * 4, { reader.outcomes(of: $0) }
    ) { outcomes in
      state.pending.append(contentsOf: outcomes)
      if state.pending.count >= Self.batchDocuments {
        try flush(run, &state)
        progress(state.progress)
      }
    }
    try flush(run, &state)
    progress(state.progress)
  }

  /// Writes the pending outcomes in one transaction and counts them.
  private func flush(_ run: String, _ state: inout IngestState) throws {
    let outcomes = state.pending
    state.pending = []
    guard !outcomes.isEmpty else { return }
    var documents: [StoredDocument] = []
    var refused: [InputRecord] = []
    for outcome in outcomes {
      switch outcome.result {
      case .success(let document): documents.append(document)
      case .failure(let rejection):
        var input = outcome.item.record
        (input.rawSHA256, input.state) = (outcome.rawSHA256, .quarantined)
        (input.errorCode, input.errorDetail) = (rejection.code.rawValue, rejection.message)
        refused.append(input)
        state.reject(outcome.item, rejection)
      }
      state.book(outcome)
    }
    let start = state.summary.profile.now()
    let states = try store.write(documents, runID: run)
    if !refused.isEmpty { try store.record(refused) }
    state.summary.profile.add(.write, since: start)
    for (document, written) in zip(documents, states) {
      switch written {
      case .duplicate: state.summary.duplicate += 1
      case .unchanged: state.summary.unchanged += 1
      default:
        state.summary.done += 1
        if !document.document.warnings.isEmpty { state.summary.warned += 1 }
        state.summary.facts += document.facts.count
      }
    }
    state.progress.finished += outcomes.count
    state.progress.facts = state.summary.facts
    state.progress.quarantined = state.summary.quarantined
  }

  private static func now() -> String {
    ISO8601DateFormatter.string(
      from: Date(), timeZone: .gmt, formatOptions: [.withInternetDateTime])
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}

/// What an ingest keeps between batches.
private struct IngestState {
  var summary = IngestSummary()
  var progress = IngestProgress()
  var pending: [ReadOutcome] = []

  init(profiling: Bool) { summary.profile = StageProfile(enabled: profiling) }

  mutating func book(_ outcome: ReadOutcome) {
    summary.profile.merge(outcome.profile)
    summary.pageBytes += outcome.pageBytes
    summary.textBytes += outcome.textBytes
  }

  mutating func reject(_ item: InputItem, _ rejection: Rejection) {
    summary.quarantined += 1
    guard summary.rejections.count < IngestSummary.maxListedRejections else { return }
    summary.rejections.append((item.path, rejection))
  }
}
