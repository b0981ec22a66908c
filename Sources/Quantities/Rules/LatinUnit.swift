import NewsModel

/// Letters and words after a number that the number or the next word must tell apart.
enum LatinUnit {
  /// W is 万 (30w粉丝) except of chargers and engines: 65W快充.
  static func watts(_ unit: QuantityUnit, in text: ArticleText, end: Int) -> QuantityUnit? {
    guard unit.word == "W" else { return nil }
    let start = text.hasPrefix(" ", at: end) ? end + 1 : end
    let words: [StaticString] = [
      "快充", "充电", "超级快充", "超级闪充", "闪充", "有线", "无线", "功率", "电源", "输出", "适配器", "TDP", "/",
      "的功率", "的功耗", "功耗", "反向",
    ]
    guard words.contains(where: { text.hasPrefix($0, at: start) }) else { return nil }
    return QuantityUnit(word: "W", family: .dimension, code: "W")
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

  /// £20m and $3B: m and B after an amount with its currency before it are scales.
  static func scaled(_ measured: MeasuredAmount) -> MeasuredAmount {
    guard let unit = measured.unit, unit.family == .dimension, measured.amount.latinPower == 0,
      measured.amount.numeral?.isChinese == false
    else { return measured }
    let power: Int
    switch unit.word {
    case "m", "M": power = 6
    case "B", "b": power = 9
    default: return measured
    }
    var scaled = measured
    scaled.amount.scale(byPowerOfTen: power)
    (scaled.amount.latinPower, scaled.amount.end, scaled.unit) = (power, measured.end, nil)
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
