import Foundation

/// One run of the built executable, as a user would make it.
package struct ToolRun: Sendable {
  package let status: Int32
  package let output: String
  package let talk: String

  /// The executable beside the test bundle.
  package static var path: String {
    let runner = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/kaozheng"
  }

  /// Runs the tool and waits for it.
  package init(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    folder here: String? = nil
  ) throws {
    let folder = try TemporaryFolder()
    let names = ["in", "out", "err"].map { folder.path + "/" + $0 }
    try folder.write("in", input)
    for name in names.dropFirst() {
      guard FileManager.default.createFile(atPath: name, contents: nil) else {
        throw CaseError(message: "\(name): can't be made")
      }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    if let here { process.currentDirectoryURL = URL(fileURLWithPath: here) }
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LANG": "C", "LC_ALL": "C"]) { $1 }.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: names[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names[1]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names[2]))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: names[1], encoding: .utf8)
    talk = try String(contentsOfFile: names[2], encoding: .utf8)
  }

  /// The output's lines as JSON objects.
  package func objects() throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let object = parsed as? [String: Any] else {
        throw CaseError(message: "no JSON object: \(line)")
      }
      return object
    }
  }
}
