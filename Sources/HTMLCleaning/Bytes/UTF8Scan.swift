/// Strict UTF-8, sequence by sequence: for pages that are not valid as a whole.
enum UTF8Scan {
  /// What stands at an index.
  enum Sequence {
    case valid(length: Int)
    /// The longest start of a sequence that is no whole one; replaced by one U+FFFD.
    case bad(length: Int)
    /// A sequence that the end of the bytes cuts short.
    case cut(length: Int)
  }

  /// Reads one sequence by the table of well-formed sequences (Unicode, table 3-7).
  static func sequence(_ bytes: ArraySlice<UInt8>, at index: Int) -> Sequence {
    let lead = bytes[index]
    if lead < 0x80 { return .valid(length: 1) }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return .bad(length: 1)
    }
    for offset in 1..<length {
      guard index + offset < bytes.endIndex else { return .cut(length: offset) }
      let allowed = offset == 1 ? second : 0x80...0xBF
      if !allowed.contains(bytes[index + offset]) { return .bad(length: offset) }
    }
    return .valid(length: length)
  }

  /// What a page that is not valid UTF-8 is made of.
  struct Census {
    /// Sequences of three bytes in the range of Han characters.
    var han = 0
    /// Sequences that are not valid.
    var bad = 0
    /// Bytes that are not ASCII.
    var foreignBytes = 0
  }

  static func census(_ bytes: ArraySlice<UInt8>) -> Census {
    var census = Census()
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      switch sequence(bytes, at: index) {
      case .valid(let length):
        if length == 3, (0xE4...0xE9).contains(bytes[index]) { census.han += 1 }
        census.foreignBytes += length
        index += length
      case .bad(let length):
        census.bad += 1
        census.foreignBytes += length
        index += length
      case .cut(let length):
        census.foreignBytes += length
        index += length
      }
    }
    return census
  }

  /// Appends bytes with U+FFFD for each bad sequence; a sequence the end cuts short is left out.
  ///
  /// - Returns: How many were replaced, and whether the end was cut.
  static func appendRepaired(
    _ bytes: ArraySlice<UInt8>, to out: inout [UInt8]
  ) -> (replaced: Int, isCut: Bool) {
    var replaced = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch sequence(bytes, at: index) {
      case .valid(let length):
        out.append(contentsOf: bytes[index..<index + length])
        index += length
      case .bad(let length):
        out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replaced += 1
        index += length
      case .cut: return (replaced, true)
      }
    }
    return (replaced, false)
  }
}
