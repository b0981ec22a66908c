/// Measures on two folded texts that say whether one copies the other.
enum PassageAlignment {
  /// Common runs are looked for from this length on.
  private static let seedScalars = 16
  private static let maxPositionsPerSeed = 4
  private static let rollingBase: UInt64 = 0x0000_0100_0000_01B3

  /// Shared shingles ÷ shingles of the shorter text, 0...1.
  static func containment(_ left: [UInt64], _ right: [UInt64]) -> Double {
    let shorter = min(left.count, right.count)
    guard shorter > 0 else { return 0 }
    return Double(FoldedText.sharedCount(left, right)) / Double(shorter)
  }

  /// Scalars of the longest common run, counted up to `enough`.
  ///
  /// Seeds of 16 scalars of the left text are indexed, the right text is scanned once, and a match
  /// is extended; a position inside a match is not tried again, so the cost stays linear.
  static func longestCommonRun(_ left: [UInt32], _ right: [UInt32], enough: Int) -> Int {
    var positions: [UInt64: [Int]] = [:]
    for (start, hash) in seeds(left) where start % seedScalars == 0 {
      if positions[hash, default: []].count < maxPositionsPerSeed {
        positions[hash, default: []].append(start)
      }
    }
    var longest = 0
    var skipBefore = 0
    for (start, hash) in seeds(right) where start >= skipBefore {
      guard let found = positions[hash] else { continue }
      for position in found {
        let run = extend(left, position, right, start)
        if run.length > longest { longest = run.length }
        if run.length >= seedScalars { skipBefore = max(skipBefore, run.end - seedScalars) }
        if longest >= enough { return longest }
      }
    }
    return longest
  }

  private static func extend(_ left: [UInt32], _ leftStart: Int, _ right: [UInt32], _ start: Int)
    -> (length: Int, end: Int)
  {
    var back = 0
    while leftStart - back > 0, start - back > 0,
      left[leftStart - back - 1] == right[start - back - 1],
      left[leftStart - back - 1] != FoldedText.separator
    { back += 1 }
    var ahead = 0
    while leftStart + ahead < left.count, start + ahead < right.count,
      left[leftStart + ahead] == right[start + ahead],
      left[leftStart + ahead] != FoldedText.separator
    { ahead += 1 }
    return (back + ahead, start + ahead)
  }

  private static func seeds(_ scalars: [UInt32]) -> [(start: Int, hash: UInt64)] {
    guard scalars.count >= seedScalars else { return [] }
    var leading: UInt64 = 1
    for _ in 1..<seedScalars { leading = leading &* rollingBase }
    var output: [(start: Int, hash: UInt64)] = []
    output.reserveCapacity(scalars.count)
    var hash: UInt64 = 0
    for (index, scalar) in scalars.enumerated() {
      if index >= seedScalars {
        hash = hash &- UInt64(scalars[index - seedScalars]) &* leading
      }
      hash = hash &* rollingBase &+ UInt64(scalar)
      if index + 1 >= seedScalars { output.append((index + 1 - seedScalars, hash)) }
    }
    return output
  }
}
