import CHTML
import CICU
import TestSupport
import Testing

@testable import HTMLCleaning

/// Fast ways that have to give what the plain ones give.
@Suite struct ByteSearchTests {
  private static func utf8(gb18030 bytes: [UInt8]) -> [UInt8] {
    var out: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    var replaced: Int64 = 0
    guard
      kz_convert_to_utf8("gb18030", bytes, Int64(bytes.count), &out, &length, &replaced) == 0
    else { return [] }
    defer { kz_free(out) }
    return Array(UnsafeBufferPointer(start: out, count: Int(length)))
  }

  @Test(arguments: UInt8(0x81)...UInt8(0xFE))
  func pairsOfGB18030AreReadAsICUReadsThem(_ lead: UInt8) {
    // A byte that is none sends the whole to ICU.
    let trails = Array(UInt8(0x40)...0x7E) + Array(UInt8(0x80)...0xFE)
    for trail in trails {
      let plain = Self.utf8(gb18030: [0x41, lead, trail, 0x42])
      let slow = Self.utf8(gb18030: [0x41, lead, trail, 0x42, 0xFF])
      #expect(!plain.isEmpty && slow == plain + [0xEF, 0xBF, 0xBD])
    }
  }

  @Test(arguments: 0..<20)
  func theFirstPlaceIsFound(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0..<90, using: &random)).map { _ in
        UInt8.random(in: 0x61...0x63, using: &random)
      }
      let word = (0..<Int.random(in: 1..<6, using: &random)).map { _ in
        UInt8.random(in: 0x61...0x63, using: &random)
      }
      let expected = text.indices.first { text[$0...].starts(with: word) }
      #expect(kz_find(text, Int64(text.count), 0, word, Int64(word.count)) == expected ?? -1)
      let (string, part) = (
        String(decoding: text, as: UTF8.self), String(decoding: word, as: UTF8.self)
      )
      let range = string.firstRange(of: part)
      #expect(
        range.map { string.utf8.distance(from: string.startIndex, to: $0.lowerBound) } == expected)
      #expect(string.hasPrefix(part) == text.starts(with: word))
      #expect(string.hasSuffix(part) == text.reversed().starts(with: word.reversed()))
      #expect(string[...].contains(part) == (expected != nil))
    }
  }

  @Test func scalarsAreCountedAsTheLibraryCountsThem() {
    let text = "a中é😀，\u{FEFF}Ａ１。!?；\u{3000}们們"
    var scalars: [UInt32] = []
    ByteText.forEachScalar(Array(text.utf8)[...]) { scalars.append($0) }
    #expect(scalars == text.unicodeScalars.map(\.value))
    // The cut character at either end is left out.
    let bytes = Array("中文字".utf8)
    scalars = []
    ByteText.forEachScalar(bytes[1..<8]) { scalars.append($0) }
    #expect(scalars == [0x6587])
    #expect(ByteText.folded(Array("Ａb １．【x】 ：丨é".utf8)[...]) == Array("ab1.[x]:|é".utf8))
    #expect(ByteText.folded(Array("中文字".utf8)[...], maxBytes: 4).count == 6)
  }
}
