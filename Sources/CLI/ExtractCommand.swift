import ArgumentParser
import Export
import Foundation
import Pipeline
import Segmentation

/// `kaozheng extract`: the stateless worker of PROTOCOL §1.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read articles as NDJSON on stdin, write what they say as NDJSON on stdout.",
    discussion: """
      EXAMPLES
        echo '{"id":"1","text":"营收约36.57亿元，同比增长12.3%"}' | kaozheng extract
        kaozheng extract --only quantities,times < articles.ndjson > found.ndjson
        kaozheng extract --packs my-packs --jobs 2 < articles.ndjson
      """,
    aliases: ["worker"])

  @OptionGroup var packs: PackOptions

  @Option(help: "Comma-separated: sentences,tokens,times,quantities,entities,claims.")
  var only: String?

  func run() async throws {
    let parts = try only.map(Self.parts) ?? ExtractionPart.standard
    let worker = LineWorker(stages: try packs.stages(), task: .extract(parts), jobs: packs.width)
    try await worker.run(input: STDIN_FILENO, output: StandardOutput.write)
  }

  private static func parts(_ list: String) throws -> Set<ExtractionPart> {
    var parts: Set<ExtractionPart> = []
    for name in list.split(separator: ",") {
      guard let part = ExtractionPart(rawValue: String(name)) else {
        let known = ExtractionPart.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--only does not know '\(name)'; it knows \(known)")
      }
      parts.insert(part)
    }
    return parts
  }
}

/// `kaozheng segment`: words of texts.
struct SegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cut texts into words: NDJSON {id,text} in, {id,words} out.",
    discussion: """
      EXAMPLES
        echo '{"id":"1","text":"字节跳动营收增长"}' | kaozheng segment
      """)

  @OptionGroup var packs: PackOptions

  @Option(help: "news keeps 2026年, 36.57亿 and 12.5% whole; ud gives Universal Dependencies words.")
  var standard: WordStandard = .news

  func run() async throws {
    let worker = LineWorker(
      stages: try packs.stages(), task: .segment(standard), jobs: packs.width)
    try await worker.run(input: STDIN_FILENO, output: StandardOutput.write)
  }
}

extension WordStandard: ExpressibleByArgument {}
