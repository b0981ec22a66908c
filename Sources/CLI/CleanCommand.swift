import ArgumentParser
import Export
import Foundation
import NewsModel
import Pipeline

/// `kaozheng clean`: main text and metadata of pages, one JSON line a file.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Print the clean text and metadata of pages, one JSON line a file.",
    discussion: """
      EXAMPLES
        kaozheng clean page.html
        kaozheng clean Corpus/articles | head -1
      """)

  @OptionGroup var packs: PackOptions

  @Argument(help: "Files or folders (recursive).")
  var paths: [String]

  func run() async throws {
    let worker = try ExtractionWorker(try packs.stages())
    let reader = PageReader(limits: packs.limits)
    for path in paths {
      var writer = JSONWriter()
      do throws(Rejection) {
        CleanJSON.write(try worker.clean(try reader.page(at: path)), path: path, to: &writer)
      } catch {
        CleanJSON.write(error, path: path, to: &writer)
      }
      try StandardOutput.write(writer.bytes)
    }
  }
}
