/// A pack that can't be used: which file, where in it, why, and what to do.
package struct PackError: Error, Sendable, CustomStringConvertible {
  package let file: String
  /// 1-based; 0 when the file as a whole is meant.
  package let line: Int
  /// 1-based column number of the table; 0 when the line as a whole is meant.
  package let column: Int
  package let message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    (self.file, self.line, self.column, self.message) = (file, line, column, message)
  }

  package var description: String {
    let place = line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    return "\(place): \(message)"
  }
}
