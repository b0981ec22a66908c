package import ExtractorPacks
package import FactDiff
package import FactStore
package import NewsModel

/// Runs the diff over a store and keeps the result in it.
package struct StoreDiff: Sendable {
  private let store: FactStore
  private let differ: FactDiffer

  /// - Throws: `PackError` when a table of the diff is malformed.
  package init(store: FactStore, packs: PackSet) throws(PackError) {
    self.store = store
    differ = try FactDiffer(packs: packs, hash: { StableID.make("", [$0]) })
  }

  /// The widths of hedges in use.
  package var approximations: ApproximationTable { differ.approximations }

  /// The report and the documents its facts come from.
  ///
  /// Cost: all facts and texts of the store are read.
  package func report(
    _ options: DiffOptions = .init()
  ) throws -> (report: DiffReport, documents: [DocumentRecord]) {
    let documents = try store.documents()
    let report = differ.diff(
      facts: try store.allFactsForDiff(), documents: documents, options: options)
    return (report, documents)
  }

  /// Compares everything and fills the store's derived tables, so that its views show the verdicts.
  @discardableResult
  package func rebuild() throws -> (report: DiffReport, documents: [DocumentRecord]) {
    let result = try report()
    try store.saveDiff(result.report)
    return result
  }
}
