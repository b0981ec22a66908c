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
  let isPre: Bool
  /// Where the link begins with which the line ends; nil when it ends with other text.
  let lastLink: Int?
  /// The element around the line's first text.
  let element: Int

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
  /// Cells that ended since the last text of the row.
  private var cellsPending = 0
  private var isRow = false
  private var lastLink: Int?
  private var element = 0

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
    let inCell: Bool
    let breaksAfter: Bool
  }

  private mutating func walk(_ pack: SitePack, _ keepsHidden: Bool) {
    let tables = DataTables(tree)
    var stack = [
      Frame(
        end: tree.nodes.count, block: 0, heading: 0, inLink: false, isPre: false, isCell: false,
        inCell: false, breaksAfter: false)
    ]
    var index = 0
    while index < tree.nodes.count {
      while let top = stack.last, index >= top.end, stack.count > 1 {
        if top.breaksAfter { breakLine(top.block, top.heading, isPre: top.isPre) }
        if top.isCell { cellsPending += 1 }
        stack.removeLast()
      }
      guard let top = stack.last else { break }
      let tag = tree.tag(index)
      if tag == KZ_TEXT {
        if bytes.count == lineStart { element = tree.parent(index) }
        append(tree.textRange(index), top)
        index += 1
        continue
      }
      if isSkipped(index, tag, pack, keepsHidden) {
        index = tree.end(index)
        continue
      }
      let isCell = tables.isCell(index)
      let isRowStart = tables.isRow(index)
      if isCell { cellsPending += tables.gap(before: index) }
      // All of a cell is one line's part, whatever blocks and breaks it holds.
      let isBreak = Self.blockTags[tag] || tag == KZ_BR
      let isBlock = !isCell && !top.inCell && (Self.blockTags[tag] || isRowStart)
      if top.inCell, isBreak { appendSpace() }
      if isBlock || (tag == KZ_BR && !top.inCell) { breakLine(top.block, top.heading) }
      if isRowStart { isRow = true }
      if tag == KZ_SUP, appendSuperscript(index) {
        index = tree.end(index)
        continue
      }
      let heading =
        tag >= KZ_H1 && tag <= KZ_H6
        ? tag - KZ_H1 + 1 : top.heading
      if tree.end(index) > index + 1 || isBlock || isCell {
        stack.append(
          Frame(
            end: tree.end(index), block: isBlock ? index : top.block, heading: heading,
            inLink: top.inLink || tag == KZ_A,
            isPre: top.isPre || tag == KZ_PRE, isCell: isCell,
            inCell: isCell || top.inCell, breaksAfter: isBlock))
      }
      index += 1
    }
    breakLine(stack.last?.block ?? 0, 0)
  }

  private static let blockTags: [Bool] = {
    let tags = [
      KZ_ADDRESS, KZ_ARTICLE, KZ_CUSTOM, KZ_DETAILS, KZ_DIALOG, KZ_SUMMARY, KZ_ASIDE, KZ_BLOCKQUOTE,
      KZ_BODY, KZ_CAPTION, KZ_CENTER, KZ_DD,
      KZ_DIV, KZ_DL, KZ_DT, KZ_FIGCAPTION, KZ_FIGURE, KZ_FOOTER, KZ_FORM, KZ_H1, KZ_H2, KZ_H3,
      KZ_H4, KZ_H5, KZ_H6, KZ_HEADER, KZ_LI, KZ_MAIN, KZ_NAV, KZ_OL, KZ_P, KZ_PRE, KZ_SECTION,
      KZ_TABLE, KZ_TBODY, KZ_TD, KZ_TFOOT, KZ_TH, KZ_THEAD, KZ_TR, KZ_UL, KZ_HTML, KZ_HR,
    ]
    return (0..<KZ_TAG_COUNT).map { tags.contains($0) }
  }()

  private static let skippedTags: [Bool] = {
    let tags = [
      KZ_HEAD, KZ_BUTTON, KZ_SELECT, KZ_OPTION, KZ_INPUT, KZ_TEXTAREA, KZ_TEMPLATE, KZ_SVG,
      KZ_IFRAME, KZ_OBJECT, KZ_AUDIO, KZ_EMBED, KZ_VIDEO, KZ_TITLE, KZ_RT, KZ_RP,
      KZ_DEL,
    ]
    return (0..<KZ_TAG_COUNT).map { tags.contains($0) }
  }()

  private func isSkipped(
    _ node: Int, _ tag: Int, _ pack: SitePack, _ keepsHidden: Bool
  ) -> Bool {
    if Self.skippedTags[tag] { return true }
    if tag == KZ_NOSCRIPT { return !keepsHidden }
    guard tree.nodes[node].attribute_count > 0 else { return false }
    if tree.attributeRange(KZ_AT_HIDDEN, of: node) != nil { return true }
    if tree.attribute(KZ_AT_ARIA_HIDDEN, of: node) == "true" { return true }
    guard let style = tree.attributeRange(KZ_AT_STYLE, of: node) else { return false }
    let folded = ByteText.folded(tree.text[style], maxBytes: 600)
    if ByteText.contains(folded, "display:none") || Self.hasNoSize(folded)
      || ByteText.contains(folded, "left:-9")
      || ByteText.contains(folded, "text-indent:-9") || ByteText.contains(folded, "top:-9")
    {
      return true
    }
    // Many a page hides its article until its scripts have run.
    return ByteText.contains(folded, "visibility:hidden") && !keepsHidden
      && !pack.namesArticle(tree, node)
  }

  /// True for `font-size:0`, in any unit.
  private static func hasNoSize(_ style: [UInt8]) -> Bool {
    let name = Array("font-size:0".utf8)
    let start = Int(kz_find(style, Int64(style.count), 0, name, Int64(name.count)))
    guard start >= 0 else { return false }
    let end = start + name.count
    return end == style.count || !(style[end] == 0x2E || (0x30...0x39).contains(style[end]))
  }

  /// Adds text with white space collapsed; runs between are copied whole.
  private mutating func append(_ range: Range<Int>, _ frame: Frame) {
    if cellsPending > 0 {
      if let last = bytes.last, last == 0x20, bytes.count > lineStart { bytes.removeLast() }
      if isRow || bytes.count > lineStart {
        bytes.append(contentsOf: repeatElement(0x09, count: cellsPending))
      }
      cellsPending = 0
    }
    var piece = TextWeight()
    func book(_ weight: inout TextWeight, _ linkUnits: inout Int) {
      weight.add(piece)
      if frame.inLink { linkUnits += piece.units }
      piece = TextWeight()
    }
    if !frame.inLink {
      if tree.text[range].contains(where: { $0 > 0x20 }) { lastLink = nil }
    } else if lastLink == nil {
      lastLink = bytes.count
    }
    let text = tree.text[range]
    var run = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = ByteText.scalar(text, at: index)
      let next = index + length
      if scalar > 0x20, !Self.isMarkWithoutWidth(scalar) {
        piece.add(scalar)
      } else {
        if run < index { bytes += text[run..<index] }
        run = next
        if scalar == 0x0A, frame.isPre {
          book(&weight, &linkUnits)
          breakLine(frame.block, frame.heading, isPre: true)
        } else if scalar <= 0x20 || scalar == 0xA0 {
          appendSpace()
        }
      }
      index = next
    }
    if run < index { bytes += text[run..<index] }
    book(&weight, &linkUnits)
  }

  /// Writes an exponent in superscript digits and leaves out the number of a footnote; false when the
  /// raised text is something else.
  private mutating func appendSuperscript(_ node: Int) -> Bool {
    let raised = Array(tree.plainText(node, maxBytes: 16).utf8)
    guard !raised.isEmpty, raised.count <= 4 else { return false }
    let signs: [UInt8: String] = [0x2B: "⁺", 0x2D: "⁻"]
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    if raised.first == 0x5B, raised.last == 0x5D {
      return raised.dropFirst().dropLast().allSatisfy { (0x30...0x39).contains($0) }
    }
    guard raised.allSatisfy({ (0x30...0x39).contains($0) || signs[$0] != nil }),
      let last = bytes.last
    else { return false }
    guard (0x30...0x39).contains(last) || (0x61...0x7A).contains(last | 0x20) || endsInLength else {
      // Behind a word the number is a footnote's.
      return raised.allSatisfy { (0x30...0x39).contains($0) } && raised.count <= 2
    }
    for byte in raised { bytes += Array((signs[byte] ?? digits[Int(byte) & 15]).utf8) }
    return true
  }

  /// The text so far ends in a unit of length, so that a raised number makes it an area or a volume.
  private var endsInLength: Bool {
    ["米", "里", "寸", "尺"].contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static func isMarkWithoutWidth(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// One blank after text.
  private mutating func appendSpace() {
    if bytes.count > lineStart, let last = bytes.last, last != 0x20, last != 0x09 {
      bytes.append(0x20)
    }
  }

  private mutating func breakLine(_ block: Int, _ heading: Int, isPre: Bool = false) {
    var range = ByteText.trimmed(bytes, lineStart..<bytes.count)
    if !range.isEmpty {
      // A row keeps its empty first cells.
      if isRow {
        var start = lineStart
        while start < range.lowerBound, bytes[start] == 0x09 { start += 1 }
        if start == range.lowerBound { range = lineStart..<range.upperBound }
      }
      lines.append(
        FlowLine(
          range: range, node: block, weight: weight, linkUnits: linkUnits, heading: heading,
          isPre: isPre, lastLink: lastLink.flatMap { range.contains($0) ? $0 : nil },
          element: element))
    }
    lineStart = bytes.count
    weight = TextWeight()
    linkUnits = 0
    cellsPending = 0
    isRow = false
    lastLink = nil
  }
}
