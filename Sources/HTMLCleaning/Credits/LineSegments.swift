import ExtractorPacks

/// A part of a line between white space, bars and brackets.
struct LineSegment {
  var bytes: [UInt8]
  /// Square brackets stand around it and nothing else.
  var isBracketed = false
  /// A bar, bracket or other mark stands before it, not only white space.
  var isSetOff = false
}

/// Cuts a line of credits into the parts that are fields.
struct LineSegments {
  let pack: SitePack

  func of(_ line: [UInt8]) -> [LineSegment] {
    var parts: [LineSegment] = []
    for part in cut(line) {
      // 作　者：张三, set wide for looks.
      if let last = parts.last, Self.isSingleHan(last.bytes), startsLabel(last.bytes + part.bytes) {
        parts[parts.count - 1].bytes += part.bytes
      } else if let last = parts.last, Self.isHalfName(last.bytes, part.bytes) {
        // 作者：张 三
        parts[parts.count - 1].bytes += part.bytes
      } else if let last = parts.last, !part.isSetOff,
        Self.isLatinName(
          last.bytes, part.bytes, isNamed: parts.count > 1 && isWriter(parts[parts.count - 2].bytes)
        )
      {
        // By Zhang San
        parts[parts.count - 1].bytes += [0x20] + part.bytes
      } else {
        parts += splitAtLabels(part)
      }
    }
    return parts
  }

  private func cut(_ bytes: [UInt8]) -> [LineSegment] {
    var parts: [LineSegment] = []
    var current: [UInt8] = []
    var bracketStart = -1
    var isSetOff = false
    func close(_ parts: inout [LineSegment], _ current: inout [UInt8], atMark: Bool = true) {
      if !current.isEmpty {
        parts.append(LineSegment(bytes: current, isSetOff: isSetOff))
        isSetOff = false
      }
      if atMark { isSetOff = true }
      current = []
    }
    var index = 0
    while index < bytes.count {
      let (scalar, length) = ByteText.scalar(bytes[...], at: index)
      switch scalar {
      case 0x5B, 0x3010, 0xFF3B:
        close(&parts, &current)
        bracketStart = parts.count
      case 0x5D, 0x3011, 0xFF3D:
        close(&parts, &current)
        if bracketStart >= 0, parts.count == bracketStart + 1 {
          parts[bracketStart].isBracketed = true
        }
        bracketStart = -1
      case 0x7C, 0xFF5C, 0x4E28, 0x2502, 0x2022, 0x28, 0x29, 0xFF08, 0xFF09, 0x3B, 0xFF1B, 0x2C,
        0xFF0C, 0x3E, 0x25A0, 0x25A1, 0x25CB, 0x25CF, 0x25CE, 0x25C6, 0x25C7, 0x25B2, 0x25B3,
        0x2605, 0x2606:
        close(&parts, &current)
      case 0xB7:
        // A middle dot joins the parts of a name and of an outlet, and sets off fields.
        let isInside =
          !current.isEmpty && index + length < bytes.count && bytes[index + length] > 0x20
        if isInside {
          current += bytes[index..<index + length]
        } else {
          close(&parts, &current)
        }
      case _ where ByteText.isSpace(scalar): close(&parts, &current, atMark: false)
      default: current += bytes[index..<index + length]
      }
      index += length
    }
    close(&parts, &current)
    return parts
  }

  /// `来源：某网作者：张三` is two fields.
  private func splitAtLabels(_ part: LineSegment) -> [LineSegment] {
    let colons = Self.colons(part.bytes)
    guard colons > 1 || (colons == 1 && part.bytes.count > 12) else { return [part] }
    var parts: [LineSegment] = []
    var start = 0
    var index = 0
    var hasColon = false
    while index < part.bytes.count {
      let (scalar, length) = ByteText.scalar(part.bytes[...], at: index)
      if scalar == 0x3A || scalar == 0xFF1A { hasColon = true }
      // 会议时间： is no 时间：, but 大中小发布时间： is a date's label.
      if index > start, let end = labelEnd(part.bytes, at: index),
        hasColon || end - index >= 15 || isLabel(Array(part.bytes[start..<index]))
      {
        parts.append(LineSegment(bytes: Array(part.bytes[start..<index])))
        start = index
        index = end
      } else if index == start, let end = labelEnd(part.bytes, at: index) {
        hasColon = true
        index = end
      } else {
        index += length
      }
    }
    parts.append(LineSegment(bytes: Array(part.bytes[start...]), isBracketed: part.isBracketed))
    return parts
  }

  /// Where the known label that starts at `index` ends, its colon included.
  private func labelEnd(_ bytes: [UInt8], at index: Int) -> Int? {
    guard let match = pack.labelAutomaton.longestMatch(in: bytes, at: index) else { return nil }
    let rest = bytes[match.end...]
    if rest.first == 0x3A { return match.end + 1 }
    return rest.starts(with: [0xEF, 0xBC, 0x9A]) ? match.end + 3 : nil
  }

  private static func colons(_ bytes: [UInt8]) -> Int {
    var count = 0
    for index in bytes.indices {
      if bytes[index] == 0x3A { count += 1 }
      if bytes[index] == 0x9A, index >= 2, bytes[index - 1] == 0xBC, bytes[index - 2] == 0xEF {
        count += 1
      }
    }
    return count
  }

  /// True for one Han character after a colon, and another.
  private static func isHalfName(_ last: [UInt8], _ next: [UInt8]) -> Bool {
    guard isSingleHan(next), last.count >= 4, isSingleHan(Array(last.suffix(3))) else {
      return false
    }
    let before = last[last.count - 4]
    return before == 0x3A || (before == 0x9A && last.count >= 6 && last[last.count - 5] == 0xBC)
  }

  /// True for `By` and the like, after which a name follows without a colon.
  private func isWriter(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 12, bytes.allSatisfy({ $0 < 0x80 && $0 != 0x3A }) else { return false }
    let folded = ByteText.folded(bytes[...])
    guard let match = pack.labelAutomaton.longestMatch(in: folded, at: 0) else { return false }
    return match.end == folded.count && pack.labels[Int(match.payload)] == .author
  }

  /// True for Latin words of which the first follows a colon or, when `isNamed`, a label.
  private static func isLatinName(_ last: [UInt8], _ next: [UInt8], isNamed: Bool) -> Bool {
    guard let first = next.first, (0x41...0x5A).contains(first), let end = last.last,
      (0x41...0x5A).contains(end & 0xDF) || end == 0x2E, next.allSatisfy({ $0 < 0x80 }),
      !next.contains(0x3A)
    else { return false }
    // A person's name has few words: By Anna Maria Smith.
    let isShort = last.lazy.filter { $0 == 0x20 }.count < 2 && (0x41...0x5A).contains(last[0])
    return last.contains(0x3A) || last.contains(0x9A) || isNamed && isShort
  }

  private static func isSingleHan(_ bytes: [UInt8]) -> Bool {
    bytes.count == 3 && ByteText.isHan(ByteText.scalar(bytes[...], at: 0).scalar)
  }

  private func isLabel(_ bytes: [UInt8]) -> Bool {
    pack.labelAutomaton.longestMatch(in: bytes, at: 0)?.end == bytes.count
  }

  private func startsLabel(_ bytes: [UInt8]) -> Bool { labelEnd(bytes, at: 0) != nil }
}
