import CICU
package import ExtractorPacks
package import NewsModel

/// Turns the bytes of a page into a clean article.
///
/// Immutable and shareable; each call owns its libxml2 and ICU handles.
package final class PageCleaner: Sendable {
  private let limits: Limits
  private let pack: SitePack
  private let notArticle: NotArticle

  /// - Throws: `PackError` when a table it needs is missing or malformed.
  package init(packs: PackSet, limits: Limits = Limits()) throws(PackError) {
    self.limits = limits
    pack = try SitePack(packs)
    notArticle = try NotArticle(packs)
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
    let unwrapped = try CompressedPage(
      maxBytes: limits.maxPageBytes, maxRatio: limits.maxUnpackRatio
    ).unwrap(page.bytes, name: page.name)
    let bytes = unwrapped?.bytes ?? page.bytes
    let form = MIMEPage.isMIME(bytes) ? .mhtml : page.form
    if form != .mhtml { try FileMagic.check(bytes, name: page.name) }
    var reading = try read(bytes, form, page, explains)
    reading.article.warnings.insert(contentsOf: unwrapped?.warnings ?? [], at: 0)
    return reading
  }

  private func read(
    _ bytes: [UInt8], _ form: PageForm, _ page: RawPage, _ explains: Bool
  ) throws(Rejection) -> Reading {
    switch form {
    case .text: return try given(page)
    case .plain:
      return try cleanPlain(PageDecoder(hint: page.given.charset).decode(bytes), page)
    case .html:
      return try cleanHTML(bytes, page, charset: page.given.charset, explains)
    case .mhtml:
      let part = try MIMEPage.html(in: bytes, name: page.name)
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
        "\(page.name) has \(page.bytes.count) bytes of text, the limit of one article is "
          + "\(limits.maxTextBytes); split it into articles")
    }
    var findings = PageFindings()
    findings.text = ArticleText(utf8: page.bytes)
    return article(findings, page, charset: "utf-8")
  }

  private func cleanPlain(_ decoded: DecodedPage, _ page: RawPage) throws(Rejection) -> Reading {
    try TextPlausibility.checkText(decoded.bytes, charset: decoded.charset)
    try FileMagic.checkJSON(decoded.bytes, name: page.name)
    let cleaner = PlainCleaner(
      pack: pack, maxTextBytes: limits.maxTextBytes, givenTitle: page.given.title)
    let (text, removed) = Self.withoutControls(Self.composed(decoded.bytes))
    var findings = try cleaner.clean(text)
    try notArticle.check(findings, name: page.name)
    findings.warnings = decoded.warnings + findings.warnings
    if removed > 0 {
      findings.warnings.append("controls_removed: \(removed) control characters were removed")
    }
    return article(findings, page, charset: decoded.charset)
  }

  private func cleanHTML(
    _ bytes: [UInt8], _ page: RawPage, charset: String?, _ explains: Bool
  ) throws(Rejection) -> Reading {
    let decoded = try PageDecoder(hint: charset).decode(bytes)
    try FileMagic.checkJSON(decoded.bytes, name: page.name)
    guard FileMagic.hasTags(decoded.bytes) else { return try cleanPlain(decoded, page) }
    try TextPlausibility.checkText(decoded.bytes, charset: decoded.charset)
    var findings = try HTMLCleaner(pack: pack, limits: limits, explains: explains).clean(
      XHTMLPage.asHTML(decoded.bytes), page)
    try notArticle.check(findings, name: page.name)
    findings.warnings = decoded.warnings + findings.warnings
    if let warning = PageEnd.warning(decoded.bytes, pack: pack) {
      findings.warnings.append(warning)
    }
    findings.text = ArticleText(utf8: Self.composed(findings.text.bytes))
    return article(findings, page, charset: decoded.charset)
  }

  /// Lays what the caller gave over what the page says.
  private func article(
    _ findings: PageFindings, _ page: RawPage, charset: String
  ) -> Reading {
    let given = page.given
    let authors = findings.authors.joined(separator: ", ")
    var warnings = findings.warnings
    if !warnings.contains(where: { $0.hasPrefix("charset_replaced") }) {
      let lost = Self.replacementCharacters(findings.text.bytes)
      if lost > 0 {
        warnings.append("characters_lost: \(lost) characters of the text were lost before (U+FFFD)")
      }
    }
    let article = CleanArticle(
      text: findings.text, titleSpan: findings.titleSpan, title: given.title ?? findings.title,
      author: given.author ?? (authors.isEmpty ? nil : authors), site: findings.site,
      source: given.source ?? findings.source ?? findings.site, url: given.url ?? findings.url,
      published: given.published.flatMap(GivenDate.publication) ?? findings.published,
      editor: findings.editor, section: findings.section, nextPage: findings.nextPage,
      charset: charset, script: HanScript.guess(findings.text.bytes),
      confidence: findings.confidence, warnings: warnings, removed: findings.removed)
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

  private static func replacementCharacters(_ bytes: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while let found = bytes[index...].firstIndex(of: 0xEF) {
      index = found + 1
      if index + 1 < bytes.count, bytes[index] == 0xBF, bytes[index + 1] == 0xBD { count += 1 }
    }
    return count
  }

  /// Without NUL and the other control characters that are not white space, and how many there were.
  private static func withoutControls(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: Int) {
    func isControl(_ byte: UInt8) -> Bool {
      (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) || byte == 0x7F
    }
    guard bytes.contains(where: isControl) else { return (bytes, 0) }
    let kept = bytes.filter { !isControl($0) }
    return (kept, bytes.count - kept.count)
  }
}
