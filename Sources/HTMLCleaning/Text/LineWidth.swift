/// How wide a line is, and whether a sentence may end with it: what tells lines broken at a fixed width.
enum LineWidth {
  /// Columns of a terminal: two for a character of three bytes or more.
  static func columns(_ line: ArraySlice<UInt8>) -> Int {
    line.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 >= 0xE0 ? 2 : 0) }
  }

  static func characters(_ line: ArraySlice<UInt8>) -> Int {
    line.count { $0 & 0xC0 != 0x80 }
  }

  /// True for a line that ends where a sentence, or a clause that heads a list, may.
  static func endsInStop(_ line: ArraySlice<UInt8>) -> Bool {
    ["。", "！", "？", "”", "」", "…", "：", "；", "）"].contains {
      line.suffix(3).elementsEqual($0.utf8)
    } || [0x21, 0x2E, 0x3A, 0x3F].contains(line.last ?? 0)
  }
}
