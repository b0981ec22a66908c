import NewsModel

/// Finds the headline among the lines above the first paragraph of a scraped text.
///
/// A headline speaks of what the text speaks of, so most of its pairs of characters occur in the first
/// paragraphs; the date line follows it; the words of menus are short and come in lists.
struct PlainHeadline {
  let bytes: [UInt8]
  let lines: [PlainLine]
  /// The headline, when the caller knows it.
  let given: String?

  /// Lines above the first paragraph that are looked at.
  private static let maxLines = 80
  private static let proseBytes = 12_000

  /// Index of the headline; nil when no line is like one.
  func find(before prose: Int) -> Int? {
    if let given {
      let wanted = ByteText.folded(Array(given.utf8)[...])
      let found = lines.indices.prefix(Self.maxLines).first {
        ByteText.folded(bytes[lines[$0].range], maxBytes: wanted.count + 8) == wanted
      }
      if let found { return found }
    }
    let spoken = proseBigrams(from: prose)
    var scores: [(index: Int, score: Double)] = []
    for index in max(0, prose - Self.maxLines)..<prose {
      let line = lines[index]
      guard line.role == .body, (4...60).contains(line.weight.units), !line.isStamp,
        !endsWithStop(line.range)
      else { continue }
      scores.append((index, score(index, line, before: prose, spoken)))
    }
    guard let best = scores.map(\.score).max(), best > 0 else { return nil }
    // Of a headline and its subtitle the first is the headline.
    return scores.first { $0.score > 0 && $0.score >= best - 13 }?.index
  }

  private func score(
    _ index: Int, _ line: PlainLine, before prose: Int, _ spoken: Set<UInt64>
  ) -> Double {
    let pairs = bigrams(line.range)
    let known = pairs.count { spoken.contains($0) }
    let share = pairs.isEmpty ? 0 : Double(known) / Double(pairs.count)
    var score = share * min(1, Double(pairs.count) / 6) * 40
    switch line.weight.units {
    case 8...45: score += 12
    case 6...: score += 4
    default: score += 3
    }
    let after = (index + 1)..<min(index + 4, prose)
    if let next = lines.indices.contains(index + 1) ? lines[index + 1] : nil, next.role == .meta {
      score += 8
    }
    if after.contains(where: { lines[$0].byline?.date != nil && lines[$0].role == .meta }) {
      score += 15
    }
    if isWordList(line.range) { score -= 30 }
    return score
  }

  /// Pairs of neighbouring characters, folded.
  private func bigrams(_ range: Range<Int>) -> [UInt64] {
    var pairs: [UInt64] = []
    var last: UInt32?
    let slice = bytes[range]
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ByteText.scalar(slice, at: index)
      index += length
      switch scalar {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x3400...0x9FFF:
        let folded = scalar < 0x80 ? scalar | 0x20 : scalar
        if let last { pairs.append(UInt64(last) << 32 | UInt64(folded)) }
        last = folded
      case _ where ByteText.isSpace(scalar): continue
      default: last = nil
      }
    }
    return pairs
  }

  private func proseBigrams(from prose: Int) -> Set<UInt64> {
    var found: Set<UInt64> = []
    var budget = Self.proseBytes
    for line in lines[prose...] where line.role == .body && budget > 0 {
      found.formUnion(bigrams(line.range.prefix(budget)))
      budget -= line.range.count
    }
    return found
  }

  /// Three or more short words between blanks or bars: a menu.
  private func isWordList(_ range: Range<Int>) -> Bool {
    var words = 0
    var length = 0
    var longest = 0
    let slice = bytes[range]
    var index = range.lowerBound
    while index <= range.upperBound {
      let (scalar, size) =
        index < range.upperBound ? ByteText.scalar(slice, at: index) : (UInt32(0x20), 1)
      index += size
      switch scalar {
      case 0x7C, 0xFF5C, 0x5B, 0x5D, 0x3010, 0x3011, 0xB7, 0x3E, 0x2F, 0x20, 0x3000, 0xA0, 0x09:
        if length > 0 { words += 1 }
        longest = max(longest, length)
        length = 0
      default: length += 1
      }
    }
    return words >= 3 && longest <= 6
  }

  private func endsWithStop(_ range: Range<Int>) -> Bool {
    let tail = bytes[range].suffix(3)
    return ["。", "；", "，", "："].contains { tail.elementsEqual($0.utf8) }
      || tail.last == UInt8(ascii: ",") || tail.last == UInt8(ascii: ":")
  }
}
