import ArgumentParser
import Foundation

/// The language of messages for people; data never depends on it.
enum Language: String, ExpressibleByArgument, CaseIterable, Sendable {
  case zh, en

  /// The language of the environment: Chinese for zh locales, else English.
  static func ofEnvironment(_ environment: [String: String]) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[name], !value.isEmpty {
        return value.lowercased().hasPrefix("zh") ? .zh : .en
      }
    }
    return .en
  }

  /// One of the two wordings.
  func text(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    self == .zh ? zh() : en()
  }
}

/// How a command talks to people.
struct TalkOptions: ParsableArguments {
  @Option(help: "Language of messages: zh or en (default: by locale).")
  var lang: Language?

  @Option(help: "Colour: auto, always or never (NO_COLOR is honoured).")
  var color: ColorChoice = .auto

  var language: Language { lang ?? .ofEnvironment(ProcessInfo.processInfo.environment) }
  var style: TerminalStyle { TerminalStyle(color) }
}

/// When colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable { case auto, always, never }

/// Colour as an addition to marks and words, never alone.
struct TerminalStyle: Sendable {
  private let enabled: Bool

  init(_ choice: ColorChoice) {
    let environment = ProcessInfo.processInfo.environment
    switch choice {
    case .always: enabled = true
    case .never: enabled = false
    case .auto:
      enabled =
        isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb"
    }
  }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func red(_ text: String) -> String { wrap(text, "31") }
  func green(_ text: String) -> String { wrap(text, "32") }
  func yellow(_ text: String) -> String { wrap(text, "33") }
  func dim(_ text: String) -> String { wrap(text, "2") }

  private func wrap(_ text: String, _ code: String) -> String {
    enabled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
