/// Every finite limit of the system, with its default; the unit is in the name.
package struct Limits: Hashable, Sendable {
  /// Bytes of one page file.
  package var maxPageBytes = 16 << 20
  /// Bytes a compressed page may unpack to for each of its own, past the first 10 MiB.
  package var maxUnpackRatio = 100
  /// Elements of one page.
  package var maxNodes = 1_000_000
  /// Nested elements of one page, as many as browsers nest; deeper text is kept, deeper structure is
  /// not.
  package var maxDepth = 512
  /// Attributes of one tag (libxml2 is quadratic in them).
  package var maxAttributesPerTag = 512
  /// UTF-8 bytes of one clean text.
  package var maxTextBytes = 8 << 20
  /// UTF-8 bytes of one sentence; longer ones are cut.
  package var maxSentenceBytes = 16_384
  /// Seconds for one document, looked at between stages.
  package var timeoutSeconds = 30.0
  /// Bytes of one NDJSON line.
  package var maxLineBytes = 64 << 20
  /// Files one ingest looks at.
  package var maxInputFiles = 10_000_000
  /// Folders inside folders that ingest descends.
  package var maxDirectoryDepth = 64

  package init() {}
}
