import CAllocations
import Foundation
import NewsModel

/// CPU seconds of the calling thread: what other processes do does not count.
enum CPUClock {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func seconds(_ work: () -> Void) -> Double {
    let start = now()
    work()
    return now() - start
  }
}

/// How fast a stage is on a text, with the yardstick measured in the same rounds.
struct Throughput: Codable {
  let stage: String
  let text: String
  let megabytes: Double
  let mentions: Int
  /// Medians of the rounds, MB of UTF-8 a CPU second.
  let megabytesPerSecond: Double
  let floorMegabytesPerSecond: Double
  /// Heap allocations, nil where they are not counted.
  let allocationsPerMention: Double?
  let allocationsPerThousandCharacters: Double?

  /// Rounds alternate between stage and yardstick, so that a busy neighbour slows both.
  static func measure(_ stage: Stage, _ text: BenchText, floor: Stage, rounds: Int) -> Throughput {
    func run(_ stage: Stage) -> Int { text.articles.reduce(0) { $0 + stage.run($1) } }
    let mentions = run(stage)
    let before = kz_allocation_count()
    _ = run(stage)
    let allocations = Double(kz_allocation_count() - before)
    var own: [Double] = []
    var base: [Double] = []
    for _ in 0..<rounds {
      own.append(CPUClock.seconds { _ = run(stage) })
      base.append(CPUClock.seconds { _ = run(floor) })
    }
    let megabytes = Double(text.byteCount) / 1e6
    let isCounted = kz_allocations_are_counted() == 1
    return Throughput(
      stage: stage.name, text: text.name, megabytes: megabytes, mentions: mentions,
      megabytesPerSecond: megabytes / median(own),
      floorMegabytesPerSecond: megabytes / median(base),
      allocationsPerMention: isCounted ? allocations / Double(max(mentions, 1)) : nil,
      allocationsPerThousandCharacters: isCounted
        ? allocations / Double(max(text.characterCount, 1)) * 1000 : nil)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }
}

/// How the time of a stage grows with one long text.
struct Linearity: Codable {
  let stage: String
  let pattern: String
  let bytes: [Int]
  /// Least of three runs each; one run of the longest.
  let seconds: [Double]

  /// Time a byte at the longest text over that at the one before it: 1 when linear.
  var growth: Double {
    guard let last = seconds.last, seconds.count > 1 else { return 1 }
    let (longest, shorter) = (bytes[bytes.count - 1], bytes[bytes.count - 2])
    return last / Double(longest) / max(seconds[seconds.count - 2] / Double(shorter), 1e-12)
  }

  static func measure(_ stage: Stage, name: String, pattern: String, sizes: [Int]) -> Linearity {
    let seconds = sizes.map { size in
      let article = BenchText.long(pattern, bytes: size)
      let repeats = max(1, 100_000 / size)
      return (0..<(size >= 4_000_000 ? 1 : 3)).map { _ in
        CPUClock.seconds { for _ in 0..<repeats { _ = stage.run(article) } } / Double(repeats)
      }.min() ?? 0
    }
    return Linearity(stage: stage.name, pattern: name, bytes: sizes, seconds: seconds)
  }
}
