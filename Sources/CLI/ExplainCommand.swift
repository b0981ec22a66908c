import ArgumentParser
import Export
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline

/// `kaozheng explain`: how a quantity or time of a page came to its value.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Print how the numbers and times of a page were read: rule, literal, hedge, interval.",
    discussion: """
      EXAMPLES
        kaozheng explain page.html:120-131      the mentions that touch these characters
        kaozheng explain notes.txt              all mentions of the page
      """)

  @OptionGroup var packs: PackOptions

  @Argument(help: "A page or text file, optionally with START-END in characters of its clean text.")
  var place: String

  func run() async throws {
    let (path, range) = Self.parts(place)
    let page = try PageReader(limits: packs.limits).page(at: path)
    let worker = try ExtractionWorker(packs.stages())
    let extracted = try worker.extract(page, parts: [.quantities, .times])
    let text = extracted.article.text
    let wanted = range.map { Self.bytes(of: $0, in: text) } ?? text.whole
    var lines: [(Int, String)] = []
    for mention in extracted.mentions.quantities where Self.touches(mention.span, wanted) {
      lines.append((mention.span.start, MentionDerivation.text(of: mention, in: text)))
    }
    for mention in extracted.mentions.times where Self.touches(mention.span, wanted) {
      lines.append((mention.span.start, MentionDerivation.text(of: mention, in: text)))
    }
    guard !lines.isEmpty else { throw ValidationError("no quantity or time stands there") }
    for (_, line) in lines.sorted(by: { $0.0 < $1.0 }) { try StandardOutput.write(line: line) }
  }

  /// `FILE:START-END` apart; a colon without numbers after it belongs to the path.
  private static func parts(_ place: String) -> (path: String, range: Range<Int>?) {
    guard let colon = place.lastIndex(of: ":") else { return (place, nil) }
    let numbers = place[place.index(after: colon)...].split(separator: "-").map { Int($0) }
    guard numbers.count == 2, let start = numbers[0], let end = numbers[1], start >= 0, start < end
    else { return (place, nil) }
    return (String(place[..<colon]), start..<end)
  }

  private static func bytes(of range: Range<Int>, in text: ArticleText) -> TextSpan {
    var scalars = 0
    var start = text.count
    var end = text.count
    for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 {
      if scalars == range.lowerBound { start = offset }
      if scalars == range.upperBound {
        end = offset
        break
      }
      scalars += 1
    }
    return TextSpan(start: start, end: max(start, end))
  }

  private static func touches(_ span: TextSpan, _ wanted: TextSpan) -> Bool {
    span.start < wanted.end && span.end > wanted.start
  }
}

/// One mention's derivation as indented lines.
enum MentionDerivation {
  static func text(of mention: QuantityMention, in text: ArticleText) -> String {
    var lines = ["\(text.string(in: mention.span))  \(mention.kind.rawValue)"]
    lines.append("  rule      \(mention.rule)")
    lines.append(
      "  literal   " + (mention.literal.map { "\($0)" } ?? "none: two ends or several parts"))
    let said = mention.hedgeSpan.map { " by \(text.string(in: $0))" } ?? ""
    lines.append("  hedge     \(mention.hedge.rawValue)\(said)")
    lines.append("  interval  \(interval(mention.value))")
    if let unit = mention.unit { lines.append("  unit      \(unit)") }
    if let currency = mention.currency {
      let basis = mention.currencyBasis.map { " (\($0.rawValue))" } ?? ""
      lines.append("  currency  \(currency)\(basis)")
    }
    if let ratio = mention.ratio {
      lines.append("  ratio     \(ratio.numerator)/\(ratio.denominator)")
    }
    if let factor = mention.factor { lines.append("  factor    \(factor)") }
    if let duration = mention.duration { lines.append("  duration  \(duration)") }
    if let role = mention.role { lines.append("  role      \(role)") }
    if mention.reading == .ambiguous { lines.append("  reading   ambiguous: to or by") }
    for other in mention.alternatives { lines.append("  or        \(interval(other))") }
    return lines.joined(separator: "\n")
  }

  static func text(of mention: TimeMention, in text: ArticleText) -> String {
    var lines = ["\(text.string(in: mention.span))  \(mention.kind.rawValue)"]
    lines.append("  rule      \(mention.rule)")
    lines.append("  basis     \(mention.basis.rawValue)")
    lines.append("  grain     \(mention.granularity.rawValue)")
    if let edtf = mention.edtf { lines.append("  edtf      \(edtf)") }
    if let interval = mention.interval {
      let begin = interval.begin.map { "\($0)" } ?? "-∞"
      lines.append("  interval  [\(begin), \(interval.end.map { "\($0)" } ?? "∞"))")
    }
    if let bound = mention.bound { lines.append("  bound     \(bound.rawValue)") }
    if let every = mention.every { lines.append("  every     \(every)") }
    return lines.joined(separator: "\n")
  }

  /// In mathematical notation, `∞` for an open side.
  private static func interval(_ value: DecimalInterval) -> String {
    if let min = value.min, value.isExact { return "\(min)" }
    let low = value.min.map { "\($0)" } ?? "-∞"
    let high = value.max.map { "\($0)" } ?? "∞"
    return (value.min == nil || value.minOpen ? "(" : "[") + low + ", " + high
      + (value.max == nil || value.maxOpen ? ")" : "]")
  }
}
