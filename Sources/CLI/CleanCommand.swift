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
    let walker = InputWalker(limits: packs.limits)
    for path in paths {
      for item in walker.items(at: [path]) {
        // A file is named as it was given; what is below a folder follows the folder's name.
        let isItself = walker.absolute(path) == item.path
        let shown = isItself ? path : path + (path.hasSuffix("/") ? "" : "/") + item.relativePath
        var writer = JSONWriter()
        do throws(Rejection) {
          if let rejection = item.rejection { throw rejection }
          let article = try worker.clean(try reader.page(at: item.path))
          CleanJSON.write(article, path: shown, to: &writer)
        } catch {
          CleanJSON.write(error, path: shown, to: &writer)
        }
        try StandardOutput.write(writer.bytes)
      }
    }
  }
}
