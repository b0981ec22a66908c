/// What a word of `claims/cues.tsv` does to a claim.
enum CueKind: String, Sendable, CaseIterable {
  case modality, polarity, attribution, say, grow
  case growTo = "grow_to"
  case base, share, part, compare
  case gapMore = "gap_more"
  case gapLess = "gap_less"
  case predicate, require, threshold, topic, market, marker, cut, qualifier, event
  case timeBy = "time_by"
  case elapsed, ecommerce, anon
  case partOf = "part_of"
}

/// A set of cue kinds as bits, for quick tests.
struct CueSet: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ kind: CueKind) {
    var bit: UInt32 = 1
    for other in CueKind.allCases {
      if other == kind { break }
      bit <<= 1
    }
    rawValue = bit
  }
}
