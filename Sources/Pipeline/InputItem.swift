package import NewsModel

/// One file that ingest was pointed at.
package struct InputItem: Sendable {
  /// Absolute path of the folder it was found from.
  package let root: String
  /// Path below `root`, file name included.
  package let relativePath: String
  package let bytes: Int
  /// Modification time in nanoseconds since 1970.
  package let modifiedNanoseconds: Int
  /// What a manifest or an option says of it.
  package var given: GivenMetadata
  /// Set when the walk already knows that it can't be taken.
  package let rejection: Rejection?

  package init(
    root: String, relativePath: String, bytes: Int = 0, modifiedNanoseconds: Int = 0,
    given: GivenMetadata = .init(), rejection: Rejection? = nil
  ) {
    (self.root, self.relativePath, self.bytes) = (root, relativePath, bytes)
    (self.modifiedNanoseconds, self.given, self.rejection) = (modifiedNanoseconds, given, rejection)
  }

  /// Absolute path.
  package var path: String { root == "/" ? "/" + relativePath : root + "/" + relativePath }
}
