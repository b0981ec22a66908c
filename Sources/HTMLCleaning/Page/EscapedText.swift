/// Undoes what scripts and attributes wrap around a text.
enum EscapedText {
  /// The text of a literal with all its layers undone: escapes, percent signs, entities, escapes
  /// again, at most four layers.
  static func unwrapped(_ literal: ArraySlice<UInt8>) -> [UInt8] {
    var text = scriptUnescaped(literal)
    for _ in 0..<3 {
      if percentShare(text) > 0.15 {
        text = percentDecoded(text)
      } else if hasEscapes(text) {
        text = scriptUnescaped(text[...])
      } else if isEntityMarkup(text) {
        text = entityUnescaped(text)
      } else {
        break
      }
    }
    return text
  }

  /// `\n`, `\"`, `\/`, `\uXXXX` (pairs of surrogates too), `\u{…}` and `\xXX` undone.
  static func scriptUnescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    var high: UInt32?
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        high = nil
        out.append(byte)
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x20)
      case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "0"), 0x0A: break
      case UInt8(ascii: "x"):
        guard let value = hex(bytes, index, 2) else { continue }
        append(value, to: &out)
        index += 2
      case UInt8(ascii: "u"):
        guard let value = hex(bytes, index, 4) else { continue }
        index += 4
        if (0xD800..<0xDC00).contains(value) {
          high = value
          continue
        }
        if let first = high, (0xDC00..<0xE000).contains(value) {
          append(0x10000 + (first - 0xD800) << 10 + (value - 0xDC00), to: &out)
        } else {
          append(value, to: &out)
        }
      default: out.append(escape)
      }
      high = nil
    }
    return out
  }

  private static func append(_ code: UInt32, to out: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(code), code >= 0x20 || code == 0x0A else { return }
    out.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
  }

  private static func hex(_ bytes: ArraySlice<UInt8>, _ index: Int, _ count: Int) -> UInt32? {
    guard index + count <= bytes.endIndex else { return nil }
    var value: UInt32 = 0
    for offset in 0..<count {
      guard let digit = digit(bytes[index + offset]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// True when escapes are left that stand for markup, Han characters or quotes.
  private static func hasEscapes(_ text: [UInt8]) -> Bool {
    var count = 0
    for index in text.indices.dropLast() where text[index] == UInt8(ascii: "\\") {
      let next = text[index + 1]
      if next == UInt8(ascii: "u") || next == UInt8(ascii: "\"") || next == UInt8(ascii: "/")
        || next == UInt8(ascii: "n")
      {
        count += 1
        if count > 1 { return true }
      }
    }
    return false
  }

  private static func percentShare(_ text: [UInt8]) -> Double {
    text.isEmpty ? 0 : Double(text.count { $0 == UInt8(ascii: "%") }) / Double(text.count)
  }

  private static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 2)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), let value = hex(text[...], index + 1, 2) {
        out.append(UInt8(value))
        index += 3
      } else if text[index] == UInt8(ascii: "%"), index + 1 < text.count,
        text[index + 1] == UInt8(ascii: "u"), let value = hex(text[...], index + 2, 4)
      {
        append(value, to: &out)
        index += 6
      } else {
        out.append(text[index] == UInt8(ascii: "+") ? 0x20 : text[index])
        index += 1
      }
    }
    return out
  }

  /// True when the tags are written as entities: `&lt;p&gt;`, and none as tags.
  private static func isEntityMarkup(_ text: [UInt8]) -> Bool {
    ByteText.contains(text, "&lt;") && !FileMagic.hasTags(text)
  }

  /// The entities of markup undone; others are left to the parser.
  static func entityUnescaped(_ text: [UInt8]) -> [UInt8] {
    let entities: [(StaticString, UInt8)] = [
      ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
      ("&amp;", UInt8(ascii: "&")), ("&#39;", UInt8(ascii: "'")), ("&#x27;", UInt8(ascii: "'")),
      ("&#34;", UInt8(ascii: "\"")), ("&#60;", UInt8(ascii: "<")), ("&#62;", UInt8(ascii: ">")),
    ]
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = 0
    scan: while index < text.count {
      if text[index] == UInt8(ascii: "&") {
        for (name, byte) in entities {
          let count = name.utf8CodeUnitCount
          guard index + count <= text.count,
            (0..<count).allSatisfy({ text[index + $0] == name.utf8Start[$0] })
          else { continue }
          out.append(byte)
          index += count
          continue scan
        }
      }
      out.append(text[index])
      index += 1
    }
    return out
  }
}
