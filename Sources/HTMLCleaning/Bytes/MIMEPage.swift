import NewsModel

/// Takes the page out of a saved page with its parts (MIME multipart/related, RFC 2557).
enum MIMEPage {
  /// True when a file opens with the header of a saved page, whatever its name.
  static func isMIME(_ bytes: [UInt8]) -> Bool {
    let openings = [
      "From:", "MIME-Version:", "Content-Type: multipart/related", "Subject:", "Date:",
    ]
    guard openings.contains(where: { bytes.starts(with: $0.utf8) }) else { return false }
    let (fields, _) = header(bytes, from: 0)
    return fields["mime-version"] != nil && fields["content-type"] != nil
  }

  /// The first text/html part, its transfer encoding undone.
  ///
  /// - Throws: ``Rejection`` `not_html` when no part is HTML.
  static func html(
    in bytes: [UInt8], name: String
  ) throws(Rejection) -> (bytes: [UInt8], charset: String?) {
    let (fields, bodyStart) = header(bytes, from: 0)
    let type = fields["content-type"] ?? ""
    if let boundary = parameter("boundary", of: type) {
      let marker = Array("--\(boundary)".utf8)
      var starts: [Int] = []
      var lineStart = bodyStart
      while lineStart < bytes.count, starts.count < 10_000 {
        if bytes[lineStart...].starts(with: marker) { starts.append(lineStart) }
        lineStart = endOfLine(bytes, from: lineStart)
      }
      for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
        let (partFields, partStart) = header(bytes, from: endOfLine(bytes, from: start))
        let partType = partFields["content-type"] ?? ""
        guard partType.lowercased().hasPrefix("text/html"), partStart <= end else { continue }
        return (
          decoded(bytes[partStart..<end], partFields["content-transfer-encoding"] ?? ""),
          parameter("charset", of: partType)
        )
      }
    } else if type.lowercased().hasPrefix("text/html") {
      return (
        decoded(bytes[bodyStart...], fields["content-transfer-encoding"] ?? ""),
        parameter("charset", of: type)
      )
    }
    throw Rejection(.notHTML, "\(name) has no text/html part; save the page as HTML instead")
  }

  private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }

  /// Header fields by lower-case name, folded lines joined, and where the body starts.
  private static func header(_ bytes: [UInt8], from start: Int) -> ([String: String], Int) {
    var fields: [String: String] = [:]
    var last: String?
    var index = start
    while index < bytes.count, fields.count < 200 {
      let next = endOfLine(bytes, from: index)
      let raw = String(decoding: bytes[index..<next], as: UTF8.self)
      let line = ByteText.trimmed(raw)
      index = next
      if line.isEmpty { break }
      if raw.first == " " || raw.first == "\t", let name = last {
        fields[name, default: ""] += " " + line
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        fields[name] = ByteText.trimmed(String(line[line.index(after: colon)...]))
        last = name
      }
    }
    return (fields, index)
  }

  private static func parameter(_ name: String, of value: String) -> String? {
    for part in value.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, ByteText.trimmed(String(pair[0])).lowercased() == name else {
        continue
      }
      return ByteText.trimmed(String(pair[1])).trimmingPrefix("\"").split(separator: "\"").first
        .map(String.init)
    }
    return nil
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch ByteText.trimmed(encoding).lowercased() {
    case "quoted-printable": quotedPrintable(bytes)
    case "base64": base64(bytes)
    default: Array(bytes)
    }
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    func hex(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x3D, index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
        let low = hex(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else if byte == 0x3D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A {
        index += 2
      } else if byte == 0x3D, index + 2 < bytes.endIndex, bytes[index + 1] == 0x0D {
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }

  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
      case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }
}
