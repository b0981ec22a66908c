import CHTML

/// The elements, texts and attributes of one parsed page, in document order.
///
/// Plain arrays: a node's subtree is the range from its index to its `end`.
struct PageTree {
  let nodes: [kz_node]
  private let attributes: [kz_attribute]
  /// Texts and attribute values.
  let text: [UInt8]
  /// Bytes of the page inside `<script>` elements; `isLinkedData` for JSON-LD.
  let scripts: [(range: Range<Int>, isLinkedData: Bool)]
  let flags: Int32

  /// Nil when the page has no element.
  init?(page: [UInt8], maxNodes: Int, maxDepth: Int, maxAttributesPerTag: Int) {
    var limits = kz_page_limits(
      max_nodes: Int32(clamping: maxNodes), max_depth: Int32(clamping: maxDepth),
      max_tag_attributes: Int32(clamping: maxAttributesPerTag))
    guard let handle = kz_page_parse(page, Int64(page.count), &limits) else { return nil }
    defer { kz_page_free(handle) }
    var count: Int32 = 0
    let nodeBase = kz_page_nodes(handle, &count)
    nodes = Array(UnsafeBufferPointer(start: nodeBase, count: Int(count)))
    let attributeBase = kz_page_attributes(handle, &count)
    attributes = Array(UnsafeBufferPointer(start: attributeBase, count: Int(count)))
    let textBase = kz_page_text(handle, &count)
    text = Array(UnsafeBufferPointer(start: textBase, count: Int(count)))
    let scriptBase = kz_page_scripts(handle, &count)
    scripts = UnsafeBufferPointer(start: scriptBase, count: Int(count)).map {
      (Int($0.start)..<Int($0.start + $0.length), $0.kind == 1)
    }
    flags = kz_page_flags(handle)
  }

  func tag(_ node: Int) -> Int { Int(nodes[node].tag) }
  func end(_ node: Int) -> Int { Int(nodes[node].end) }
  func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

  /// Bytes of a text node.
  func textRange(_ node: Int) -> Range<Int> {
    let start = Int(nodes[node].text_start)
    return start..<start + Int(nodes[node].text_length)
  }

  /// The value of an attribute (`KZ_AT_…`), nil when the element has none.
  ///
  /// Class and id are in lower case.
  func attributeRange(_ name: Int, of node: Int) -> Range<Int>? {
    guard nodes[node].attribute_mask >> UInt32(name) & 1 != 0 else { return nil }
    let first = Int(nodes[node].attribute_start)
    for index in first..<first + Int(nodes[node].attribute_count)
    where Int(attributes[index].name) == name {
      let start = Int(attributes[index].start)
      return start..<start + Int(attributes[index].length)
    }
    return nil
  }

  func attribute(_ name: Int, of node: Int) -> String? {
    attributeRange(name, of: node).map { String(decoding: text[$0], as: UTF8.self) }
  }

  /// All text below a node, white space collapsed.
  func plainText(_ node: Int, maxBytes: Int = 4096) -> String {
    var bytes: [UInt8] = []
    for index in node..<end(node) where tag(index) == KZ_TEXT {
      for byte in text[textRange(index)] {
        if byte <= 0x20 {
          if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        } else {
          bytes.append(byte)
        }
      }
      if bytes.count > maxBytes { break }
    }
    return ByteText.trimmed(String(decoding: bytes, as: UTF8.self))
  }
}
