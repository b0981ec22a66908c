import CHTML

/// Finds lines that were broken at a fixed width, as in `<pre>` blocks and old bulletin boards, where
/// a break says nothing and may stand inside a word or a number.
enum HardWraps {
  /// Which of `lines` go on in the next one without a break.
  ///
  /// A run of lines of one block counts as wrapped when it has four or more and most of them are as
  /// wide as the widest; a full line that ends without a stop then goes on. Linear.
  static func continued(_ lines: [Int], _ flow: PageFlow) -> Set<Int> {
    var found: Set<Int> = []
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, lines[end] == lines[end - 1] + 1,
        flow.lines[lines[end]].node == flow.lines[lines[start]].node
      {
        end += 1
      }
      if end - start >= 4 { mark(lines[start..<end], flow, &found) }
      start = end
    }
    return found
  }

  private static func mark(_ run: ArraySlice<Int>, _ flow: PageFlow, _ found: inout Set<Int>) {
    let widths = run.map { width(flow.bytes[flow.lines[$0].range]) }
    let sorted = widths.sorted()
    // Half a Han character is one: 24...64 characters to a line.
    let full = sorted[sorted.count * 3 / 4]
    guard (48...128).contains(full) else { return }
    let filled = widths.count { ($0 - full).magnitude <= 4 }
    guard filled * 10 >= widths.count * 5, sorted[sorted.count - 1] <= full + 8 else { return }
    for (index, width) in zip(run, widths)
    where index != run.last && width >= full - 4 && !endsInStop(flow.bytes[flow.lines[index].range])
    {
      found.insert(index)
    }
  }

  /// Columns of a terminal: two for a character of three bytes or more.
  private static func width(_ line: ArraySlice<UInt8>) -> Int {
    line.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 >= 0xE0 ? 2 : 0) }
  }

  private static func endsInStop(_ line: ArraySlice<UInt8>) -> Bool {
    ["。", "！", "？", "”", "」", "…", "：", "；", "）"].contains {
      line.reversed().starts(with: $0.utf8.reversed())
    }
      || [0x21, 0x2E, 0x3A, 0x3F].contains(line.last ?? 0)
  }
}
