import CHTML
import NewsModel

/// Takes the article out of an HTML page.
struct HTMLCleaner {
  let pack: SitePack
  let limits: Limits
  var explains = false
  /// False inside an article that was found in the data of a page.
  var looksIntoData = true

  /// Reads the article out of the page's bytes, which are UTF-8; `page` says where they come from.
  ///
  /// Rejects with `no_text` or `parser`.
  func clean(_ bytes: [UInt8], _ page: RawPage) throws(Rejection) -> PageFindings {
    guard
      let tree = PageTree(
        page: bytes, maxNodes: limits.maxNodes, maxDepth: limits.maxDepth,
        maxAttributesPerTag: limits.maxAttributesPerTag)
    else { throw Rejection(.parser, "\(page.name) could not be parsed as HTML") }
    var flow = PageFlow(tree, pack: pack, keepsHidden: false)
    var findings = PageFindings()
    findings.warnings = Self.warnings(tree.flags)
    let metadata = PageMetadata(tree: tree, page: bytes)
    let address = page.given.url ?? metadata.canonicalURL
    var finder = BodyFinder(
      tree: tree, flow: flow, pack: pack, metadata: metadata, address: address)
    var choice = finder.choice()
    if choice.lines.reduce(0, { $0 + flow.lines[$1].weight.units }) < 40 {
      let wider = PageFlow(tree, pack: pack, keepsHidden: true)
      if wider.lines.count > flow.lines.count {
        flow = wider
        finder = BodyFinder(
          tree: tree, flow: flow, pack: pack, metadata: metadata, address: address)
        choice = finder.choice()
      }
    }
    let chosen = choice.lines
    let headline = Headline(tree: tree, flow: flow, metadata: metadata, pack: pack)
    findings.title = headline.title(before: chosen.first)
    var body = BodyTrimmer(
      pack: pack, flow: flow, tree: tree, marks: finder.marks, title: findings.title)
    var text = body.text(of: chosen, maxBytes: limits.maxTextBytes)
    var isFromData = false
    if TextWeight.of(text[...]).units < EmbeddedArticle.teaserUnits, looksIntoData,
      let stored = EmbeddedArticle.find(tree: tree, page: bytes),
      stored.isFuller(than: text, pageTitles: [findings.title, metadata.pageTitle])
    {
      var inner = self
      inner.looksIntoData = false
      do throws(Rejection) {
        let article = try inner.clean(stored.page, page)
        findings.warnings.append("body_from_data: the text is taken from the page's data")
        text = article.text.bytes
        isFromData = true
        if findings.title == nil { findings.title = stored.title ?? article.title }
      } catch {
        // What the data holds is no article either: what the page shows counts.
      }
    }
    guard TextWeight.of(text[...]).units > 0 else {
      throw Rejection(
        .noText, "\(page.name) shows no article text; it may need a browser to be rendered")
    }
    if body.isCut {
      findings.warnings.append("text_cut: text beyond \(limits.maxTextBytes) bytes is left out")
    }
    if body.isPartial || isFollowedByWall(chosen.last, flow) {
      findings.partial = true
      findings.warnings.append(
        "partial_page: the page shows only a part; the rest is for readers who pay or log in")
    }
    if choice.missesProfile, let profile = choice.profile {
      findings.warnings.append(
        "profile_missed: the page is of \(profile), whose article block is not there; read as any page"
      )
    }
    findings.text = ArticleText(utf8: text)
    findings.removed = body.removed
    findings.url = address
    findings.site = metadata.nickname ?? metadata.siteName
    let header = HeaderZone(
      pack: pack, flow: flow, title: findings.title, bodyFirst: chosen.first, bodyLast: chosen.last,
      tree: tree)
    header.fill(&findings, trimmed: body.bylines, metadata: metadata)
    if findings.authors.isEmpty { findings.authors = CreditNote.reporters(in: text, pack) }
    if findings.authors.isEmpty, let name = CreditNote.signature(of: text, pack) {
      findings.authors = [name]
    }
    findings.dropVagueNames(pack)
    findings.confidence =
      PageQuality(
        choice: choice, isFromData: isFromData, text: text, findings: findings
      ).confidence
    if explains {
      findings.explanation = Explainer(
        tree: tree, flow: flow, choice: choice, marks: finder.marks, fates: body.fates
      ).explanation()
    }
    return findings
  }

  /// True when one of the few lines below the text asks to pay or to log in for the rest.
  private func isFollowedByWall(_ last: Int?, _ flow: PageFlow) -> Bool {
    guard let last else { return false }
    let judge = LineJudge(pack: pack)
    return (last + 1..<max(last + 1, min(last + 7, flow.lines.count))).contains {
      judge.judge(flow.bytes[flow.lines[$0].range], weight: flow.lines[$0].weight).isPartial
    }
  }

  private static func warnings(_ flags: Int32) -> [String] {
    let known: [(Int, String)] = [
      (KZ_CUT_NODES, "nodes_cut: the page has too many elements, text is missing"),
      (KZ_CUT_DEPTH, "depth_cut: deeply nested elements were flattened"),
      (KZ_CUT_ATTRIBUTES, "attributes_cut: a tag has too many attributes"),
      (KZ_CONTROLS, "controls_removed: NUL or control characters were removed"),
      (KZ_OPEN_COMMENT, "open_comment: a comment never ends, its text was kept"),
      (KZ_OPEN_SCRIPT, "open_script: a script never ends, text may be missing"),
      (KZ_SECOND_DOCUMENT, "second_document: the page holds more than one document"),
      (KZ_PARSER_STOPPED, "parser_stopped: text is missing"),
    ]
    return known.filter { Int(flags) & $0.0 != 0 }.map(\.1)
  }
}
