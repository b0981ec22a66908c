import NewsModel

/// Puts facts that may be about one thing together.
///
/// First by exact key, market and period. Then a cluster that leaves its market or its period open,
/// or whose period lies inside another's, joins at most one cluster whose value agrees with one of
/// its own. Last, facts of copied sentences with the same value join whatever their key. Cost: hashing
/// for the exact part, a bounded number of comparisons for the rest.
struct FactGrouper {
  let values: ValueComparer
  let times: TimeComparer
  let natures: MetricNatureTable
  let passages: PassageStore
  let published: [String: CivilDate]

  /// Clusters of one key compared with each other, at most.
  static let maxClustersCompared = 48
  /// Unequal values of one cluster that are compared.
  static let maxValuesCompared = 6
  /// Different sentences kept for one metric and quote when copies are looked for.
  static let maxPassagesCompared = 8

  /// Facts that share key, market and period.
  struct Cluster {
    let key: String
    let market: String?
    /// `2023-01-01/2024-01-01`, `as_of …`, `-` when open.
    let period: String
    var members: [Int]

    /// The most telling cluster names the group: dated before undated, a stated market before none.
    func namesBetter(than other: Cluster) -> Bool {
      let (left, right) = (period == "-" ? 1 : 0, other.period == "-" ? 1 : 0)
      if left != right { return left < right }
      let markets = (market == nil ? 1 : 0, other.market == nil ? 1 : 0)
      if markets.0 != markets.1 { return markets.0 < markets.1 }
      if members.count != other.members.count { return members.count > other.members.count }
      return (key, market ?? "", period) < (other.key, other.market ?? "", other.period)
    }
  }

  /// A group: the cluster that names it and the positions of its facts, ascending.
  struct Group {
    let label: Cluster
    let members: [Int]
  }

  func groups(_ facts: [Fact]) -> [Group] {
    let clusters = exactClusters(facts)
    var clusterOfFact = [Int](repeating: 0, count: facts.count)
    for (index, cluster) in clusters.enumerated() {
      for member in cluster.members { clusterOfFact[member] = index }
    }
    var union = UnionFind(count: clusters.count)
    joinOpenClusters(clusters, facts, &union)
    joinCopies(facts, clusterOfFact, &union)
    return union.sets().map { set in
      var label = clusters[set[0]]
      for index in set.dropFirst() where clusters[index].namesBetter(than: label) {
        label = clusters[index]
      }
      return Group(label: label, members: set.flatMap { clusters[$0].members }.sorted())
    }
  }

  private func exactClusters(_ facts: [Fact]) -> [Cluster] {
    var positions: [String: Int] = [:]
    var clusters: [Cluster] = []
    for (index, fact) in facts.enumerated() {
      let key = Self.keyWithoutMarket(fact)
      let period = periodKey(fact)
      let name = "\(key)\u{1F}\(fact.market ?? "")\u{1F}\(period)"
      if let position = positions[name] {
        clusters[position].members.append(index)
      } else {
        positions[name] = clusters.count
        clusters.append(Cluster(key: key, market: fact.market, period: period, members: [index]))
      }
    }
    return clusters
  }

  /// The alignment key without the market; a fact whose subject is unknown is alone with its document.
  static func keyWithoutMarket(_ fact: Fact) -> String {
    var subject = fact.subjectID ?? ""
    if subject.isEmpty { subject = "?" + fact.documentID }
    return [
      subject, fact.metricID,
      fact.changeKind.rawValue + (fact.changeBase.map { "+" + $0.rawValue } ?? ""),
      fact.segment ?? "", fact.object ?? "", fact.qualifiers.sorted().joined(separator: ","),
    ].joined(separator: "|")
  }

  private func periodKey(_ fact: Fact) -> String {
    let nature = natures.nature(of: fact.metricID)
    if case .time = fact.value, nature == .event || nature == .generic { return "-" }
    if let day = fact.asOf, nature == .stock || nature == .tally { return "as_of \(day)" }
    guard let interval = fact.period?.interval else { return "-" }
    return Self.text(interval)
  }

  static func text(_ interval: CivilInterval) -> String {
    "\(interval.begin.map(\.description) ?? "..")/\(interval.end.map(\.description) ?? "..")"
  }

  private func joinOpenClusters(_ clusters: [Cluster], _ facts: [Fact], _ union: inout UnionFind) {
    var byKey: [String: [Int]] = [:]
    for (index, cluster) in clusters.enumerated() { byKey[cluster.key, default: []].append(index) }
    for key in byKey.keys.sorted() {
      guard let all = byKey[key], all.count > 1 else { continue }
      let indices = Array(all.prefix(Self.maxClustersCompared))
      let samples = indices.map { sample(clusters[$0], facts) }
      for (place, index) in indices.enumerated() {
        var best: (rank: Int, index: Int)?
        for (otherPlace, other) in indices.enumerated() where other != index {
          guard let rank = rank(clusters[index], joining: clusters[other]),
            best.map({ rank < $0.rank }) ?? true,
            anyAgrees(samples[place], samples[otherPlace], facts)
          else { continue }
          best = (rank, other)
        }
        if let best { union.join(index, best.index) }
      }
    }
  }

  /// How well `cluster` may join `target`, lower is better; nil when it must stand alone.
  private func rank(_ cluster: Cluster, joining target: Cluster) -> Int? {
    let isMarketOpen = cluster.market == nil && target.market != nil
    guard isMarketOpen || cluster.market == target.market else { return nil }
    if cluster.period == target.period { return 0 }
    if cluster.period == "-" { return isMarketOpen ? 3 : 2 }
    return target.period == "-" ? nil : isMarketOpen ? 2 : 1
  }

  /// A few facts of a cluster with unequal values.
  private func sample(_ cluster: Cluster, _ facts: [Fact]) -> [Int] {
    var seen: Set<ClaimValue> = []
    var kept: [Int] = []
    for member in cluster.members where seen.insert(facts[member].value).inserted {
      kept.append(member)
      if kept.count == Self.maxValuesCompared { break }
    }
    return kept
  }

  private func anyAgrees(_ left: [Int], _ right: [Int], _ facts: [Fact]) -> Bool {
    for first in left {
      for second in right where facts[first].documentID != facts[second].documentID {
        let (one, other) = (facts[first], facts[second])
        let time = times.compare(
          one, other, published: (published[one.documentID], published[other.documentID]),
          nature: natures.nature(of: one.metricID))
        guard time.allowsAgreement else { continue }
        let value = values.compare(one, other)
        switch value.relation {
        case .equal, .roundsTo, .truncatesTo: return true
        case .overlaps where time.allowsConflict || value.hasSameNumber: return true
        default: continue
        }
      }
    }
    return false
  }

  /// Joins facts of different documents whose sentences are copies and whose value is written the
  /// same: extraction may have filled in other parts of the key from around the sentence.
  private func joinCopies(_ facts: [Fact], _ clusterOfFact: [Int], _ union: inout UnionFind) {
    struct Slot: Hashable {
      let metricID: String
      let quote: [UInt32]
    }
    var seen: [Slot: [Int]] = [:]
    for (index, fact) in facts.enumerated() {
      guard let passage = passages[fact] else { continue }
      let slot = Slot(metricID: fact.metricID, quote: Array(passage.folded))
      let earlier = seen[slot] ?? []
      var isKnown = false
      for other in earlier {
        guard let otherPassage = passages[facts[other]], passage.isCopy(of: otherPassage) else {
          continue
        }
        isKnown = true
        if facts[other].documentID != fact.documentID {
          union.join(clusterOfFact[index], clusterOfFact[other])
        }
      }
      if !isKnown, earlier.count < Self.maxPassagesCompared {
        seen[slot, default: []].append(index)
      }
    }
  }
}
