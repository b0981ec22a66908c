import CICU

/// Countries and territories with their names, from CLDR by way of ICU.
struct RegionNames: Sendable {
  /// ISO 3166-1 alpha-2, lower case.
  let id: String
  /// The Chinese name.
  let label: String
  /// Simplified and traditional Chinese, and English; also the short forms.
  let names: [String]

  /// All territories that have a Chinese name, in the order of their codes.
  ///
  /// - Source: CLDR territory names.
  static func load() -> [RegionNames] {
    var regions: [RegionNames] = []
    let codes = string(capacity: 8192) { kz_region_codes($0, $1) } ?? ""
    for code in codes.split(separator: "|").map(String.init).sorted() {
      var names: [String] = []
      for locale in ["zh", "zh_Hant", "en"] {
        for variant: Int32 in [0, 1] {
          let name = string(capacity: 256) {
            kz_region_name_variant(code, locale, variant, $0, $1)
          }
          guard let name, !name.isEmpty, name != code, !names.contains(name) else { continue }
          names.append(name)
        }
      }
      guard let label = names.first else { continue }
      regions.append(RegionNames(id: code.lowercased(), label: label, names: names))
    }
    return regions
  }

  private static func string(
    capacity: Int, _ read: (UnsafeMutablePointer<CChar>, Int32) -> Int32
  ) -> String? {
    var buffer = [CChar](repeating: 0, count: capacity)
    let length = buffer.withUnsafeMutableBufferPointer { pointer -> Int32 in
      guard let base = pointer.baseAddress else { return -1 }
      return read(base, Int32(capacity))
    }
    guard length > 0, Int(length) <= capacity else { return nil }
    return String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
