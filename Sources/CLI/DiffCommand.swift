import ArgumentParser
import Export
import ExtractorPacks
import FactDiff
import FactStore
import Foundation
import NewsModel
import Pipeline

/// `kaozheng diff`: who agrees, who conflicts, who merely copied.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare the facts of all sources, or of two.",
    discussion: """
      EXAMPLES
        kaozheng diff --store facts.db
        kaozheng diff 财新 澎湃 --store facts.db --subject tiktok_shop
        kaozheng diff --store facts.db --json --exit-code > diff.json

      ＝ agree  ≈ agree in rounding  ⊂ more specific  ∼ compatible  ≠ conflict  → revised
      ◇ forecast vs actual  ⊥ not comparable  ⧉ copied only. Copies count as one source.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  @Argument(help: "Two sources to compare; none compares all.")
  var sources: [String] = []

  @Option(help: "Entity id or label.")
  var subject: String?

  @Option(help: "Metric id.")
  var metric: String?

  @Option(help: "Place id, or global.")
  var market: String?

  @Option(help: "How many groups to print; 0 prints all.")
  var limit = 40

  @Option(
    name: .customLong("packs"), help: "A folder of packs laid over the bundled ones (repeatable).")
  var packs: [String] = []

  @Flag(help: "Print the report as JSON.")
  var json = false

  @Flag(help: "Exit with 10 when sources conflict.")
  var exitCode = false

  func validate() throws {
    if !sources.isEmpty && sources.count != 2 {
      throw ValidationError("name two sources to compare, or none")
    }
    if limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func run() async throws {
    let vocabulary = try PackSet.located(overlays: packs)
    let opened = try store.existing()
    let diff = try StoreDiff(store: opened, packs: vocabulary)
    var options = DiffOptions()
    options.subjects = Set([subject].compactMap { $0 })
    options.metrics = Set([metric].compactMap { $0 })
    options.markets = Set([market].compactMap { $0 })
    if sources.count == 2 {
      try check(sources, in: opened)
      options.sources = (sources[0], sources[1])
    }
    let isWhole = sources.isEmpty && subject == nil && metric == nil && market == nil
    var result = isWhole && opened.isWritable ? try diff.rebuild() : try diff.report(options)
    if sources.count == 2 { result.report = both(result.report, result.documents) }
    if json {
      var writer = JSONWriter()
      DiffJSON(documents: result.documents).write(result.report, to: &writer)
      try StandardOutput.write(writer.bytes)
    } else {
      try print(result.report, result.documents, vocabulary)
    }
    if exitCode, result.report.groups.contains(where: { $0.status == .conflict }) {
      throw ExitStatus.differences
    }
  }

  /// The groups in which both named sources say something.
  private func both(_ report: DiffReport, _ documents: [DocumentRecord]) -> DiffReport {
    let names = Dictionary(
      documents.map { ($0.documentID, $0.source) }, uniquingKeysWith: { first, _ in first })
    let wanted = Set(sources)
    let groups = report.groups.filter { group in
      Set(group.facts.compactMap { names[$0.documentID] }).isSuperset(of: wanted)
    }
    return DiffReport(groups: groups, clusters: report.clusters)
  }

  private func print(
    _ report: DiffReport, _ documents: [DocumentRecord], _ vocabulary: PackSet
  ) throws {
    let board = DiffBoard(
      report: report,
      documents: Dictionary(
        documents.map { ($0.documentID, $0) }, uniquingKeysWith: { first, _ in first }),
      labels: try VocabularyLabels(packs: vocabulary), language: talk.language, style: talk.style)
    guard !report.groups.isEmpty else {
      return try StandardOutput.write(
        line: talk.language.text("没有可比较的事实", "no facts to compare"))
    }
    try StandardOutput.write(line: board.summary() + "\n")
    try StandardOutput.write(Array(board.cards(limit: limit == 0 ? Int.max : limit).utf8))
  }

  /// Sources that do not exist are told of, with those that do.
  private func check(_ names: [String], in store: FactStore) throws {
    let known = Set(try store.documents(withText: false).map(\.source)).sorted()
    for name in names where !known.contains(name) {
      throw ValidationError(
        talk.language.text(
          "没有来源“\(name)”；现有：\(known.joined(separator: "、"))",
          "no source '\(name)'; there are: \(known.joined(separator: ", "))"))
    }
  }
}
