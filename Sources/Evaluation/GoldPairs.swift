package import Foundation
package import NewsModel

/// Judged pairs of facts of two pages: `Corpus/pairs/expected.json`.
package struct GoldPairs: Decodable, Sendable {
  /// One value mention of one page.
  package struct End: Decodable, Sendable {
    package let path: String
    package let surface: String
    package let context: String
    package let nth: Int?
  }

  package struct Pair: Decodable, Sendable {
    package let a: End
    package let b: End
    /// A verdict of PROTOCOL.
    package let status: String
    /// Further right answers.
    package let accept: [String]?
  }

  package let pairs: [Pair]

  /// Reads the file.
  ///
  /// - Throws: What `JSONDecoder` throws for a malformed file.
  package init(json: Data) throws { self = try JSONDecoder().decode(GoldPairs.self, from: json) }
}

/// How a diff report stands beside judged pairs.
package struct PairScore: Sendable, CustomStringConvertible {
  /// Pairs of the gold.
  package var judged = 0
  /// Of these, pairs whose two facts the tool has and compared.
  package var compared = 0
  /// Of these, with a right verdict.
  package var right = 0
  /// Gold conflicts, and those the tool calls conflicts.
  package var conflicts = 0
  package var foundConflicts = 0
  /// Pairs that are no conflict by gold and that the tool compared, and those it calls conflicts.
  package var peaceful = 0
  package var falseConflicts = 0
  /// One line a wrong verdict, for people.
  package var mistakes: [String] = []

  /// Scores a report; `documents` are those its facts come from.
  package init(_ gold: GoldPairs, report: DiffReport, documents: [DocumentRecord]) {
    let byPath = Dictionary(
      documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var factsAt: [String: [String]] = [:]
    var verdicts: [String: PairVerdict] = [:]
    for group in report.groups {
      for fact in group.facts {
        factsAt["\(fact.documentID) \(fact.startCodePoint)", default: []].append(fact.factID)
      }
      for pair in group.pairs {
        verdicts["\(pair.a) \(pair.b)"] = pair
        verdicts["\(pair.b) \(pair.a)"] = pair
      }
    }
    func facts(_ end: GoldPairs.End) -> [String] {
      guard let document = byPath[end.path], let start = Self.start(of: end, in: document) else {
        return []
      }
      return factsAt["\(document.documentID) \(start)"] ?? []
    }
    for pair in gold.pairs {
      judged += 1
      let accepted = [pair.status] + (pair.accept ?? [])
      let isConflict = pair.status == PairStatus.conflict.rawValue
      if isConflict { conflicts += 1 }
      let (left, right) = (facts(pair.a), facts(pair.b))
      let found = left.flatMap { a in right.compactMap { b in verdicts["\(a) \(b)"] } }.first
      guard let found else { continue }
      compared += 1
      let said = found.status.rawValue
      if accepted.contains(said) {
        self.right += 1
        if isConflict { foundConflicts += 1 }
      } else {
        mistakes.append("\(said), not \(pair.status): \(pair.a.surface) | \(pair.b.surface)")
      }
      guard !accepted.contains(PairStatus.conflict.rawValue) else { continue }
      peaceful += 1
      if found.status == .conflict { falseConflicts += 1 }
    }
  }

  /// Code point at which the mention starts, or nil when the clean text does not hold it.
  private static func start(of end: GoldPairs.End, in document: DocumentRecord) -> Int? {
    let text = document.text.string
    let found = GoldPlacement.range(
      of: end.surface, nth: end.nth, context: end.context, in: text)
    return found.map { text.unicodeScalars.distance(from: text.startIndex, to: $0.lowerBound) }
  }

  package var description: String {
    "\(right) right of \(compared) compared of \(judged) judged; conflicts \(foundConflicts) of "
      + "\(conflicts); false conflicts \(falseConflicts) of \(peaceful)"
  }
}
