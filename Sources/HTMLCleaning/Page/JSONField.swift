import CHTML

/// Picks single string values out of JSON and script text without parsing the whole of it.
enum JSONField {
  /// The value of `"name": "…"`, escapes undone.
  static func string(_ name: String, in bytes: ArraySlice<UInt8>) -> String? {
    value(after: Array("\"\(name)\"".utf8), separators: [0x3A], in: bytes)
  }

  /// The value of `"inner": "…"` shortly after `"outer"`, as in `"author": {"name": "…"}`.
  static func inner(_ outer: String, _ inner: String, in bytes: ArraySlice<UInt8>) -> String? {
    guard let start = find(Array("\"\(outer)\"".utf8), in: bytes, from: bytes.startIndex) else {
      return nil
    }
    return string(inner, in: bytes[start...].prefix(400))
  }

  /// True when a word stands anywhere in the bytes.
  static func has(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
    find(Array(word.utf8), in: bytes, from: bytes.startIndex) != nil
  }

  /// The value of `name = "…"` or `name: "…"`, the name quoted or not.
  static func assigned(_ name: String, in bytes: ArraySlice<UInt8>) -> String? {
    value(after: Array(name.utf8), separators: [0x3A, 0x3D], in: bytes)
  }

  /// The value of `name = "…"` or `name = decode("…")`.
  static func called(_ name: String, in bytes: ArraySlice<UInt8>) -> String? {
    value(after: Array(name.utf8), separators: [0x3D], in: bytes, skipsCall: true)
  }

  /// The digits of `name: 1693884000000` or `name = "1693884000"`, the name quoted or not.
  static func number(_ name: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = Array(name.utf8)
    var index = bytes.startIndex
    while let found = Self.find(word, in: bytes, from: index) {
      index = found
      let isWhole = index == bytes.startIndex || !isWordByte(bytes[index - 1])
      index += word.count
      guard isWhole else { continue }
      var at = index
      func skipQuotesAndSpaces() {
        while at < bytes.endIndex, bytes[at] <= 0x20 || bytes[at] == 0x22 || bytes[at] == 0x27 {
          at += 1
        }
      }
      skipQuotesAndSpaces()
      guard at < bytes.endIndex, bytes[at] == 0x3A || bytes[at] == 0x3D else { continue }
      at += 1
      skipQuotesAndSpaces()
      let digits = bytes[at...].prefix(14).prefix { (0x30...0x39).contains($0) }
      if !digits.isEmpty, let value = Int(String(decoding: digits, as: UTF8.self)) { return value }
    }
    return nil
  }

  private static func value(
    after name: [UInt8], separators: Set<UInt8>, in bytes: ArraySlice<UInt8>,
    skipsCall: Bool = false
  ) -> String? {
    var index = bytes.startIndex
    while let found = Self.find(name, in: bytes, from: index) {
      index = found
      let isWhole = index == bytes.startIndex || !isWordByte(bytes[index - 1])
      index += name.count
      guard isWhole else { continue }
      var at = index
      if at < bytes.endIndex, bytes[at] == 0x22 || bytes[at] == 0x27 { at += 1 }
      while at < bytes.endIndex, bytes[at] <= 0x20 { at += 1 }
      guard at < bytes.endIndex, separators.contains(bytes[at]) else { continue }
      at += 1
      while at < bytes.endIndex, bytes[at] <= 0x20 { at += 1 }
      if skipsCall {
        while at < bytes.endIndex, isWordByte(bytes[at]) { at += 1 }
        if at < bytes.endIndex, bytes[at] == 0x28 { at += 1 }
      }
      guard at < bytes.endIndex, bytes[at] == 0x22 || bytes[at] == 0x27 else { continue }
      return quoted(bytes, from: at)
    }
    return nil
  }

  private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let base = bytes.startIndex
    let found = bytes.withUnsafeBufferPointer { buffer in
      kz_find(
        buffer.baseAddress, Int64(buffer.count), Int64(start - base), word, Int64(word.count))
    }
    return found < 0 ? nil : base + Int(found)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
      || byte == 0x2E || byte == 0x24
  }

  /// The string that opens at `start`, `\n`, `\"`, `\uXXXX` and the like undone.
  private static func quoted(_ bytes: ArraySlice<UInt8>, from start: Int) -> String? {
    let quote = bytes[start]
    var out = String.UnicodeScalarView()
    var plain: [UInt8] = []
    func flush(_ out: inout String.UnicodeScalarView, _ plain: inout [UInt8]) {
      out.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
      plain = []
    }
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != quote {
      guard bytes[index] == 0x5C, index + 1 < bytes.endIndex else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "t"): plain.append(0x20)
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): break
      case UInt8(ascii: "u") where index + 4 <= bytes.endIndex:
        let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
        flush(&out, &plain)
        if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          out.append(scalar)
        }
        index += 4
      default: plain.append(escape)
      }
    }
    flush(&out, &plain)
    let text = ByteText.trimmed(String(out))
    return text.isEmpty ? nil : text
  }
}
