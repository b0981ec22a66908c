import ExtractorPacks
import NewsModel

/// A unit with the scale that stands before it in a head: 万元, 亿美元, %, 元/吨.
struct CellUnit: Hashable {
  var unit: QuantityUnit?
  var power = 0
  /// A currency named apart from the unit (人民币亿元).
  var currency: String?
  /// What a price is for, as in `/t`.
  var per: String?

  var isPercent: Bool { unit?.family == .percent || unit?.family == .point }
  var isMoney: Bool { unit?.family == .money || unit == nil && currency != nil }
}

/// What the words of a head say of the numbers under or beside it.
enum HeadNature: String, Sendable {
  /// Nothing.
  case plain
  case money
  /// A growth rate, a share: percent if anything.
  case rate
  /// Persons or things.
  case count
  /// A price, an amount for each share or head: not in the table's unit.
  case per
  /// A place in a list or a label: no quantity at all.
  case label
  /// A year or a day, as in 年份 and 成立时间.
  case time

  /// What column and row say together.
  func joined(_ other: HeadNature) -> HeadNature {
    let order: [HeadNature] = [.label, .time, .rate, .per, .count, .money]
    return order.first { $0 == self || $0 == other } ?? .plain
  }

  /// The one of the table's units that fits, or nil.
  func choice(of units: [CellUnit]) -> CellUnit? {
    if units.count == 1, self != .label, self != .time,
      units[0].isPercent || units[0].unit?.family == .multiple
    {
      return units[0]
    }
    switch self {
    case .label, .time: return nil
    case .rate: return units.first { $0.isPercent }
    case .per: return units.first { $0.per != nil }
    case .count: return units.first { !$0.isMoney && !$0.isPercent }
    case .money:
      if units.count == 1, units[0].unit == nil { return units[0] }
      return units.first { $0.isMoney && $0.per == nil }
    case .plain: return units.first { !$0.isPercent } ?? units.first
    }
  }
}

/// The unit and the nature of one head.
struct TableHead {
  var unit: CellUnit?
  var nature = HeadNature.plain
}

extension HeadNature {
  /// True for a head of rates under a unit of money and the like.
  func clashes(with unit: CellUnit?) -> Bool {
    guard let unit else { return false }
    switch self {
    case .rate: return !unit.isPercent
    case .count: return unit.isMoney
    case .label, .time, .per: return true
    case .money: return unit.isPercent
    case .plain: return false
    }
  }
}
