import ExtractorPacks
import NewsModel

/// One left-to-right pass over one article: what stands before a number, the number, what follows.
struct QuantityScan {
  let text: ArticleText
  let lexicon: QuantityLexicon
  let times: [TimeMention]
  let borders: WordBorders
  private(set) var mentions: [QuantityMention] = []

  private var position = 0
  private var nextTime = 0
  /// What was read before the number in hand.
  var lead = QuantityLead()
  /// A comparison whose share may stand some words further on in the clause.
  private var shareHedge: ShareHedge?
  /// What the sentence so far is about.
  var context: QuantityContext
  /// What the heads of a table say of its cells.
  private(set) var table: TableContext

  /// `home`: the currency of a bare 元 where the article was published, when it is not CNY.
  init(
    text: ArticleText, lexicon: QuantityLexicon, times: [TimeMention], borders: WordBorders,
    home: String? = nil
  ) {
    (self.text, self.lexicon, self.times, self.borders) = (text, lexicon, times, borders)
    context = QuantityContext(home: home, note: CurrencyNote.find(in: text, lexicon))
    table = TableContext(text)
  }

  /// Offset where the next time mention starts: no quantity reaches beyond it.
  var barrier: Int { nextTime < times.count ? times[nextTime].span.start : text.count }

  mutating func run() -> [QuantityMention] {
    while position < text.count {
      if nextTime < times.count, position >= times[nextTime].span.start {
        position = max(position, times[nextTime].span.end)
        nextTime += 1
        lead = QuantityLead()
        continue
      }
      if !lead.hedge.carries(over: position) {
        position = lexicon.nextConcern(in: text.bytes, from: position, to: barrier)
      }
      if position < barrier { step() }
    }
    return mentions
  }

  private mutating func step() {
    let byte = text.bytes[position]
    if byte < 0x80 {
      stepASCII(byte)
      return
    }
    let scalar: UInt32
    let length: Int
    if byte & 0xF0 == 0xE0, position + 2 < text.bytes.count {
      scalar =
        UInt32(byte & 0x0F) << 12 | UInt32(text.bytes[position + 1] & 0x3F) << 6
        | UInt32(text.bytes[position + 2] & 0x3F)
      length = 3
    } else {
      guard let read = text.scalar(at: position) else { return position += 1 }
      (scalar, length) = read
    }
    if lead.hedge.carries(over: position),
      let end = lexicon.verbs.carrierEnd(in: text, at: position)
    {
      lead.hedge.reach(over: position, to: end)
    }
    if scalar < 0x10000, lexicon.startsCue[Int(scalar)],
      let match = lexicon.cueWords.longestMatch(in: text.bytes, at: position),
      match.end <= barrier, readCue(lexicon.cues[Int(match.payload)], end: match.end)
    {
      return
    }
    if QuantityStart.mayStart(scalar), let end = readMention(at: position) {
      position = end
      lead = QuantityLead()
      return
    }
    advance(scalar, length)
  }

  private mutating func stepASCII(_ byte: UInt8) {
    if ASCII.isDigit(byte), lexicon.startsCue[Int(byte)],
      let match = lexicon.cueWords.longestMatch(in: text.bytes, at: position),
      match.end <= barrier, lexicon.cues[Int(match.payload)].role == .brand,
      endsToken(at: match.end)
    {
      lead = QuantityLead()
      position = match.end
      return
    }
    if ASCII.isDigit(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E {
      if let end = readMention(at: position) {
        position = end
        lead = QuantityLead()
      } else if ASCII.isDigit(byte) {
        position = LatinToken.end(in: text, at: position)
      } else {
        advance(UInt32(byte), 1)
      }
      return
    }
    if lexicon.startsCue[Int(byte)],
      let match = lexicon.cueWords.longestMatch(in: text.bytes, at: position),
      match.end <= barrier, endsWord(at: match.end),
      readCue(lexicon.cues[Int(match.payload)], end: match.end)
    {
      return
    }
    guard ASCII.isLetter(byte) else { return advance(UInt32(byte), 1) }
    lead = QuantityLead()
    position =
      LatinToken.amountStart(in: self, at: position) ?? LatinToken.end(in: text, at: position)
    lead.latinEnd = position
  }

  /// True unless digits or letters go on at `offset`.
  private func endsToken(at offset: Int) -> Bool {
    offset >= text.count || !ASCII.isAlphanumeric(text.bytes[offset])
      || text.bytes[offset - 1] >= 0x80
  }

  /// True unless a Latin word goes on at `offset` (RMB and US$ may be followed by digits).
  private func endsWord(at offset: Int) -> Bool {
    offset >= text.count || !ASCII.isLetter(text.bytes[offset])
      || !ASCII.isLetter(text.bytes[offset - 1])
  }

  private mutating func advance(_ scalar: UInt32, _ length: Int) {
    lead.pass(scalar, from: position, length: length)
    if QuantityLead.endsClause(scalar) { shareHedge = nil }
    context.pass(scalar)
    position += length
  }

  /// Takes a cue into the lead or the context; false when the text is to be read as if it were not there.
  private mutating func readCue(_ cue: QuantityCue, end: Int) -> Bool {
    let start = position
    switch cue.role {
    case .idiom:
      if isNumberWithUnit(at: start, beyond: end) || isCutNumber(at: end) { return false }
      lead = QuantityLead()
    case .brand:
      // 36氪 and 7-Eleven, but not the end of 1,360.
      lead = QuantityLead()
    case .plain: lead = QuantityLead()
    case .hedge:
      guard let hedge = Hedge(rawValue: cue.value) else { return false }
      lead.takeHedge(hedge, TextSpan(start: start, end: end))
      if let (hedge, span) = lead.hedge.found(at: end) {
        shareHedge = ShareHedge(hedge, span, in: text)
      }
    case .word: break
    case .negation: lead.hedge.takeNegation(TextSpan(start: start, end: end))
    case .bare:
      // 上百, 过亿: the scale word itself is the number.
      guard let hedge = Hedge(rawValue: cue.value) else { return false }
      let first = text.scalar(at: start)?.byteCount ?? 3
      lead.takeHedge(hedge, TextSpan(start: start, end: start + first))
      lead.isBareScaleExpected = true
      position = start + first
      if let mentionEnd = readMention(at: position) {
        position = mentionEnd
        lead = QuantityLead()
      }
      return true
    case .currency: lead.takePrefix(.currency(cue.value), TextSpan(start: start, end: end))
    case .rate: lead.takePrefix(.rate(cue.value), TextSpan(start: start, end: end))
    case .per:
      guard !cue.value.isEmpty else {
        // 每人, 每户, 每公顷
        guard let found = lexicon.unit(in: text, at: end), found.end <= barrier,
          PerUnitRule.isPriced(found.unit, lexicon), let code = PerUnitRule.priced(found.unit)
        else { return false }
        lead.takePer(code, TextSpan(start: start, end: found.end))
        position = found.end
        return true
      }
      lead.takePer(cue.value, TextSpan(start: start, end: end))
    case .celsius: lead.takePrefix(.temperature(cue.value), TextSpan(start: start, end: end))
    case .minus: lead.takeMinus(TextSpan(start: start, end: end))
    case .money: context.takeHead(isMoney: true, isWeak: cue.value == "weak", end: end)
    case .other:
      // 达人民币12亿元: not 达人.
      if text.hasPrefix("人民币", at: end - 3) || text.hasPrefix("人民幣", at: end - 3) {
        return false
      }
      context.takeHead(isMoney: false, end: end)
    case .code: lead.codeEnd = end
    case .model:
      lead = QuantityLead()
      lead.modelEnd = end
    case .name:
      if standsAlone(start, end) { return false }
      lead = QuantityLead()
    case .ratio, .fraction, .percent, .turn, .ordinal, .length:
      if cue.role == .ordinal, let name = LabelNumber.ordinalName(after: end, in: self) {
        lead = QuantityLead()
        position = name
        return true
      }
      guard let mention = fixedMention(cue, start: start, end: end) else { return false }
      emit(mention.0)
      position = mention.1
      lead = QuantityLead()
      return true
    }
    position = end
    return true
  }

  /// True when what looks like an idiom is a number that reaches further: 三元 in 三元二角, 万一 in 三万一.
  private func isNumberWithUnit(at start: Int, beyond end: Int) -> Bool {
    if FractionRule.read(in: text, at: start, lexicon) != nil { return true }
    if FeeRate.read(in: self, at: start) != nil { return true }
    guard let amount = AmountRule.read(in: text, at: start) else { return false }
    // 四平方米 in spite of 四平.
    if let found = lexicon.unit(in: text, at: amount.end), found.end > end,
      found.unit.family != .blocked
    {
      return true
    }
    guard amount.end >= end else { return false }
    if amount.end > end { return amount.numeral?.isBareScale != true }
    // 三元五角
    guard let found = lexicon.unit(in: text, at: amount.end), found.end == end,
      found.unit.family == .money, let minor = AmountRule.read(in: text, at: end),
      lexicon.unit(in: text, at: minor.end)?.unit.family == .minor
    else { return false }
    return true
  }

  /// True when digits go on at the end of a name: 上证50.5 is not 上证50.
  private func isCutNumber(at end: Int) -> Bool {
    guard end < text.count, ASCII.isDigit(text.bytes[end - 1]) else { return false }
    if ASCII.isDigit(text.bytes[end]) { return true }
    return (text.bytes[end] == 0x2E || text.bytes[end] == 0x2C) && end + 1 < text.count
      && ASCII.isDigit(text.bytes[end + 1])
  }

  /// 九毛九 is a price where no word touches it, and a restaurant in 九毛九集团.
  private func standsAlone(_ start: Int, _ end: Int) -> Bool {
    guard !NumberRule.isHan(text, at: end) else { return false }
    guard let before = text.offsetOfScalar(before: start) else { return true }
    return !NumberRule.isHan(text, at: before)
  }

  /// Puts the hedge that stands before a mention on it; its number starts at one of `starts`.
  func applyHedge(to mention: inout QuantityMention, startingAt starts: Int...) {
    if let found = starts.lazy.compactMap({ lead.hedge.found(at: $0) }).first {
      HedgeRule.apply(found.hedge, span: found.span, to: &mention)
    } else if let shareHedge, shareHedge.fits(mention, at: starts[0], in: text) {
      HedgeRule.apply(shareHedge.hedge, span: shareHedge.span, to: &mention)
    }
  }

  /// True when a unit that is no name of a thing follows at `offset`.
  func hasUnit(at offset: Int) -> Bool {
    guard let found = lexicon.unit(in: text, at: offset) else { return false }
    return found.unit.family != .blocked
  }

  private mutating func readMention(at offset: Int) -> Int? {
    if table.isEnabled { table.advance(to: offset, in: text, lexicon) }
    guard let found = mention(at: offset) else { return nil }
    guard let mention = found.mention, mention.kind != .number || !isInTitle(offset) else {
      return found.end
    }
    guard mention.span.end <= barrier,
      mention.span.start >= (mentions.last?.span.end ?? 0)
    else { return nil }
    emit(mention)
    return max(found.end, mention.span.end)
  }

  private mutating func emit(_ mention: QuantityMention) {
    if mentions.isEmpty { mentions.reserveCapacity(24) }
    mentions.append(mention)
    shareHedge = nil
    context.take(mention)
  }
}

/// Which scalars may start a quantity, or a Latin word.
enum QuantityStart {
  static func mayStart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    case 0xFF10...0xFF19, 0xFF0D, 0xFF0B, 0x2212: true
    case 0x4E00...0x9FFF: table[Int(scalar - 0x4E00)]
    case 0x3007, 0x25CB, 0x2160...0x217B: true
    default: false
    }
  }

  private static let table: [Bool] = {
    var table = Array(repeating: false, count: 0x5200)
    let starters =
      "零一二两兩三四五六七八九十百千万萬亿億兆廿卅卌壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟幺"
      + "几幾数數半负負贰壱"
    for scalar in starters.unicodeScalars { table[Int(scalar.value) - 0x4E00] = true }
    return table
  }()
}

/// Latin words, model names, addresses: what is passed over whole.
enum LatinToken {
  /// End of the token that starts at `offset`, at least one byte further.
  static func end(in text: ArticleText, at offset: Int) -> Int {
    let bytes = text.bytes
    var index = offset
    while index < bytes.count, ASCII.isAlphanumeric(bytes[index]) { index += 1 }
    if text.hasPrefix("://", at: index) || text.hasPrefix("www.", at: offset) {
      while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F { index += 1 }
      return index
    }
    while index + 1 < bytes.count, isJoint(bytes[index]), ASCII.isAlphanumeric(bytes[index + 1]) {
      index += 1
      while index < bytes.count, ASCII.isAlphanumeric(bytes[index]) { index += 1 }
    }
    return max(index, offset + 1)
  }

  /// Where the number starts in EPS0.52元 and DAU3.1亿: letters, then digits with a Chinese scale, a
  /// currency or a percent sign; nil for iPhone15 and S20.
  static func amountStart(in scan: QuantityScan, at offset: Int) -> Int? {
    let text = scan.text
    var index = offset
    while index < text.count, ASCII.isLetter(text.bytes[index]) { index += 1 }
    guard index > offset + 1, index < text.count, ASCII.isDigit(text.bytes[index]),
      let run = DigitRun(in: text, at: index, maxDigits: 12), run.end < text.count,
      text.bytes[run.end] >= 0x80 || text.bytes[run.end] == 0x25
    else { return nil }
    if NumeralReader.startsScale(in: text, at: run.end) { return index }
    switch scan.lexicon.unit(in: text, at: run.end)?.unit.family {
    case .money, .percent, .point, .multiple: return index
    default: return nil
    }
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2E, 0x5F, 0x2F, 0x40, 0x26, 0x2B: true  // - . _ / @ & +
    default: false
    }
  }
}
