import Foundation

/// CPU time spent in each stage by one thread of work, and the bytes that passed.
package struct StageProfile: Sendable {
  package let enabled: Bool
  /// Nanoseconds of thread CPU time.
  package private(set) var nanoseconds: [StageName: UInt64] = [:]

  package init(enabled: Bool) { self.enabled = enabled }

  /// The thread's CPU clock, or 0 when not profiling.
  package func now() -> UInt64 { enabled ? threadCPUNanoseconds() : 0 }

  package mutating func add(_ stage: StageName, since start: UInt64) {
    guard enabled else { return }
    nanoseconds[stage, default: 0] += threadCPUNanoseconds() &- start
  }

  package mutating func merge(_ other: StageProfile) {
    nanoseconds.merge(other.nanoseconds, uniquingKeysWith: +)
  }

  private func threadCPUNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
