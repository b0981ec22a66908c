import NewsModel

/// A width of the approximation table: `0`, `inf`, `5%`, `u/2`, `min(max(z/2,2%),10%)`, `2*below`.
struct WidthExpression: Sendable {
  indirect enum Node: Sendable {
    case zero, infinite
    case percent(DecimalAmount)
    case lastPlace(dividedBy: Int)
    case lastNonZeroPlace(dividedBy: Int)
    case below(times: DecimalAmount)
    case above(times: DecimalAmount)
    case least(Node, Node)
    case greatest(Node, Node)
  }

  /// What a width is measured on.
  struct Place {
    let value: DecimalAmount
    /// Core widths, known when a hard width is computed.
    var below: DecimalAmount?
    var above: DecimalAmount?
  }

  let node: Node

  /// Reads an expression; nil when it is malformed or nested more than 8 deep.
  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let node = reader.expression(depth: 0), reader.isAtEnd else { return nil }
    self.node = node
  }

  /// The width; nil when unbounded (or too large for exact arithmetic).
  func width(at place: Place) -> DecimalAmount? { Self.evaluate(node, place) }

  private static func evaluate(_ node: Node, _ place: Place) -> DecimalAmount? {
    switch node {
    case .zero: DecimalAmount(0)
    case .infinite: nil
    case .percent(let share):
      place.value.magnitude.multiplied(by: share)?.scaled(byPowerOfTen: -2)
    case .lastPlace(let divisor): place.value.lastPlace.divided(by: DecimalAmount(divisor))
    case .lastNonZeroPlace(let divisor):
      place.value.lastNonZeroPlace.divided(by: DecimalAmount(divisor))
    case .below(let times): place.below.flatMap { $0.multiplied(by: times) }
    case .above(let times): place.above.flatMap { $0.multiplied(by: times) }
    case .least(let left, let right): pick(left, right, place) { $0 < $1 }
    case .greatest(let left, let right): pick(left, right, place) { $0 > $1 }
    }
  }

  private static func pick(
    _ left: Node, _ right: Node, _ place: Place, _ wins: (DecimalAmount, DecimalAmount) -> Bool
  ) -> DecimalAmount? {
    guard let first = evaluate(left, place), let second = evaluate(right, place) else { return nil }
    return wins(first, second) ? first : second
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0
    var isAtEnd: Bool { offset == bytes.count }

    mutating func accept(_ literal: StaticString) -> Bool {
      let count = literal.utf8CodeUnitCount
      guard offset + count <= bytes.count else { return false }
      for index in 0..<count where bytes[offset + index] != literal.utf8Start[index] {
        return false
      }
      offset += count
      return true
    }

    mutating func number() -> DecimalAmount? {
      let start = offset
      while offset < bytes.count, (48...57).contains(bytes[offset]) || bytes[offset] == 46 {
        offset += 1
      }
      return DecimalAmount(plain: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    mutating func expression(depth: Int) -> Node? {
      guard depth < 8 else { return nil }
      if accept("inf") { return .infinite }
      if accept("min(") { return pair(depth).map { .least($0.0, $0.1) } }
      if accept("max(") { return pair(depth).map { .greatest($0.0, $0.1) } }
      if accept("u") { return divisor().map { .lastPlace(dividedBy: $0) } }
      if accept("z") { return divisor().map { .lastNonZeroPlace(dividedBy: $0) } }
      guard let number = number() else { return nil }
      if accept("%") { return .percent(number) }
      if accept("*below") { return .below(times: number) }
      if accept("*above") { return .above(times: number) }
      return number.isZero ? .zero : nil
    }

    private mutating func divisor() -> Int? {
      guard accept("/") else { return 1 }
      guard let number = number(), let value = Int(number.description), value > 0 else {
        return nil
      }
      return value
    }

    private mutating func pair(_ depth: Int) -> (Node, Node)? {
      guard let left = expression(depth: depth + 1), accept(","),
        let right = expression(depth: depth + 1), accept(")")
      else { return nil }
      return (left, right)
    }
  }
}
