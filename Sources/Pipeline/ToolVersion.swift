/// The version of the tool, one for the library and the executable.
package enum ToolVersion {
  /// Semantic version; changes of results raise the minor number.
  package static let text = "0.1.0"
}
