import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// Charsets that are declared, wrong, missing or damaged, and bytes that are no text at all.
@Suite struct DecodingTests {
  private static let hans = "这家公司去年的营业收入是一百二十亿元，比上一年增长了百分之八。"
  private static let hant = "這家公司去年的營業收入是一百二十億元，比上一年增長了百分之八。"
  /// `hans` and `hant` in the charsets of the web.
  private static let gbk = bytes(
    "d5e2bcd2b9abcbbec8a5c4eab5c4d3aad2b5cad5c8ebcac7d2bbb0d9b6fecaaed2dad4aaa3acb1c8"
      + "c9cfd2bbc4ead4f6b3a4c1cbb0d9b7d6d6aeb0cba1a3")
  private static let big5 = bytes(
    "b36fae61a4bda571a568a67eaabac0e7b77ea6aca44aac4fa440a6caa447a451bbf5a4b8a141a4f1"
      + "a457a440a67ebc57aaf8a446a6caa4c0a4a7a44ba143")

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 0x60 ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func page(_ text: [UInt8], declares label: String?) -> [UInt8] {
    let meta = label.map { "<meta charset=\"\($0)\">" } ?? ""
    return Array("<html><head>\(meta)</head><body><div><p>".utf8) + text + Array("</p><p>".utf8)
      + text
      + Array("</p></div></body></html>".utf8)
  }

  private func clean(
    _ bytes: [UInt8], form: PageForm = .html, limits: Limits = Limits()
  ) throws -> CleanArticle {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    return try PageCleaner(packs: packs, limits: limits).clean(
      RawPage(name: "test", bytes: bytes, form: form))
  }

  private func rejection(_ bytes: [UInt8], form: PageForm) throws -> Rejection? {
    do {
      _ = try clean(bytes, form: form)
      return nil
    } catch let rejection as Rejection {
      return rejection
    }
  }

  @Test(arguments: [nil, "gb2312", "GBK", "gb18030", "utf-8", "iso-8859-1", "x-unknown"])
  func simplifiedBytesAreRead(_ label: String?) throws {
    let article = try clean(Self.page(Self.gbk, declares: label))
    #expect(article.charset == "gb18030")
    #expect(article.text.string.contains(Self.hans))
    #expect(article.script == "hans")
  }

  /// Big5 bytes are nearly all valid GB 18030, as private characters.
  @Test(arguments: [nil, "big5", "Big5-HKSCS", "utf-8", "iso-8859-1", "gb2312", "gbk", "gb18030"])
  func traditionalBytesAreRead(_ label: String?) throws {
    let article = try clean(Self.page(Self.big5, declares: label))
    #expect(article.charset == "big5-hkscs")
    #expect(article.text.string.contains(Self.hant))
    #expect(article.script == "hant")
  }

  @Test(arguments: [nil, "gb2312", "big5"])
  func validUTF8IsUTF8WhateverIsDeclared(_ label: String?) throws {
    let article = try clean(Self.page(Array(Self.hans.utf8), declares: label))
    #expect(article.charset == "utf-8")
    #expect(article.text.string.contains(Self.hans))
  }

  @Test(arguments: [PageForm.html, .plain])
  func damagedBytesAreReplacedWithAWarning(_ form: PageForm) throws {
    var text = [[UInt8]](repeating: Self.gbk + [0x0A], count: 20).flatMap { $0 }
    text.insert(contentsOf: [0xFF, 0xFF], at: Self.gbk.count)
    let bytes = form == .html ? Self.page(text, declares: "gb2312") : text
    let article = try clean(bytes, form: form)
    #expect(article.charset == "gb18030")
    #expect(article.warnings.contains { $0.hasPrefix("charset_replaced") })
    #expect(article.text.string.contains(Self.hans))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [PageForm.html, .plain])
  func noiseIsNoPage(_ seed: UInt64, _ form: PageForm) throws {
    var generator = SeededGenerator(seed: seed)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let rejection = try #require(try rejection(noise, form: form))
    #expect(rejection.code == .notHTML)
    #expect(rejection.message.contains("fetch"))
  }

  @Test(arguments: [PageForm.html, .plain])
  func textOfAnotherCharsetReadAsThisOneIsRejected(_ form: PageForm) throws {
    // Pairs that GB 18030 assigns, picked at random: characters, but no language.
    var generator = SeededGenerator(seed: 3)
    var jumble: [UInt8] = []
    for _ in 0..<3000 {
      jumble.append(.random(in: 0xB0...0xF7, using: &generator))
      jumble.append(.random(in: 0xA1...0xF9, using: &generator))
    }
    let bytes = form == .html ? Self.page(jumble, declares: "gb2312") : jumble
    #expect(try rejection(bytes, form: form)?.code == .charset)
  }

  @Test func aSavedPageGivesItsHTML() throws {
    let page = Self.page(Array(Self.hans.utf8), declares: "utf-8")
    let quoted = page.map { byte -> String in
      byte >= 0x80 || byte == 0x3D
        ? "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        : String(decoding: [byte], as: UTF8.self)
    }.joined()
    let mail = """
      From: <Saved by Blink>
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="--Boundary--1"

      ----Boundary--1
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      \(quoted)
      ----Boundary--1
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      ----Boundary--1--
      """.replacing("\n", with: "\r\n")
    let article = try clean(Array(mail.utf8), form: .mhtml)
    #expect(article.text.string.contains(Self.hans))
    #expect(!article.text.string.contains("iVBOR"))
  }
}
