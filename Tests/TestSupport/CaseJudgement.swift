import Foundation
package import NewsModel

/// What a scanner found at one place, in the words of the case files.
package struct FoundMention: Sendable {
  package let span: TextSpan
  /// Equal ways to say the same; a case is right with any of them.
  package let descriptions: [String]
  package let rule: String

  /// A finding described by any of `descriptions`.
  package init(span: TextSpan, descriptions: [String], rule: String) {
    (self.span, self.descriptions, self.rule) = (span, descriptions, rule)
  }
}

extension MarkedCase {
  /// What is wrong with `found`: nothing more and nothing less than the marks must be there; nil when
  /// all is right.
  package func complaint(about found: [FoundMention]) -> String? {
    let counted = found.filter { !optional.contains($0.span) }
    let isRight =
      counted.map(\.span) == spans
      && zip(counted, expected).allSatisfy { mention, wanted in
        wanted.components(separatedBy: " | ").contains { mention.descriptions.contains($0) }
      }
    if isRight { return nil }
    let wanted = zip(spans, expected).map { "⟦\(string(in: $0))⟧ \($1)" }
    let got = counted.map {
      "⟦\(string(in: $0.span))⟧ \($0.descriptions.joined(separator: " = ")) (\($0.rule))"
    }
    return "expected \(Self.listed(wanted)), got \(Self.listed(got))"
  }

  private func string(in span: TextSpan) -> String {
    String(decoding: text.utf8.dropFirst(span.start).prefix(span.end - span.start), as: UTF8.self)
  }

  private static func listed(_ parts: [String]) -> String {
    parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
  }
}

/// Cases the tool does not pass yet: `Corpus/cases/known_failures.tsv`.
///
/// A listed case may fail. One that passes, or that no longer exists, must leave the list, so the list only
/// shrinks.
package struct KnownFailures: Sendable {
  private let marked: Set<String>

  /// The list of one folder of cases; an absent file is an empty list.
  ///
  /// - Throws: `CaseError` for a line without five cells.
  package init(folder: String) throws {
    let path = PackageFolder.path + "/Corpus/cases/known_failures.tsv"
    guard FileManager.default.fileExists(atPath: path) else {
      marked = []
      return
    }
    var found: Set<String> = []
    let content = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in content.components(separatedBy: "\n").enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.components(separatedBy: "\t")
      guard cells.count == 5 else {
        throw CaseError(message: "known_failures.tsv:\(index + 1): five cells expected")
      }
      if cells[0] == folder { found.insert(cells[1]) }
    }
    marked = found
  }

  /// Everything wrong with a folder of cases, a line each: `file:line text: expected …, got …`.
  package func complaints(
    _ cases: [MarkedCase], _ found: (MarkedCase) throws -> [FoundMention]
  ) rethrows -> [String] {
    var complaints: [String] = []
    var unseen = marked
    for example in cases {
      let complaint = example.complaint(about: try found(example))
      let isKnown = unseen.remove(example.marked) != nil || marked.contains(example.marked)
      switch (complaint, isKnown) {
      case (let complaint?, false):
        complaints.append("\(example.place) \(example.marked): \(complaint)")
      case (nil, true):
        complaints.append(
          "\(example.place) \(example.marked): passes now; delete it from known_failures.tsv")
      default: break
      }
    }
    return complaints
      + unseen.sorted().map { "known_failures.tsv: no case reads \($0)" }
  }
}
