import ExtractorPacks
import NewsModel
import Quantities
import Segmentation

/// One stage of the tool as the benchmark runs it: an article in, the number of things found out.
///
/// A new stage is one more line in ``all(_:)``; what it needs beforehand (vocabularies, handles) is
/// made there and captured.
struct Stage {
  let name: String
  let run: (SegmentedArticle) -> Int

  /// The stages measured.
  static func all(_ packs: PackSet) throws -> [Stage] {
    let scanner = try QuantityScanner(packs: packs)
    return [
      Stage(name: "quantities+times") { article in
        let found = scanner.mentions(in: article)
        return found.quantities.count + found.times.count
      }
    ]
  }

  /// The yardstick beside every stage: ICU's words of the same bytes.
  static func floor() throws -> Stage {
    let segmenter = try Segmenter()
    return Stage(name: "ICU words") { segmenter.wordSpans(in: $0.text).count }
  }
}
