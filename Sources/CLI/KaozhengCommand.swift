import ArgumentParser
import Export
import ExtractorPacks
import FactStore
import Foundation
import NewsModel
import Pipeline

/// The executable: every verb is one subcommand over the library.
@main
struct KaozhengCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kaozheng",
    abstract: "Facts from Chinese news articles, and where the sources disagree. 考证",
    discussion: """
      EXAMPLES
        kaozheng ingest articles/ --store facts.db     read a folder of articles
        kaozheng diff --store facts.db                 who agrees, who conflicts, who copied
        kaozheng export csv --store facts.db -o out/   take the fact database elsewhere
      """,
    version: ToolVersion.text,
    subcommands: [
      IngestCommand.self, DiffCommand.self, FactsCommand.self, ShowCommand.self,
      ExportCommand.self, StatusCommand.self, QuarantineCommand.self, CheckCommand.self,
      SchemaCommand.self, ExtractCommand.self, SegmentCommand.self, CleanCommand.self,
      ExplainCommand.self,
    ])

  static func main() async {
    do {
      if let advice = DashedFile.advice(for: CommandLine.arguments.dropFirst()) {
        fail(advice, ExitStatus.usage)
      }
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let status as ExitCode {
      Foundation.exit(status.rawValue)
    } catch let error as PackError {
      fail("packs: \(error.description)", ExitStatus.failed)
    } catch let error as Rejection {
      fail(error.description, ExitStatus.failed)
    } catch let error as StoreError {
      fail(error.message, status(of: error))
    } catch let error as ExportError {
      fail(error.message, ExitStatus.failed)
    } catch let error as LookupFailure {
      fail(error.message, ExitStatus.failed)
    } catch let error as ManifestError {
      fail(error.description, ExitStatus.usage)
    } catch is CancellationError {
      Foundation.exit(ExitStatus.interrupted.rawValue)
    } catch {
      // ArgumentParser's own: help and version are no failures, the rest is wrong usage.
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if status == .success {
        print(message)
        Foundation.exit(0)
      }
      let isUsage = status == .validationFailure
      fail(isUsage ? message : "kaozheng: \(error)", isUsage ? ExitStatus.usage : ExitStatus.failed)
    }
  }

  private static func status(of error: StoreError) -> ExitCode {
    switch error.code {
    case .busy: ExitStatus.storeBusy
    case .damaged, .newer, .foreign: ExitStatus.storeDamaged
    case .missing, .older, .full, .io, .constraint: ExitStatus.failed
    }
  }

  private static func fail(_ message: String, _ status: ExitCode) -> Never {
    StandardOutput.tell(message)
    Foundation.exit(status.rawValue)
  }
}
