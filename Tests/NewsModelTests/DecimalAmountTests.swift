import NewsModel
import TestSupport
import Testing

@Suite struct DecimalAmountTests {
  @Test(arguments: [
    (3657, 6, "3657000000"), (125, -1, "12.5"), (1250, -2, "12.5"), (-5, -3, "-0.005"),
    (0, 8, "0"), (100, 0, "100"), (7, -1, "0.7"),
  ])
  func printsPlainDecimals(coefficient: Int, exponent: Int, expected: String) {
    let amount = DecimalAmount(coefficient: Int128(coefficient), exponent: exponent)
    #expect(amount.description == expected)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func printingThenReadingIsTheIdentity(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let amount = DecimalAmount(
        coefficient: Int128(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)),
        exponent: Int.random(in: -9...12, using: &generator))
      let again = try #require(DecimalAmount(plain: amount.description), "seed \(seed)")
      #expect(again == amount, "seed \(seed): \(amount)")
      #expect(again.hashValue == amount.hashValue)
    }
  }

  @Test(arguments: ["", "-", "1e5", "1,000", ".", "1.2.3", "٣", String(repeating: "9", count: 39)])
  func refusesWhatIsNoPlainDecimal(text: String) {
    #expect(DecimalAmount(plain: text) == nil)
  }

  @Test func keepsTheDigitsAsWritten() {
    let amount = DecimalAmount(coefficient: 320, exponent: 6)
    #expect(amount == DecimalAmount(coefficient: 32, exponent: 7))
    #expect(!amount.hasSameDigits(as: DecimalAmount(coefficient: 32, exponent: 7)))
    #expect(amount.lastPlace == DecimalAmount(1_000_000))
    #expect(DecimalAmount(6000).lastNonZeroPlace == DecimalAmount(1000))
  }

  @Test func ordersByValueAcrossScales() {
    let amounts = ["-3", "0.07", "0.7", "6.9", "7", "20000000000"].map { DecimalAmount(plain: $0) }
    for (left, right) in zip(amounts, amounts.dropFirst()) {
      if let left, let right { #expect(left < right) } else { Issue.record("unreadable") }
    }
  }

  @Test func computesExactly() throws {
    let third = try #require(DecimalAmount(1).divided(by: DecimalAmount(3), significantDigits: 6))
    #expect(third.description == "0.333333")
    #expect(DecimalAmount(1).divided(by: DecimalAmount(0)) == nil)
    let sum = try #require(
      DecimalAmount(plain: "0.1")?.adding(DecimalAmount(coefficient: 2, exponent: -1)))
    #expect(sum.description == "0.3")
    #expect(DecimalAmount(coefficient: Int128.max).adding(DecimalAmount(1)) == nil)
    #expect(
      DecimalAmount(coefficient: 25, exponent: -1).multiplied(by: DecimalAmount(4))
        == DecimalAmount(10))
  }
}
