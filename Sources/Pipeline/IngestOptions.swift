import NewsModel

/// What an ingest is told beside its paths.
package struct IngestOptions: Sendable {
  /// Name of the outlet for all inputs; wins over what pages say.
  package var source: String?
  package var sourceMap: SourceMap?
  package var manifest: Manifest?
  /// Workers.
  package var jobs: Int
  /// Books CPU time by stage.
  package var profiling: Bool

  package init(
    source: String? = nil, sourceMap: SourceMap? = nil, manifest: Manifest? = nil, jobs: Int = 1,
    profiling: Bool = false
  ) {
    (self.source, self.sourceMap, self.manifest) = (source, sourceMap, manifest)
    (self.jobs, self.profiling) = (jobs, profiling)
  }

  /// All that the options say of articles, as bytes: equal options give equal bytes.
  var signature: [UInt8] {
    var parts = [source ?? ""]
    parts += (sourceMap?.names ?? [:]).sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    for (path, given) in manifest?.entries ?? [] {
      parts += [
        path, given.title ?? "", given.author ?? "", given.url ?? "", given.source ?? "",
        given.published ?? "",
      ]
    }
    return Array(parts.joined(separator: "\u{1F}").utf8)
  }

  /// What is known of an item: the option, then the source map, then the manifest.
  func given(for item: InputItem, listed: [String: GivenMetadata]) -> GivenMetadata {
    var given = item.given.overlaid(by: listed[item.path] ?? GivenMetadata())
    given.source = source ?? sourceMap?.source(for: item.relativePath) ?? given.source
    return given
  }
}
