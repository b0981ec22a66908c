/// The spellings under which a name of the packs is looked for.
enum NameSpelling {
  /// The name, and its variants with and without a space between Latin and Chinese characters.
  ///
  /// `TikTok电商` also gives `TikTok 电商`, `20世纪福克斯` also `20 世纪福克斯`.
  static func variants(of name: String) -> [String] {
    var tight: [Unicode.Scalar] = []
    var loose: [Unicode.Scalar] = []
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      if scalar == " ", let before, index + 1 < scalars.count,
        isBorder(before, scalars[index + 1])
      {
        loose.append(scalar)
        continue
      }
      if let before, isBorder(before, scalar) { loose.append(" ") }
      tight.append(scalar)
      loose.append(scalar)
    }
    return tight == loose ? [text(tight)] : [text(tight), text(loose)]
  }

  /// True when every scalar is a Chinese character.
  static func isHan(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy(isHan)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
  }

  private static func isBorder(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    isHan(left) && isWordByte(right) || isWordByte(left) && isHan(right)
  }

  private static func isWordByte(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && ByteRun.isAlphanumeric(UInt8(truncatingIfNeeded: scalar.value))
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
