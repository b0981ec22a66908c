/// Countries and territories with their names, from CLDR by way of ICU.
struct RegionNames: Sendable {
  /// ISO 3166-1 alpha-2, lower case.
  let id: String
  let label: String
  let names: [String]

  static func load() -> [RegionNames] { [] }
}
