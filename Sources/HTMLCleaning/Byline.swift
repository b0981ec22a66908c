import ExtractorPacks
import NewsModel

/// What a line between headline and text credits: date, outlet, authors.
struct Byline {
  var date: VisibleDate?
  /// The date has a label such as 发布时间.
  var isDateLabelled = false
  var source: String?
  var authors: [String] = []
  var hasEditor = false
  /// Ends with a label such as 作者： whose names stand on the next line.
  var opensAuthor = false
  /// Words without a label, such as the name of an outlet beside the date.
  var loose: [String] = []

  /// Reads a line that holds nothing but credits.
  ///
  /// - Returns: Nil when the line says more than that.
  static func parse(_ line: ArraySlice<UInt8>, pack: SitePack) -> Byline? {
    guard line.count <= 400 else { return nil }
    var byline = Byline()
    var rest: [UInt8] = []
    var index = line.startIndex
    while let found = VisibleDate.first(in: line, from: index) {
      rest += line[index..<found.range.lowerBound]
      rest += [0x20, 0x01, 0x20]
      if byline.date == nil { byline.date = found }
      index = found.range.upperBound
    }
    rest += line[index...]
    let weight = TextWeight.of(rest[...])
    guard weight.stops == 0, weight.units <= 70 else { return nil }

    var fields = 0
    var looseUnits = 0
    var pending: SitePack.LabelKind?
    for segment in segments(rest) {
      if segment == [0x01] {
        if pending == .published || pending == nil { byline.isDateLabelled = pending == .published }
        pending = nil
        continue
      }
      let folded = ByteText.folded(segment[...])
      if folded.isEmpty { continue }
      if let match = pack.labelAutomaton.longestMatch(in: folded, at: 0),
        match.end == folded.count || isLabelEnd(folded[match.end])
      {
        let kind = pack.labels[Int(match.payload)]
        fields += kind == .noise ? 0 : 1
        if kind == .editor { byline.hasEditor = true }
        let value = valueAfterLabel(segment, labelBytes: match.end)
        if value.isEmpty {
          pending = kind
        } else {
          byline.take(value, for: kind)
          pending = kind == .author ? .author : nil
        }
        continue
      }
      if let kind = pending {
        byline.take(String(decoding: segment, as: UTF8.self), for: kind)
        if kind != .author { pending = nil }
        continue
      }
      let segmentWeight = TextWeight.of(segment[...])
      if segmentWeight.han + segmentWeight.letters == 0 { continue }
      looseUnits += segmentWeight.units
      byline.loose.append(String(decoding: segment, as: UTF8.self))
    }
    guard byline.date != nil || fields > 0 else { return nil }
    byline.opensAuthor = pending == .author && byline.authors.isEmpty
    guard looseUnits <= (byline.date != nil ? 14 : 4) else { return nil }
    return byline
  }

  /// True when it tells who or when, not only that there is an editor.
  var isUseful: Bool { date != nil || source != nil || !authors.isEmpty }

  private mutating func take(_ value: String, for kind: SitePack.LabelKind) {
    switch kind {
    case .source where source == nil: source = value
    case .author:
      for name in Self.names(value) where !authors.contains(name) && authors.count < 8 {
        authors.append(name)
      }
    default: break
    }
  }

  /// Names of a list such as 张三、李四 or 南都记者 余毅菁.
  static func names(_ value: String) -> [String] {
    var names: [String] = []
    for part in value.split(whereSeparator: { "、,，;；&/|｜ \u{3000}()（）[]【】".contains($0) }) {
      var name = String(part)
      for title in ["本报记者", "本网记者", "见习记者", "特约记者", "记者", "通讯员", "作者", "撰文"] {
        if let range = name.firstRange(of: title) {
          name = String(name[range.upperBound...])
        }
      }
      for ending in ["报道", "整合", "编译", "综合", "整理", "文", "摄影", "摄"]
      where name.hasSuffix(ending) && name.count > ending.count + 1 {
        name = String(name.dropLast(ending.count))
      }
      name = ByteText.trimmed(name)
      let weight = TextWeight.of(Array(name.utf8)[...])
      let isName = weight.han > 0 ? (2...8).contains(weight.han) : weight.letters >= 2
      let isClean = !name.utf8.contains { UInt8.isMarkup($0) } && !name.contains("：")
      if isName, isClean, name.count <= 24, weight.digits <= 4 { names.append(name) }
    }
    return names
  }

  private static func isLabelEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|")
  }

  /// The segment after its label and the colon; `labelBytes` counts folded bytes.
  private static func valueAfterLabel(_ segment: [UInt8], labelBytes: Int) -> String {
    var folded = 0
    var index = 0
    while index < segment.count, folded < labelBytes {
      let (_, length) = ByteText.scalar(segment[...], at: index)
      folded += ByteText.folded(segment[index..<index + length]).count
      index += length
    }
    while index < segment.count {
      let (scalar, length) = ByteText.scalar(segment[...], at: index)
      guard
        scalar == 0x3A || scalar == 0xFF1A || scalar == 0x2F || scalar == 0x7C
          || scalar == 0xFF5C || scalar == 0x2236 || ByteText.isSpace(scalar)
      else { break }
      index += length
    }
    return ByteText.trimmed(String(decoding: segment[index...], as: UTF8.self))
  }

  /// Parts between white space, bars and brackets.
  private static func segments(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var current: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let (scalar, length) = ByteText.scalar(bytes[...], at: index)
      switch scalar {
      case 0x7C, 0xFF5C, 0x4E28, 0xB7, 0x2022, 0x28, 0x29, 0xFF08, 0xFF09, 0x5B, 0x5D, 0x3010,
        0x3011,
        0x3B, 0xFF1B, 0x2C, 0xFF0C:
        if !current.isEmpty { parts.append(current) }
        current = []
      case _ where ByteText.isSpace(scalar):
        if !current.isEmpty { parts.append(current) }
        current = []
      default: current += bytes[index..<index + length]
      }
      index += length
    }
    if !current.isEmpty { parts.append(current) }
    return parts
  }
}

extension UInt8 {
  /// Marks that stand in code, addresses and labels, never in a name.
  fileprivate static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x23, 0x25, 0x2B, 0x3A, 0x3C, 0x3D, 0x3E, 0x40, 0x5F, 0x7B, 0x7D: true
    default: false
    }
  }
}
