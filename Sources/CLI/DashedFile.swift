import Foundation

/// Files whose names begin with a dash, as a shell's `*` hands them over: they would be read as options.
enum DashedFile {
  /// What to write instead; nil when no argument is such a file.
  ///
  /// `--explain` or `-o` stay options even where a file has that very name: a file counts only with
  /// a point in its name, which no option has, or as one dash and several letters.
  static func advice(
    for arguments: some Sequence<String>,
    exists: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
  ) -> String? {
    for argument in arguments {
      if argument == "--" { return nil }
      guard argument.hasPrefix("-"), argument.count > 2,
        argument.contains(".") || !argument.hasPrefix("--"), !argument.contains("="),
        exists(argument)
      else { continue }
      return "'\(argument)' begins with a dash and would be read as options; "
        + "write './\(argument)', or put '--' before the files"
    }
    return nil
  }
}
