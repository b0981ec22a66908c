/// Parts a `<title>` at the marks that set off the names of channels and sites.
struct TitleTail {
  let words: NameWords

  struct Parts {
    var headline: String
    /// From the left: channels, then the site.
    var tail: [String] = []
  }

  /// Cuts from the right while the tail looks like a site or channel and a headline is left.
  func parts(_ title: String, siteName: String? = nil) -> Parts {
    var kept = Self.scalars(title)
    var tail: [String] = []
    for _ in 0..<6 {
      guard let cut = kept.indices.last(where: { Self.setsOff(kept, $0) }) else { break }
      let last = String(String.UnicodeScalarView(kept[(cut + 1)...]))
      var head = kept[..<cut]
      while let scalar = head.last, Self.isMark(scalar) || ByteText.isSpace(scalar.value) {
        head.removeLast()
      }
      let text = ByteText.trimmed(last)
      if text.isEmpty {
        kept = head
        continue
      }
      guard isCut(text, mark: kept[cut], head: head, isFirst: tail.isEmpty, siteName) else { break }
      tail.insert(text, at: 0)
      kept = head
    }
    return Parts(
      headline: ByteText.trimmed(String(String.UnicodeScalarView(kept))), tail: tail)
  }

  private static func scalars(_ title: String) -> ArraySlice<Unicode.Scalar> {
    Array(title.unicodeScalars.prefix(400))[...]
  }

  private func isCut(
    _ tail: String, mark: Unicode.Scalar, head: ArraySlice<Unicode.Scalar>, isFirst: Bool,
    _ siteName: String?
  ) -> Bool {
    let tailUnits = TextWeight.of(Array(tail.utf8)[...]).units
    let headUnits = TextWeight.of(Array(String(String.UnicodeScalarView(head)).utf8)[...]).units
    guard headUnits >= 4 else { return false }
    if words.isSite(tail) || words.isChannel(tail) || tail == siteName {
      return tailUnits <= 24
    }
    // 某某-财经 and COVID-19 are written without blanks; a bar or underscore only sets off.
    let isStrong = mark == "_" || mark == "|" || mark == "｜" || mark == "»" || mark == "«"
    guard headUnits >= 5, tailUnits <= 14 else { return false }
    return isStrong || isFirst
      ? tailUnits < headUnits || headUnits >= 8
      : tailUnits <= 8 && headUnits >= 8
  }

  /// True for a mark that sets off a name: not the dash of a sentence, nor one inside a word.
  private static func setsOff(_ title: ArraySlice<Unicode.Scalar>, _ index: Int) -> Bool {
    guard isMark(title[index]) else { return false }
    let before = index > title.startIndex ? title[index - 1] : " "
    let after = index + 1 < title.endIndex ? title[index + 1] : " "
    switch title[index] {
    case "—": return before != "—" && after != "—"
    case "·": return before == " " && after == " "
    case "-", "–", "－": return !(isWord(before) && isWord(after))
    default: return true
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "_", "|", "｜", "-", "–", "—", "»", "«", "·", "－", "＿", "丨", "│": true
    default: false
    }
  }
}
