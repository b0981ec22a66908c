import Pipeline

/// CPU time by stage as a table for people.
enum ProfileTable {
  /// Seconds, share and MB/s of each stage; page bytes for the stages before segmentation.
  static func text(_ summary: IngestSummary, style: TerminalStyle) -> String {
    let total = summary.profile.nanoseconds.filter { !$0.key.isReference }.values.reduce(0, +)
    var table = TextTable(["stage", "CPU s", "share", "MB/s", "of"])
    for stage in StageName.allCases {
      guard let nanoseconds = summary.profile.nanoseconds[stage] else { continue }
      let seconds = Double(nanoseconds) / 1e9
      let ofPages = stage == .read || stage == .clean || stage == .bareParse
      let bytes = Double(ofPages ? summary.pageBytes : summary.textBytes)
      table.add([
        stage.rawValue, places(seconds, 3),
        stage.isReference ? "" : places(100 * Double(nanoseconds) / Double(max(total, 1)), 1) + "%",
        seconds > 0 ? places(bytes / 1e6 / seconds, 1) : "", ofPages ? "pages" : "text",
      ])
    }
    let seconds = max(Double(total) / 1e9, 1e-9)
    let floor = summary.profile.nanoseconds.filter { $0.key.isReference }.values.reduce(0, +)
    return table.text(forTerminal: true, style: style)
      + "total \(places(seconds, 3)) CPU s, \(places(Double(summary.pageBytes) / 1e6 / seconds, 1)) MB/s of pages, "
      + "\(places(Double(total) / Double(max(floor, 1)), 2)) times the bare parse and words"
  }

  /// A number with a fixed count of decimal places.
  static func places(_ value: Double, _ count: Int) -> String {
    var factor = 1.0
    for _ in 0..<count { factor *= 10 }
    let scaled = Int((value * factor).rounded())
    let whole = scaled / Int(factor)
    let rest = String(scaled % Int(factor))
    return count == 0
      ? "\(whole)" : "\(whole)." + String(repeating: "0", count: count - rest.count) + rest
  }
}
