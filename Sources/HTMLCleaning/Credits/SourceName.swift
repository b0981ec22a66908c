/// Names of outlets as pages credit them.
enum SourceName {
  /// The name without marks around it; nil when it cannot be the name of an outlet.
  static func plausible(_ text: String) -> String? {
    var scalars = Substring(ByteText.trimmed(text)).unicodeScalars
    while let first = scalars.first, isMark(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, isMark(last) { scalars = scalars.dropLast() }
    var name = ByteText.trimmed(String(scalars))
    // 某某网-《某某日报》 keeps its closing mark.
    if name.contains("《"), !name.contains("》") { name += "》" }
    let weight = TextWeight.of(Array(name.utf8)[...])
    guard weight.han + weight.letters >= 1, name.utf8.count >= 3, weight.units <= 30,
      weight.stops == 0
    else {
      return nil
    }
    return name.utf8.contains { $0 == 0x3D || $0 == 0x3C || $0 == 0x22 } ? nil : name
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "：", "《", "》", "“", "”", "\"", "「", "」", "【", "】", "[", "]", "(", ")", "（", "）",
      "-", "—", "|", "｜", "/", "@", "，", ",", "。", ">", "<", "·":
      true
    default: ByteText.isSpace(scalar.value)
    }
  }
}
