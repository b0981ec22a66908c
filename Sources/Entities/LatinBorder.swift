/// Borders of names in Latin letters.
enum LatinBorder {
  /// False when the span begins or ends inside a Latin word, a web address or a mail address.
  ///
  /// Digits may touch a name of four letters or more: `SHEIN10美金`.
  static func isFree(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
    let digitsMayTouch = end - start >= 4
    if start > 0, ByteRun.isAlphanumeric(bytes[start]) {
      let before = bytes[start - 1]
      if ByteRun.isLetter(before) || before == UInt8(ascii: "_") { return false }
      if ByteRun.isDigit(before), !digitsMayTouch { return false }
      if before == UInt8(ascii: ".") || before == UInt8(ascii: "/") || before == UInt8(ascii: "@")
        || before == UInt8(ascii: "-"), start > 1, ByteRun.isAlphanumeric(bytes[start - 2])
      {
        return false
      }
    }
    if end < bytes.count, ByteRun.isAlphanumeric(bytes[end - 1]) {
      let after = bytes[end]
      if ByteRun.isLetter(after) || after == UInt8(ascii: "_") { return false }
      if ByteRun.isDigit(after), !digitsMayTouch { return false }
      if after == UInt8(ascii: ".") || after == UInt8(ascii: "@"), end + 1 < bytes.count,
        ByteRun.isLetter(bytes[end + 1])
      {
        return false
      }
    }
    return true
  }
}
