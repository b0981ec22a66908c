/// A string literal of a script that holds Chinese prose.
struct ScriptLiteral {
  /// Bytes between the quotes, escapes not undone.
  let range: Range<Int>
  /// Han characters in it, escaped ones too; an estimate.
  let han: Int
  /// The name it is the value of: `content` in `"content": "…"`, empty when there is none.
  let key: String
}

/// Finds the string literals of scripts and JSON, in one pass over the bytes.
///
/// Knows just enough of the grammar not to lose count of the quotes: comments, regular expressions
/// after an operator, escapes. A string of one quote ends at the line's end at the latest, so one
/// misread quote costs a line.
struct ScriptScanner {
  let bytes: ArraySlice<UInt8>

  /// The literals with `minHan` Han characters and a full stop, the longest first, at most `limit`.
  func prose(minHan: Int, limit: Int) -> [ScriptLiteral] {
    var found: [ScriptLiteral] = []
    var index = bytes.startIndex
    var previous: UInt8 = UInt8(ascii: ";")
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let (end, han, stops) = literal(from: index, quote: byte)
        if han >= minHan, stops > 0 {
          found.append(
            ScriptLiteral(range: index + 1..<end, han: han, key: key(before: index)))
          if found.count > limit * 4 {
            found.sort { $0.han > $1.han }
            found.removeLast(found.count - limit)
          }
        }
        index = min(end + 1, bytes.endIndex)
        previous = byte
      case UInt8(ascii: "/"):
        index = afterSlash(index, previous)
        previous = byte
      default:
        if byte > 0x20 { previous = byte }
        index += 1
      }
    }
    found.sort { $0.han > $1.han }
    return Array(found.prefix(limit))
  }

  /// Where a literal ends, and what it holds.
  private func literal(from start: Int, quote: UInt8) -> (end: Int, han: Int, stops: Int) {
    var (han, stops) = (0, 0)
    var index = start + 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == quote { return (index, han, stops) }
      switch byte {
      case UInt8(ascii: "\\"):
        // 4… to 9… are Han characters, 3002 is the full stop; further backslashes escape these.
        var at = index + 1
        while at < bytes.endIndex, bytes[at] == UInt8(ascii: "\\") { at += 1 }
        if at + 4 < bytes.endIndex, bytes[at] == UInt8(ascii: "u") {
          if (0x34...0x39).contains(bytes[at + 1]) { han += 1 }
          if bytes[at + 1] == 0x33, bytes[at + 2] == 0x30, bytes[at + 3] == 0x30,
            bytes[at + 4] == 0x32
          {
            stops += 1
          }
        }
        // Backslashes escape each other in pairs; an odd one escapes what follows.
        index = (at - index).isMultiple(of: 2) ? at : at + 1
        continue
      case UInt8(ascii: "%"):
        if index + 2 < bytes.endIndex, bytes[index + 1] | 0x20 == UInt8(ascii: "e") {
          if (0x34...0x39).contains(bytes[index + 2]) { han += 1 }
          if bytes[index + 2] == 0x33 { stops += 1 }
        }
      case 0xE4...0xE9: han += 1
      case 0xE3:
        if index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, bytes[index + 2] == 0x82 {
          stops += 1
        }
      case 0x0A, 0x0D: if quote != UInt8(ascii: "`") { return (index, han, stops) }
      default: break
      }
      index += 1
    }
    return (bytes.endIndex, han, stops)
  }

  /// Past a comment or a regular expression, else past the slash.
  private func afterSlash(_ index: Int, _ previous: UInt8) -> Int {
    guard index + 1 < bytes.endIndex else { return index + 1 }
    switch bytes[index + 1] {
    case UInt8(ascii: "/"):
      return bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
    case UInt8(ascii: "*"):
      var at = index + 2
      while at + 1 < bytes.endIndex {
        if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") { return at + 2 }
        at += 1
      }
      return bytes.endIndex
    default:
      guard "(,=:[!&|?{};+".utf8.contains(previous) else { return index + 1 }
      var at = index + 1
      var inClass = false
      while at < bytes.endIndex, at - index < 2000, bytes[at] != 0x0A {
        switch bytes[at] {
        case UInt8(ascii: "\\"): at += 1
        case UInt8(ascii: "["): inClass = true
        case UInt8(ascii: "]"): inClass = false
        case UInt8(ascii: "/"): if !inClass { return at + 1 }
        default: break
        }
        at += 1
      }
      return index + 1
    }
  }

  /// The name before a value: `"name": `, `name: `, `name = `, `name = JSON.parse(`, quotes escaped
  /// or not.
  private func key(before quote: Int) -> String {
    var at = quote
    let floor = max(bytes.startIndex, quote - 80)
    func skip(_ marks: StaticString) {
      while at > floor {
        let byte = bytes[at - 1]
        guard (0..<marks.utf8CodeUnitCount).contains(where: { marks.utf8Start[$0] == byte }) else {
          return
        }
        at -= 1
      }
    }
    func word() -> String {
      let end = at
      while at > floor, isNameByte(bytes[at - 1]) { at -= 1 }
      return String(decoding: bytes[at..<end], as: UTF8.self)
    }
    skip(" \t\n\\")
    // Through the calls that wrap a value: JSON.parse(, decodeURIComponent(, htmlDecode(.
    var calls = 0
    while at > floor, bytes[at - 1] == UInt8(ascii: "("), calls < 3 {
      at -= 1
      _ = word()
      calls += 1
    }
    skip(" \t\n\\")
    guard at > floor, bytes[at - 1] == UInt8(ascii: ":") || bytes[at - 1] == UInt8(ascii: "=")
    else { return "" }
    skip(" \t\n\\:=\"'")
    let name = word()
    return name.split(separator: ".").last.map(String.init) ?? ""
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F
      || byte == 0x2E || byte == 0x24 || byte == 0x2D || byte == 0x40
  }
}
