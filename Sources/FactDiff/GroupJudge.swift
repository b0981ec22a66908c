import NewsModel

/// Judges all pairs of one group and sums them up.
///
/// Group status, first that holds: `single` (one document) · `conflict` · `copied_only` (one origin) ·
/// `revised` · `forecast_vs_actual` · `refines` · `agree_rounding` · `agree` · `compatible` ·
/// `incomparable`.
struct GroupJudge {
  let judge: PairJudge
  let explanations: ExplanationWriter
  let options: DiffOptions
  let passages: PassageStore
  let hash: @Sendable (String) -> String

  private static let groupIDCharacters = 20

  func group(_ label: FactGrouper.Cluster, _ facts: [Fact]) -> FactGroup {
    let sides = facts.map(side)
    let series = seriesDocuments(facts)
    var verdicts: [PairVerdict] = []
    var findings: [(Int, Int, PairFindings)] = []
    for (left, right) in pairs(facts) where isWanted(sides[left], sides[right]) {
      let isSeries =
        series.contains(facts[left].documentID) || series.contains(facts[right].documentID)
      let found = judge.judge(sides[left], sides[right], isSeries: isSeries)
      findings.append((left, right, found))
      verdicts.append(verdict(sides[left], sides[right], found))
    }
    let documents = Set(facts.map(\.documentID))
    let origins = originClasses(facts, findings)
    let status = status(findings.map(\.2), documents: documents.count, origins: origins.count)
    let severity = findings.map(\.2.severity).max() ?? 0
    let lead =
      verdicts.first { $0.status.rawValue == status.rawValue && $0.severity == severity }
      ?? verdicts.first { $0.status.rawValue == status.rawValue }
    let dated = facts.first {
      ($0.period?.interval).map { FactGrouper.text($0) == label.period } ?? false
        || $0.asOf.map { "as_of \($0)" == label.period } ?? false
    }
    let claimKey = label.key + "|" + (label.market ?? "")
    return FactGroup(
      groupID: "g_"
        + String(hash(claimKey + "\u{1F}" + label.period).prefix(Self.groupIDCharacters)),
      claimKey: claimKey, subjectID: facts.first?.subjectID,
      metricID: facts.first?.metricID ?? "", market: label.market,
      period: dated.flatMap { $0.period?.edtf }
        ?? (label.period == "-" ? nil : label.period),
      periodInterval: dated?.period?.interval, status: status, severity: severity,
      origins: origins.count, facts: facts, originOf: originOf(facts, findings), pairs: verdicts,
      explanation: lead?.explanation ?? Self.summary(status, documents.count, origins.count))
  }

  private func side(_ fact: Fact) -> PairSide {
    let document = judge.reuse.indexByID[fact.documentID]
    let record = document.map { judge.reuse.documents[$0] }
    let published = record?.published.flatMap { $0.basis == .none ? nil : $0.date }
    return PairSide(
      fact: fact, passage: passages[fact], document: document, source: record?.source ?? "",
      creditedSource: record?.creditedSource, published: published)
  }

  private func isWanted(_ left: PairSide, _ right: PairSide) -> Bool {
    guard left.fact.documentID != right.fact.documentID else { return false }
    guard let sources = options.sources else { return true }
    return (left.source == sources.0 && right.source == sources.1)
      || (left.source == sources.1 && right.source == sources.0)
  }

  /// Documents that give several unequal values for the key in one modality and time.
  private func seriesDocuments(_ facts: [Fact]) -> Set<String> {
    var found: Set<String> = []
    for (document, own) in Dictionary(grouping: facts, by: \.documentID) where own.count > 1 {
      let few = own.prefix(options.maxFactsPerGroup)
      outer: for (index, first) in few.enumerated() {
        for second in few.dropFirst(index + 1) where first.modality == second.modality {
          let time = judge.times.compare(
            first, second, published: (nil, nil), nature: judge.natures.nature(of: first.metricID))
          guard time.relation == .same || time.relation == .unknown,
            judge.values.compare(first, second).relation == .disjoint
          else { continue }
          found.insert(document)
          break outer
        }
      }
    }
    return found
  }

  /// All pairs across documents, or, in a large group, those among representatives of each value and
  /// of each fact with its own representative.
  private func pairs(_ facts: [Fact]) -> [(Int, Int)] {
    let limit = max(options.maxFactsPerGroup, 2)
    var pairs: [(Int, Int)] = []
    func addAll(_ members: [Int]) {
      for (place, left) in members.enumerated() {
        for right in members.dropFirst(place + 1) { pairs.append((left, right)) }
      }
    }
    guard facts.count > limit else {
      addAll(Array(facts.indices))
      return pairs
    }
    struct Value: Hashable {
      let value: ClaimValue
      let hedge: Hedge
      let modality: Modality
      let market: String?
      let period: CivilInterval?
    }
    var membersOfValue: [Value: [Int]] = [:]
    for (index, fact) in facts.enumerated() {
      let value = Value(
        value: fact.value, hedge: fact.hedge, modality: fact.modality, market: fact.market,
        period: fact.period?.interval)
      membersOfValue[value, default: []].append(index)
    }
    // The values most facts give come first; facts are sorted, so the least id represents a value.
    let ordered = membersOfValue.values.sorted { left, right in
      left.count != right.count ? left.count > right.count : left[0] < right[0]
    }
    addAll(ordered.prefix(limit).map { $0[0] }.sorted())
    for members in ordered {
      for member in members.dropFirst() { pairs.append((members[0], member)) }
    }
    return pairs.sorted { $0 < $1 }
  }

  private func verdict(_ left: PairSide, _ right: PairSide, _ findings: PairFindings) -> PairVerdict
  {
    PairVerdict(
      a: left.fact.factID, b: right.fact.factID, status: findings.status,
      valueRelation: findings.value.relation, timeRelation: findings.time.relation.rawValue,
      modalityRelation: judge.modalities.label(left.fact.modality, right.fact.modality),
      independence: findings.independence, severity: findings.severity, rule: findings.rule,
      explanation: explanations.explain(left, right, findings))
  }

  /// Documents of the group by independent witness.
  private func originClasses(_ facts: [Fact], _ findings: [(Int, Int, PairFindings)]) -> [[Int]] {
    let documents = Set(facts.map(\.documentID)).sorted()
    let places = Dictionary(uniqueKeysWithValues: documents.enumerated().map { ($1, $0) })
    var union = UnionFind(count: documents.count)
    for (left, right, found) in findings {
      let isOne =
        switch found.independence {
        case .sameDocumentVersion, .repost: true
        case .partialCopy: found.status == .copied || found.rule == "conflict.copy_error"
        case .sameWire, .sameSpeaker:
          found.value.relation == .equal && found.status != .incomparable
        case .independent, .unknown: found.status == .copied
        }
      guard isOne, let first = places[facts[left].documentID],
        let second = places[facts[right].documentID]
      else { continue }
      union.join(first, second)
    }
    return union.sets()
  }

  /// Each copied fact with the fact it comes from.
  private func originOf(_ facts: [Fact], _ findings: [(Int, Int, PairFindings)]) -> [String: String]
  {
    var union = UnionFind(count: facts.count)
    for (left, right, found) in findings where found.status == .copied { union.join(left, right) }
    var origins: [String: String] = [:]
    for members in union.sets() where members.count > 1 {
      let documents = members.compactMap { judge.reuse.indexByID[facts[$0].documentID] }
      guard !documents.isEmpty else { continue }
      let origin = judge.reuse.documents[judge.reuse.origin(among: documents).document].documentID
      guard let source = members.first(where: { facts[$0].documentID == origin }) else { continue }
      for member in members where facts[member].documentID != origin {
        origins[facts[member].factID] = facts[source].factID
      }
    }
    return origins
  }

  private func status(_ findings: [PairFindings], documents: Int, origins: Int) -> GroupStatus {
    if documents < 2 { return .single }
    let found = Set(findings.map(\.status))
    if found.contains(.conflict) { return .conflict }
    if origins < 2 { return .copiedOnly }
    let order: [(PairStatus, GroupStatus)] = [
      (.revised, .revised), (.forecastVersusActual, .forecastVersusActual), (.refines, .refines),
      (.agreeRounding, .agreeRounding), (.agree, .agree), (.compatible, .compatible),
    ]
    return order.first { found.contains($0.0) }?.1 ?? .incomparable
  }

  private static func summary(_ status: GroupStatus, _ documents: Int, _ origins: Int)
    -> Explanation
  {
    switch status {
    case .single: Explanation(zh: "只有一篇文章提到。", en: "Only one article says so.")
    case .copiedOnly:
      Explanation(
        zh: "\(documents)篇文章同出一源，不能互证。",
        en: "\(documents) articles go back to one origin and don't support each other.")
    default:
      Explanation(
        zh: "\(documents)篇文章，\(origins)个独立来源。",
        en: "\(documents) articles, \(origins) independent origins.")
    }
  }
}
