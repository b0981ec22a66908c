import ExtractorPacks
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// Bytes in, text out, and nothing lost in silence: compressed, cut, mixed and twice-read pages.
@Suite struct PageInputTests {
  private static let sentence = "这家公司去年的营业收入是一百二十亿元，比上一年增长了百分之八。"
  /// `sentence` in GBK.
  private static let gbk = bytes(
    "d5e2bcd2b9abcbbec8a5c4eab5c4d3aad2b5cad5c8ebcac7d2bbb0d9b6fecaaed2dad4aaa3acb1c8"
      + "c9cfd2bbc4ead4f6b3a4c1cbb0d9b7d6d6aeb0cba1a3")

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 0x60 ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func page(_ parts: [[UInt8]], meta: String = "") -> [UInt8] {
    let body = parts.flatMap { Array("<p>".utf8) + $0 + Array("</p>\n".utf8) }
    return Array("<html><head>\(meta)<title>年报</title></head><body><div>".utf8) + body
      + Array("</div></body></html>".utf8)
  }

  private static let utf8Page = page([Array(sentence.utf8), Array(("另外，" + sentence).utf8)])

  private func clean(
    _ bytes: [UInt8], form: PageForm = .html, limits: Limits = Limits(), charset: String? = nil
  ) throws -> CleanArticle {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    return try PageCleaner(packs: packs, limits: limits).clean(
      RawPage(
        name: "test", bytes: bytes, form: form, given: GivenMetadata(charset: charset)))
  }

  private func rejection(_ bytes: [UInt8], limits: Limits = Limits()) throws -> Rejection? {
    do {
      _ = try clean(bytes, limits: limits)
      return nil
    } catch let rejection as Rejection {
      return rejection
    }
  }

  private func hasWarning(_ article: CleanArticle, _ code: String) -> Bool {
    article.warnings.contains { $0.hasPrefix(code + ":") }
  }

  // MARK: Compressed

  @Test func gzipIsUnwrapped() throws {
    for form in [PageForm.html, .plain] {
      let page = form == .html ? Self.utf8Page : Array((Self.sentence + "\n另外，这是第二句话。").utf8)
      let article = try clean(StoredGzip.gzip(page), form: form)
      #expect(article.text.string.contains(Self.sentence))
      #expect(article.warnings.isEmpty)
    }
  }

  @Test func gzipMembersAreJoined() throws {
    let half = Self.utf8Page.count / 2
    let data =
      StoredGzip.gzip(Array(Self.utf8Page[..<half]))
      + StoredGzip.gzip(Array(Self.utf8Page[half...]))
    let article = try clean(data + [0, 0, 0, 0])
    #expect(article.text.string.contains("另外，" + Self.sentence))
    #expect(article.warnings.isEmpty)
  }

  @Test func aCutStreamKeepsWhatItGave() throws {
    let long = Self.page((0..<40).map { Array("第\($0)段：\(Self.sentence)".utf8) })
    let data = StoredGzip.gzip(long)
    let article = try clean(Array(data[..<(data.count / 2)]))
    #expect(article.text.string.contains("第3段：" + Self.sentence))
    #expect(hasWarning(article, "truncated"))
  }

  @Test func aDamagedChecksumIsTold() throws {
    var data = StoredGzip.gzip(Self.utf8Page)
    data[data.count - 6] ^= 0x55
    let article = try clean(data)
    #expect(article.text.string.contains(Self.sentence))
    #expect(hasWarning(article, "truncated"))
  }

  @Test func zlibIsUnwrapped() throws {
    #expect(try clean(StoredGzip.zlib(Self.utf8Page)).text.string.contains(Self.sentence))
  }

  @Test func bareDeflateIsUnwrapped() throws {
    #expect(try clean(Self.bytes(Self.deflated)).text.string.contains("第3季度尤其明显。"))
  }

  @Test func aPageThatUnpacksTooFarIsRejected() throws {
    var limits = Limits()
    limits.maxPageBytes = 4000
    let data = StoredGzip.gzip([UInt8](repeating: 0x20, count: 3900))
    #expect(try rejection(data, limits: limits)?.code != .tooBig)
    limits.maxPageBytes = 3950
    let more = StoredGzip.gzip(Self.utf8Page) + StoredGzip.gzip(Self.utf8Page + Self.utf8Page)
    limits.maxPageBytes = more.count
    #expect(try rejection(more, limits: limits) == nil)
    limits.maxPageBytes = Self.utf8Page.count
    #expect(try rejection(StoredGzip.gzip(Self.utf8Page), limits: limits)?.code == .tooBig)
  }

  @Test func gzipInGzipAndNoiseInGzipAreRejected() throws {
    let twice = StoredGzip.gzip(StoredGzip.gzip(Self.utf8Page))
    #expect(try rejection(twice)?.code == .unsupported)
    #expect(try rejection([0x1F, 0x8B, 0x08, 0, 1, 2, 3, 4, 5, 6])?.code == .parser)
    let pdf = StoredGzip.gzip(Array("%PDF-1.4 xxxxxxxxxxxxx".utf8))
    #expect(try rejection(pdf)?.code == .unsupported)
  }

  // MARK: Charsets

  @Test func aGBKPartOfAUTF8PageIsRead() throws {
    let article = try clean(
      Self.page([
        Array("第一段讲收入，收入在国内和海外两个市场都在上升，而且比去年同一时期上升得更快，这是管理层没有料到的。".utf8),
        Array("第二段讲成本，成本正在下降。".utf8), Self.gbk,
      ]))
    #expect(article.charset == "utf-8")
    #expect(article.text.string.hasSuffix("第二段讲成本，成本正在下降。\n" + Self.sentence))
    #expect(hasWarning(article, "charset_mixed"))
    #expect(!article.text.string.contains("\u{FFFD}"))
  }

  @Test func aUTF8PartOfAGBKPageIsRead() throws {
    let article = try clean(
      Self.page(
        [Self.gbk, Self.gbk + Self.gbk, Array("第二段讲成本，成本正在下降。".utf8)],
        meta: "<meta charset=gbk>"))
    #expect(article.charset == "gb18030")
    #expect(article.text.string.contains("第二段讲成本，成本正在下降。"))
    #expect(hasWarning(article, "charset_mixed"))
  }

  @Test func theLabelOfAScriptIsNotThePages() throws {
    let article = try clean(
      Self.page([Self.gbk, Self.gbk + Self.gbk], meta: "<script charset=big5 src=a.js></script>"))
    #expect(article.charset == "gb18030")
    #expect(article.text.string.contains(Self.sentence))
  }

  @Test(arguments: ["big5", "gb2312", "utf-8", "iso-8859-1"])
  func aWrongHintDoesNoHarm(_ hint: String) throws {
    let parts = [[UInt8]](repeating: Self.gbk, count: 4)
    let article = try clean(Self.page(parts.map { $0 + $0 }), charset: hint)
    #expect(article.charset == "gb18030")
    #expect(article.text.string.contains(Self.sentence))
  }

  @Test func aPageCutInsideACharacterIsTold() throws {
    let text = Array("\(Self.sentence)\n第二段讲成本，成本正在下降。\n第三".utf8)
    let article = try clean(Array(text.dropLast()), form: .plain)
    #expect(hasWarning(article, "truncated"))
    #expect(!hasWarning(article, "charset_replaced"))
    #expect(!article.text.string.contains("\u{FFFD}"))
    let gbk = Self.gbk + [0x0A] + Self.gbk + Self.gbk + [0xD5]
    let other = try clean(gbk, form: .plain)
    #expect(other.charset == "gb18030")
    #expect(hasWarning(other, "truncated"))
    #expect(!other.text.string.contains("\u{FFFD}"))
  }

  @Test func utf16WithoutMarkOrMarkupIsRead() throws {
    let text = "\(Self.sentence)第二句讲成本，成本正在下降，管理层认为明年会更好。"
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try clean(little, form: .plain).text.string == text)
    #expect(try clean(big, form: .plain).charset == "utf-16be")
  }

  @Test func utf8ReadAsLatin1IsUndone() throws {
    let wrong = String(String.UnicodeScalarView(Self.utf8Page.map { Unicode.Scalar($0) }))
    let article = try clean(Array(wrong.utf8))
    #expect(article.text.string.contains(Self.sentence))
    #expect(hasWarning(article, "mojibake"))
  }

  @Test func gbkReadAsLatin1IsUndone() throws {
    let page = Array("<p>".utf8) + Self.gbk + Self.gbk + Array("</p>".utf8)
    let wrong = String(String.UnicodeScalarView(page.map { Unicode.Scalar($0) }))
    let article = try clean(Array(wrong.utf8))
    #expect(article.text.string.contains("百分之八"))
    #expect(hasWarning(article, "mojibake"))
  }

  @Test func latinTextIsLeftAlone() throws {
    let french =
      "Le chiffre d’affaires de la société a été élevé à l’été dernière, très près du marché. "
    let article = try clean(
      Self.page([[UInt8]](repeating: Array(String(repeating: french, count: 6).utf8), count: 3)))
    #expect(article.text.string.contains("société a été élevé"))
    #expect(!hasWarning(article, "mojibake"))
  }

  // MARK: Near-plain pages

  @Test func xhtmlIsReadAsXML() throws {
    let page = """
      <?xml version="1.0" encoding="UTF-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>年报</title><script src="a.js"/>
      <script type="text/javascript">//<![CDATA[
      var a = "<p>这不是正文，这不是正文，这不是正文。</p>";
      //]]></script></head><body><div class="ad"/><div><h1>年报</h1><br/><p>\(Self.sentence)</p>
      <p><![CDATA[第二段讲成本，成本<去年>正在下降。]]></p></div></body></html>
      """
    let article = try clean(Array(page.utf8))
    #expect(article.text.string == Self.sentence + "\n第二段讲成本，成本<去年>正在下降。")
  }

  @Test func aLineOverTheLimitIsCutNotLost() throws {
    var limits = Limits()
    limits.maxTextBytes = 1000
    let line = String(repeating: Self.sentence, count: 20)
    for (bytes, form) in [
      (Array("<html><body><p>\(line)</p></body></html>".utf8), PageForm.html),
      (Array((line + "\n" + line).utf8), .plain),
    ] {
      let article = try clean(bytes, form: form, limits: limits)
      #expect((990...1000).contains(article.text.bytes.count))
      #expect(line.hasPrefix(article.text.string))
      #expect(article.warnings.count { $0.hasPrefix("text_cut:") } == 1)
    }
  }

  @Test func marksWithoutWidthAreDropped() throws {
    let odd = "这家\u{200B}公司\u{FEFF}去年的\u{202E}营业\u{AD}收入\u{2066}是一百二十亿元，比上一年增长了百分之八。"
    let article = try clean(Self.page([Array(odd.utf8)]))
    #expect(article.text.string == Self.sentence)
  }

  @Test func entitiesOfNoCharacterAreNone() throws {
    let page =
      "<html><body><p>这家&#xD800;公司&#0;去年&#x110000;的营业收入&#xFFFFFFFFF;是一百二十亿元。</p></body></html>"
    let article = try clean(Array(page.utf8))
    #expect(String(validating: article.text.bytes, as: UTF8.self) != nil)
    #expect(!article.text.bytes.contains(0))
    #expect(article.text.string.contains("一百二十亿元"))
  }

  @Test(arguments: ["\r", "\r\n", "\n"]) func lineEndsOfAllSystemsAreRead(_ end: String) throws {
    let text = ["标题在这里", Self.sentence, "另外，" + Self.sentence].joined(separator: end)
    let article = try clean(Array(text.utf8), form: .plain)
    #expect(article.text.string.split(separator: "\n").count == 3)
    #expect(!article.text.bytes.contains(0x0D))
  }

  // MARK: Ends and controls

  @Test func aCutPageIsTold() throws {
    let open = "<html><body><div><p>\(Self.sentence)</p><p>\(Self.sentence)再</p>"
    #expect(hasWarning(try clean(Array((open + "<p class=\"a").utf8)), "truncated"))
    #expect(hasWarning(try clean(Array((open + "<p>第三段只有一").utf8)), "truncated"))
    #expect(hasWarning(try clean(Array(open.utf8)), "truncated"))
    #expect(!hasWarning(try clean(Array((open + "</div></body></html>").utf8)), "truncated"))
    let foot = "<div class=foot>版权所有 © 2009-2024 某某新闻网 京ICP备12345678号"
    #expect(!hasWarning(try clean(Array((open + "</div>" + foot).utf8)), "truncated"))
    #expect(
      !hasWarning(try clean(Array((open + "</div></BODY></HTML>\n<!--x-->").utf8)), "truncated"))
    #expect(!hasWarning(try clean(Array("<p>\(Self.sentence)</p>".utf8)), "truncated"))
  }

  @Test func controlsAreRemovedAndTold() throws {
    let text = "标题在这里\n\(Self.sentence)\u{0}\u{1}\n这是\u{7F}第二句话，也有很多字。"
    let article = try clean(Array(text.utf8), form: .plain)
    #expect(article.text.string.hasSuffix("这是第二句话，也有很多字。"))
    #expect(hasWarning(article, "controls_removed"))
  }

  @Test func charactersLostBeforeAreTold() throws {
    let text = "标题在这里\n\(Self.sentence)\n这是\u{FFFD}二句话，也有很多字。"
    #expect(hasWarning(try clean(Array(text.utf8), form: .plain), "characters_lost"))
  }

  @Test func jsonIsRejectedWithAdvice() throws {
    for json in ["{\"content\": \"<p>\(Self.sentence)</p>\"}", "[{\"a\": 1}]", " {}\n"] {
      let rejection = try #require(try rejection(Array(json.utf8)))
      #expect(rejection.code == .notHTML)
      #expect(rejection.message.contains("extract"))
    }
  }

  @Test func aSavedPageIsKnownByItsHeader() throws {
    let mail =
      "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
      + String(decoding: Self.utf8Page, as: UTF8.self)
    #expect(try clean(Array(mail.utf8)).text.string.contains(Self.sentence))
  }

  /// A page of four sentences in deflate with its own codes.
  private static let deflated =
    "b3c928c9cdb1b349ca4fa9b4b349c92cb3b3c930b4abb0d107923605762ff6cf7cba6edbd3d6354ffb77"
    + "3ceddbfd74e796e7b35a5e4c58fa64c7ac675380e24b9fcd58ff6447c3f399fb9eecea79dadbf864d7fe"
    + "a7adcdeff7f43c5b3fe5c98e2ea01450cbd345f35e4eddff64571b50d9d38eb6273bbb9fb6ae06aa79be"
    + "668dc1d3b58b9fee5af674c392a7addb9ecde87b3663dfe386261bfd027a586e3890961b0da4e5c6b82d"
    + "d707a7017d487ad007270e00"
}

/// Wraps bytes as gzip and zlib do, in stored blocks.
private enum StoredGzip {
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + blocks(bytes) + little(crc(bytes))
      + little(UInt32(truncatingIfNeeded: bytes.count))
  }

  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return [0x78, 0x01] + blocks(bytes) + little(b << 16 | a).reversed()
  }

  private static func blocks(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    repeat {
      let end = min(index + 1000, bytes.count)
      let size = UInt16(end - index)
      out += [end == bytes.count ? 1 : 0]
      out += [UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)]
      out += bytes[index..<end]
      index = end
    } while index < bytes.count
    return out
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
