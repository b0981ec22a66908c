import ArgumentParser
import Export
import FactStore
import Foundation
import NewsModel
import Pipeline

/// Filters of `facts` and `export`.
struct FactFilterOptions: ParsableArguments {
  @Option(help: "Entity id or label.")
  var subject: String?

  @Option(help: "Metric id.")
  var metric: String?

  @Option(help: "Place id, or global.")
  var market: String?

  @Option(help: "A year, quarter or day as EDTF: 2023, 2023-33, 2023-09-01.")
  var period: String?

  @Option(help: "Name of the outlet.")
  var source: String?

  @Option(help: "actual, estimate, target, forecast, plan, rumour or hypothetical.")
  var modality: String?

  @Option(help: "Lowest confidence, 0 to 1.")
  var minConfidence: Double?

  func validate() throws {
    if let modality, Modality(rawValue: modality) == nil {
      let known = Modality.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--modality does not know '\(modality)'; it knows \(known)")
    }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must lie between 0 and 1")
    }
    if let period, !period.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }) {
      throw ValidationError("--period must begin with a year, such as 2023 or 2023-33")
    }
  }

  /// True when nothing is filtered.
  var isEmpty: Bool {
    let texts = [subject, metric, market, period, source, modality]
    return texts.allSatisfy { $0 == nil } && minConfidence == nil
  }

  func filter(limit: Int? = nil) -> FactFilter {
    var filter = FactFilter(
      subject: subject, metric: metric, market: market, source: source,
      modality: modality.flatMap(Modality.init(rawValue:)), minConfidence: minConfidence,
      limit: limit)
    if let period {
      if let year = Int(period), period.utf8.count == 4 {
        filter.period = CivilInterval.year(year)
      } else {
        filter.periodEDTF = period
      }
    }
    return filter
  }
}

/// `kaozheng facts`: a filtered list.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "List facts by filter.",
    discussion: """
      EXAMPLES
        kaozheng facts --store facts.db --metric gmv --period 2023
        kaozheng facts --store facts.db --subject tiktok --limit 0 --json
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var filter: FactFilterOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: "How many facts to print; 0 prints all.")
  var limit = 200

  @Flag(help: "Print one JSON object a line.")
  var json = false

  func run() async throws {
    let opened = try store.reading()
    let wanted = filter.filter(limit: limit == 0 ? nil : limit)
    if json {
      var writer = JSONWriter()
      try opened.facts(wanted) { fact in
        JSONLinesExporter.write(fact, to: &writer)
        if writer.bytes.count > 1 << 16 {
          try StandardOutput.write(writer.bytes)
          writer.removeAll()
        }
      }
      return try StandardOutput.write(writer.bytes)
    }
    let language = talk.language
    var table = TextTable(
      language == .zh
        ? ["编号", "主体", "指标", "数值", "时期", "地区", "情态", "来源"]
        : ["id", "subject", "metric", "value", "period", "market", "modality", "source"])
    try opened.facts(wanted) { found in
      let fact = found.fact
      table.add([
        String(fact.factID.prefix(10)), fact.subjectLabel ?? "", fact.metricID, fact.quote,
        fact.period?.edtf ?? fact.period?.reference?.rawValue ?? "", fact.market ?? "",
        fact.modality.rawValue, found.document.source,
      ])
    }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    try StandardOutput.write(Array(table.text(forTerminal: isTerminal, style: talk.style).utf8))
  }
}
