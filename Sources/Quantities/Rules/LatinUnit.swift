import NewsModel

/// Letters and words after a number that the number or the next word must tell apart.
enum LatinUnit {
  /// W is 万 (30w粉丝) except of chargers and engines: 65W快充, 功率达120W.
  static func watts(_ unit: QuantityUnit, in scan: QuantityScan, from number: Int, end: Int)
    -> QuantityUnit?
  {
    guard unit.word == "W" else { return nil }
    let start = scan.text.hasPrefix(" ", at: end) ? end + 1 : end
    guard
      followsPower(scan, number) || scan.lexicon.edges.has(.powered, in: scan.text, at: start)
    else { return nil }
    return QuantityUnit(word: "W", family: .dimension, code: "W")
  }

  /// 快充, 功率, 充电 stands before the number, with no more than a verb between.
  private static func followsPower(_ scan: QuantityScan, _ number: Int) -> Bool {
    let (text, edges) = (scan.text, scan.lexicon.edges)
    var end = number
    for _ in 0..<4 {
      if text.hasSuffix(" ", endingAt: end) {
        end -= 1
      } else if let start = edges.start(of: .powerLink, in: text, endingAt: end) {
        end = start
      } else {
        break
      }
    }
    return edges.has(.power, in: text, endingAt: end)
  }

  /// 1.04M and 1.2G are millions and billions; whole numbers (3000M, 5G) are not.
  static func million(in text: ArticleText, at offset: Int, after amount: ScannedAmount)
    -> (power: Int, end: Int)?
  {
    guard amount.latinPower == 0, amount.numeral?.hasPoint == true, amount.end == offset,
      offset < text.count
    else { return nil }
    let power: Int
    switch text.bytes[offset] {
    case 0x4D: power = 6
    case 0x47: power = 9
    default: return nil
    }
    let end = offset + 1
    guard end >= text.count || !ASCII.isAlphanumeric(text.bytes[end]) else { return nil }
    return (power, end)
  }

  /// £20m, $3B and $1.2T: m, B and T after an amount with its currency before it are scales.
  static func scaled(_ measured: MeasuredAmount, in text: ArticleText) -> MeasuredAmount {
    guard measured.amount.latinPower == 0, measured.amount.numeral?.isChinese == false else {
      return measured
    }
    let power: Int
    let end = measured.amount.end
    switch end < text.count ? text.bytes[end] : 0 {
    case 0x6D, 0x4D: power = 6
    case 0x42, 0x62: power = 9
    case 0x54, 0x74: power = 12
    default: return measured
    }
    guard end + 1 >= text.count || !ASCII.isAlphanumeric(text.bytes[end + 1]) else {
      return measured
    }
    var scaled = measured
    scaled.amount.scale(byPowerOfTen: power)
    (scaled.amount.latinPower, scaled.amount.end, scaled.unit) = (power, end + 1, nil)
    scaled.end = end + 1
    return scaled
  }

  /// 两升到三升: 升到 is the unit and 到 when litres follow again.
  static func litres(in scan: QuantityScan, at offset: Int) -> (unit: QuantityUnit, end: Int)? {
    let text = scan.text
    guard text.hasPrefix("升到", at: offset) || text.hasPrefix("升至", at: offset),
      let next = AmountRule.read(in: text, at: offset + 6), text.hasPrefix("升", at: next.end)
    else { return nil }
    return (QuantityUnit(word: "升", family: .dimension, code: "L"), offset + 3)
  }
}
