import NewsModel

/// Tells pages from noise, before and after their charset is read.
///
/// Looks at up to eight windows spread over the whole, so that the cost does not grow with the page.
enum TextPlausibility {
  private static let windows = 8
  private static let windowBytes = 8192

  /// Rejects bytes that are no text in any charset pages use.
  ///
  /// UTF-8, GB 18030 and Big5 never use the codes below U+0020 inside a character, so in all three
  /// they are control characters, which pages do without. In random bytes they are one in ten.
  ///
  /// - Throws: ``Rejection`` `not_html` when more than one byte in twenty is a control character.
  static func checkBytes(_ bytes: [UInt8]) throws(Rejection) {
    var controls = 0
    var total = 0
    for window in sampled(bytes.count) {
      total += window.count
      for byte in bytes[window] { controls &+= isControl(byte) ? 1 : 0 }
    }
    if controls * 20 > total { throw noise("it is binary data") }
  }

  /// Rejects text whose characters no language puts together.
  ///
  /// - Parameters:
  ///   - utf8: The page, decoded.
  ///   - charset: What it was read as, for the message.
  /// - Throws: ``Rejection`` `not_html` when one character in twelve is replaced, private,
  ///   unassigned or a control; `charset` when Han characters are many and the commonest ones,
  ///   which are a fifth of any Chinese or Japanese text, are missing.
  static func checkText(_ utf8: [UInt8], charset: String) throws(Rejection) {
    var (total, bad, han, common, kana) = (0, 0, 0, 0, 0)
    let commonest = commonest
    for window in sampled(utf8.count) {
      ByteText.forEachScalar(utf8[window]) { scalar in
        total += 1
        if scalar < 0x80 {
          if isControl(UInt8(scalar)) { bad += 1 }
        } else if ByteText.isHan(scalar) {
          han += 1
          if commonest.contains(scalar) { common += 1 }
        } else if (0x3040...0x30FF).contains(scalar) {
          kana += 1
        } else if isBad(scalar) {
          bad += 1
        }
      }
    }
    if total >= 100, bad * 12 > total {
      throw noise("\(bad) of \(total) characters looked at are no characters of any language")
    }
    if han >= 400, han * 5 > total, kana * 20 < han, common * 100 < han * 2 {
      throw Rejection(
        .charset,
        "read as \(charset), the page is a jumble of rare characters; the charset is another or the "
          + "file was converted wrongly before: fetch it again, or give its charset")
    }
  }

  /// The share of the commonest Chinese characters among the Han ones: about a fifth in Chinese text,
  /// hardly any in what was read in a wrong charset; 1 when there is too little to judge by.
  static func commonShare(_ utf8: [UInt8]) -> Double {
    var (han, common, kana) = (0, 0, 0)
    let commonest = commonest
    for window in sampled(utf8.count) {
      ByteText.forEachScalar(utf8[window]) { scalar in
        if ByteText.isHan(scalar) {
          han += 1
          if commonest.contains(scalar) { common += 1 }
        } else if (0x3040...0x30FF).contains(scalar) {
          kana += 1
        }
      }
    }
    return han < 40 || kana * 5 > han ? 1 : Double(common) / Double(han)
  }

  /// The share of replaced, private and unassigned characters among those that are not ASCII.
  static func oddShare(_ utf8: [UInt8]) -> Double {
    var (total, bad) = (0, 0)
    for window in sampled(utf8.count) {
      ByteText.forEachScalar(utf8[window]) { scalar in
        guard scalar >= 0x80 else { return }
        total += 1
        if isBad(scalar) { bad += 1 }
      }
    }
    return total == 0 ? 0 : Double(bad) / Double(total)
  }

  private static func noise(_ why: String) -> Rejection {
    Rejection(.notHTML, "this is no page of text: \(why); fetch the page again as HTML")
  }

  /// The whole when it is small, else windows at even distances.
  static func sampled(_ count: Int) -> [Range<Int>] {
    guard count > windows * windowBytes else { return [0..<count] }
    let step = (count - windowBytes) / (windows - 1)
    return (0..<windows).map { $0 * step..<$0 * step + windowBytes }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B) || byte == 0x7F
  }

  /// Replaced, private, C1 controls, and planes nothing is assigned in.
  private static func isBad(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F, 0xFFFD, 0xE000...0xF8FF, 0xFFFE...0xFFFF, 0x40000...: true
    default: false
    }
  }

  /// The commonest characters of Chinese texts, simplified and traditional.
  private static let commonest = ScalarSet(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社公司市场月万元网新闻這為個國時來們於對會發過說產種後學經進著電裡現實兩體機當點從業應開還"
      .unicodeScalars)
}
