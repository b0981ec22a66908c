import NewsModel

/// What the sentence so far is about, and which currency the text uses.
struct QuantityContext {
  /// The last head noun of the sentence is an amount of money.
  private(set) var headIsMoney = false
  /// Clause marks since that head.
  private(set) var headDistance = 0
  /// Where that head ends.
  private(set) var headEnd = -1
  /// The last mention of the sentence counts or measures things that cost nothing.
  private var countsThings = false
  /// The currency of the last money mention.
  private var lastCurrency: String?
  /// The currency named last in this sentence of those whose unit is called 元.
  private var sentenceYuan: String?
  /// TWD, HKD or MOP when the text named it and never 人民币: what a bare 元 means then.
  private var localYuan: String?
  private var sawRenminbi = false
  /// What a bare 元 means where the article was published (`homes.tsv`).
  private let home: String?
  /// What the text says its amounts are in: 本文货币单位均为美元.
  private let note: CurrencyNote?

  init(home: String? = nil, note: CurrencyNote? = nil) {
    (self.home, self.note) = (home, note)
  }

  /// True when ``pass(_:)`` does something for this scalar.
  static func reacts(to scalar: UInt32) -> Bool {
    var context = QuantityContext()
    context.takeHead(isMoney: true, end: 3)
    context.pass(scalar)
    return !context.headIsMoney || context.headDistance > 0 || context.headEnd != 3
  }

  mutating func pass(_ scalar: UInt32) {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0x0A:  // 。 ！ ？ newline
      (headIsMoney, headDistance, headEnd) = (false, 0, -1)
      (sentenceYuan, countsThings) = (nil, false)
    case 0xFF0C, 0x2C, 0xFF1B, 0x3B: headDistance += 1
    default: break
    }
  }

  /// A head noun that ends at `end`: 营收 is money; 出口 is money only where no things were counted.
  mutating func takeHead(isMoney: Bool, isWeak: Bool = false, end: Int) {
    if isMoney, isWeak, countsThings { return }
    (headIsMoney, headDistance, headEnd) = (isMoney, 0, end)
  }

  mutating func take(_ mention: QuantityMention) {
    switch mention.kind {
    case .money: countsThings = false
    case .count, .dimension: countsThings = true
    default: break
    }
    guard mention.kind == .money, let code = mention.currency else { return }
    if mention.currencyBasis != .context { lastCurrency = code }
    guard mention.currencyBasis == .explicit else { return }
    if code == "CNY" { sawRenminbi = true }
    if ["TWD", "HKD", "MOP"].contains(code) { localYuan = code }
    if ["CNY", "TWD", "HKD", "MOP"].contains(code) { sentenceYuan = code }
  }

  /// The currency of a bare 元 or 块.
  var yuan: (code: String, basis: CurrencyBasis) {
    if let note, note.holdsForYuan { return (note.currency, .context) }
    if let home { return (sentenceYuan ?? home, .context) }
    if let localYuan, !sawRenminbi { return (localYuan, .context) }
    return ("CNY", .defaulted)
  }

  /// The currency of a bare number that is money by context.
  var currency: String { lastCurrency ?? note?.currency ?? yuan.code }
}
