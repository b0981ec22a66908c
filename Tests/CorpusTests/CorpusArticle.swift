import Evaluation
import Export
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline
import TestSupport

/// A page of the corpus with its gold.
struct CorpusArticle: Sendable {
  /// Below `Corpus/articles`.
  let path: String
  let gold: GoldArticle

  static let folder = PackageFolder.path + "/Corpus/articles"

  /// All annotated pages, sorted by path.
  static func annotated() throws -> [CorpusArticle] {
    let suffix = ".gold.json"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    return try paths.filter { $0.hasSuffix(suffix) }.map { gold in
      let stem = gold.dropLast(suffix.count)
      guard
        let page = paths.first(where: {
          $0.hasPrefix(stem + ".") && $0 != gold && !$0.hasSuffix(".json")
        })
      else { throw CaseError(message: "\(gold): no page beside it") }
      let json = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + gold))
      return CorpusArticle(path: page, gold: try GoldArticle(json: json))
    }
  }

  /// The names of `Corpus/gold/entities.json`.
  static func goldNames() throws -> GoldNames {
    let path = PackageFolder.path + "/Corpus/gold/entities.json"
    return try GoldNames(json: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The page taken through all stages.
  func extracted(_ worker: ExtractionWorker) throws -> ExtractedArticle {
    let page = try PageReader(limits: Limits()).page(at: Self.folder + "/" + path)
    return try worker.extract(page, parts: [.claims])
  }
}
