import Crypto
import Foundation
package import NewsModel

/// SHA-256 of bytes as lower-case hexadecimal.
package enum ContentDigest {
  private static let hexDigits = Array("0123456789abcdef".utf8)

  package static func sha256Hex(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) {
      out.append(hexDigits[Int(byte >> 4)])
      out.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// Public ids that survive re-ingest: a prefix and 20 characters of lower-case base32.
///
/// The characters are the first 100 bits of SHA-256 over the fields, joined by U+001F. At 10⁹ ids
/// the chance of one collision is below 10⁻¹².
package enum StableID {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// Source and raw bytes: moving a file changes nothing, another outlet's copy is another document.
  package static func document(source: String, rawSHA256: String) -> String {
    make("d_", [source, rawSHA256])
  }

  /// The page's address, else source, folded title and day; else the text itself.
  package static func article(
    url: String?, source: String, title: String?, day: CivilDate?, textID: String
  ) -> String {
    if let url, !url.isEmpty { return make("a_", ["url", canonical(url)]) }
    guard let title, !title.isEmpty else { return make("a_", ["text", textID]) }
    let folded = title.precomposedStringWithCompatibilityMapping.lowercased()
    return make("a_", ["title", source, folded, day?.description ?? ""])
  }

  /// The clean text: exact reposts share it.
  package static func text(_ text: ArticleText) -> String { make("x_", joined: text.bytes) }

  package static func sentence(documentID: String, text: String, occurrence: Int) -> String {
    make("t_", [documentID, text, String(occurrence)])
  }

  /// `owner` is the document id for a fact id (`f_`), the article id for a signature (`s_`).
  package static func fact(
    prefix: String, owner: String, quote: String, sentence: String, occurrence: String,
    metric: String, slot: Int
  ) -> String {
    make(prefix, [owner, quote, sentence, occurrence, metric, String(slot)])
  }

  package static func claimHash(_ claimKey: String) -> String { make("c_", [claimKey]) }

  package static func group(claimKey: String, period: String?) -> String {
    make("g_", [claimKey, period ?? ""])
  }

  package static func mention(
    documentID: String, kind: String, surface: String, occurrence: Int
  ) -> String {
    make("n_", [documentID, kind, surface, String(occurrence)])
  }

  package static func cluster(members: [String]) -> String { make("r_", members) }

  package static func source(_ name: String) -> String { make("o_", [name]) }

  /// The id of any joined fields; every other function goes through it.
  package static func make(_ prefix: String, _ fields: [String]) -> String {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(0x1F) }
      bytes.append(contentsOf: field.utf8)
    }
    return make(prefix, joined: bytes)
  }

  private static func make(_ prefix: String, joined bytes: [UInt8]) -> String {
    var out = Array(prefix.utf8)
    var buffer: UInt32 = 0
    var bits = 0
    let end = out.count + 20
    for byte in SHA256.hash(data: bytes) where out.count < end {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5, out.count < end {
        bits -= 5
        out.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The address without scheme, fragment and closing slash.
  private static func canonical(_ url: String) -> String {
    var text = Substring(url)
    if let fragment = text.firstIndex(of: "#") { text = text[..<fragment] }
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
      break
    }
    while text.hasSuffix("/") { text = text.dropLast() }
    return String(text)
  }
}
