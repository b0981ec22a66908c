/// What is kept of a document to find others with the same text: a MinHash signature for near
/// duplicates and sampled long shingles for shared passages.
struct DocumentSketch {
  /// Signature length, cut into ``bandCount`` bands of 4 for locality-sensitive hashing.
  static let signatureLength = 128
  static let bandCount = 32
  /// Length of a passage shingle; one in eight is kept, chosen by its content.
  static let passageScalars = 24
  private static let sampleMask: UInt64 = 7
  private static let rollingBase: UInt64 = 0x0000_0100_0000_01B3

  /// One hash for each band.
  let bands: [UInt64]
  /// Sorted, distinct.
  let passages: [UInt64]
  let isEmpty: Bool

  /// One pass over the scalars for each of the two sketches.
  init(_ scalars: [UInt32]) {
    // One-permutation hashing: every shingle falls into one of 128 bins, which keeps its least.
    let shingles = FoldedText.shingles(scalars)
    isEmpty = shingles.isEmpty
    var bins = [UInt64](repeating: .max, count: Self.signatureLength)
    for shingle in shingles {
      let hash = StableHash.mix(shingle)
      let bin = Int(hash & UInt64(Self.signatureLength - 1))
      bins[bin] = min(bins[bin], hash)
    }
    if !shingles.isEmpty { Self.fillEmptyBins(&bins) }
    let width = Self.signatureLength / Self.bandCount
    bands = (0..<Self.bandCount).map { band in
      var hash = UInt64(band)
      for row in 0..<width { hash = StableHash.mix(hash ^ bins[band * width + row]) }
      return hash
    }
    passages = Self.sampledPassages(scalars)
  }

  /// An empty bin borrows from the next filled one (rotation densification).
  private static func fillEmptyBins(_ bins: inout [UInt64]) {
    let original = bins
    for index in bins.indices where original[index] == .max {
      var step = 1
      while step < original.count, original[(index + step) % original.count] == .max { step += 1 }
      bins[index] = StableHash.mix(original[(index + step) % original.count] &+ UInt64(step))
    }
  }

  private static func sampledPassages(_ scalars: [UInt32]) -> [UInt64] {
    var leading: UInt64 = 1
    for _ in 1..<passageScalars { leading = leading &* rollingBase }
    var kept: Set<UInt64> = []
    var hash: UInt64 = 0
    var filled = 0
    for (index, scalar) in scalars.enumerated() {
      guard scalar != FoldedText.separator else {
        (hash, filled) = (0, 0)
        continue
      }
      if filled == passageScalars {
        hash = hash &- UInt64(scalars[index - passageScalars]) &* leading
        filled -= 1
      }
      hash = hash &* rollingBase &+ UInt64(scalar)
      filled += 1
      guard filled == passageScalars else { continue }
      let mixed = StableHash.mix(hash)
      if mixed & sampleMask == 0 { kept.insert(mixed) }
    }
    return kept.sorted()
  }
}
