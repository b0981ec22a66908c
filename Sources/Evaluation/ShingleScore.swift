import Foundation

/// Agreement of two texts by the published measure of article extraction: overlap of 4-gram shingles.
///
/// Tokens are runs of letters and digits; every Han character, kana and hangul syllable is a token of
/// its own, after NFKC. Counts are kept as shares of all shingles of the pair, so each page weighs the
/// same.
package struct ShingleScore: Hashable, Sendable {
  /// Shares that add up to one, or are all zero when both texts are empty.
  package let common: Double
  package let tooMany: Double
  package let missing: Double
  /// True when the token lists are the same.
  package let isExact: Bool

  /// Compares what a tool gave with what was expected.
  ///
  /// Cost: O(length of both texts).
  package init(expected: String, given: String) {
    let gold = Self.tokens(expected)
    let answer = Self.tokens(given)
    isExact = gold == answer
    let left = Self.shingles(gold)
    let right = Self.shingles(answer)
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    let leftCount = left.values.reduce(0, +)
    let rightCount = right.values.reduce(0, +)
    let whole = Double(leftCount + rightCount - shared)
    let share = { (count: Int) in whole == 0 ? 0 : Double(count) / whole }
    (common, tooMany, missing) = (
      share(shared), share(rightCount - shared), share(leftCount - shared)
    )
  }

  package var precision: Double { tooMany == 0 && missing == 0 ? 1 : Self.part(common, tooMany) }
  package var recall: Double { tooMany == 0 && missing == 0 ? 1 : Self.part(common, missing) }
  package var f1: Double { Self.harmonicMean(precision, recall) }

  /// Mean precision and recall over pages that have any, and their harmonic mean.
  package static func pooled(_ scores: [ShingleScore]) -> Double {
    let given = scores.filter { $0.common + $0.tooMany > 0 }
    let expected = scores.filter { $0.common + $0.missing > 0 }
    return harmonicMean(mean(given.map(\.precision)), mean(expected.map(\.recall)))
  }

  /// The mean, 0 of nothing.
  package static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func part(_ right: Double, _ wrong: Double) -> Double {
    right + wrong == 0 ? 0 : right / (right + wrong)
  }

  private static func harmonicMean(_ left: Double, _ right: Double) -> Double {
    left + right == 0 ? 0 : 2 * left * right / (left + right)
  }

  private static func shingles(_ tokens: [String]) -> [ArraySlice<String>: Int] {
    guard !tokens.isEmpty else { return [:] }
    var counts: [ArraySlice<String>: Int] = [:]
    for start in 0..<max(1, tokens.count - 3) {
      counts[tokens[start..<min(start + 4, tokens.count)], default: 0] += 1
    }
    return counts
  }

  /// The tokens of a text after NFKC.
  static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      if !word.isEmpty { tokens.append(String(word)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
      if isEastAsian(scalar) {
        close()
        tokens.append(String(scalar))
      } else if isWordPart(scalar) {
        word.append(scalar)
      } else {
        close()
      }
    }
    close()
    return tokens
  }

  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xAC00...0xD7AF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// What `\w` means in the published tokenisation: letters, numbers and the low line.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: scalar == "_" || scalar.properties.numericType != nil
    }
  }
}
