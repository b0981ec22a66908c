package import ExtractorPacks
package import NewsModel

/// Finds what documents agree on, contradict each other in, and copied from each other.
///
/// The report depends on the facts, documents, options and packs alone, not on their order.
package final class FactDiffer: Sendable {
  /// The widths in use, for printing and stores.
  package let approximations: ApproximationTable
  private let units: UnitTable
  private let natures: MetricNatureTable
  private let hash: @Sendable (String) -> String

  /// Reads the tables of `diff/`.
  ///
  /// - Parameters:
  ///   - packs: Bundled packs and overlays.
  ///   - hash: Stable text hash of at least 20 characters, for group ids.
  /// - Throws: ``PackError`` that points at a cell that can't be read.
  package init(
    packs: PackSet, hash: @escaping @Sendable (String) -> String = StableHash.base32
  ) throws(PackError) {
    approximations = try ApproximationTable(packs: packs)
    units = try UnitTable(packs: packs)
    natures = try MetricNatureTable(packs: packs)
    self.hash = hash
  }

  /// Compares all facts.
  ///
  /// Cost: linear in texts and facts, quadratic only inside a group of at most
  /// ``DiffOptions/maxFactsPerGroup`` representatives.
  package func diff(
    facts: [Fact], documents: [DocumentRecord], options: DiffOptions = .init()
  ) -> DiffReport {
    var sources: [String: String] = [:]
    var published: [String: CivilDate] = [:]
    for document in documents {
      sources[document.documentID] = document.source
      if let date = document.published, date.basis != .none {
        published[document.documentID] = date.date
      }
    }
    let wanted = facts.filter { options.admits($0, from: sources[$0.documentID]) }
      .sorted { ($0.factID, $0.documentID) < ($1.factID, $1.documentID) }
    let told = Set(wanted.map(\.documentID))
    let used = documents.filter { told.contains($0.documentID) }
    let reuse = ReuseMap(used)
    let values = ValueComparer(approximations: approximations, units: units)
    let passages = PassageStore(facts: wanted, documents: used)
    let grouper = FactGrouper(
      values: values, times: TimeComparer(), natures: natures, passages: passages,
      published: published)
    let judge = GroupJudge(
      judge: PairJudge(
        values: values, times: TimeComparer(), modalities: ModalityComparer(), natures: natures,
        reuse: reuse),
      explanations: ExplanationWriter(values: values), options: options, passages: passages,
      hash: hash)
    var groups: [FactGroup] = []
    for group in grouper.groups(wanted) {
      let members = group.members.map { wanted[$0] }
      if !options.keepSingles, Set(members.map(\.documentID)).count < 2 { continue }
      groups.append(judge.group(group.label, members))
    }
    return DiffReport(groups: groups.sorted(by: Self.precedes), clusters: reuse.clusters)
  }

  private static func precedes(_ left: FactGroup, _ right: FactGroup) -> Bool {
    let ranks = (rank(left.status), rank(right.status))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if left.severity != right.severity { return left.severity > right.severity }
    return left.groupID < right.groupID
  }

  private static func rank(_ status: GroupStatus) -> Int {
    switch status {
    case .conflict: 0
    case .revised: 1
    case .forecastVersusActual: 2
    case .refines: 3
    case .agreeRounding: 4
    case .agree: 5
    case .compatible: 6
    case .incomparable: 7
    case .copiedOnly: 8
    case .single: 9
    }
  }
}
