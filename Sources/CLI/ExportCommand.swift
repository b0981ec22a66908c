import ArgumentParser
import ExtractorPacks
import FactStore
import Foundation
import Pipeline

/// `kaozheng export`: the fact database for other programs.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the fact database as SQLite, CSV or JSON Lines.",
    discussion: """
      EXAMPLES
        kaozheng export sqlite --store facts.db -o out/kaozheng.sqlite
        kaozheng export csv --store facts.db -o out/csv
        kaozheng export jsonl --store facts.db -o out/jsonl --metric gmv

      sqlite writes one file; csv and jsonl write a folder with a manifest. The same articles give
      the same bytes, whatever the order, the number of jobs and the place they were read from.
      Verdicts are brought up to date first.

      Left out, therefore: when and how often the tool ran (one run without times stands for all;
      first_seen and last_seen of v_statements are empty), times of change of the files, attempts
      on quarantined ones, and the folders that all inputs share. The store itself keeps them.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var filter: FactFilterOptions
  @OptionGroup var talk: TalkOptions

  @Argument(help: "sqlite, csv or jsonl.")
  var format: ExportFormat

  @Option(name: [.short, .customLong("output")], help: "File (sqlite) or folder (csv, jsonl).")
  var output: String

  @Option(
    name: .customLong("packs"), help: "A folder of packs laid over the bundled ones (repeatable).")
  var packs: [String] = []

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output must name a file or folder") }
    if format == .sqlite, !filter.isEmpty {
      throw ValidationError("sqlite is the whole database; filters work with csv and jsonl")
    }
  }

  func run() async throws {
    let export = try StoreExport(
      store: try store.existing(), packs: try PackSet.located(overlays: packs))
    let facts = try export.write(format, to: output, filter: filter.filter())
    StandardOutput.tell(
      talk.language.text(
        "已写出 \(facts) 条事实到 \(output)", "wrote \(facts) facts to \(output)"))
  }
}

extension ExportFormat: ExpressibleByArgument {}
