import NewsModel
import TestSupport
import Testing

@Suite struct TextTests {
  @Test(arguments: [11, 12, 13] as [UInt64])
  func codePointsAgreeWithUnicodeScalars(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = ["a", "é", "亿", "💩", "𠮷", "\n"]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<1000 {
      if let scalar = alphabet.randomElement(using: &generator) { scalars.append(scalar) }
    }
    let text = ArticleText(String(scalars))
    let index = CodePointIndex(text)
    var offset = 0
    for (position, scalar) in scalars.enumerated() {
      #expect(index.codePoint(at: offset) == position, "seed \(seed)")
      offset += String(scalar).utf8.count
    }
    #expect(index.count == 1000)
  }

  @Test func readsScalarsBothWays() {
    let text = ArticleText("a亿💩")
    #expect(text.scalar(at: 1)?.scalar == 0x4EBF)
    #expect(text.scalar(at: 4)?.byteCount == 4)
    #expect(text.scalar(at: 8) == nil)
    #expect(text.offsetOfScalar(before: 8) == 4)
    #expect(text.offsetOfScalar(before: 4) == 1)
    #expect(text.offsetOfScalar(before: 0) == nil)
    #expect(text.hasPrefix("亿", at: 1) && !text.hasPrefix("亿", at: 0))
    #expect(text.hasSuffix("亿", endingAt: 4))
  }

  @Test func spansSortLongestFirst() {
    let short = TextSpan(start: 2, end: 4)
    let long = TextSpan(start: 2, end: 9)
    #expect(long < short && short.overlaps(long) && long.contains(short))
    #expect(!short.overlaps(TextSpan(start: 4, end: 5)))
    #expect(short.union(TextSpan(start: 6, end: 7)) == TextSpan(start: 2, end: 7))
  }
}
