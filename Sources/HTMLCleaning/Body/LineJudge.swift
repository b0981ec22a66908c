import ExtractorPacks
import NewsModel

/// Tells by its words alone whether a line is article text or page furniture.
struct LineJudge {
  enum Verdict: Equatable {
    case text, drop, tail, disclaimer, caption, breadcrumb, clock
  }

  /// A verdict, what the line is, and the words or the form that told.
  struct Judgement {
    var verdict = Verdict.text
    var role = LineRole.body
    var reason = "text"
    /// Holds only near the beginning or the end of a text.
    var isAtEdges = false
    /// It says that the rest of the text is not shown.
    var isPartial = false
  }

  let pack: SitePack

  /// Judges one trimmed line, which must not be empty, by its words and its weight.
  func verdict(on line: ArraySlice<UInt8>, weight: TextWeight) -> Verdict {
    let said = judge(line, weight: weight)
    return said.isAtEdges ? .text : said.verdict
  }

  func judge(_ line: ArraySlice<UInt8>, weight: TextWeight) -> Judgement {
    let key = ByteText.folded(line, maxBytes: 600)
    if let cue = pack.wholeCues[Self.bare(key)] ?? pack.wholeCues[key] {
      return Self.judgement(cue, "whole")
    }
    if let said = startJudgement(key, weight) { return said }
    if weight.units <= 30, weight.stops == 0 {
      if let said = shapeJudgement(key, weight) { return said }
      if let said = listJudgement(line) { return said }
    }
    if let said = endJudgement(key, weight) { return said }
    return insideJudgement(key, weight)
  }

  private static func judgement(_ cue: SitePack.Cue, _ match: String) -> Judgement {
    let verdict: Verdict =
      switch cue.effect {
      case .tail: .tail
      case .drop, .count, .edge, .wall: .drop
      case .disclaimer: .disclaimer
      case .caption: .caption
      case .clock: .clock
      case .stamp: .text
      }
    let words = String(decoding: cue.bytes, as: UTF8.self)
    return Judgement(
      verdict: verdict, role: verdict == .text ? .body : cue.role, reason: "\(match) \(words)",
      isAtEdges: cue.effect == .edge, isPartial: cue.effect == .wall)
  }

  private func startJudgement(_ key: [UInt8], _ weight: TextWeight) -> Judgement? {
    guard let match = pack.startAutomaton.longestMatch(in: key, at: 0) else { return nil }
    let cue = pack.startCues[Int(match.payload)]
    let isLabelled =
      cue.bytes.last == UInt8(ascii: ":") || key.count == match.end
      || key[match.end] == UInt8(ascii: ":")
    let holds =
      switch cue.effect {
      case .disclaimer: true
      case .tail: weight.units <= 60
      case .drop:
        (isLabelled || weight.stops == 0)
          && (isLabelled ? weight.units <= 60 && weight.stops <= 1 : weight.units <= 20)
      case .clock: weight.units <= 40 && weight.stops == 0
      case .caption, .count:
        isLabelled ? weight.units <= 60 : weight.units <= 30 && weight.stops == 0
      case .edge: isLabelled ? weight.units <= 60 : weight.units <= 20 && weight.stops == 0
      case .wall: weight.units <= 60
      case .stamp: false
      }
    return holds ? Self.judgement(cue, "start") : nil
  }

  /// Cues at the line's end; words that end in 摄 stand under an image however much they say.
  private func endJudgement(_ key: [UInt8], _ weight: TextWeight) -> Judgement? {
    for cue in pack.endCues where key.count > cue.bytes.count {
      let holds =
        cue.effect == .caption
        ? weight.units <= 100 && weight.stops <= 2 : weight.units <= 30 && weight.stops == 0
      if holds, key.suffix(cue.bytes.count).elementsEqual(cue.bytes) {
        return Self.judgement(cue, "end")
      }
    }
    return nil
  }

  private func insideJudgement(_ key: [UInt8], _ weight: TextWeight) -> Judgement {
    for index in key.indices {
      guard let match = pack.insideAutomaton.longestMatch(in: key, at: index) else { continue }
      // One word may begin several pairs.
      for cue in pack.insideCues[Int(match.payload)] where holds(cue, key, weight, after: match.end)
      {
        return Self.judgement(cue, cue.after == nil ? "inside" : "pair")
      }
    }
    return Judgement()
  }

  private func holds(
    _ cue: SitePack.Cue, _ key: [UInt8], _ weight: TextWeight, after end: Int
  ) -> Bool {
    if let after = cue.after, !ByteText.contains(Array(key[end...]), bytes: after) { return false }
    return switch cue.effect {
    case .disclaimer: weight.units <= 160
    case .caption: weight.units <= 40 && weight.stops <= 1
    case .count: isCount(key, weight)
    case .drop: weight.units <= 30 && weight.stops == 0
    case .edge, .wall: weight.units <= 60
    case .tail, .clock, .stamp: false
    }
  }

  private func isCount(_ key: [UInt8], _ weight: TextWeight) -> Bool {
    guard weight.units <= 10, weight.stops == 0, weight.marks <= 1, let first = key.first,
      let last = key.last
    else { return false }
    return Self.isDigit(first) || Self.isDigit(last)
  }

  /// A line of several words of furniture, `[上一篇] [下一篇]`, `打印 | 关闭`, or page numbers only.
  private func listJudgement(_ line: ArraySlice<UInt8>) -> Judgement? {
    // A row of a table holds numbers of its own.
    if line.contains(0x09) { return nil }
    var cue: SitePack.Cue?
    var numbers = 0
    var words = 0
    for word in Self.words(line) {
      if word.count <= 3, word.allSatisfy(Self.isDigit) {
        numbers += 1
      } else if let known = pack.wholeCues[word] {
        cue = known
        words += 1
      } else {
        return nil
      }
    }
    if let cue, words + numbers > 1 { return Self.judgement(cue, "list") }
    return numbers > 2 ? Judgement(verdict: .drop, role: .paging, reason: "page numbers") : nil
  }

  /// Runs between white space, bars and brackets, folded.
  private static func words(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var current: [UInt8] = []
    func isBreak(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0x28, 0x29, 0x2F, 0x5B, 0x5D, 0x7C, 0xB7, 0x2022, 0x3008...0x3011, 0x3014, 0x3015,
        0xFF08,
        0xFF09, 0xFF5C:
        true
      default: ByteText.isSpace(scalar)
      }
    }
    var index = line.startIndex
    while index < line.endIndex {
      let (scalar, length) = ByteText.scalar(line, at: index)
      if isBreak(scalar) {
        if !current.isEmpty { words.append(ByteText.folded(current[...])) }
        current = []
      } else {
        current += line[index..<index + length]
      }
      index += length
    }
    if !current.isEmpty { words.append(ByteText.folded(current[...])) }
    return words
  }

  /// What the form of a short line tells: breadcrumbs, file names of images, clocks, phone numbers.
  private func shapeJudgement(_ key: [UInt8], _ weight: TextWeight) -> Judgement? {
    func say(_ verdict: Verdict, _ role: LineRole, _ reason: String) -> Judgement {
      Judgement(verdict: verdict, role: role, reason: reason)
    }
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
      if arrows + slashes > 0 { return say(.breadcrumb, .navigation, "breadcrumb") }
    }
    if arrows >= 2 { return say(.breadcrumb, .navigation, "breadcrumb") }
    if weight.units <= 40, Self.isImageName(key) { return say(.caption, .caption, "image name") }
    if longestDigitRun == 11, weight.units <= 20 { return say(.drop, .boilerplate, "phone number") }
    if Self.startsWithWeekday(key), weight.digits >= 3, weight.units <= 20 {
      return say(.clock, .navigation, "clock")
    }
    // Short numbers alone count the sections of a text.
    if weight.units == 0, weight.digits == 0 || weight.digits > 2 {
      return say(.drop, .boilerplate, "no words")
    }
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
  static func bare(_ key: [UInt8]) -> [UInt8] {
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
