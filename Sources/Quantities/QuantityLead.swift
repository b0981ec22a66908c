import NewsModel

/// What stands directly before the number in hand: hedge, currency, 每小时, 每股, 零下, a code word.
struct QuantityLead {
  enum Prefix: Hashable {
    case currency(String)
    case rate(String)
    case temperature(String)
  }

  private(set) var hedge: Hedge?
  private(set) var hedgeSpan: TextSpan?
  /// Where a number has to start for the hedge to be its own.
  private var hedgeReach = -1
  /// 约占 may stand some words before its number: the number follows 的 in the same clause.
  private var hedgeIsFar = false
  private(set) var prefix: Prefix?
  private(set) var prefixSpan: TextSpan?
  private(set) var per: String?
  private(set) var minusSpan: TextSpan?
  var codeEnd = -1
  var latinEnd = -1
  /// End of a product name whose number is part of it: 骁龙8, 小米14.
  var modelEnd = -1
  var isBareScaleExpected = false

  mutating func takeHedge(_ hedge: Hedge, _ span: TextSpan) {
    (self.hedge, hedgeSpan, hedgeReach, hedgeIsFar) = (hedge, span, span.end, false)
  }

  mutating func takePrefix(_ prefix: Prefix, _ span: TextSpan) {
    self.prefix = prefix
    prefixSpan = span
    if hedgeReach == span.start { hedgeReach = span.end }
  }

  /// 每股, 每吨: holds for the first amount of the clause (每股派息0.5元).
  mutating func takePer(_ code: String) { per = code }

  mutating func takeMinus(_ span: TextSpan) {
    minusSpan = span
    if hedgeReach == span.start { hedgeReach = span.end }
  }

  /// The hedge of a number that starts at `offset`.
  func hedge(at offset: Int, in text: ArticleText) -> (hedge: Hedge, span: TextSpan)? {
    guard let hedge, let hedgeSpan else { return nil }
    if hedgeReach == offset { return (hedge, hedgeSpan) }
    guard hedgeIsFar, offset - hedgeSpan.end <= 120 else { return nil }
    let before = text.hasSuffix(" ", endingAt: offset) ? offset - 1 : offset
    return text.hasSuffix("的", endingAt: before) ? (hedge, hedgeSpan) : nil
  }

  func prefix(at offset: Int) -> (prefix: Prefix, span: TextSpan)? {
    guard let prefix, let prefixSpan, prefixSpan.end == offset else { return nil }
    return (prefix, prefixSpan)
  }

  func minus(at offset: Int) -> TextSpan? { minusSpan?.end == offset ? minusSpan : nil }

  /// Follows one scalar of other text.
  mutating func pass(_ scalar: UInt32, from offset: Int, length: Int) {
    let end = offset + length
    switch scalar {
    case 0x20, 0xA0, 0x3000:  // spaces
      if hedgeReach == offset { hedgeReach = end }
      if codeEnd == offset { codeEnd = end }
      if latinEnd == offset { latinEnd = end }
      if modelEnd == offset { modelEnd = end }
      if let span = prefixSpan, span.end == offset {
        prefixSpan = TextSpan(start: span.start, end: end)
      }
      if let span = minusSpan, span.end == offset {
        minusSpan = TextSpan(start: span.start, end: end)
      }
    case 0x5360:  // 占
      if hedgeReach == offset { (hedgeReach, hedgeIsFar) = (end, true) }
    case 0x4E3A, 0x70BA, 0x6709, 0x662F, 0x4E86, 0x8FBE, 0x9054, 0x5230, 0x51FA, 0x5728, 0x81F3,
      0x5408:
      // 为 為 有 是 了 达 達 到 出 在 至 合
      if hedgeReach == offset { hedgeReach = end }
      if codeEnd == offset { codeEnd = end }
    case 0x3A, 0xFF1A, 0x53F7:  // : ： 号
      if codeEnd == offset { codeEnd = end }
    case 0x3002, 0xFF0C, 0x2C, 0xFF1B, 0xFF01, 0xFF1F, 0x0A, 0x3001:  // 。 ， , ； ！ ？ newline 、
      hedgeIsFar = false
      per = nil
    default: break
    }
  }
}
