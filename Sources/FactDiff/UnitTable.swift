package import ExtractorPacks
package import NewsModel

/// Which units compare, and by what exact factor: `diff/units.tsv`.
package struct UnitTable: Sendable {
  private struct Entry: Sendable {
    let dimension: String
    let numerator: DecimalAmount
    let denominator: DecimalAmount
  }

  package static let path = "diff/units.tsv"
  private let entries: [String: Entry]

  /// - Throws: ``PackError`` that points at the cell that can't be read.
  package init(packs: PackSet) throws(PackError) {
    var entries: [String: Entry] = [:]
    let columns = ["unit", "dimension", "numerator", "denominator", "source"]
    for row in try packs.rows(Self.path, columns: columns, key: "unit") {
      var factors: [DecimalAmount] = []
      for column in ["numerator", "denominator"] {
        guard let factor = DecimalAmount(plain: row[column]), factor > DecimalAmount(0) else {
          throw row.error(column, "'\(row[column])' is no positive number")
        }
        factors.append(factor)
      }
      entries[row["unit"]] = Entry(
        dimension: row["dimension"], numerator: factors[0], denominator: factors[1])
    }
    self.entries = entries
  }

  /// Factors that bring a value in `first` and one in `second` to a common unit without division;
  /// nil when the two don't compare.
  ///
  /// A count that names no measure word compares with any.
  package func commonFactors(_ first: String?, _ second: String?, kind: QuantityKind)
    -> (first: DecimalAmount, second: DecimalAmount)?
  {
    let one = DecimalAmount(1)
    if first == second { return (one, one) }
    guard let first = first.map(Self.plain), let second = second.map(Self.plain) else {
      return kind == .count ? (one, one) : nil
    }
    if first == second { return (one, one) }
    guard let left = entries[first], let right = entries[second],
      left.dimension == right.dimension,
      let leftFactor = left.numerator.multiplied(by: right.denominator),
      let rightFactor = right.numerator.multiplied(by: left.denominator)
    else { return nil }
    return (leftFactor, rightFactor)
  }

  /// A duration or count unit without the measure word 个 before it (个月, 个小时).
  private static func plain(_ unit: String) -> String {
    for prefix in ["个", "個"] where unit.hasPrefix(prefix) && unit != prefix {
      return String(unit.dropFirst())
    }
    return unit
  }
}
