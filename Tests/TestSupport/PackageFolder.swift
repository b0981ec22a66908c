/// The checkout the tests were built from.
package enum PackageFolder {
  /// Absolute path without a trailing slash.
  package static let path: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// Folder of shared seeds and evaluation data beside the checkout; tests that use it skip without it.
  package static let shared = path + "/../shared"
}
