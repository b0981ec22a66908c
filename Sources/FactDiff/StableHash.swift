/// The hash behind group ids when the caller brings none: FNV-1a of 128 bits in base 32.
package enum StableHash {
  /// 26 characters of `0-9a-v`, the same in every process and on every machine.
  @Sendable package static func base32(_ text: String) -> String {
    let prime: UInt128 = 1 << 88 | 0x13B
    var state: UInt128 = 0x6C62_272E_07BB_0142 << 64 | 0x62B8_2175_6295_C58D
    for byte in text.utf8 { state = (state ^ UInt128(byte)) &* prime }
    // The low bits of FNV are its weak ones: fold the high half in before printing.
    state ^= state >> 67
    state = state &* prime
    let digits = Array("0123456789abcdefghijklmnopqrstuv".utf8)
    var output: [UInt8] = []
    for _ in 0..<26 {
      output.append(digits[Int(truncatingIfNeeded: state & 31)])
      state >>= 5
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Mixes one 64-bit value well enough for hash tables and sketches (SplitMix64's finaliser).
  ///
  /// - Source: Sebastiano Vigna, splitmix64.c.
  static func mix(_ value: UInt64) -> UInt64 {
    var state = value &+ 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    return state ^ (state >> 31)
  }
}
