import ExtractorPacks

/// A part of a line between white space, bars and brackets.
struct LineSegment {
  var bytes: [UInt8]
  /// Square brackets stand around it and nothing else.
  var isBracketed = false
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
    func close(_ parts: inout [LineSegment], _ current: inout [UInt8]) {
      if !current.isEmpty { parts.append(LineSegment(bytes: current)) }
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
        0xFF0C, 0x3E:
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
      case _ where ByteText.isSpace(scalar): close(&parts, &current)
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
    while index < part.bytes.count {
      let (_, length) = ByteText.scalar(part.bytes[...], at: index)
      if index > start, let end = labelEnd(part.bytes, at: index) {
        parts.append(LineSegment(bytes: Array(part.bytes[start..<index])))
        start = index
        index = end
      } else if index == start, let end = labelEnd(part.bytes, at: index) {
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

  private static func isSingleHan(_ bytes: [UInt8]) -> Bool {
    bytes.count == 3 && ByteText.isHan(ByteText.scalar(bytes[...], at: 0).scalar)
  }

  private func startsLabel(_ bytes: [UInt8]) -> Bool { labelEnd(bytes, at: 0) != nil }
}
