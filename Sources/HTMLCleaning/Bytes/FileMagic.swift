import NewsModel

/// Recognises files that are no pages by their first bytes.
enum FileMagic {
  private static let kinds: [(magic: [UInt8], advice: String)] = [
    (Array("%PDF".utf8), "a PDF; convert it first (pdftotext)"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP or Office file; unpack or export it as text first"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file; export it as text or HTML first"),
    ([0x42, 0x5A, 0x68], "bzip2 data; unpack it first (bunzip2)"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data; unpack it first (unxz)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data; unpack it first (unzstd)"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive; unpack it first"),
    (Array("Rar!".utf8), "a RAR archive; unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image; give the page it stands on"),
    ([0x04, 0x22, 0x4D, 0x18], "lz4 data; unpack it first (unlz4)"),
    (Array("WARC/".utf8), "a web archive; unpack its pages first (warcio extract)"),
    (Array("RIFF".utf8), "a picture or a sound; give the page it stands on"),
    (Array("GIF8".utf8), "a GIF image; give the page it stands on"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image; give the page it stands on"),
    (Array("{\\rtf".utf8), "an RTF file; export it as text or HTML first"),
    (Array("SQLite format 3".utf8), "an SQLite database, not a page"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program, not a page"),
  ]

  /// - Throws: ``Rejection`` `unsupported` with advice.
  static func check(_ bytes: [UInt8], name: String) throws(Rejection) {
    for (magic, advice) in kinds where bytes.starts(with: magic) {
      throw Rejection(.unsupported, "\(name) is \(advice)")
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual(Array("ustar".utf8)) {
      throw Rejection(.unsupported, "\(name) is a tar archive; unpack it and give the folder")
    }
  }

  /// - Throws: ``Rejection`` `not_html` with advice when the text is JSON.
  static func checkJSON(_ bytes: [UInt8], name: String) throws(Rejection) {
    let marks = bytes.prefix(4096).lazy.filter { $0 > 0x20 }.prefix(2)
    switch Array(marks) {
    case [UInt8(ascii: "{"), UInt8(ascii: "\"")], [UInt8(ascii: "["), UInt8(ascii: "{")],
      [UInt8(ascii: "["), UInt8(ascii: "\"")], [UInt8(ascii: "{"), UInt8(ascii: "}")],
      [UInt8(ascii: "["), UInt8(ascii: "]")]:
      throw Rejection(
        .notHTML,
        "\(name) is JSON, not a page; save the page as HTML, or give each article as a line "
          + "{\"id\": …, \"text\": …} to kaozheng extract")
    default: return
    }
  }

  /// True when some `<` is followed by a letter, `!` or `/`.
  static func hasTags(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x3C {
        let next = bytes[index + 1]
        if (0x41...0x5A).contains(next & 0xDF) || next == 0x21 || next == 0x2F { return true }
      }
      index += 1
    }
    return false
  }
}
