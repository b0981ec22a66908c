import Foundation
import NewsModel

/// The lines that cleaning took out, as `doc.boilerplate_json` keeps them.
///
/// An array of `{"role":…,"text":…}` in the order of the page, roles by the words of `LineRole`. It is
/// there to be looked at, so of very much only the start is kept; the page itself is the whole record.
enum BoilerplateJSON {
  /// Lines kept of one document.
  static let maxLines = 200
  /// Code points kept of one line.
  static let maxLineCodePoints = 500

  /// The JSON text, nil when nothing was removed.
  ///
  /// - Complexity: O(bytes kept).
  static func encode(_ lines: [RemovedLine]) -> String? {
    guard !lines.isEmpty else { return nil }
    var json: [UInt8] = []
    for line in lines.prefix(maxLines) {
      json.append(contentsOf: (json.isEmpty ? #"[{"role":""# : #"},{"role":""#).utf8)
      json.append(contentsOf: line.role.rawValue.utf8)
      json.append(contentsOf: #"","text":""#.utf8)
      appendQuoted(line.text, to: &json)
      json.append(UInt8(ascii: "\""))
    }
    json.append(contentsOf: "}]".utf8)
    return String(decoding: json, as: UTF8.self)
  }

  /// The lines of a stored document; a role that this version does not know becomes `boilerplate`.
  static func decode(_ json: String, of documentID: String) throws -> [RemovedLine] {
    struct Line: Decodable {
      let role: String
      let text: String
    }
    do {
      return try JSONDecoder().decode([Line].self, from: Data(json.utf8)).map {
        RemovedLine(role: LineRole(rawValue: $0.role) ?? .boilerplate, text: $0.text)
      }
    } catch {
      throw StoreError(
        .damaged, "\(documentID): its removed lines can't be read (\(error)); ingest it again")
    }
  }

  /// The first code points of `text` as the inside of a JSON string.
  private static func appendQuoted(_ text: String, to json: inout [UInt8]) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var codePoints = 0
      var index = 0
      while index < source.count {
        let byte = source[index]
        if byte & 0xC0 != 0x80 {
          if codePoints == maxLineCodePoints { break }
          codePoints += 1
        }
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          json.append(contentsOf: source[start..<index])
          appendEscaped(byte, to: &json)
          start = index + 1
        }
        index += 1
      }
      json.append(contentsOf: source[start..<index])
    }
  }

  private static func appendEscaped(_ byte: UInt8, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\\"))
    guard byte < 0x20 else { return json.append(byte) }
    let digits = Array("0123456789abcdef".utf8)
    json.append(contentsOf: "u00".utf8)
    json.append(digits[Int(byte >> 4)])
    json.append(digits[Int(byte & 15)])
  }
}
