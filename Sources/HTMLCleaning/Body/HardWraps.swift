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
    // Some break after so many columns, some after so many characters.
    if !mark(run, flow, &found, by: LineWidth.columns, 48...128) {
      _ = mark(run, flow, &found, by: LineWidth.characters, 24...80)
    }
    for (index, next) in zip(run, run.dropFirst()) where splitsNumber(flow, index, next) {
      found.insert(index)
    }
  }

  private static func mark(
    _ run: ArraySlice<Int>, _ flow: PageFlow, _ found: inout Set<Int>,
    by measure: (ArraySlice<UInt8>) -> Int, _ plausible: ClosedRange<Int>
  ) -> Bool {
    let widths = run.map { measure(flow.bytes[flow.lines[$0].range]) }
    let sorted = widths.sorted()
    let full = sorted[sorted.count * 3 / 4]
    guard plausible.contains(full) else { return false }
    let slack = measure(Array("字字".utf8)[...])
    let filled = widths.count { ($0 - full).magnitude <= slack }
    guard filled * 2 >= widths.count, sorted[sorted.count - 1] <= full + slack * 2 else {
      return false
    }
    for (index, width) in zip(run, widths)
    where index != run.last && width >= full - slack
      && !LineWidth.endsInStop(flow.bytes[flow.lines[index].range])
    {
      found.insert(index)
    }
    return true
  }

  /// True where a line of prose ends in a digit and the next goes on with the number or its unit.
  private static func splitsNumber(_ flow: PageFlow, _ index: Int, _ next: Int) -> Bool {
    let (line, following) = (flow.lines[index], flow.lines[next])
    guard line.weight.units >= 15, line.weight.marks > 0,
      following.weight.marks > 0 || following.weight.stops > 0,
      let last = flow.bytes[line.range].last, (0x30...0x39).contains(last)
    else { return false }
    let start = flow.bytes[following.range]
    guard let first = start.first else { return false }
    return (0x30...0x39).contains(first) || first == 0x2E || first == 0x25
      || ["亿", "万", "千", "百", "元", "％"].contains { start.starts(with: $0.utf8) }
  }
}
