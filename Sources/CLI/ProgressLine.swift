import Foundation
import Pipeline

/// One line on stderr that tells how an ingest goes; silent when stderr is not a terminal.
struct ProgressLine {
  private let enabled = isatty(STDERR_FILENO) == 1
  private let language: Language
  private let started = Date()
  private var lastShown = Date.distantPast

  init(_ language: Language) { self.language = language }

  /// Shows the state, at most ten times a second.
  mutating func show(_ progress: IngestProgress) {
    let now = Date()
    guard enabled, now.timeIntervalSince(lastShown) > 0.1 else { return }
    lastShown = now
    let seconds = max(now.timeIntervalSince(started), 0.001)
    let rate = Double(progress.finished) / seconds
    let remaining = rate > 0 ? Double(progress.total - progress.finished) / rate : 0
    let line = language.text(
      "\(progress.finished)/\(progress.total) 篇  \(Int(rate)) 篇/秒  \(progress.facts) 条事实  隔离 \(progress.quarantined)  剩余约 \(Self.clock(remaining))",
      "\(progress.finished)/\(progress.total) articles  \(Int(rate))/s  \(progress.facts) facts  \(progress.quarantined) quarantined  ETA \(Self.clock(remaining))"
    )
    put("\r\u{1B}[K" + line)
  }

  /// Clears the line.
  func finish() { if enabled { put("\r\u{1B}[K") } }

  private func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999))
    let minutes = whole / 60 % 60
    let rest = whole % 60
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return whole >= 3600
      ? "\(whole / 3600):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
