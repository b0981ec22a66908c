package import ExtractorPacks
package import NewsModel

/// How wide each written form of a value is: the one versioned table behind all verdicts.
///
/// Read from `diff/approx.tsv`; the table says what its expressions mean.
package struct ApproximationTable: Sendable {
  private struct Widths: Sendable {
    let below: WidthExpression
    let above: WidthExpression
    let hardBelow: WidthExpression
    let hardAbove: WidthExpression
  }

  package static let path = "diff/approx.tsv"

  /// Version of the table, for stores and reports.
  package let version: String
  /// Id and the four widths of each row, in the order of the table: what `schema --approx` prints.
  package let printedRows: [[String]]
  private let widths: [String: Widths]

  /// - Throws: ``PackError`` that points at the cell that can't be read.
  package init(packs: PackSet) throws(PackError) {
    let columns = ["below", "above", "hard_below", "hard_above"]
    var widths: [String: Widths] = [:]
    var printed: [[String]] = []
    var version = ""
    for row in try packs.rows(Self.path, columns: ["id"] + columns + ["source"], key: "id") {
      if row["id"] == "version" {
        version = row["below"]
        continue
      }
      var parts: [WidthExpression] = []
      for column in columns {
        guard let part = WidthExpression(row[column]) else {
          throw row.error(column, "'\(row[column])' is no width; the table's head lists the forms")
        }
        parts.append(part)
      }
      widths[row["id"]] = Widths(
        below: parts[0], above: parts[1], hardBelow: parts[2], hardAbove: parts[3])
      printed.append([row["id"]] + columns.map { row[$0] })
    }
    for hedge in Hedge.allCases where widths[hedge.rawValue] == nil {
      throw PackError(file: Self.path, message: "no row for hedge '\(hedge.rawValue)'")
    }
    (self.version, self.widths, printedRows) = (version, widths, printed)
  }

  /// The band of a value in its printed unit.
  ///
  /// - Parameters:
  ///   - interval: The value as the mention gives it.
  ///   - hedge: How firmly it is said.
  ///   - literal: The printed number with its scale, for the last written and last non-zero place.
  ///   - kind: Integers of counts and money are taken at their word; a written percentage is rounded.
  /// - Returns: Core and hard interval, in the unit of `interval`.
  package func band(
    _ interval: DecimalInterval, hedge: Hedge, literal: DecimalAmount?, kind: QuantityKind
  ) -> ValueBand {
    let form = form(interval, hedge, literal, kind)
    guard let row = widths[form] ?? widths[hedge.rawValue] else {
      return ValueBand(core: interval, hard: interval)
    }
    let isOneSided = interval.min == nil || interval.max == nil
    let low = interval.min ?? (isOneSided ? interval.max : nil)
    let high = (isOneSided ? interval.min : nil) ?? interval.max
    guard let low, let high else { return ValueBand(core: interval, hard: interval) }
    let isPoint = isOneSided || interval.isExact
    let bottom = isPoint ? literal.flatMap { $0 == low ? $0 : nil } ?? low : low
    let top = isPoint ? bottom : high
    let below = row.below.width(at: .init(value: bottom))
    let above = row.above.width(at: .init(value: top))
    let hardBelow = row.hardBelow.width(at: .init(value: bottom, below: below, above: above))
    let hardAbove = row.hardAbove.width(at: .init(value: top, below: below, above: above))
    // `6000余` and `超过10亿` may be read as the bound itself, so stated bounds are closed; the upper
    // end of a rounding interval is open, as 3.25 rounds to 3.3: 3.2亿 and 3.3亿 don't meet.
    let isRounded = form == "exact" || form == "range"
    let core = DecimalInterval(
      min: below.flatMap { low.subtracting($0) }, max: above.flatMap { high.adding($0) },
      maxOpen: isRounded)
    let hard = DecimalInterval(
      min: hardBelow.flatMap { low.subtracting($0) }, max: hardAbove.flatMap { high.adding($0) },
      maxOpen: isRounded)
    return ValueBand(core: core, hard: hard)
  }

  private func form(
    _ interval: DecimalInterval, _ hedge: Hedge, _ literal: DecimalAmount?, _ kind: QuantityKind
  ) -> String {
    let isBounded = interval.min != nil && interval.max != nil
    let written = literal ?? interval.min ?? interval.max
    let isBare = (written?.exponent ?? 0) == 0 && kind != .percent && kind != .percentagePoint
    switch hedge {
    case .exact, .range:
      if !isBounded { return interval.min != nil ? "at_least" : "at_most" }
      let name = interval.isExact ? "exact" : "range"
      return isBare ? name + ".bare" : name
    case .over: return isBounded && !interval.isExact ? "over.suffix" : "over"
    case .vague: return isBounded ? "vague" : interval.min != nil ? "vague.open" : "at_most"
    case .about, .nearly: return isBounded ? hedge.rawValue : "vague.open"
    case .atLeast, .atMost, .under: return hedge.rawValue
    }
  }
}
