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
    let scalars = Array(name.unicodeScalars)
    guard (2...4).contains(scalars.count), scalars.allSatisfy({ ByteText.isHan($0.value) }) else {
      return false
    }
    if scalars.count >= 3,
      words.compoundSurnames.contains(String(String.UnicodeScalarView(scalars.prefix(2))))
    {
      return true
    }
    return scalars.count <= 3 && words.surnames.contains(scalars[0].value)
      && !words.isNoName(name)
  }

  private static func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", ",", "，", ";", "；", "&", "/", "／", "|", "｜", "(", ")", "（", "）", "[", "]", "【",
      "】", "\n", "\t", "<", ">", "《", "》", "“", "”", "\"", "+", "「", "」", "『", "』", "丨", "│",
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
    var name = word
    for title in words.titles {
      if let range = name.firstRange(of: title) { name = String(name[range.upperBound...]) }
    }
    name = ByteText.trimmed(name)
    while let first = name.unicodeScalars.first, first == ":" || first == "：" || first == "@" {
      name = String(name.unicodeScalars.dropFirst())
    }
    for ending in words.endings where name.hasSuffix(ending) {
      let rest = ByteText.trimmed(String(name.dropLast(ending.count)))
      // 李文 and 张建文 are names, 欧阳某某文 is not.
      guard ending.count > 1 || rest.count >= 3 && isPersonal(rest) else { continue }
      // 北京报道, 综合整理: no name stands before the word.
      let isLatin = !rest.isEmpty && rest.utf8.allSatisfy { $0 < 0x80 }
      guard isPersonal(rest) || isLatin else { return nil }
      name = rest
    }
    let weight = TextWeight.of(Array(name.utf8)[...])
    guard weight.digits <= 4, weight.stops == 0 else { return nil }
    guard !name.utf8.contains(where: Self.isMarkup), !name.contains("：") else { return nil }
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
