import ArgumentParser
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline

/// The exit codes of PROTOCOL.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let quarantined = ExitCode(3)
  static let storeBusy = ExitCode(4)
  static let storeDamaged = ExitCode(5)
  static let differences = ExitCode(10)
  static let interrupted = ExitCode(130)
}
