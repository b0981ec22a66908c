import CICU
package import ExtractorPacks
package import NewsModel

/// Turns the bytes of a page into a clean article.
///
/// Immutable and shareable; each call owns its libxml2 and ICU handles.
package final class PageCleaner: Sendable {
  private let limits: Limits
  private let pack: SitePack

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {
    self.limits = limits
    pack = try SitePack(packs)
  }

  /// Cleans one page.
  ///
  /// - Throws: ``Rejection`` with a code of the closed list; the page is then quarantined.
  package func clean(_ page: RawPage) throws(Rejection) -> CleanArticle {
    try read(page, explains: false).article
  }

  /// Cleans one page and tells how each of its lines was read; costs several times as much.
  ///
  /// - Throws: ``Rejection``, as ``clean(_:)``.
  package func explain(
    _ page: RawPage
  ) throws(Rejection) -> (article: CleanArticle, explanation: PageExplanation?) {
    try read(page, explains: true)
  }

  private typealias Reading = (article: CleanArticle, explanation: PageExplanation?)

  private func read(_ page: RawPage, explains: Bool) throws(Rejection) -> Reading {
    guard page.bytes.count <= limits.maxPageBytes else {
      throw Rejection(
        .tooBig,
        "\(page.name) has \(page.bytes.count) bytes, the limit is \(limits.maxPageBytes); "
          + "raise it with --max-page-bytes")
    }
    if page.form == .text { return try given(page) }
    guard page.bytes.contains(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) else {
      throw Rejection(.empty, "\(page.name) is empty; fetch the page again")
    }
    if page.form != .mhtml { try FileMagic.check(page.bytes, name: page.name) }
    switch page.form {
    case .text: return try given(page)
    case .plain: return try cleanPlain(page.bytes, page, charset: page.given.charset)
    case .html:
      return try cleanHTML(page.bytes, page, charset: page.given.charset, explains)
    case .mhtml:
      let part = try MIMEPage.html(in: page.bytes, name: page.name)
      return try cleanHTML(part.bytes, page, charset: part.charset ?? page.given.charset, explains)
    }
  }

  /// The page as UTF-8, for measurements; nil when it can't be read as HTML.
  package func decoded(_ page: RawPage) -> [UInt8]? {
    guard page.form == .html else { return nil }
    do throws(Rejection) {
      return try PageDecoder(hint: page.given.charset).decode(page.bytes).bytes
    } catch {
      return nil
    }
  }

  /// Clean text is passed through: valid UTF-8 exactly as it is.
  private func given(_ page: RawPage) throws(Rejection) -> Reading {
    guard String(validating: page.bytes, as: UTF8.self) != nil else {
      throw Rejection(.charset, "\(page.name) is not valid UTF-8; give it as plain or html instead")
    }
    guard page.bytes.count <= limits.maxTextBytes else {
      throw Rejection(
        .tooBig,
        "\(page.name) has \(page.bytes.count) bytes of text, the limit is \(limits.maxTextBytes); "
          + "raise it with --max-text-bytes")
    }
    var findings = PageFindings()
    findings.text = ArticleText(utf8: page.bytes)
    return article(findings, page, charset: "utf-8")
  }

  private func cleanPlain(
    _ bytes: [UInt8], _ page: RawPage, charset: String?
  ) throws(Rejection) -> Reading {
    let decoded = try PageDecoder(hint: charset).decode(bytes)
    try TextPlausibility.checkText(decoded.bytes, charset: decoded.charset)
    let cleaner = PlainCleaner(
      pack: pack, maxTextBytes: limits.maxTextBytes, givenTitle: page.given.title)
    var findings = try cleaner.clean(Self.withoutControls(Self.composed(decoded.bytes)))
    findings.warnings = decoded.warnings + findings.warnings
    return article(findings, page, charset: decoded.charset)
  }

  private func cleanHTML(
    _ bytes: [UInt8], _ page: RawPage, charset: String?, _ explains: Bool
  ) throws(Rejection) -> Reading {
    let decoded = try PageDecoder(hint: charset).decode(bytes)
    try TextPlausibility.checkText(decoded.bytes, charset: decoded.charset)
    guard FileMagic.hasTags(decoded.bytes) else {
      if let first = decoded.bytes.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B {
        throw Rejection(.notHTML, "\(page.name) is JSON, not HTML; extract the article text first")
      }
      return try cleanPlain(bytes, page, charset: charset)
    }
    var findings = try HTMLCleaner(pack: pack, limits: limits, explains: explains).clean(
      decoded.bytes, page)
    findings.warnings = decoded.warnings + findings.warnings
    findings.text = ArticleText(utf8: Self.composed(findings.text.bytes))
    return article(findings, page, charset: decoded.charset)
  }

  /// Lays what the caller gave over what the page says.
  private func article(
    _ findings: PageFindings, _ page: RawPage, charset: String
  ) -> Reading {
    let given = page.given
    let authors = findings.authors.joined(separator: ", ")
    let article = CleanArticle(
      text: findings.text, titleSpan: findings.titleSpan, title: given.title ?? findings.title,
      author: given.author ?? (authors.isEmpty ? nil : authors), site: findings.site,
      source: given.source ?? findings.source ?? findings.site, url: given.url ?? findings.url,
      published: given.published.flatMap(GivenDate.publication) ?? findings.published,
      editor: findings.editor, section: findings.section, nextPage: findings.nextPage,
      charset: charset, script: HanScript.guess(findings.text.bytes),
      confidence: findings.confidence, warnings: findings.warnings, removed: findings.removed)
    return (article, findings.explanation)
  }

  /// NFC; text that is composed already is passed on at memory speed.
  private static func composed(_ bytes: [UInt8]) -> [UInt8] {
    var out: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    guard kz_nfc(bytes, Int64(bytes.count), &out, &length) == 1 else { return bytes }
    defer { kz_free(out) }
    return Array(UnsafeBufferPointer(start: out, count: Int(length)))
  }

  /// Without NUL and the other control characters that are not white space.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    func isControl(_ byte: UInt8) -> Bool {
      (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) || byte == 0x7F
    }
    return bytes.contains(where: isControl) ? bytes.filter { !isControl($0) } : bytes
  }
}
