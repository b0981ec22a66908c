import ExtractorPacks
import NewsModel

/// Lays out the sentences of an article in one left-to-right scan.
struct SceneBuilder {
  let lexicon: ClaimLexicon
  let text: ArticleText
  let mentions: ArticleMentions
  private var nextQuantity = 0
  private var nextTime = 0
  private var nextEntity = 0

  init(lexicon: ClaimLexicon, text: ArticleText, mentions: ArticleMentions) {
    (self.lexicon, self.text, self.mentions) = (lexicon, text, mentions)
  }

  /// The scene of a sentence; sentences must come in text order.
  mutating func scene(of sentence: Sentence, index: Int) -> Scene {
    let bytes = text.bytes
    var items: [SceneItem] = []
    var clauses: [SceneClause] = []
    var clauseStart = sentence.span.start
    var clauseFirstItem = 0
    var offset = sentence.span.start
    var asideEnd = 0
    while offset < sentence.span.end {
      let upcoming = nextMention(from: offset)
      if let (span, reference) = upcoming, span.start == offset, !isWord(span, reference) {
        items.append(
          SceneItem(
            span: span, reference: reference, isAside: offset < asideEnd, clause: clauses.count))
        offset = max(span.end, offset + 1)
        continue
      }
      let ahead = upcoming.map { $0.span.start == offset ? $0.span.end : $0.span.start }
      let limit = min(ahead ?? sentence.span.end, sentence.span.end)
      if let match = longestMatch(at: offset, limit: limit) {
        items.append(
          SceneItem(
            span: TextSpan(start: offset, end: match.end), reference: .cue(Int(match.payload)),
            isAside: offset < asideEnd, clause: clauses.count))
        offset = match.end
        continue
      }
      let width = Self.width(of: bytes[offset])
      if offset >= asideEnd, isOpeningBracket(at: offset) {
        asideEnd = closingBracket(after: offset, limit: sentence.span.end)
      } else if offset >= asideEnd, let firm = breakStrength(at: offset) {
        clauses.append(
          SceneClause(
            span: TextSpan(start: clauseStart, end: offset), items: clauseFirstItem..<items.count,
            endsFirmly: firm))
        clauseStart = min(offset + width, sentence.span.end)
        clauseFirstItem = items.count
      }
      offset += width
    }
    clauses.append(
      SceneClause(
        span: TextSpan(start: min(clauseStart, sentence.span.end), end: sentence.span.end),
        items: clauseFirstItem..<items.count, endsFirmly: true))
    return Scene(
      text: text, sentence: index, paragraph: sentence.paragraph, items: items, clauses: clauses,
      lexicon: lexicon, mentions: mentions)
  }

  /// The next mention that starts at or after `offset`; at one place, quantity, time, entity.
  private mutating func nextMention(from offset: Int) -> (
    span: TextSpan, reference: SceneItem.Reference
  )? {
    while nextQuantity < mentions.quantities.count,
      mentions.quantities[nextQuantity].span.start < offset
    { nextQuantity += 1 }
    while nextTime < mentions.times.count, mentions.times[nextTime].span.start < offset {
      nextTime += 1
    }
    while nextEntity < mentions.entities.count,
      mentions.entities[nextEntity].span.start < offset
    { nextEntity += 1 }
    var best: (span: TextSpan, reference: SceneItem.Reference)?
    if nextQuantity < mentions.quantities.count {
      best = (mentions.quantities[nextQuantity].span, .quantity(nextQuantity))
    }
    if nextTime < mentions.times.count {
      let span = mentions.times[nextTime].span
      if best.map({ span < $0.span }) ?? true { best = (span, .time(nextTime)) }
    }
    if nextEntity < mentions.entities.count {
      let span = mentions.entities[nextEntity].span
      if best.map({ span < $0.span }) ?? true { best = (span, .entity(nextEntity)) }
    }
    return best
  }

  /// True when a guessed name is a word of the vocabulary as a whole: 挂牌上市 is no city.
  private func isWord(_ span: TextSpan, _ reference: SceneItem.Reference) -> Bool {
    guard case .entity(let index) = reference,
      mentions.entities[index].confidence < Self.surelyName
    else { return false }
    return lexicon.automaton.longestMatch(in: text.bytes, at: span.start)?.end == span.end
  }

  private static let surelyName = 0.8

  /// The longest word that does not run into the next mention.
  private func longestMatch(at offset: Int, limit: Int) -> (end: Int, payload: Int32)? {
    guard let match = lexicon.automaton.longestMatch(in: text.bytes, at: offset) else {
      return nil
    }
    if match.end <= limit { return match }
    return lexicon.automaton.matches(in: text.bytes, at: offset).last { $0.end <= limit }
  }

  private static func width(of lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  }

  private func isOpeningBracket(at offset: Int) -> Bool {
    text.bytes[offset] == UInt8(ascii: "(") || text.hasPrefix("（", at: offset)
  }

  /// Asides longer than this are read as part of the sentence.
  private static let maxAsideBytes = 180

  private func closingBracket(after offset: Int, limit: Int) -> Int {
    var index = offset + 1
    let last = min(limit, offset + Self.maxAsideBytes)
    while index < last {
      if text.bytes[index] == UInt8(ascii: ")") { return index + 1 }
      if text.hasPrefix("）", at: index) { return index + 3 }
      index += 1
    }
    return offset
  }

  /// True for firm breaks (；。), false for commas and colons, nil for other text.
  private func breakStrength(at offset: Int) -> Bool? {
    switch text.bytes[offset] {
    case UInt8(ascii: ","), UInt8(ascii: ":"): return false
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), 10:
      return true
    case 0xEF:
      if text.hasPrefix("，", at: offset) || text.hasPrefix("：", at: offset) { return false }
      let firm =
        text.hasPrefix("；", at: offset)
        || text.hasPrefix("！", at: offset) || text.hasPrefix("？", at: offset)
      return firm ? true : nil
    case 0xE3: return text.hasPrefix("。", at: offset) ? true : nil
    default: return nil
    }
  }
}
