import CHTML

/// Finds the headline of a page.
///
/// The line near the text that shares most with `<title>`, else og:title, else the line above the
/// dateline where `<title>` only names the site, else `<title>` without the names of site and channels.
struct Headline {
  let tree: PageTree
  let flow: PageFlow
  let metadata: PageMetadata
  let pack: SitePack

  /// A line that may be the headline.
  private struct Candidate {
    let line: Int
    let key: [UInt8]
    let isHeading: Bool
    let isNear: Bool
  }

  /// The headline, near the line `first` with which the article begins; nil when there is none.
  func title(before first: Int?) -> String? {
    let candidates = self.candidates(before: first)
    let tail = TitleTail(words: pack.nameWords)
    let page = metadata.pageTitle.map { tail.parts($0, siteName: metadata.siteName) }
    if let line = best(of: candidates, page) {
      return withoutTag(text(of: line), page?.headline)
    }
    let above = lineAboveDate(before: first)
    if let above, flow.lines[above].heading > 0 {
      return withoutTag(text(of: above), page?.headline)
    }
    if let line = firstHeading(candidates) {
      return withoutTag(text(of: line), page?.headline)
    }
    let social = metadata.socialTitle.map { tail.parts($0, siteName: metadata.siteName).headline }
    if let social, !isSiteName(social) { return social }
    if let page, !isSiteName(page.headline), !isShort(page.headline) { return page.headline }
    if let above { return text(of: above) }
    return page?.headline ?? social
  }

  // MARK: Lines that stand in the title

  private func candidates(before first: Int?) -> [Candidate] {
    var found: [Candidate] = []
    for (index, line) in flow.lines.enumerated() where (2...80).contains(line.weight.units) {
      let isHeading = (1...3).contains(line.heading)
      let isNear = first.map { index <= $0 + 3 && index + 25 >= $0 } ?? false
      guard isHeading || isNear, found.count < 200, line.range.count <= 600 else { continue }
      found.append(
        Candidate(
          line: index, key: ByteText.folded(flow.bytes[line.range]), isHeading: isHeading,
          isNear: isNear))
    }
    return found
  }

  /// The candidate that shares most with `<title>`, or with og:title.
  private func best(of candidates: [Candidate], _ page: TitleTail.Parts?) -> Int? {
    let titles = [metadata.pageTitle, metadata.socialTitle].compactMap { $0 }
    let keys = titles.map { ByteText.folded(Array($0.utf8)[...], maxBytes: 1200) }
    let tails = Set((page?.tail ?? []).map { ByteText.folded(Array($0.utf8)[...]) })
    var best: (line: Int, score: Int)?
    for candidate in candidates where !tails.contains(candidate.key) {
      guard candidate.key.count >= 8 || candidate.isHeading else { continue }
      let shared = shared(candidate, keys)
      guard shared > 0 else { continue }
      let line = flow.lines[candidate.line]
      let text = self.text(of: candidate.line)
      if text == metadata.siteName || pack.nameWords.isChannel(text) { continue }
      let score =
        shared * 4 + (line.heading == 1 ? 12 : candidate.isHeading ? 8 : 0)
        + (candidate.isNear ? 6 : 0) - (line.isMostlyLink ? 8 : 0)
      if best.map({ score > $0.score }) ?? true { best = (candidate.line, score) }
    }
    return best?.line
  }

  /// How many scalars of a line stand in a title in one run; 0 unless it is nearly all of them.
  private func shared(_ candidate: Candidate, _ keys: [[UInt8]]) -> Int {
    let weight = flow.lines[candidate.line].weight
    guard weight.units >= 3 || candidate.isHeading else { return 0 }
    for key in keys where Self.contains(key, candidate.key) {
      let length = String(decoding: candidate.key, as: UTF8.self).unicodeScalars.count
      return length >= 4 ? length : 0
    }
    // A title may be cut short, or differ in a mark.
    guard candidate.isHeading || candidate.isNear, weight.units >= 6 else { return 0 }
    let line = Array(String(decoding: candidate.key, as: UTF8.self).unicodeScalars)
    for key in keys {
      let title = Array(String(decoding: key, as: UTF8.self).unicodeScalars)
      guard Self.mayShare(line, title) else { continue }
      let shared = Self.sharedLength(line, title)
      if shared >= 4, shared * 10 >= line.count * 7 { return shared }
    }
    return 0
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, bytes.count >= part.count else { return false }
    return kz_find(bytes, Int64(bytes.count), 0, part, Int64(part.count)) >= 0
  }

  /// False when a run of 7 of 10 of the line cannot stand in the title: it would hold the middle.
  private static func mayShare(_ line: [Unicode.Scalar], _ title: [Unicode.Scalar]) -> Bool {
    guard line.count >= 4, title.count >= 4 else { return false }
    let middle = line.count / 2
    let pair = (line[middle - 1], line[middle])
    return (1..<title.count).contains { title[$0 - 1] == pair.0 && title[$0] == pair.1 }
  }

  /// A heading without the `[category]` that forums put before it and `<title>` does not have.
  private func withoutTag(_ heading: String, _ title: String?) -> String {
    guard let title, let first = heading.first, "[【［".contains(first),
      let close = heading.firstIndex(where: { "]】］".contains($0) })
    else { return heading }
    let rest = ByteText.trimmed(String(heading[heading.index(after: close)...]))
    let key = ByteText.folded(Array(rest.utf8)[...])
    return key.count >= 12 && key == ByteText.folded(Array(title.utf8)[...]) ? rest : heading
  }

  // MARK: Where `<title>` does not help

  /// An `<h1>` by the text.
  private func firstHeading(_ candidates: [Candidate]) -> Int? {
    candidates.first {
      let line = flow.lines[$0.line]
      guard line.heading == 1, $0.isNear, line.weight.units >= 4, !line.isMostlyLink else {
        return false
      }
      let text = self.text(of: $0.line)
      return text != metadata.siteName && !isSiteName(text)
    }?.line
  }

  /// The line over the first dateline before the text.
  private func lineAboveDate(before first: Int?) -> Int? {
    guard let first else { return nil }
    for index in max(0, first - 8)..<min(first + 4, flow.lines.count) {
      let range = flow.lines[index].range
      guard let byline = Byline.parse(flow.bytes[range], pack: pack),
        byline.date != nil || byline.source != nil || !byline.authors.isEmpty
      else { continue }
      for above in stride(from: index - 1, through: max(0, index - 3), by: -1) {
        let line = flow.lines[above]
        guard (4...60).contains(line.weight.units), !line.isMostlyLink || line.heading > 0,
          line.weight.stops <= 2, Byline.parse(flow.bytes[line.range], pack: pack) == nil
        else { continue }
        return above
      }
      return nil
    }
    return nil
  }

  private func isSiteName(_ text: String) -> Bool {
    pack.nameWords.isSite(text) || pack.nameWords.isChannel(text) || text == metadata.siteName
  }

  private func isShort(_ text: String) -> Bool {
    TextWeight.of(Array(text.utf8)[...]).units <= 5
  }

  private func text(of line: Int) -> String {
    String(decoding: flow.bytes[flow.lines[line].range], as: UTF8.self)
  }

  /// Length of the longest run of scalars both have; titles are short, so the product is bounded.
  static func sharedLength(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    let right = right.prefix(200)
    let left = left.prefix(200)
    var previous = Array(repeating: 0, count: right.count + 1)
    var current = previous
    var longest = 0
    for scalar in left {
      for (offset, other) in right.enumerated() {
        current[offset + 1] = other == scalar ? previous[offset] + 1 : 0
        longest = max(longest, current[offset + 1])
      }
      swap(&previous, &current)
    }
    return longest
  }
}
