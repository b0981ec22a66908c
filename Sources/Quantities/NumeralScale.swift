import NewsModel

extension NumeralReader {
  /// The 十 百 千 万 亿 that stand at `offset` as one power of ten (千万: 7), for 几千万 and 300多万.
  static func readScale(in text: ArticleText, at offset: Int) -> (power: Int, end: Int)? {
    var power = 0
    var end = offset
    var last = 0
    while let (glyph, next) = NumeralGlyph.read(in: text, at: end) {
      switch glyph {
      case .unit(let step) where last == 0 && !MetricPrefix.starts(in: text, at: end, next: next):
        (power, last, end) = (power + step, step, next)
      case .scale(let step)
      where power <= 12 && !MetricPrefix.starts(in: text, at: end, next: next):
        (power, last, end) = (power + step, step, next)
      default: return power == 0 ? nil : (power, end)
      }
    }
    return power == 0 ? nil : (power, end)
  }

  /// True when 百 千 万 亿 stands at `offset`.
  static func startsScale(in text: ArticleText, at offset: Int) -> Bool {
    readScale(in: text, at: offset) != nil
  }

  /// Adds without touching the written digits of a lone summand; nil on overflow.
  static func sum(_ left: DecimalAmount?, _ right: DecimalAmount?) -> DecimalAmount? {
    guard let left else { return right }
    guard let right else { return left }
    return left.adding(right)
  }
}
