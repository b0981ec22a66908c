import CHTML

/// Finds the headline of a page.
///
/// The heading that shares most with `<title>`, else og:title, else `<title>` without the names of
/// the site and its channels.
struct Headline {
  let tree: PageTree
  let flow: PageFlow
  let metadata: PageMetadata

  /// The headline, near the line `first` with which the article begins; nil when there is none.
  func title(before first: Int?) -> String? {
    let pageTitle = metadata.pageTitle.map { Array($0.unicodeScalars) } ?? []
    var best: (text: String, score: Int)?
    for (index, line) in flow.lines.enumerated() where (2...80).contains(line.weight.units) {
      let isHeading = (1...3).contains(line.heading)
      let isNear = first.map { index <= $0 + 3 && index + 25 >= $0 } ?? false
      guard isHeading || isNear else { continue }
      let text = String(decoding: flow.bytes[line.range], as: UTF8.self)
      let scalars = Array(text.unicodeScalars)
      let shared = Self.sharedLength(scalars, pageTitle)
      // The whole line, or nearly, has to stand in the title.
      let isTitle = shared >= 4 && shared * 10 >= scalars.count * 7
      if !isTitle, !(line.heading == 1 && isNear && line.weight.units >= 4) { continue }
      let score =
        shared * 4 + (line.heading == 1 ? 12 : isHeading ? 8 : 0) + (isNear ? 6 : 0)
        - (line.isMostlyLink ? 8 : 0)
      if best.map({ score > $0.score }) ?? true { best = (text, score) }
    }
    if let best { return best.text }
    if let social = metadata.socialTitle { return Self.withoutSite(social) }
    return metadata.pageTitle.map(Self.withoutSite)
  }

  /// Length of the longest run of scalars both have; titles are short, so the product is bounded.
  static func sharedLength(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    let right = right.prefix(200)
    let left = left.prefix(200)
    var previous = Array(repeating: 0, count: right.count + 1)
    var longest = 0
    for scalar in left {
      var current = Array(repeating: 0, count: right.count + 1)
      for (offset, other) in right.enumerated() where other == scalar {
        current[offset + 1] = previous[offset] + 1
        longest = max(longest, current[offset + 1])
      }
      previous = current
    }
    return longest
  }

  /// A `<title>` cut at `_ | - –` from the right while what is left still is a headline.
  static func withoutSite(_ title: String) -> String {
    var kept = Substring(title)
    let separators: Set<Character> = ["_", "|", "｜", "-", "–", "—", "»", "«", "·"]
    for _ in 0..<4 {
      guard let cut = kept.lastIndex(where: { separators.contains($0) }) else { break }
      let tail = ByteText.trimmed(String(kept[kept.index(after: cut)...]))
      let head = ByteText.trimmed(String(kept[..<cut]))
      let tailUnits = TextWeight.of(Array(tail.utf8)[...]).units
      let headUnits = TextWeight.of(Array(head.utf8)[...]).units
      guard headUnits >= 5, tailUnits <= 14, tailUnits < headUnits || headUnits >= 8 else { break }
      kept = Substring(head)
      while let last = kept.last, separators.contains(last) { kept = kept.dropLast() }
    }
    return ByteText.trimmed(String(kept))
  }
}
