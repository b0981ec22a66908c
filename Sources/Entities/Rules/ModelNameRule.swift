import NewsModel

/// Models of a maker: `云杉X20`, `云杉X20 Pro`, and later `X20` alone.
struct ModelNameRule: EntityRule {
  static let name = "model_name"
  private static let grades = ["Pro", "Max", "Plus", "Ultra", "Mini", "SE"].map { Array($0.utf8) }

  func mentions(in scan: ArticleScan) -> [EntityMention] {
    let bytes = scan.bytes
    var makers: [String: String] = [:]
    for maker in scan.known + scan.made where maker.type == .organization {
      guard let end = modelEnd(bytes, maker.span.end), ByteRun.isHan(bytes, at: maker.span.end - 3)
      else { continue }
      makers[scan.string(maker.span.end, end)] = scan.string(maker.span.start, maker.span.end)
    }
    guard !makers.isEmpty else { return [] }
    var found: [EntityMention] = []
    var offset = 0
    while offset < bytes.count {
      guard ByteRun.isUpper(bytes[offset]),
        offset == 0 || !ByteRun.isAlphanumeric(bytes[offset - 1]),
        let end = modelEnd(bytes, offset), let maker = makers[scan.string(offset, end)]
      else {
        offset += 1
        continue
      }
      let owner = Array(maker.utf8)
      let start = ByteRun.ends(owner, in: bytes, at: offset) ? offset - owner.count : offset
      let last = gradeEnd(bytes, end) ?? end
      found.append(mention(maker + scan.string(offset, last), TextSpan(start: start, end: last)))
      offset = last
    }
    return found
  }

  private func mention(_ label: String, _ span: TextSpan) -> EntityMention {
    EntityMention(
      span: span, type: .product, entityID: "product:" + label.lowercased().filter { $0 != " " },
      label: label, confidence: 0.7, rule: Self.name)
  }

  /// One to four letters that begin with a capital, then one to four digits: X20, Mate60.
  private func modelEnd(_ bytes: [UInt8], _ offset: Int) -> Int? {
    guard offset < bytes.count, ByteRun.isUpper(bytes[offset]) else { return nil }
    var end = offset
    while end < bytes.count, ByteRun.isLetter(bytes[end]), end - offset < 4 { end += 1 }
    let digits = end
    while end < bytes.count, ByteRun.isDigit(bytes[end]), end - digits < 4 { end += 1 }
    guard end > digits, end == bytes.count || !ByteRun.isAlphanumeric(bytes[end]) else {
      return nil
    }
    return end
  }

  private func gradeEnd(_ bytes: [UInt8], _ offset: Int) -> Int? {
    let start = offset < bytes.count && bytes[offset] == UInt8(ascii: " ") ? offset + 1 : offset
    for grade in Self.grades where ByteRun.starts(grade, in: bytes, at: start) {
      let end = start + grade.count
      if end == bytes.count || !ByteRun.isAlphanumeric(bytes[end]) { return end }
    }
    return nil
  }
}
