/// All words of a vocabulary compiled into one trie of characters: every text is scanned once.
///
/// Look-up is longest match at a position. Built once at load, then immutable. The first character is
/// found by two loads, the next ones by an open hash on (node, character) that is asked only when a
/// mask of the node's children lets the character through. Memory is proportional to the words.
///
/// A class, so that handing it over costs one count.
package final class WordAutomaton: Sendable {
  /// By scalar / 64, below U+10000: which block of ``roots`` speaks of it; block 0 is empty.
  private let pages: [UInt16]
  /// Blocks of 64: the node after a first character, 0 for none.
  private let roots: [Int32]
  private let keys: [UInt64]
  private let children: [Int32]
  private let mask: Int
  /// Of each node: a bit for each last six bits of a child's scalar.
  private let following: [UInt64]
  /// Payload of the word that ends at a node, or -1.
  private let payloads: [Int32]

  /// - Parameter words: Word and payload (non-negative). The last payload of a repeated word wins.
  package init(_ words: [(word: String, payload: Int32)]) {
    let total = words.reduce(1) { $0 + $1.word.unicodeScalars.count }
    var capacity = 16
    while capacity < total * 2 { capacity *= 2 }
    let mask = capacity - 1
    var keys = Array(repeating: UInt64(0), count: capacity)
    var children = Array(repeating: Int32(0), count: capacity)
    var payloads: [Int32] = [-1]
    var following: [UInt64] = [0]
    var pages = Array(repeating: UInt16(0), count: 1024)
    var roots = Array(repeating: Int32(0), count: 64)
    for (word, payload) in words where !word.isEmpty {
      var node: Int32 = 0
      for scalar in word.unicodeScalars.lazy.map(\.value) {
        let key = Self.key(node, scalar)
        let slot = Self.slot(of: key, in: keys, mask)
        if keys[slot] != key {
          (keys[slot], children[slot]) = (key, Int32(payloads.count))
          payloads.append(-1)
          following.append(0)
          following[Int(node)] |= 1 << UInt64(scalar & 63)
          if node == 0, scalar < 0x10000 {
            let page = Int(scalar >> 6)
            if pages[page] == 0 {
              pages[page] = UInt16(roots.count / 64)
              roots += Array(repeating: 0, count: 64)
            }
            roots[Int(pages[page]) * 64 + Int(scalar & 63)] = children[slot]
          }
        }
        node = children[slot]
      }
      payloads[Int(node)] = payload
    }
    (self.keys, self.children, self.mask) = (keys, children, mask)
    (self.payloads, self.following) = (payloads, following)
    (self.pages, self.roots) = (pages, roots)
  }

  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar) | 1 << 63
  }

  /// Where a key stands or would stand; the table is never full.
  @inline(__always)
  private static func slot(of key: UInt64, in keys: [UInt64], _ mask: Int) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// The node after `scalar`, or 0.
  @inline(__always)
  private func child(of node: Int32, _ scalar: UInt32) -> Int32 {
    guard following[Int(node)] >> UInt64(scalar & 63) & 1 == 1 else { return 0 }
    let key = Self.key(node, scalar)
    let slot = Self.slot(of: key, in: keys, mask)
    return keys[slot] == key ? children[slot] : 0
  }

  /// The node after the character at `offset` and where it ends; node 0 when no word starts with it.
  @inline(__always)
  private func root(in bytes: [UInt8], at offset: Int) -> (node: Int32, end: Int) {
    guard offset < bytes.count else { return (0, offset) }
    let lead = bytes[offset]
    if lead < 0x80 {
      return (roots[Int(pages[Int(lead >> 6)]) << 6 | Int(lead & 0x3F)], offset + 1)
    }
    guard lead & 0xF0 == 0xE0, offset + 2 < bytes.count else {
      return rareRoot(in: bytes, at: offset)
    }
    let page = Int(lead & 0x0F) << 6 | Int(bytes[offset + 1] & 0x3F)
    return (roots[Int(pages[page]) << 6 | Int(bytes[offset + 2] & 0x3F)], offset + 3)
  }

  private func rareRoot(in bytes: [UInt8], at offset: Int) -> (node: Int32, end: Int) {
    guard let (scalar, end) = Self.scalar(in: bytes, at: offset) else { return (0, offset) }
    return (child(of: 0, scalar), end)
  }

  /// The character at `offset` and its end; nil at the end of the text and where bytes are cut.
  @inline(__always)
  private static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, end: Int)? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), offset + 1) }
    if lead & 0xF0 == 0xE0, offset + 2 < bytes.count {
      let scalar =
        UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F)
      return (scalar, offset + 3)
    }
    if lead & 0xE0 == 0xC0, offset + 1 < bytes.count {
      return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), offset + 2)
    }
    guard lead >= 0xF0, offset + 3 < bytes.count else { return nil }
    var scalar = UInt32(lead & 0x07)
    for index in offset + 1...offset + 3 { scalar = scalar << 6 | UInt32(bytes[index] & 0x3F) }
    return (scalar, offset + 4)
  }

  /// The longest word that starts at `offset`: its end and payload.
  ///
  /// - Complexity: O(length of the longest word of the vocabulary).
  package func longestMatch(in bytes: [UInt8], at offset: Int) -> (end: Int, payload: Int32)? {
    let first = root(in: bytes, at: offset)
    return first.node == 0 ? nil : longestMatch(in: bytes, after: first.node, at: first.end)
  }

  private func longestMatch(in bytes: [UInt8], after root: Int32, at offset: Int)
    -> (end: Int, payload: Int32)?
  {
    var (node, end) = (root, offset)
    var best: (end: Int, payload: Int32)?
    while true {
      let payload = payloads[Int(node)]
      if payload >= 0 { best = (end, payload) }
      guard following[Int(node)] != 0, let (scalar, next) = Self.scalar(in: bytes, at: end) else {
        return best
      }
      node = child(of: node, scalar)
      guard node != 0 else { return best }
      end = next
    }
  }

  /// All words that start at `offset`, shortest first.
  package func matches(in bytes: [UInt8], at offset: Int) -> [(end: Int, payload: Int32)] {
    var (node, end) = root(in: bytes, at: offset)
    var found: [(end: Int, payload: Int32)] = []
    while node != 0 {
      let payload = payloads[Int(node)]
      if payload >= 0 { found.append((end, payload)) }
      guard let (scalar, next) = Self.scalar(in: bytes, at: end) else { break }
      node = child(of: node, scalar)
      end = next
    }
    return found
  }

  /// The longest word that ends at `offset`, of an automaton whose words were spelled backwards.
  ///
  /// - Complexity: O(length of the longest word of the vocabulary).
  package func longestMatch(in bytes: [UInt8], endingAt offset: Int) -> (
    start: Int, payload: Int32
  )? {
    var (node, start) = (Int32(0), min(offset, bytes.count))
    var best: (start: Int, payload: Int32)?
    while start > 0, following[Int(node)] != 0 {
      var previous = start - 1
      while previous > 0, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
      guard let (scalar, _) = Self.scalar(in: bytes, at: previous) else { return best }
      node = child(of: node, scalar)
      guard node != 0 else { return best }
      start = previous
      let payload = payloads[Int(node)]
      if payload >= 0 { best = (start, payload) }
    }
    return best
  }
}
