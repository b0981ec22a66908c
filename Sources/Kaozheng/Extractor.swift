import ExtractorPacks
import Export
import NewsModel
import Pipeline

/// Reads quantities, times, names and claims out of articles, without a store.
///
/// Make one and share it: the vocabularies are loaded once (about 0.1 s). It keeps no state, so the
/// same article always gives the same answer.
public struct Extractor: Sendable {
  private let stages: ExtractionStages

  /// Loads the bundled packs.
  ///
  /// - Parameter overlays: Folders of packs laid over the bundled ones, later ones on top.
  /// - Throws: ``KaozhengError`` `packs` with file, line and column.
  public init(overlays: [String] = []) throws(KaozhengError) {
    stages = try KaozhengError.wrapping {
      try ExtractionStages(packs: PackSet.located(overlays: overlays))
    }
  }

  /// Reads a clean text; offsets count in it as it is.
  ///
  /// - Parameters:
  ///   - text: The article without boilerplate.
  ///   - published: ISO date against which 今年 and 上月 are read; inferred from the text when nil.
  /// - Returns: What the text says.
  /// - Throws: ``KaozhengError`` `too_big` or `no_text`.
  public func extract(text: String, published: String? = nil) throws(KaozhengError) -> Extraction {
    try extract(
      RawPage(
        name: "text", bytes: Array(text.utf8), form: .text,
        given: GivenMetadata(published: published)))
  }

  /// Reads a page in any charset; the text is what cleaning leaves of it.
  ///
  /// - Parameters:
  ///   - html: The bytes of the page.
  ///   - url: Where it was found; it may give the publication date.
  ///   - published: ISO date, when it is known; it wins over what the page says.
  /// - Returns: What the page says.
  /// - Throws: ``KaozhengError`` with the rejection's code.
  public func extract(
    html: [UInt8], url: String? = nil, published: String? = nil
  ) throws(KaozhengError) -> Extraction {
    try extract(
      RawPage(
        name: url ?? "page", bytes: html, form: .html,
        given: GivenMetadata(url: url, published: published)))
  }

  private func extract(_ page: RawPage) throws(KaozhengError) -> Extraction {
    try KaozhengError.wrapping { Extraction(try ExtractionWorker(stages).extract(page)) }
  }
}
