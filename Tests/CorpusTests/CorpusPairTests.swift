import Evaluation
import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// The whole way, from the pages of the corpus to verdicts, beside pairs judged by hand.
@Suite struct CorpusPairTests {
  @Test func verdictsHoldBesideTheJudgedPairs() async throws {
    let folder = try TemporaryFolder()
    let store = try FactStore(path: folder.path + "/corpus.db")
    let packs = try PackSet.located()
    let ingest = Ingest(
      stages: try ExtractionStages(packs: packs), packs: packs, store: store,
      options: IngestOptions(jobs: 2))
    let summary = try await ingest.run(paths: [CorpusArticle.folder])
    #expect(summary.quarantined == 0 && summary.done >= 24)
    let (report, documents) = try StoreDiff(store: store, packs: packs).report()
    let json = try Data(
      contentsOf: URL(fileURLWithPath: PackageFolder.path + "/Corpus/pairs/expected.json"))
    let score = PairScore(try GoldPairs(json: json), report: report, documents: documents)
    print("corpus pairs: \(score)")
    for mistake in score.mistakes { print("corpus pair: \(mistake)") }
    #expect(score.judged >= 40)
    #expect(score.falseConflicts == 0, "\(score.mistakes)")
  }
}
