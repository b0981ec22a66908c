import NewsModel

/// What stands directly before the number in hand: hedge, currency, 每小时, 每股, 零下, a code word.
struct QuantityLead: Equatable {
  enum Prefix: Hashable {
    case currency(String)
    case rate(String)
    case temperature(String)
  }

  var hedge = HedgeScope()
  private(set) var prefix: Prefix?
  private(set) var prefixSpan: TextSpan?
  private(set) var per: String?
  private(set) var minusSpan: TextSpan?
  var codeEnd = -1
  var latinEnd = -1
  /// End of a product name whose number is part of it: 骁龙8, 小米14.
  var modelEnd = -1
  var isBareScaleExpected = false

  /// A hedge between a prefix and its number belongs to both: 人民币约3.2亿元, 零下约10度.
  mutating func takeHedge(_ hedge: Hedge, _ span: TextSpan) {
    self.hedge.take(hedge, span)
    if let before = prefixSpan, before.end == span.start {
      prefixSpan = TextSpan(start: before.start, end: span.end)
    }
    if let before = minusSpan, before.end == span.start {
      minusSpan = TextSpan(start: before.start, end: span.end)
    }
  }

  mutating func takePrefix(_ prefix: Prefix, _ span: TextSpan) {
    self.prefix = prefix
    prefixSpan = span
    hedge.reach(over: span.start, to: span.end)
  }

  /// 每股, 每吨: holds for the first amount of the clause (每股派息0.5元).
  mutating func takePer(_ code: String, _ span: TextSpan) {
    per = code
    hedge.reach(over: span.start, to: span.end)
  }

  mutating func takeMinus(_ span: TextSpan) {
    minusSpan = span
    hedge.reach(over: span.start, to: span.end)
  }

  func prefix(at offset: Int) -> (prefix: Prefix, span: TextSpan)? {
    guard let prefix, let prefixSpan, prefixSpan.end == offset else { return nil }
    return (prefix, prefixSpan)
  }

  func minus(at offset: Int) -> TextSpan? { minusSpan?.end == offset ? minusSpan : nil }

  /// A lead with everything in it, all of it ending at byte 3.
  static var full: QuantityLead {
    var lead = QuantityLead()
    let span = TextSpan(start: 0, end: 3)
    lead.takePrefix(.rate(""), span)
    lead.takePer("", span)
    lead.takeMinus(span)
    lead.takeHedge(.about, span)
    lead.hedge.takeNegation(span)
    (lead.codeEnd, lead.latinEnd, lead.modelEnd) = (3, 3, 3)
    return lead
  }

  /// True when this scalar at byte 3 changes the lead; of a ``full`` one: when it ever matters.
  func reacts(to scalar: UInt32) -> Bool {
    var changed = self
    changed.pass(scalar, from: 3, length: 3)
    return changed != self
  }

  /// Follows one scalar of other text.
  mutating func pass(_ scalar: UInt32, from offset: Int, length: Int) {
    let end = offset + length
    switch scalar {
    case 0x20, 0xA0, 0x3000:  // spaces
      hedge.reach(over: offset, to: end)
      hedge.passNegation(over: offset, to: end)
      if codeEnd == offset { codeEnd = end }
      if latinEnd == offset { latinEnd = end }
      if modelEnd == offset { modelEnd = end }
      if let span = prefixSpan, span.end == offset {
        prefixSpan = TextSpan(start: span.start, end: end)
      }
      if let span = minusSpan, span.end == offset {
        minusSpan = TextSpan(start: span.start, end: end)
      }
    case 0x4EE5, 0x518D:  // 以 再
      hedge.passNegation(over: offset, to: end)
    case 0x4E3A, 0x70BA, 0x6709, 0x662F, 0x4E86, 0x8FBE, 0x9054, 0x5230, 0x51FA, 0x5728, 0x81F3,
      0x5408, 0x5360:
      // 为 為 有 是 了 达 達 到 出 在 至 合 占
      hedge.reach(over: offset, to: end)
      if codeEnd == offset { codeEnd = end }
    case 0x3A, 0xFF1A, 0x53F7:  // : ： 号
      if codeEnd == offset { codeEnd = end }
    default: if Self.endsClause(scalar) { per = nil }
    }
  }

  /// 。 ， , ； ！ ？ 、 and the end of a line.
  static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF0C, 0x2C, 0xFF1B, 0xFF01, 0xFF1F, 0x0A, 0x3001: true
    default: false
    }
  }
}
