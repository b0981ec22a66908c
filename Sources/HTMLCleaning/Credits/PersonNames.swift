import ExtractorPacks

/// Reads the names of a credit such as `张三、李四`, `南都记者 余某 向某某` or `By Zhang San`.
struct PersonNames {
  let words: NameWords

  /// The persons a credit names, in order; outlets, places and words of the trade are left out.
  ///
  /// Pen names of two to six Han characters, foreign names with a middle dot and Latin names of
  /// several words are names too.
  func read(_ credit: String) -> [String] {
    var names: [String] = []
    for part in credit.unicodeScalars.split(whereSeparator: Self.isListMark).prefix(16) {
      for word in Self.words(of: part) {
        guard let name = name(word), !names.contains(name), names.count < 8 else { continue }
        names.append(name)
      }
    }
    return names
  }

  /// True for two to four Han characters that begin with a known surname.
  func isPersonal(_ name: String) -> Bool {
    guard (6...16).contains(name.utf8.count) else { return false }
    let scalars = Array(name.unicodeScalars)
    guard (2...4).contains(scalars.count), scalars.allSatisfy({ ByteText.isHan($0.value) }) else {
      return false
    }
    if scalars.count >= 3, words.compoundSurnames.contains(Array(name.utf8.prefix(6))) {
      return !words.isNoName(name)
    }
    return scalars.count <= 3 && words.surnames.contains(scalars[0].value)
      && !words.isNoName(name)
  }

  /// The name in 记者某某某北京18日电, which runs into the place of the dateline.
  func nameBeforePlace(_ credit: String) -> String? {
    let bytes = Array(credit.utf8)
    guard let title = lastTitle(bytes) else { return nil }
    let rest = bytes[title.upperBound...]
    for count in [3, 2, 4] where rest.count > count * 3 {
      let name = String(decoding: rest.prefix(count * 3), as: UTF8.self)
      let after = String(decoding: rest.dropFirst(count * 3).prefix(24), as: UTF8.self)
      if isPersonal(name), (2...3).contains(where: { words.isPlace(String(after.prefix($0))) }) {
        return name
      }
    }
    return nil
  }

  /// The last title in a word, such as 记者 in 某报记者张三.
  func lastTitle(_ bytes: [UInt8]) -> Range<Int>? {
    var found: Range<Int>?
    var index = 0
    while index < bytes.count {
      if let match = words.titles.longestMatch(in: bytes, at: index) {
        found = index..<match.end
        index = match.end
      } else {
        index += 1
      }
    }
    return found
  }

  private static func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", ",", "，", ";", "；", "&", "/", "／", "╱", "∕", "|", "｜", "(", ")", "（", "）", "[", "]",
      "【",
      "】", "\n", "\t", "<", ">", "《", "》", "“", "”", "\"", "+", "「", "」", "『", "』", "：", "■", "□",
      "●", "○", "◎", "◆", "◇", "▲", "△", "★", "☆", "丨", "│",
      "〔", "〕":
      true
    default: false
    }
  }

  /// Words between blanks; Latin words stay together, and so do `张 三`, set wide for looks.
  private static func words(of part: Substring.UnicodeScalarView) -> [String] {
    var words: [String] = []
    var wasLatin = false
    var wasSingle = false
    for piece in part.split(whereSeparator: { ByteText.isSpace($0.value) }).prefix(24) {
      let isLatin = piece.allSatisfy { $0.isASCII || (0xC0...0x24F).contains($0.value) }
      let isSingle = piece.count == 1 && piece.allSatisfy { ByteText.isHan($0.value) }
      let word = String(piece)
      if let last = words.last, wasLatin && isLatin {
        words[words.count - 1] = last + " " + word
      } else if let last = words.last, wasSingle && isSingle {
        words[words.count - 1] = last + word
        wasSingle = false
        continue
      } else {
        words.append(word)
      }
      (wasLatin, wasSingle) = (isLatin, isSingle)
    }
    return words
  }

  /// A word without the words of the trade around the name; nil when no name is left.
  private func name(_ word: String) -> String? {
    var bytes = Array(word.utf8)
    if let end = lastTitle(bytes)?.upperBound { bytes.removeFirst(end) }
    while let first = bytes.first, first == 0x3A || first == 0x40 { bytes.removeFirst() }
    if bytes.starts(with: [0xEF, 0xBC, 0x9A]) { bytes.removeFirst(3) }
    for ending in words.endings where bytes.count > ending.count {
      guard bytes.suffix(ending.count).elementsEqual(ending) else { continue }
      let rest = String(decoding: bytes.dropLast(ending.count), as: UTF8.self)
      // 李文 and 张建文 are names, 欧阳某某文 is not.
      guard ending.count > 3 || rest.utf8.count >= 9 && isPersonal(rest) else { continue }
      // 北京报道, 综合整理: no name stands before the word.
      guard isPersonal(rest) || rest.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      bytes = Array(rest.utf8)
    }
    let name = ByteText.trimmed(String(decoding: bytes, as: UTF8.self))
    let weight = TextWeight.of(Array(name.utf8)[...])
    guard weight.digits <= 4, weight.stops == 0 else { return nil }
    guard !name.utf8.contains(where: Self.isMarkup) else { return nil }
    if weight.han > 0 {
      let most = name.contains("·") || name.contains("•") || name.contains("・") ? 16 : 6
      guard (2...most).contains(weight.han), weight.letters <= 12 else { return nil }
    } else {
      guard weight.letters >= 2, name.utf8.count <= 40 else { return nil }
    }
    return words.isNoName(name) ? nil : name
  }

  /// Marks that stand in code, addresses and labels, never in a name.
  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x23, 0x25, 0x2B, 0x3A, 0x3C, 0x3D, 0x3E, 0x40, 0x5F, 0x7B, 0x7D: true
    default: false
    }
  }
}
