import CHTML

/// One line of a page as a reader sees it: what stands between two breaks of blocks.
struct FlowLine {
  /// Bytes of the flow's buffer, trimmed.
  let range: Range<Int>
  /// The innermost block it stands in.
  let node: Int
  let weight: TextWeight
  /// Units of `weight` that are inside links.
  let linkUnits: Int
  /// 1...6 inside a heading, else 0.
  let heading: Int

  var isMostlyLink: Bool { linkUnits * 2 > max(weight.units, 1) }
}

/// The visible text of a page as lines in document order.
struct PageFlow {
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [FlowLine] = []

  private let tree: PageTree
  private var lineStart = 0
  private var weight = TextWeight()
  private var linkUnits = 0
  private var cellPending = false

  /// Reads the lines of a page.
  ///
  /// With `keepsHidden`, what scripts show or replace later is content like any other: `<noscript>`
  /// and blocks styled `visibility:hidden`.
  init(_ tree: PageTree, pack: SitePack, keepsHidden: Bool) {
    self.tree = tree
    bytes.reserveCapacity(tree.text.count)
    walk(pack, keepsHidden)
  }

  private struct Frame {
    let end: Int
    let block: Int
    let heading: Int
    let inLink: Bool
    let isPre: Bool
    let isCell: Bool
    let breaksAfter: Bool
  }

  private mutating func walk(_ pack: SitePack, _ keepsHidden: Bool) {
    let dataTables = tableRows()
    var stack = [
      Frame(
        end: tree.nodes.count, block: 0, heading: 0, inLink: false, isPre: false, isCell: false,
        breaksAfter: false)
    ]
    var index = 0
    while index < tree.nodes.count {
      while let top = stack.last, index >= top.end, stack.count > 1 {
        if top.breaksAfter { breakLine(top.block, top.heading) }
        if top.isCell { cellPending = true }
        stack.removeLast()
      }
      guard let top = stack.last else { break }
      let tag = tree.tag(index)
      if tag == KZ_TEXT {
        append(tree.textRange(index), top)
        index += 1
        continue
      }
      if isSkipped(index, tag, pack, keepsHidden) {
        index = tree.end(index)
        continue
      }
      if tag == KZ_BR || tag == KZ_HR {
        breakLine(top.block, top.heading)
      }
      let isCell = dataTables[index] == true
      let isInRow = dataTables[index] == false
      let isBlock = !isCell && (Self.blockTags.contains(tag) || isInRow)
      if isBlock, !(top.isCell && tag == KZ_P) { breakLine(top.block, top.heading) }
      let heading =
        tag >= KZ_H1 && tag <= KZ_H6
        ? tag - KZ_H1 + 1 : top.heading
      if tree.end(index) > index + 1 || isBlock {
        stack.append(
          Frame(
            end: tree.end(index), block: isBlock ? index : top.block, heading: heading,
            inLink: top.inLink || tag == KZ_A,
            isPre: top.isPre || tag == KZ_PRE, isCell: isCell,
            breaksAfter: isBlock && !isCell))
      }
      index += 1
    }
    breakLine(stack.last?.block ?? 0, 0)
  }

  /// Rows and cells of tables that hold data: cell true, row false.
  ///
  /// Layout tables are left out.
  private func tableRows() -> [Int: Bool] {
    var marks: [Int: Bool] = [:]
    var index = 0
    while index < tree.nodes.count {
      defer { index += 1 }
      guard tree.tag(index) == KZ_TABLE else { continue }
      let end = tree.end(index)
      var rows: [Int] = []
      var cells: [Int] = []
      var isLayout = false
      var node = index + 1
      while node < end, !isLayout {
        switch tree.tag(node) {
        case KZ_TABLE: isLayout = true
        case KZ_TR: rows.append(node)
        case KZ_TD, KZ_TH: cells.append(node)
        case KZ_TEXT: isLayout = tree.textRange(node).count > 600
        default: break
        }
        node += 1
      }
      if isLayout || rows.count < 2 || cells.count < rows.count * 2 { continue }
      for row in rows { marks[row] = false }
      for cell in cells { marks[cell] = true }
      index = end - 1
    }
    return marks
  }

  private static let blockTags: Set<Int> = {
    let tags = [
      KZ_ADDRESS, KZ_ARTICLE, KZ_ASIDE, KZ_BLOCKQUOTE, KZ_BODY, KZ_CAPTION, KZ_CENTER, KZ_DD,
      KZ_DIV, KZ_DL, KZ_DT, KZ_FIGCAPTION, KZ_FIGURE, KZ_FOOTER, KZ_FORM, KZ_H1, KZ_H2, KZ_H3,
      KZ_H4, KZ_H5, KZ_H6, KZ_HEADER, KZ_LI, KZ_MAIN, KZ_NAV, KZ_OL, KZ_P, KZ_PRE, KZ_SECTION,
      KZ_TABLE, KZ_TBODY, KZ_TD, KZ_TFOOT, KZ_TH, KZ_THEAD, KZ_TR, KZ_UL, KZ_HTML, KZ_HR,
    ]
    return Set(tags)
  }()

  private static let skippedTags: Set<Int> = {
    let tags = [
      KZ_HEAD, KZ_BUTTON, KZ_SELECT, KZ_OPTION, KZ_INPUT, KZ_TEXTAREA, KZ_TEMPLATE, KZ_SVG,
      KZ_IFRAME, KZ_OBJECT, KZ_EMBED, KZ_VIDEO, KZ_TITLE, KZ_RT, KZ_RP,
    ]
    return Set(tags)
  }()

  private func isSkipped(
    _ node: Int, _ tag: Int, _ pack: SitePack, _ keepsHidden: Bool
  ) -> Bool {
    if Self.skippedTags.contains(tag) { return true }
    if tag == KZ_NOSCRIPT { return !keepsHidden }
    guard tree.nodes[node].attribute_count > 0 else { return false }
    if tree.attributeRange(KZ_AT_HIDDEN, of: node) != nil { return true }
    if tree.attribute(KZ_AT_ARIA_HIDDEN, of: node) == "true" { return true }
    guard let style = tree.attributeRange(KZ_AT_STYLE, of: node) else { return false }
    let folded = ByteText.folded(tree.text[style], maxBytes: 600)
    if ByteText.contains(folded, "display:none") || ByteText.contains(folded, "left:-9")
      || ByteText.contains(folded, "text-indent:-9") || ByteText.contains(folded, "top:-9")
    {
      return true
    }
    // Many a page hides its article until its scripts have run.
    return ByteText.contains(folded, "visibility:hidden") && !keepsHidden
      && !pack.namesArticle(tree, node)
  }

  /// Adds text with white space collapsed; between Han characters a source line break is nothing.
  private mutating func append(_ range: Range<Int>, _ frame: Frame) {
    let text = tree.text[range]
    var units = 0
    var piece = TextWeight()
    if cellPending, bytes.count > lineStart {
      while bytes.last == 0x20 { bytes.removeLast() }
      bytes.append(0x09)
    }
    cellPending = false
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ByteText.scalar(text, at: index)
      if scalar == 0x0A, frame.isPre {
        weight.add(piece)
        if frame.inLink { linkUnits += piece.units }
        piece = TextWeight()
        breakLine(frame.block, frame.heading)
      } else if scalar <= 0x20 || scalar == 0xA0 {
        if bytes.count > lineStart, let last = bytes.last, last != 0x20, last != 0x09 {
          bytes.append(0x20)
        }
      } else if (0x200B...0x200F).contains(scalar) || scalar == 0xFEFF || scalar == 0xAD {
        // marks without width
      } else {
        bytes += text[index..<index + length]
        piece.add(scalar)
      }
      index += length
    }
    weight.add(piece)
    units = piece.units
    if frame.inLink { linkUnits += units }
  }

  private mutating func breakLine(_ block: Int, _ heading: Int) {
    let range = ByteText.trimmed(bytes, lineStart..<bytes.count)
    if !range.isEmpty {
      lines.append(
        FlowLine(
          range: range, node: block, weight: weight, linkUnits: linkUnits, heading: heading))
    }
    lineStart = bytes.count
    weight = TextWeight()
    linkUnits = 0
    cellPending = false
  }
}
