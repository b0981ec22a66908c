import NewsModel

/// What one scalar means inside a numeral.
///
/// - Source: GB/T 15835-2011 for the ordinary and formal digits; 幺 廿 卅 are common usage.
enum NumeralGlyph: Hashable, Sendable {
  /// 0...9 in ASCII or full width.
  case arabic(Int)
  /// 0...9 as a Chinese character.
  case chinese(Int)
  /// 十 百 千 with their power of ten.
  case unit(Int)
  /// 万 亿 兆 with their power of ten.
  case scale(Int)
  /// 廿 卅 卌: two, three, four tens in one character.
  case tens(Int)

  /// The glyph at `offset` and the offset after it, or nil when no numeral glyph stands there.
  static func read(in text: ArticleText, at offset: Int) -> (glyph: NumeralGlyph, end: Int)? {
    guard offset >= 0, offset < text.bytes.count else { return nil }
    let lead = text.bytes[offset]
    if lead < 0x80 {
      return lead &- 0x30 <= 9 ? (.arabic(Int(lead &- 0x30)), offset + 1) : nil
    }
    // Every other glyph lies in U+25CB, U+3007, U+4E00...U+9FFF or U+FF10...: leads E2...E9, EF.
    guard lead >= 0xE2, lead <= 0xEF, offset + 2 < text.bytes.count else { return nil }
    let scalar =
      Int(lead & 0x0F) << 12 | Int(text.bytes[offset + 1] & 0x3F) << 6
      | Int(text.bytes[offset + 2] & 0x3F)
    let code = codes[scalar]
    guard code != 0 else { return nil }
    return (glyph(ofCode: code), offset + 3)
  }

  /// By scalar below U+10000: kind × 16 + value, 0 for what is no glyph.
  private static let codes: [UInt8] = (UInt32(0)..<0x10000).map { scalar in
    switch glyph(of: scalar) {
    case .arabic(let digit)?: 0x10 + UInt8(digit)
    case .chinese(let digit)?: 0x20 + UInt8(digit)
    case .unit(let power)?: 0x30 + UInt8(power)
    case .scale(let power)?: 0x40 + UInt8(power)
    case .tens(let tens)?: 0x50 + UInt8(tens)
    case nil: 0
    }
  }

  private static func glyph(ofCode code: UInt8) -> NumeralGlyph {
    let value = Int(code & 0x0F)
    switch code >> 4 {
    case 1: return .arabic(value)
    case 2: return .chinese(value)
    case 3: return .unit(value)
    case 4: return .scale(value)
    default: return .tens(value)
    }
  }

  private static func glyph(of scalar: UInt32) -> NumeralGlyph? {
    if (0xFF10...0xFF19).contains(scalar) { return .arabic(Int(scalar - 0xFF10)) }
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: return .chinese(0)  // 零 〇 ○
    case 0x4E00, 0x58F9, 0x5E7A, 0x58F1: return .chinese(1)  // 一 壹 幺 壱
    case 0x4E8C, 0x4E24, 0x5169, 0x8D30, 0x8CB3: return .chinese(2)  // 二 两 兩 贰 貳
    case 0x4E09, 0x53C1, 0x53C4, 0x53C3: return .chinese(3)  // 三 叁 叄 參
    case 0x56DB, 0x8086: return .chinese(4)  // 四 肆
    case 0x4E94, 0x4F0D: return .chinese(5)  // 五 伍
    case 0x516D, 0x9646, 0x9678: return .chinese(6)  // 六 陆 陸
    case 0x4E03, 0x67D2: return .chinese(7)  // 七 柒
    case 0x516B, 0x634C: return .chinese(8)  // 八 捌
    case 0x4E5D, 0x7396: return .chinese(9)  // 九 玖
    case 0x5341, 0x62FE: return .unit(1)  // 十 拾
    case 0x767E, 0x4F70: return .unit(2)  // 百 佰
    case 0x5343, 0x4EDF: return .unit(3)  // 千 仟
    case 0x4E07, 0x842C: return .scale(4)  // 万 萬
    case 0x4EBF, 0x5104: return .scale(8)  // 亿 億
    case 0x5146: return .scale(12)  // 兆
    case 0x5EFF: return .tens(2)  // 廿
    case 0x5345: return .tens(3)  // 卅
    case 0x534C: return .tens(4)  // 卌
    default: return nil
    }
  }
}
