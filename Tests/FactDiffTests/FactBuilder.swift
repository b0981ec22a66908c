import Foundation
import NewsModel

/// Builds facts and documents by hand.
struct FactBuilder {
  var id = "f_1"
  var document = "d_1"
  var subject: String? = "firm"
  var metric = "shop_count"
  var quote = "300家"
  var text = "300家"

  /// A fact whose value stands at the first `quote` of `text`, which is its sentence as well.
  func fact(
    _ value: ClaimValue, hedge: Hedge = .exact, literal: DecimalAmount? = nil,
    context: String? = nil
  ) -> Fact {
    var claim = Claim(
      subject: subject.map { ClaimSubject(entityID: $0, label: $0) }, metricID: metric,
      metricSurface: metric, value: value, evidence: [], rule: "test", confidence: 0.9)
    claim.period = nil
    let start = Self.offset(of: quote, in: text) ?? 0
    let contextStart = context.flatMap { Self.offset(of: $0, in: text) } ?? 0
    let contextEnd = contextStart + (context ?? text).unicodeScalars.count
    return Fact(
      factID: id, documentID: document, claim: claim, hedge: hedge, literal: literal, quote: quote,
      codePoints: start..<(start + quote.unicodeScalars.count),
      contextCodePoints: contextStart..<contextEnd)
  }

  private static func offset(of part: String, in text: String) -> Int? {
    let (part, text) = (Array(part.unicodeScalars), Array(text.unicodeScalars))
    guard !part.isEmpty, part.count <= text.count else { return nil }
    return (0...(text.count - part.count)).first { Array(text[$0..<($0 + part.count)]) == part }
  }

  static func document(
    _ id: String, source: String, text: String = "", published: String? = "2023-09-01",
    credited: String? = nil
  ) -> DocumentRecord {
    let date = published.flatMap { CivilDate(iso: $0) }
    return DocumentRecord(
      documentID: id, articleID: "a" + id, textID: "x" + id, source: source,
      creditedSource: credited, root: "/", path: id + ".txt", rawSHA256: id,
      published: date.map { PublicationDate(date: $0, basis: .given, confidence: 1) },
      text: ArticleText(text))
  }
}

/// One side of a line of `Corpus/cases/diff`; the head of each file explains the notation.
struct CaseSide {
  let fact: Fact
  let published: String?

  init(_ text: String, document: String) throws {
    var parts = text.components(separatedBy: "; ")
    let words = parts.removeFirst().split(separator: " ").map(String.init)
    let fields = try Dictionary(
      uniqueKeysWithValues: parts.map { part in
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { throw BadCase(message: "no '=' in \(part)") }
        return (String(pair[0]), String(pair[1]))
      })
    var builder = FactBuilder(id: "f_" + document, document: "d_" + document)
    builder.quote = words.joined(separator: " ")
    builder.text = builder.quote
    builder.subject = fields["subject"].map { $0.isEmpty ? nil : $0 } ?? "firm"
    builder.metric = fields["metric"] ?? "shop_count"
    var fact = try Self.valued(words, builder)
    fact.contextEndCodePoint = fact.endCodePoint
    fact.modality = try Self.read(fields["modality"], Modality.actual)
    fact.polarity = try Self.read(fields["polarity"], Polarity.affirmed)
    (fact.market, fact.object) = (fields["market"], fields["object"])
    fact.qualifiers = fields["qualifiers"].map { [$0] } ?? []
    fact.asOf = fields["as_of"].flatMap { CivilDate(iso: $0) }
    if let who = fields["who"] { fact.attribution = Attribution(kind: .named, who: who) }
    if let period = fields["period"] {
      fact.period =
        period == "present"
        ? ClaimPeriod(interval: nil, edtf: nil, basis: .vague, reference: .present)
        : ClaimPeriod(interval: Self.interval(period), edtf: nil, basis: .explicit)
    }
    self.fact = fact
    published = fields["published"].map { $0.isEmpty ? nil : $0 } ?? "2023-09-01"
  }

  private static func valued(_ words: [String], _ builder: FactBuilder) throws -> Fact {
    if words.count == 2, words[0] == "time" { return builder.fact(.time(interval(words[1]))) }
    guard words.count >= 3, let kind = QuantityKind(rawValue: words[0]) else {
      throw BadCase(message: "no value: \(words)")
    }
    let name = words.count > 3 ? words[3] : nil
    let isMore = words[1] == "more"
    let hedge = isMore ? .over : try read(words[1], Hedge.exact)
    let ends = try words[2].components(separatedBy: "..").map(number)
    let interval: DecimalInterval
    switch hedge {
    case _ where ends.count == 2: interval = DecimalInterval(min: ends[0], max: ends[1])
    case .over where isMore:
      let step = ends[0].lastNonZeroPlace
      interval = DecimalInterval(
        min: ends[0], max: ends[0].adding(step), minOpen: true, maxOpen: true)
    case .over: interval = DecimalInterval(min: ends[0], max: nil, minOpen: true)
    case .atLeast: interval = DecimalInterval(min: ends[0], max: nil)
    case .atMost: interval = DecimalInterval(min: nil, max: ends[0])
    case .under: interval = DecimalInterval(min: nil, max: ends[0], maxOpen: true)
    default: interval = DecimalInterval(exactly: ends[0])
    }
    return builder.fact(
      .quantity(
        kind: kind, interval: interval, currency: kind == .money ? name : nil,
        unit: kind == .money ? nil : name),
      hedge: hedge, literal: ends.count == 1 ? ends[0] : nil)
  }

  private static func number(_ text: String) throws -> DecimalAmount {
    let parts = text.components(separatedBy: "e")
    guard let digits = DecimalAmount(plain: parts[0]),
      let power = parts.count == 1 ? 0 : Int(parts[1])
    else { throw BadCase(message: "no number: \(text)") }
    return digits.scaled(byPowerOfTen: power)
  }

  private static func interval(_ text: String) -> CivilInterval {
    let ends = text.components(separatedBy: "/").map { CivilDate(iso: $0).map { CivilInstant($0) } }
    return CivilInterval(begin: ends.first ?? nil, end: ends.last ?? nil)
  }

  private static func read<Value: RawRepresentable<String>>(_ text: String?, _ standard: Value)
    throws
    -> Value
  {
    guard let text else { return standard }
    guard let value = Value(rawValue: text) else { throw BadCase(message: "unknown '\(text)'") }
    return value
  }
}

struct BadCase: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
