import NewsModel

/// The folded sentence around a fact's value.
struct Passage {
  let scalars: [UInt32]
  /// Where the value stands in `scalars`.
  let quote: Range<Int>
  let shingles: [UInt64]

  /// Equal sentences from this length on are one text.
  static let minEqualScalars = 12
  /// Similar sentences from this length on may be one text.
  static let minSimilarScalars = 20
  static let copyContainment = 0.8
  /// Scalars on either side of a value that must agree for it to be the same slot.
  private static let slotScalars = 6

  var folded: ArraySlice<UInt32> { scalars[quote] }

  /// True when one sentence is the text of the other, or contains it nearly whole.
  func isCopy(of other: Passage) -> Bool {
    if scalars.count >= Self.minEqualScalars, scalars == other.scalars { return true }
    guard min(scalars.count, other.scalars.count) >= Self.minSimilarScalars else { return false }
    return PassageAlignment.containment(shingles, other.shingles) >= Self.copyContainment
  }

  /// True when the words right before and after the value are the same: one slot of one sentence.
  func hasSameSlot(as other: Passage?) -> Bool {
    guard let other else { return false }
    let before = Array(scalars[..<quote.lowerBound].suffix(Self.slotScalars))
    let otherBefore = Array(other.scalars[..<other.quote.lowerBound].suffix(Self.slotScalars))
    let after = Array(scalars[quote.upperBound...].prefix(Self.slotScalars))
    let otherAfter = Array(other.scalars[other.quote.upperBound...].prefix(Self.slotScalars))
    return before == otherBefore && after == otherAfter
      && before.count + after.count >= Self.slotScalars
  }
}

/// The passages of all facts, cut out of their documents in one pass over each.
struct PassageStore {
  private var passages: [String: Passage] = [:]

  init(facts: [Fact], documents: [DocumentRecord]) {
    let factsByDocument = Dictionary(grouping: facts, by: \.documentID)
    for document in documents {
      guard let facts = factsByDocument[document.documentID] else { continue }
      let needed = Set(
        facts.flatMap {
          [$0.contextStartCodePoint, $0.contextEndCodePoint, $0.startCodePoint, $0.endCodePoint]
        }
      ).sorted()
      let offsets = Self.byteOffsets(of: needed, in: document.text)
      for fact in facts {
        guard let start = offsets[fact.startCodePoint], let end = offsets[fact.endCodePoint],
          let contextStart = offsets[fact.contextStartCodePoint],
          let contextEnd = offsets[fact.contextEndCodePoint],
          contextStart <= start, start <= end, end <= contextEnd
        else { continue }
        let parts = [contextStart..<start, start..<end, end..<contextEnd].map { range in
          FoldedText.scalars(
            of: ArticleText(utf8: Array(document.text.bytes[range])), cuttingQuotations: false)
        }
        let scalars = parts[0] + parts[1] + parts[2]
        passages[fact.factID] = Passage(
          scalars: scalars, quote: parts[0].count..<(parts[0].count + parts[1].count),
          shingles: FoldedText.shingles(scalars))
      }
    }
  }

  subscript(fact: Fact) -> Passage? { passages[fact.factID] }

  private static func byteOffsets(of sorted: [Int], in text: ArticleText) -> [Int: Int] {
    var offsets: [Int: Int] = [:]
    var next = 0
    var codePoint = 0
    for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 {
      while next < sorted.count, sorted[next] == codePoint {
        offsets[codePoint] = offset
        next += 1
      }
      guard next < sorted.count else { break }
      codePoint += 1
    }
    if next < sorted.count, sorted[next] == codePoint { offsets[codePoint] = text.count }
    return offsets
  }
}
