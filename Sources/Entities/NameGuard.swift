import ExtractorPacks

/// What must or must not stand beside a name that is also a common word.
struct NameGuard: Sendable {
  let notBefore: [[UInt8]]
  let notAfter: [[UInt8]]
  /// A weak name counts only beside one of these or of ``after``.
  let before: [[UInt8]]
  let after: [[UInt8]]
  /// A weak name also counts when the article has one of these entities, or its own under another name.
  let companions: Set<String>
  let isWeak: Bool
  let matchesCase: Bool

  init(_ row: PackTable.Row) throws(PackError) {
    func bytes(_ column: String) -> [[UInt8]] { row.list(column).map { Array($0.utf8) } }
    notBefore = bytes("not_before")
    notAfter = bytes("not_after")
    before = bytes("before")
    after = bytes("after")
    companions = Set(row.list("with"))
    let modes = row.list("mode")
    for mode in modes where mode != "weak" && mode != "case" {
      throw row.error("mode", "unknown mode '\(mode)'; use weak or case")
    }
    isWeak = modes.contains("weak")
    matchesCase = modes.contains("case")
  }

  /// False when a forbidden neighbour stands beside the span.
  func allows(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
    !notAfter.contains { ByteRun.starts($0, in: bytes, at: end) }
      && !notBefore.contains { ByteRun.ends($0, in: bytes, at: start) }
  }

  /// True when a neighbour speaks for the name.
  func supports(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
    after.contains { ByteRun.starts($0, in: bytes, at: end) }
      || before.contains { ByteRun.ends($0, in: bytes, at: start) }
  }
}
