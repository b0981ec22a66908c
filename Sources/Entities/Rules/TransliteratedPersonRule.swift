import NewsModel

/// Foreign names written in Chinese with a dot: `安东尼·罗伯茨`.
struct TransliteratedPersonRule: EntityRule {
  static let name = "transliterated_person"
  let cues: EntityCues

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var found: [EntityMention] = []
    var offset = 0
    while offset + 1 < bytes.count {
      guard let dot = dotLength(bytes, offset) else {
        offset += 1
        continue
      }
      guard dot > 1 else {
        offset += 1
        continue
      }
      let start = left(bytes, from: offset)
      var end = offset
      var next = offset
      while next < bytes.count, let length = dotLength(bytes, next) {
        let right = right(bytes, from: next + length)
        guard right > next + length else { break }
        end = right
        next = right
      }
      let span = TextSpan(start: start, end: max(end, start))
      if start < offset, end - offset - dot >= 6, span.byteCount <= 60,
        scan.known(overlapping: span) == nil,
        !ByteRun.starts(Array("号".utf8), in: bytes, at: end)
      {
        found.append(
          Unknown.mention(span, .person, in: scan, confidence: 0.85, rule: Self.name))
      }
      offset = max(end, offset + dot)
    }
    return found
  }

  private func dotLength(_ bytes: [UInt8], _ offset: Int) -> Int? {
    switch bytes[offset] {
    case 0xC2, 0xE2, 0xE3, UInt8(ascii: "-"): break
    default: return nil
    }
    if bytes[offset] == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] == 0xB7 { return 2 }
    let isBullet = ByteRun.starts([0xE2, 0x80, 0xA2], in: bytes, at: offset)
    if offset > 3, bytes[offset] == UInt8(ascii: "-") {
      return cues.isCue(.translit, in: bytes, from: offset - 3, to: offset) ? 1 : nil
    }
    return isBullet || ByteRun.starts([0xE3, 0x83, 0xBB], in: bytes, at: offset) ? 3 : nil
  }

  private func left(_ bytes: [UInt8], from offset: Int) -> Int {
    var start = offset
    for _ in 0..<7 {
      guard start >= 3, cues.isCue(.translit, in: bytes, from: start - 3, to: start) else { break }
      start -= 3
    }
    return start
  }

  private func right(_ bytes: [UInt8], from offset: Int) -> Int {
    var end = offset
    for _ in 0..<7 {
      guard cues.isCue(.translit, in: bytes, from: end, to: end + 3),
        end == offset || cues.end(of: .notTranslit, in: bytes, at: end) == nil
      else { break }
      end += 3
    }
    return end
  }
}
