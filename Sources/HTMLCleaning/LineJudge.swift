import ExtractorPacks

/// Tells by its words alone whether a line is article text or page furniture.
struct LineJudge {
  enum Verdict: Equatable {
    case text, drop, tail, disclaimer, caption, breadcrumb, clock
  }

  let pack: SitePack

  /// Judges one trimmed line, which must not be empty, by its words and its weight.
  func verdict(on line: ArraySlice<UInt8>, weight: TextWeight) -> Verdict {
    let key = ByteText.folded(line, maxBytes: 600)
    if let role = pack.wholeCues[Self.bare(key)] ?? pack.wholeCues[key] {
      return Self.verdict(role)
    }
    if let verdict = startVerdict(key, weight) { return verdict }
    if weight.units <= 30, weight.stops == 0, let verdict = shapeVerdict(key, weight) {
      return verdict
    }
    if weight.units <= 30, weight.stops == 0 {
      for cue in pack.endCues where key.count > cue.bytes.count {
        if key.suffix(cue.bytes.count).elementsEqual(cue.bytes) { return Self.verdict(cue.role) }
      }
    }
    return insideVerdict(key, weight)
  }

  private static func verdict(_ role: SitePack.CueRole) -> Verdict {
    switch role {
    case .tail: .tail
    case .drop, .count: .drop
    case .disclaimer: .disclaimer
    case .caption: .caption
    case .clock: .clock
    case .stamp: .text
    }
  }

  private func startVerdict(_ key: [UInt8], _ weight: TextWeight) -> Verdict? {
    guard let match = pack.startAutomaton.longestMatch(in: key, at: 0) else { return nil }
    let cue = pack.startCues[Int(match.payload)]
    let isLabelled =
      cue.bytes.last == UInt8(ascii: ":") || key.count == match.end
      || key[match.end] == UInt8(ascii: ":")
    switch cue.role {
    case .disclaimer: return .disclaimer
    case .tail: return weight.units <= 60 ? .tail : nil
    case .drop:
      let isShort = isLabelled ? weight.units <= 60 && weight.stops <= 1 : weight.units <= 20
      return isShort && (isLabelled || weight.stops == 0) ? .drop : nil
    case .clock: return weight.units <= 40 && weight.stops == 0 ? .clock : nil
    case .stamp: return nil
    case .caption, .count:
      let isShort = isLabelled ? weight.units <= 60 : weight.units <= 30 && weight.stops == 0
      return isShort ? .caption : nil
    }
  }

  private func insideVerdict(_ key: [UInt8], _ weight: TextWeight) -> Verdict {
    for index in key.indices {
      guard let match = pack.insideAutomaton.longestMatch(in: key, at: index) else { continue }
      switch pack.insideCues[Int(match.payload)].role {
      case .disclaimer where weight.units <= 400: return .disclaimer
      case .caption where weight.units <= 40 && weight.stops <= 1: return .caption
      case .count where weight.units <= 10 && weight.stops == 0 && weight.marks <= 1:
        if let first = key.first, let last = key.last, Self.isDigit(first) || Self.isDigit(last) {
          return .drop
        }
      default: continue
      }
    }
    return .text
  }

  /// What the form of a short line tells: breadcrumbs, file names of images, clocks, phone numbers.
  private func shapeVerdict(_ key: [UInt8], _ weight: TextWeight) -> Verdict? {
    var arrows = 0
    var slashes = 0
    var digitRun = 0
    var longestDigitRun = 0
    for (index, byte) in key.enumerated() {
      if byte == UInt8(ascii: ">") { arrows += 1 }
      if byte == UInt8(ascii: "/") { slashes += 1 }
      // » is C2 BB, › is E2 80 BA, → is E2 86 92.
      if byte == 0xBB, index > 0, key[index - 1] == 0xC2 { arrows += 1 }
      if byte == 0xBA, index > 1, key[index - 1] == 0x80, key[index - 2] == 0xE2 { arrows += 1 }
      digitRun = Self.isDigit(byte) ? digitRun + 1 : 0
      longestDigitRun = max(longestDigitRun, digitRun)
    }
    if ByteText.contains(key, "首页") || ByteText.contains(key, "首頁") {
      if arrows + slashes > 0 { return .breadcrumb }
    }
    if arrows >= 2 { return .breadcrumb }
    if weight.units <= 40, Self.isImageName(key) { return .caption }
    if longestDigitRun == 11, weight.units <= 20 { return .drop }
    if Self.startsWithWeekday(key), weight.digits >= 3, weight.units <= 20 { return .clock }
    if weight.units == 0 { return .drop }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isImageName(_ key: [UInt8]) -> Bool {
    let extensions: [StaticString] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg"]
    return extensions.contains { literal in
      key.count >= literal.utf8CodeUnitCount
        && key.suffix(literal.utf8CodeUnitCount).enumerated().allSatisfy {
          literal.utf8Start[$0.offset] == $0.element
        }
    }
  }

  /// True for keys such as 周五…, 星期五… and friday… .
  private static func startsWithWeekday(_ key: [UInt8]) -> Bool {
    let names: [StaticString] = [
      "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周天", "星期", "礼拜", "週", "monday",
      "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    return names.contains { name in
      key.count >= name.utf8CodeUnitCount
        && (0..<name.utf8CodeUnitCount).allSatisfy { key[$0] == name.utf8Start[$0] }
    }
  }

  /// The key without the marks, brackets and counts around its words: `【相关阅读】：`, `评论(23)`.
  private static func bare(_ key: [UInt8]) -> [UInt8] {
    var start = 0
    var end = key.count
    func isDecoration(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x21...0x2F, 0x30...0x40, 0x5B...0x60, 0x7B...0x7E: true
      default: false
      }
    }
    while start < end, isDecoration(key[start]) { start += 1 }
    while end > start, isDecoration(key[end - 1]) { end -= 1 }
    let more = Array("more".utf8)
    if end - start > 6, key[start..<start + 4].elementsEqual(more) {
      start += 4
      while start < end, isDecoration(key[start]) { start += 1 }
    }
    // A bullet or triangle in front: ▍■◆●▶·•
    while start + 3 <= end, key[start] == 0xE2, key[start + 1] >= 0x80 { start += 3 }
    return Array(key[start..<end])
  }
}
