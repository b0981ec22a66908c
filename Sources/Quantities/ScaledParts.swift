import NewsModel

/// The parts of a numeral that a 万 亿 兆 closed, the largest first: 1亿 and 2000万 of 1亿2000万.
///
/// Kept in place: reading a numeral allocates nothing. No number says more than four parts.
struct ScaledParts {
  struct Part {
    var amount = DecimalAmount(0)
    var power = 0
  }

  private var first = Part()
  private var second = Part()
  private var third = Part()
  private var fourth = Part()
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count == 4 }
  var last: Part? { count == 0 ? nil : self[count - 1] }

  subscript(index: Int) -> Part {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    default: fourth
    }
  }

  /// Adds a part; there must be room for it.
  mutating func append(_ amount: DecimalAmount, _ power: Int) {
    precondition(!isFull, "a numeral has at most four scaled parts")
    let part = Part(amount: amount, power: power)
    switch count {
    case 0: first = part
    case 1: second = part
    case 2: third = part
    default: fourth = part
    }
    count += 1
  }

  mutating func removeLast() { count -= 1 }
}
