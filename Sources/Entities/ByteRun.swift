/// Looks at bytes beside an offset.
enum ByteRun {
  /// True when `run` stands at `offset`.
  static func starts(_ run: [UInt8], in bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + run.count <= bytes.count else { return false }
    for index in 0..<run.count where bytes[offset + index] != run[index] { return false }
    return true
  }

  /// True when `run` ends at `offset`.
  static func ends(_ run: [UInt8], in bytes: [UInt8], at offset: Int) -> Bool {
    starts(run, in: bytes, at: offset - run.count)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  static func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// True for ideographs of the basic block and extension A: three bytes each.
  static func isHan(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + 2 < bytes.count else { return false }
    let lead = bytes[offset]
    guard lead >= 0xE3, lead <= 0xE9 else { return false }
    let value =
      UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
      | UInt32(bytes[offset + 2] & 0x3F)
    return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF)
  }

  /// ASCII capitals as small letters, everything else as it is; offsets stay the same.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for index in 0..<result.count where isUpper(result[index]) { result[index] |= 0x20 }
    return result
  }
}
