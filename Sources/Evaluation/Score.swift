/// How many of the expected items were found, and how many of the given ones were right.
package struct Score: Hashable, Sendable, CustomStringConvertible {
  package var right: Int
  /// Items the system gave, those on optional gold left out.
  package var given: Int
  /// Items the gold requires.
  package var expected: Int

  package init(right: Int = 0, given: Int = 0, expected: Int = 0) {
    (self.right, self.given, self.expected) = (right, given, expected)
  }

  package var precision: Double { given == 0 ? 0 : Double(right) / Double(given) }
  package var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  package var f1: Double {
    let sum = precision + recall
    return sum == 0 ? 0 : 2 * precision * recall / sum
  }

  package static func + (left: Score, right: Score) -> Score {
    Score(
      right: left.right + right.right, given: left.given + right.given,
      expected: left.expected + right.expected)
  }

  /// `P 0.91 R 0.88 F1 0.895 (88 right, 97 given, 100 expected)`, three places each.
  package var description: String {
    func places(_ value: Double) -> String {
      let thousandths = Int((value * 1000).rounded())
      let digits = String(thousandths % 1000)
      return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "P \(places(precision)) R \(places(recall)) F1 \(places(f1))"
      + " (\(right) right, \(given) given, \(expected) expected)"
  }

  /// Matches one to one, first come first served.
  ///
  /// A system item on optional gold counts neither way. Complexity: O(gold × system).
  package static func matching<Gold, System>(
    required: [Gold], optional: [Gold], system: [System], same: (Gold, System) -> Bool,
    touches: (Gold, System) -> Bool
  ) -> Score {
    var open = required.map { _ in true }
    var right = 0
    var free = 0
    for item in system {
      if let hit = required.indices.first(where: { open[$0] && same(required[$0], item) }) {
        open[hit] = false
        right += 1
      } else if optional.contains(where: { same($0, item) || touches($0, item) }) {
        free += 1
      }
    }
    return Score(right: right, given: system.count - free, expected: required.count)
  }
}
