/// All words of a vocabulary compiled into one byte trie: every text is scanned once.
///
/// Look-up is longest match at a position. Built once at load, then immutable. Children of a node
/// are found by an open hash on (node, byte), so memory is proportional to the words' bytes.
package struct WordAutomaton: Sendable {
  private var keys: [UInt64]
  private var children: [Int32]
  private var mask: Int
  /// Payload of the word that ends at a node, or -1.
  private var payloads: [Int32]
  /// True for bytes that start some word: most positions are dismissed by one look-up.
  private var starts: [Bool]
  /// By the scalar of a three-byte character: a bit for each that starts some word.
  private var startingScalars: [UInt64]
  /// Of these the ones that start a word of less than six bytes.
  private var shortScalars: [UInt64]
  /// By hash of the first six bytes of a longer word: a bit for each.
  private var openings: [UInt64]
  private let openingShift: UInt64

  /// - Parameter words: Word and payload (non-negative). The last payload of a repeated word wins.
  package init(_ words: [(word: String, payload: Int32)]) {
    let byteTotal = words.reduce(1) { $0 + $1.word.utf8.count }
    var capacity = 16
    while capacity < byteTotal * 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    children = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    payloads = [-1]
    starts = Array(repeating: false, count: 256)
    startingScalars = Array(repeating: 0, count: 1024)
    shortScalars = startingScalars
    var bits: UInt64 = 10
    while 1 << bits < words.count * 16 { bits += 1 }
    openings = Array(repeating: 0, count: 1 << Int(bits - 6))
    openingShift = 64 - bits
    for (word, payload) in words where !word.isEmpty {
      var node: Int32 = 0
      if let first = word.unicodeScalars.first, first.value < 0x10000 {
        let row = Int(first.value >> 6)
        let bit: UInt64 = 1 << UInt64(first.value & 63)
        startingScalars[row] |= bit
        let bytes = Array(word.utf8.prefix(6))
        if bytes.count < 6 {
          shortScalars[row] |= bit
        } else {
          let hash = Self.openingHash(bytes, 0) >> openingShift
          openings[Int(hash >> 6)] |= 1 << (hash & 63)
        }
      }
      for byte in word.utf8 {
        if node == 0 { starts[Int(byte)] = true }
        node = insert(node, byte)
      }
      payloads[Int(node)] = payload
    }
  }

  private static func key(_ node: Int32, _ byte: UInt8) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte) | 1 << 63
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func insert(_ node: Int32, _ byte: UInt8) -> Int32 {
    let key = Self.key(node, byte)
    let slot = slot(of: key)
    if keys[slot] == key { return children[slot] }
    let child = Int32(payloads.count)
    keys[slot] = key
    children[slot] = child
    payloads.append(-1)
    return child
  }

  /// False when no word starts with the character at `offset`.
  private func mayStart(in bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let lead = bytes[offset]
    guard starts[Int(lead)] else { return false }
    guard lead & 0xF0 == 0xE0, offset + 2 < bytes.count else { return true }
    let row = Int(lead & 0x0F) << 6 | Int(bytes[offset + 1] & 0x3F)
    let column = UInt64(bytes[offset + 2] & 0x3F)
    guard startingScalars[row] >> column & 1 == 1 else { return false }
    guard shortScalars[row] >> column & 1 == 0 else { return true }
    guard offset + 5 < bytes.count else { return false }
    let hash = Self.openingHash(bytes, offset) >> openingShift
    return openings[Int(hash >> 6)] >> (hash & 63) & 1 == 1
  }

  /// Mixes the six bytes from `offset`; the high bits are the good ones.
  private static func openingHash(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in offset..<offset + 6 { value = value << 8 | UInt64(bytes[index]) }
    return value &* 0x9E37_79B9_7F4A_7C15
  }

  /// The longest word that starts at `offset`: its end and payload.
  ///
  /// - Complexity: O(length of the longest word of the vocabulary).
  package func longestMatch(in bytes: [UInt8], at offset: Int) -> (end: Int, payload: Int32)? {
    guard mayStart(in: bytes, at: offset) else { return nil }
    var node: Int32 = 0
    var index = offset
    var best: (end: Int, payload: Int32)?
    while index < bytes.count {
      let key = Self.key(node, bytes[index])
      let slot = slot(of: key)
      guard keys[slot] == key else { break }
      node = children[slot]
      index += 1
      if payloads[Int(node)] >= 0 { best = (index, payloads[Int(node)]) }
    }
    return best
  }

  /// All words that start at `offset`, shortest first.
  package func matches(in bytes: [UInt8], at offset: Int) -> [(end: Int, payload: Int32)] {
    guard mayStart(in: bytes, at: offset) else { return [] }
    var node: Int32 = 0
    var index = offset
    var found: [(end: Int, payload: Int32)] = []
    while index < bytes.count {
      let key = Self.key(node, bytes[index])
      let slot = slot(of: key)
      guard keys[slot] == key else { break }
      node = children[slot]
      index += 1
      if payloads[Int(node)] >= 0 { found.append((index, payloads[Int(node)])) }
    }
    return found
  }
}
