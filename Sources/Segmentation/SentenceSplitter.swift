import NewsModel

/// Cuts a text into sentences: each line is a paragraph, each paragraph one sentence or more.
///
/// A sentence ends at 。！？!? or ……, with the quotes and brackets that close after it, and at an
/// English full stop before white space. ； does not end one, nor does a mark inside a title 《…？》
/// or before a comma (“走！”，). Two to three times as fast as ICU's sentence iterator, which also
/// breaks at ellipses inside a clause.
struct SentenceSplitter {
  let maxSentenceBytes: Int

  /// Sentences in text order, without the white space around them.
  func sentences(in text: ArticleText) -> [Sentence] {
    let bytes = text.bytes
    var found: [Sentence] = []
    found.reserveCapacity(bytes.count / 100 + 1)
    var paragraph = 0
    var lineStart = 0
    while lineStart < bytes.count {
      var lineEnd = lineStart
      while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      split(text, from: lineStart, to: lineEnd, paragraph: paragraph, into: &found)
      paragraph += 1
      lineStart = lineEnd + 1
    }
    return found
  }

  private func split(
    _ text: ArticleText, from lineStart: Int, to lineEnd: Int, paragraph: Int,
    into found: inout [Sentence]
  ) {
    let bytes = text.bytes
    var start = lineStart
    var index = lineStart
    while index < lineEnd {
      let markEnd = endOfMark(bytes, at: index, limit: lineEnd)
      if markEnd > index {
        let closed = endOfClosers(bytes, from: markEnd, limit: lineEnd)
        index = closed.end
        if !closed.insideTitle, !continues(bytes, at: index, limit: lineEnd) {
          append(text, from: start, to: index, paragraph, into: &found)
          start = index
        }
      } else {
        index += 1
      }
    }
    append(text, from: start, to: lineEnd, paragraph, into: &found)
  }

  /// The end of a run of sentence marks that starts at `index`, or `index` when none does.
  private func endOfMark(_ bytes: [UInt8], at index: Int, limit: Int) -> Int {
    var end = index
    while end < limit {
      let byte = bytes[end]
      if byte == 0x21 || byte == 0x3F {
        end += 1
      } else if byte == 0x2E, end == index {
        return isEnglishStop(bytes, at: index, limit: limit) ? index + 1 : index
      } else if byte == 0xE3, end + 2 < limit, bytes[end + 1] == 0x80, bytes[end + 2] == 0x82 {
        end += 3  // 。
      } else if byte == 0xEF, end + 2 < limit, bytes[end + 1] == 0xBC,
        bytes[end + 2] == 0x81 || bytes[end + 2] == 0x9F
      {
        end += 3  // ！？
      } else if byte == 0xE2, end + 5 < limit, isEllipsis(bytes, end), isEllipsis(bytes, end + 3) {
        end += 6
        while end + 2 < limit, isEllipsis(bytes, end) { end += 3 }
      } else {
        break
      }
    }
    return end
  }

  private func isEllipsis(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
  }

  /// True when the full stop at `index` ends an English sentence: a word of two letters or more
  /// before it, white space and a capital (or Chinese, or the line's end) after it.
  private func isEnglishStop(_ bytes: [UInt8], at index: Int, limit: Int) -> Bool {
    var wordStart = index
    while wordStart > 0, Self.isLetter(bytes[wordStart - 1]) { wordStart -= 1 }
    let letters = index - wordStart
    guard letters >= 2, wordStart == 0 || bytes[wordStart - 1] != 0x2E else { return false }
    if letters <= 4, Self.isAbbreviation(bytes[wordStart..<index]) { return false }
    var next = index + 1
    if next == limit { return true }
    guard bytes[next] == 0x20 else { return false }
    while next < limit, bytes[next] == 0x20 { next += 1 }
    return next == limit || bytes[next] >= 0x80 || (0x41...0x5A).contains(bytes[next])
      || bytes[next] == 0x22
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// Titles and company forms that are written with a full stop.
  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    let known: [StaticString] = [
      "mr", "mrs", "ms", "dr", "prof", "st", "inc", "ltd", "corp", "co", "vs", "no", "jr", "sr",
      "etc", "fig", "vol", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
      "nov", "dec",
    ]
    return known.contains { literal in
      guard literal.utf8CodeUnitCount == word.count else { return false }
      return zip(word, 0..<word.count).allSatisfy { byte, offset in
        byte | 0x20 == literal.utf8Start[offset]
      }
    }
  }

  /// Skips quotes and brackets that close at `start`.
  private func endOfClosers(
    _ bytes: [UInt8], from start: Int, limit: Int
  ) -> (end: Int, insideTitle: Bool) {
    var end = start
    while end < limit {
      switch bytes[end] {
      case 0x22, 0x27, 0x29, 0x5D: end += 1  // " ' ) ]
      case 0xE2 where end + 2 < limit && bytes[end + 1] == 0x80:
        guard bytes[end + 2] == 0x99 || bytes[end + 2] == 0x9D else { return (end, false) }
        end += 3  // ’ ”
      case 0xE3 where end + 2 < limit && bytes[end + 1] == 0x80:
        switch bytes[end + 2] {
        case 0x8B, 0x89: return (end + 3, true)  // 》〉
        case 0x8D, 0x8F, 0x91, 0x95: end += 3  // 」』】〕
        default: return (end, false)
        }
      case 0xEF where end + 2 < limit && bytes[end + 1] == 0xBC && bytes[end + 2] == 0x89:
        end += 3  // ）
      default: return (end, false)
      }
    }
    return (end, false)
  }

  /// True before a mark with which the sentence goes on: a comma, colon or semicolon.
  private func continues(_ bytes: [UInt8], at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    switch bytes[index] {
    case 0x2C, 0x3A, 0x3B: return true
    case 0xE3: return index + 2 < limit && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x81
    case 0xEF:
      guard index + 2 < limit, bytes[index + 1] == 0xBC else { return false }
      return [0x8C, 0x9A, 0x9B].contains(bytes[index + 2])
    default: return false
    }
  }

  /// Adds a sentence without the white space around it, in pieces when it is too long.
  private func append(
    _ text: ArticleText, from rawStart: Int, to rawEnd: Int, _ paragraph: Int,
    into found: inout [Sentence]
  ) {
    var start = rawStart
    while let (scalar, length) = text.scalar(at: start), start < rawEnd, Self.isSpace(scalar) {
      start += length
    }
    var end = rawEnd
    while end > start, let before = text.offsetOfScalar(before: end),
      let (scalar, _) = text.scalar(at: before), Self.isSpace(scalar)
    {
      end = before
    }
    while end - start > maxSentenceBytes {
      let cut = cutOffset(text.bytes, from: start)
      found.append(Sentence(span: TextSpan(start: start, end: cut), paragraph: paragraph))
      start = cut
    }
    if end > start {
      found.append(Sentence(span: TextSpan(start: start, end: end), paragraph: paragraph))
    }
  }

  /// Where to cut a sentence that is too long: after a comma in its last half, else at the limit.
  private func cutOffset(_ bytes: [UInt8], from start: Int) -> Int {
    let limit = start + max(maxSentenceBytes, 4)
    var index = limit
    while index > start + maxSentenceBytes / 2 {
      if index >= 3, bytes[index - 1] == 0x8C, bytes[index - 2] == 0xBC, bytes[index - 3] == 0xEF {
        return index
      }
      index -= 1
    }
    index = limit
    while bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// White space of Unicode, and the marks without width that travel with it.
  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
