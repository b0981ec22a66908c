import FactStore
import NewsModel

/// What became of one input in a worker.
struct ReadOutcome: Sendable {
  let item: InputItem
  let result: Result<StoredDocument, Rejection>
  let rawSHA256: String?
  let pageBytes: Int
  let textBytes: Int
  let profile: StageProfile
}

extension InputItem {
  /// The item as the store's ledger of inputs keeps it.
  var record: InputRecord {
    InputRecord(
      root: root, relpath: relativePath, bytes: bytes, modifiedNanoseconds: modifiedNanoseconds)
  }
}

/// Takes input items through read, all stages and assembly; runs in the workers.
struct DocumentReader: Sendable {
  let stages: ExtractionStages
  let options: IngestOptions
  let listed: [String: GivenMetadata]

  /// Outcomes of a run of items, with one worker's handles for all of them.
  func outcomes(of items: [InputItem]) -> [ReadOutcome] {
    do throws(Rejection) {
      let worker = try ExtractionWorker(stages, profiling: options.profiling)
      return items.map { outcome(of: $0, worker) }
    } catch {
      return items.map { rejected($0, error) }
    }
  }

  private func outcome(of item: InputItem, _ worker: ExtractionWorker) -> ReadOutcome {
    if let rejection = item.rejection { return rejected(item, rejection) }
    worker.resetProfile()
    var digest: String?
    var size = 0
    do throws(Rejection) {
      let page = try worker.timed(.read) { () throws(Rejection) in
        try PageReader(limits: stages.limits)
          .page(at: item.path, given: options.given(for: item, listed: listed))
      }
      size = page.bytes.count
      let raw = worker.timed(.read) { ContentDigest.sha256Hex(page.bytes) }
      digest = raw
      let extracted = try worker.extract(page)
      worker.measureYardsticks(page, extracted.article)
      let document = worker.timed(.assemble) {
        DocumentAssembler.assemble(
          extracted,
          from: DocumentAssembler.Origin(
            source: sourceName(extracted.article, page, item), input: item.record, rawSHA256: raw))
      }
      return ReadOutcome(
        item: item, result: .success(document), rawSHA256: raw, pageBytes: size,
        textBytes: extracted.article.text.count, profile: worker.profile)
    } catch {
      return ReadOutcome(
        item: item, result: .failure(error), rawSHA256: digest, pageBytes: size, textBytes: 0,
        profile: worker.profile)
    }
  }

  private func rejected(_ item: InputItem, _ rejection: Rejection) -> ReadOutcome {
    ReadOutcome(
      item: item, result: .failure(rejection), rawSHA256: nil, pageBytes: 0, textBytes: 0,
      profile: StageProfile(enabled: options.profiling))
  }

  /// The outlet: what the caller says, the page's own site or source, else the parent folder's name.
  private func sourceName(_ article: CleanArticle, _ page: RawPage, _ item: InputItem) -> String {
    if let name = page.given.source ?? article.site ?? article.source { return name }
    let folders = item.path.split(separator: "/").dropLast()
    // A folder of digits is a day or a number, no outlet.
    let named = folders.last { folder in
      !folder.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }
    return (named ?? folders.last).map(String.init) ?? "unknown"
  }
}
