import NewsModel

/// What follows a unit to make it a rate: /kg, /100km, 每小时, /平方公里.
enum PerUnitRule {
  /// The UCUM suffix (`/kg`, `/(100.km)`) or printed suffix that stands at `offset`.
  static func read(in scan: QuantityScan, at offset: Int, allowsCount: Bool)
    -> (code: String, end: Int)?
  {
    let text = scan.text
    var start: Int
    if text.hasPrefix("/", at: offset) {
      start = offset + 1
    } else if text.hasPrefix("／", at: offset) || text.hasPrefix("每", at: offset) {
      start = offset + 3
    } else {
      return nil
    }
    var factor = ""
    if let run = DigitRun(in: text, at: start, maxDigits: 4), run.isPlain {
      (factor, start) = ("\(run.amount)", run.end)
    } else if text.hasPrefix("百", at: start) {
      (factor, start) = ("100", start + 3)
    }
    guard let found = scan.lexicon.unit(in: text, at: start), found.end <= scan.barrier else {
      return nil
    }
    let code: String
    switch found.unit.family {
    case .dimension: code = found.unit.code
    case .duration:
      guard let time = clock[found.unit.code] else { return nil }
      code = time
    case .count where allowsCount, .noun where allowsCount: code = found.unit.word
    default: return nil
    }
    return (factor.isEmpty ? "/" + code : "/(\(factor).\(code))", found.end)
  }

  /// What a price is for, as a code with one spelling for each meaning: `/t`, `/kW.h`, `/mo`, `/share`,
  /// `/人`; nil for units nothing is priced by.
  static func priced(_ unit: QuantityUnit) -> String? {
    switch unit.family {
    case .dimension: return "/" + unit.code
    case .duration: return clock[unit.code].map { "/" + $0 }
    case .count, .noun: return "/" + (pricedWords[unit.word] ?? unit.word)
    case .temperature where unit.word == "度": return "/kW.h"
    case .money where unit.word == "块": return "/块"
    default: return nil
    }
  }

  /// True for a unit that 每 before an amount prices by: 每人200元; not 每个, 每项, 每代.
  static func isPriced(_ unit: QuantityUnit, _ lexicon: QuantityLexicon) -> Bool {
    switch unit.family {
    case .dimension: true
    case .count, .noun: !lexicon.edges.has(.unpriced, word: unit.word)
    default: false
    }
  }

  private static let pricedWords = [
    "股": "share", "桶": "bbl", "個": "个", "隻": "只", "輛": "辆", "張": "张", "間": "间", "場": "场",
    "條": "条", "戶": "户", "筆": "笔", "頭": "头", "臺": "台", "門": "门", "顆": "颗", "雙": "双",
  ]

  /// ISO 8601 designators as UCUM units.
  private static let clock = [
    "Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s",
  ]
}
