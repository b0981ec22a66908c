import Foundation

/// Finds the folder of the bundled packs.
///
/// In order: option, environment, beside the executable, the install prefix, and last the SwiftPM
/// resource bundle. Never a path fixed at build time.
package struct PackLocator: Sendable {
  /// The environment variable that names the packs' folder.
  package static let environmentVariable = "KAOZHENG_PACKS"
  /// A file every pack folder has.
  static let marker = "PACKS.tsv"

  /// The folders that are tried, in order.
  package static func candidates(environment: [String: String]) -> [String] {
    var folders: [String] = []
    if let named = environment[environmentVariable], !named.isEmpty { folders.append(named) }
    for directory in executableDirectories() {
      folders.append(directory + "/packs")
      folders.append(directory + "/../share/kaozheng/packs")
      folders.append(directory + "/kaozheng_ExtractorPacks.resources/packs")
      folders.append(directory + "/kaozheng_ExtractorPacks.bundle/packs")
      folders.append(
        directory + "/kaozheng_ExtractorPacks.bundle/Contents/Resources/packs")
    }
    return folders
  }

  /// The first candidate that is a packs' folder.
  ///
  /// - Throws: ``PackError`` that lists what was tried.
  package static func bundled(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(PackError) -> String {
    let tried = candidates(environment: environment)
    for folder in tried where FileManager.default.fileExists(atPath: folder + "/" + marker) {
      return folder
    }
    throw PackError(
      file: "packs",
      message: """
        no folder of packs found; set \(environmentVariable) to it or reinstall. Tried: \
        \(tried.joined(separator: ", "))
        """)
  }

  /// Folders the running program may keep its packs beside: its own, and that of a test bundle.
  private static func executableDirectories() -> [String] {
    var directories: [String] = []
    let paths = [Bundle.main.executablePath, CommandLine.arguments.first]
    for case let path? in paths {
      let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      let directory = resolved.deletingLastPathComponent().path
      if !directories.contains(directory) { directories.append(directory) }
    }
    return directories
  }
}
