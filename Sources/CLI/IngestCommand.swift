import ArgumentParser
import Dispatch
import Export
import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline

/// `kaozheng ingest`: articles into a store.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read files and folders of articles into a fact store.",
    discussion: """
      EXAMPLES
        kaozheng ingest articles/ --store facts.db
        kaozheng ingest a.html b/ --store facts.db --source 财新
        kaozheng ingest --manifest list.csv --store facts.db --json

      Reads .html .htm .xhtml .mhtml .txt in any usual charset. Reading again changes nothing; a file
      that did not change costs a stat. What can't be read is listed by `kaozheng quarantine`.
      """)

  @OptionGroup var packs: PackOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  @Argument(help: "Files or folders (recursive).")
  var paths: [String] = []

  @Option(help: "A CSV of articles: path,url,source,published.")
  var manifest: String?

  @Option(help: "Name of the outlet of all inputs.")
  var source: String?

  @Option(help: "A CSV that names outlets by path: path,source.")
  var sourceMap: String?

  @Flag(help: "Print the summary as one JSON line.")
  var json = false

  @Flag(help: "Print CPU time by stage.")
  var profile = false

  func validate() throws {
    if paths.isEmpty && manifest == nil {
      throw ValidationError("name files or folders to read, or a --manifest")
    }
  }

  func run() async throws {
    let options = IngestOptions(
      source: source, sourceMap: try sourceMap.map { try SourceMap(file: $0) },
      manifest: try manifest.map { try Manifest(file: $0) }, jobs: packs.width, profiling: profile)
    let vocabulary = try PackSet.located(overlays: packs.packs)
    let ingest = Ingest(
      stages: try ExtractionStages(packs: vocabulary, limits: packs.limits), packs: vocabulary,
      store: try store.writing(), options: options)
    let inputs = paths
    let language = talk.language
    let work = Task {
      var line = ProgressLine(language)
      let summary = try await ingest.run(paths: inputs) { line.show($0) }
      line.finish()
      return summary
    }
    let interrupts = Interrupts { work.cancel() }
    let summary = try await work.value
    interrupts.stop()
    try report(summary)
    if summary.wasInterrupted {
      StandardOutput.tell(
        language.text(
          "已中断；已完成的都已保存。继续：重复同一条命令",
          "interrupted; all that was finished is kept. To go on, run the same command again"))
      throw ExitStatus.interrupted
    }
    if summary.quarantined > 0 { throw ExitStatus.quarantined }
  }

  private func report(_ summary: IngestSummary) throws {
    for (path, rejection) in summary.rejections {
      let name = rejection.message.contains(path) ? "" : path + ": "
      StandardOutput.tell(
        DisplayText.oneLine("[\(rejection.code.rawValue)] \(name)\(rejection.message)"))
    }
    if summary.quarantined > summary.rejections.count {
      StandardOutput.tell(
        talk.language.text(
          "另有 \(summary.quarantined - summary.rejections.count) 个，见 kaozheng quarantine",
          "and \(summary.quarantined - summary.rejections.count) more, see kaozheng quarantine"))
    }
    if summary.warned > 0 {
      StandardOutput.tell(
        talk.language.text(
          "\(summary.warned) 篇有损失或疑点，见 kaozheng quarantine --warned",
          "\(summary.warned) articles have losses or doubts, see kaozheng quarantine --warned"))
    }
    if profile { StandardOutput.tell(ProfileTable.text(summary, style: talk.style)) }
    if json {
      var writer = JSONWriter()
      writer.object { w in
        w.field("seen", summary.seen)
        w.field("done", summary.done)
        w.field("unchanged", summary.unchanged)
        w.field("duplicate", summary.duplicate)
        w.field("quarantined", summary.quarantined)
        w.field("warned", summary.warned)
        w.field("facts", summary.facts)
        w.field("seconds", summary.seconds)
      }
      writer.newline()
      return try StandardOutput.write(writer.bytes)
    }
    let seconds = ProfileTable.places(summary.seconds, 2)
    try StandardOutput.write(
      line: talk.language.text(
        "读入 \(summary.seen) 篇：新增 \(summary.done)，未变 \(summary.unchanged)，重复 \(summary.duplicate)，隔离 \(summary.quarantined)；\(summary.facts) 条事实，用时 \(seconds) 秒",
        "\(summary.seen) articles: \(summary.done) read, \(summary.unchanged) unchanged, \(summary.duplicate) duplicate, \(summary.quarantined) quarantined; \(summary.facts) facts in \(seconds) s"
      ))
  }
}

/// Calls back at Ctrl-C; a second one ends the program at once, as a kill would.
private final class Interrupts {
  private let source: any DispatchSourceSignal

  init(_ first: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      first()
    }
    source.resume()
  }

  func stop() { source.cancel() }
}
