// Searches in strings by bytes. Inside this module they take the place of the library's, which
// compare characters and cost microseconds a call; for the words of the packs both give the same.

extension String {
  /// Where `word` first stands; nil when it is empty.
  func firstRange(of word: String) -> Range<Index>? { StringBytes.firstRange(of: word, in: self) }
  func contains(_ word: String) -> Bool { firstRange(of: word) != nil }
  func hasPrefix(_ word: String) -> Bool { utf8.starts(with: word.utf8) }
  func hasSuffix(_ word: String) -> Bool { StringBytes.ends(utf8, with: word) }
}

extension Substring {
  /// Where `word` first stands; nil when it is empty.
  func firstRange(of word: String) -> Range<Index>? { StringBytes.firstRange(of: word, in: self) }
  func contains(_ word: String) -> Bool { firstRange(of: word) != nil }
  func hasPrefix(_ word: String) -> Bool { utf8.starts(with: word.utf8) }
  func hasSuffix(_ word: String) -> Bool { StringBytes.ends(utf8, with: word) }
}

private enum StringBytes {
  static func ends(_ text: some BidirectionalCollection<UInt8>, with word: String) -> Bool {
    var rest = text[...]
    for byte in word.utf8.reversed() where rest.popLast() != byte { return false }
    return true
  }

  static func firstRange<Text: StringProtocol>(
    of word: String, in text: Text
  ) -> Range<Text.Index>? {
    let found: Int?? = text.utf8.withContiguousStorageIfAvailable { (bytes) -> Int? in
      var word = word
      return word.withUTF8 { offset(of: $0, in: bytes) }
    }
    guard let offset = found ?? nil else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: offset)
    return start..<text.utf8.index(start, offsetBy: word.utf8.count)
  }

  private static func offset(
    of word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let first = word.first, text.count >= word.count else { return nil }
    for start in 0...(text.count - word.count) where text[start] == first {
      var length = 1
      while length < word.count, text[start + length] == word[length] { length += 1 }
      if length == word.count { return start }
    }
    return nil
  }
}
