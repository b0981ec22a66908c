import NewsModel

/// Which documents tell the same text, and which of them told it first.
struct ReuseMap {
  /// Shingles a text needs before a share of them means anything.
  static let minShingles = 40
  static let repostContainment = 0.8
  static let copyContainment = 0.6
  static let copyRunScalars = 120

  /// Sorted by id.
  let documents: [DocumentRecord]
  let indexByID: [String: Int]
  private var relations: [Int: [Int: Independence]] = [:]
  private(set) var clusters: [ReuseCluster] = []

  /// Finds candidates by hashing, then checks each exactly.
  ///
  /// Cost: O(bytes of all texts) and one
  /// linear comparison for each candidate pair.
  init(_ unsorted: [DocumentRecord]) {
    documents = unsorted.sorted { $0.documentID < $1.documentID }
    var index: [String: Int] = [:]
    for (position, document) in documents.enumerated() { index[document.documentID] = position }
    indexByID = index
    for (left, rights) in candidates() {
      let first = Body(documents[left])
      for right in rights { relate(left, first, right) }
    }
    joinEqual(by: \.articleID, as: .sameDocumentVersion)
    joinEqual(by: \.textID, as: .repost)
    buildClusters()
  }

  /// How two documents depend on each other; nil when nothing says they do.
  func relation(_ left: Int, _ right: Int) -> Independence? {
    relations[min(left, right)]?[max(left, right)]
  }

  private struct Body {
    let scalars: [UInt32]
    let shingles: [UInt64]
    init(_ document: DocumentRecord) {
      scalars = FoldedText.scalars(of: document.text, cuttingQuotations: true)
      shingles = FoldedText.shingles(scalars)
    }
  }

  private func candidates() -> [(Int, [Int])] {
    // Each document is paired with the first and the last one before it in every bucket: linear,
    // and enough to join a cluster.
    var seen: [UInt64: (first: Int, last: Int)] = [:]
    var pairs: [Int: Set<Int>] = [:]
    for (position, document) in documents.enumerated() {
      let sketch = DocumentSketch(FoldedText.scalars(of: document.text, cuttingQuotations: true))
      guard !sketch.isEmpty else { continue }
      for key in sketch.bands + sketch.passages {
        if let earlier = seen[key] {
          pairs[earlier.first, default: []].insert(position)
          if earlier.last != earlier.first { pairs[earlier.last, default: []].insert(position) }
          seen[key] = (earlier.first, position)
        } else {
          seen[key] = (position, position)
        }
      }
    }
    return pairs.keys.sorted().map { key in
      (key, (pairs[key] ?? []).filter { $0 != key }.sorted())
    }
  }

  private mutating func relate(_ left: Int, _ first: Body, _ right: Int) {
    let second = Body(documents[right])
    let shorter = min(first.shingles.count, second.shingles.count)
    let share = PassageAlignment.containment(first.shingles, second.shingles)
    if shorter >= Self.minShingles, share >= Self.repostContainment {
      set(left, right, .repost)
    } else if shorter >= Self.minShingles, share >= Self.copyContainment {
      set(left, right, .partialCopy)
    } else if PassageAlignment.longestCommonRun(
      first.scalars, second.scalars, enough: Self.copyRunScalars) >= Self.copyRunScalars
    {
      set(left, right, .partialCopy)
    }
  }

  private mutating func set(_ left: Int, _ right: Int, _ relation: Independence) {
    relations[min(left, right), default: [:]][max(left, right)] = relation
  }

  private mutating func joinEqual(
    by key: KeyPath<DocumentRecord, String>, as relation: Independence
  ) {
    var members: [String: [Int]] = [:]
    for (position, document) in documents.enumerated() {
      let value = document[keyPath: key]
      if !value.isEmpty { members[value, default: []].append(position) }
    }
    for group in members.values where group.count > 1 {
      for position in group.dropFirst()
      where self.relation(group[0], position) != .sameDocumentVersion {
        set(group[0], position, relation)
      }
      for (position, next) in zip(group.dropFirst(), group.dropFirst(2))
      where self.relation(position, next) != .sameDocumentVersion { set(position, next, relation) }
    }
  }

  private mutating func buildClusters() {
    var union = UnionFind(count: documents.count)
    for (left, rights) in relations {
      for right in rights.keys { union.join(left, right) }
    }
    for members in union.sets() where members.count > 1 {
      let (origin, basis) = origin(among: members)
      clusters.append(
        ReuseCluster(
          members: members.map { documents[$0].documentID },
          origin: documents[origin].documentID, originBasis: basis))
    }
  }

  /// The document the others come from: the one they credit, else the earliest, else the longest.
  func origin(among members: [Int]) -> (document: Int, basis: String) {
    let credited = Set(members.compactMap { documents[$0].creditedSource })
    let named = members.filter {
      credited.contains(documents[$0].source) && documents[$0].creditedSource == nil
    }
    let candidates = named.isEmpty ? members : named
    let ordered = candidates.sorted { left, right in
      let (first, second) = (documents[left], documents[right])
      let times = (Self.publicationSecond(first), Self.publicationSecond(second))
      if times.0 != times.1 { return times.0 < times.1 }
      if first.text.count != second.text.count { return first.text.count > second.text.count }
      return left < right
    }
    guard let best = ordered.first else { return (0, "length") }
    if !named.isEmpty { return (best, "credit") }
    let time = Self.publicationSecond(documents[best])
    let isEarliest =
      time != .max
      && ordered.dropFirst().allSatisfy { Self.publicationSecond(documents[$0]) > time }
    return (best, isEarliest ? "time" : "length")
  }

  /// Seconds since 1970 of the publication; unknown and inferred dates come last.
  private static func publicationSecond(_ document: DocumentRecord) -> Int {
    guard let published = document.published, published.basis != .inferred,
      published.basis != .none
    else { return .max }
    return published.date.dayNumber * 86_400 + (published.secondOfDay ?? 0)
  }
}
