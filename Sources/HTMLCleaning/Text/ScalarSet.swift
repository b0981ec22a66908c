/// A fixed set of scalars of the Basic Multilingual Plane, looked up by one bit.
struct ScalarSet: Sendable {
  private let words: [UInt64]

  /// Scalars beyond U+FFFF are left out.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var words = [UInt64](repeating: 0, count: 0x10000 / 64)
    for scalar in scalars where scalar.value < 0x10000 {
      words[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
    self.words = words
  }

  func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && words[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }
}
