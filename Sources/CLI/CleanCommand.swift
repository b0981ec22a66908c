import ArgumentParser
import Export
import ExtractorPacks
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
        kaozheng clean --explain page.html

      Exit code 3 when some pages were not taken, 1 when a path does not exist or no page was taken;
      why is in "error" of the page's line.
      """)

  @OptionGroup var packs: PackOptions

  @Flag(help: "Show how each line of the page was read: role, score, block and reason.")
  var explain = false

  @Flag(
    help: "Measure: pages and bytes per CPU second, beside libxml2's bare parse of the same pages.")
  var profile = false

  @Argument(help: "Files or folders (recursive).")
  var paths: [String]

  func run() async throws {
    let door = try PageDoor(
      packs: PackSet.located(overlays: packs.packs), limits: packs.limits, profiling: profile)
    let reader = PageReader(limits: packs.limits)
    let walker = InputWalker(limits: packs.limits)
    var (taken, refused, isMissing) = (0, 0, false)
    for path in paths {
      for item in walker.items(at: [path]) {
        // A file is named as it was given; what is below a folder follows the folder's name.
        let isItself = walker.absolute(path) == item.path
        let shown = isItself ? path : path + (path.hasSuffix("/") ? "" : "/") + item.relativePath
        var writer = JSONWriter()
        do throws(Rejection) {
          if let rejection = item.rejection { throw rejection }
          let page = try reader.page(at: item.path)
          if explain {
            let read = try door.explain(page)
            writer.raw(ExplanationText.of(read.article, read.explanation, path: shown).utf8)
          } else {
            CleanJSON.write(try door.clean(page), path: shown, to: &writer)
          }
          taken += 1
        } catch {
          refused += 1
          if isItself, error.code == .path { isMissing = true }
          CleanJSON.write(error, path: shown, to: &writer)
        }
        try StandardOutput.write(writer.bytes)
      }
    }
    if profile { StandardOutput.tell(door.summary) }
    if taken + refused == 0 { StandardOutput.tell("no page in " + paths.joined(separator: ", ")) }
    if isMissing || taken == 0 { throw ExitStatus.failed }
    if refused > 0 { throw ExitStatus.quarantined }
  }
}
