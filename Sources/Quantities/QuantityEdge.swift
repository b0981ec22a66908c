/// What a word of `quantities/edges.tsv` beside a number says of it.
enum QuantityEdge: Int, EdgeRole {
  /// 十一路, 五四大街: ends the name of a road.
  case road
  /// 分三路, 兵成两路: before a number whose 路 is no road.
  case roadSplit
  /// 歼-20, 东风-41, 新冠-19: names whose number follows a hyphen.
  case series
  /// 3栋2单元: parts of an address that the next number follows.
  case block
  /// 2单元501室: parts of an address behind their number.
  case room
  /// （2021）京民初123号: kinds of cases in the number of a case.
  case lawsuit
  /// 10亿目标, 30亿大关: behind a bare amount, counts nothing.
  case countsNothing
  /// 营收同比增长达36亿: characters of time, change and size, between a head noun and its number.
  case plain
  /// 与一相加: characters that may stand beside a bare Chinese digit.
  case function
  /// 美元100强, 欧元5连跌: behind a number that is no amount of the currency before it.
  case ranked
  /// 65W快充: behind W that is a watt.
  case powered
  /// 功率达120W: between what has a power and its number.
  case powerLink
  /// 功率120W: before W that is a watt.
  case power
  /// 担负, 肩负: before 负 that is no minus.
  case bears
  /// 这一年, 某一天: before 一 that is an article.
  case deictic
  /// 一米九的, 三米五高: behind a length whose last digit has no unit.
  case size
  /// 三里屯, 八方: units that a small Chinese number before them makes part of a name.
  case shortUnit
  /// 每个, 每项, 每代: units that 每 does not price by.
  case unpriced
  /// 在五六年, 九五六年: before two neighbouring digits that are a year.
  case dated
  /// 每小时60公里: repeated times that are a speed beside a length.
  case pace
  /// 每小时60公里: lengths of a speed.
  case paceLength
  /// 三分二秒: behind 三分二 that is no two thirds.
  case mark
  /// 过半年, 近半个月: behind 半 that is half of a length, no half of all.
  case halfLength
  /// 货币单位均为美元: says that a line speaks of amounts in general.
  case amounts
  /// 金额均以港元计: before the currency of all amounts of a text.
  case allIn
  /// 以人民币百万元计: behind the unit of a table.
  case reckoned

  static let table = "quantities/edges.tsv"
}
