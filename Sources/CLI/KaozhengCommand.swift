import ArgumentParser
import Pipeline

/// The executable: every verb is one subcommand over the library.
@main
struct KaozhengCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kaozheng",
    abstract: "Facts from Chinese news articles, and where the sources disagree. 考证",
    version: ToolVersion.text,
    subcommands: [
      ExtractCommand.self, SegmentCommand.self, CleanCommand.self,
    ])
}
