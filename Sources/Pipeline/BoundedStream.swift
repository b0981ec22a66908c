/// Runs work on items in parallel and hands the results over in the order of the items.
///
/// At most `width` pieces of work run at once and at most `window` results wait for an earlier one,
/// so memory does not grow with the number of items. Cancellation stops new work; what is running is
/// finished and handed over.
package func inOrder<Item: Sendable, Output: Sendable>(
  _ items: [Item], width: Int, window: Int,
  _ work: @escaping @Sendable (Item) -> Output,
  handOver: (Output) throws -> Void
) async throws {
  precondition(width > 0 && window >= width, "width and window must be positive")
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var waiting: [Int: Output] = [:]
    var started = 0
    var delivered = 0
    func start() {
      guard started < items.count, started - delivered < window, !Task.isCancelled else { return }
      let (index, item) = (started, items[started])
      group.addTask { (index, work(item)) }
      started += 1
    }
    for _ in 0..<width { start() }
    while let (index, output) = try await group.next() {
      waiting[index] = output
      while let next = waiting.removeValue(forKey: delivered) {
        try handOver(next)
        delivered += 1
      }
      while started - delivered - waiting.count < width {
        let before = started
        start()
        if started == before { break }
      }
    }
  }
}
