/// Simplified or traditional characters, guessed from common ones that only one of them has.
enum HanScript {
  private static let simplified = ScalarSet(
    "们这国来时说会为对还进过发现电经动务产业开关东车长门见马话语问间种术样体头实点给让变应广义两军农选读谁调买卖华报总网资达运远银钱".unicodeScalars)
  private static let traditional = ScalarSet(
    "們這國來時說會為對還進過發現電經動務產業開關東車長門見馬話語問間種術樣體頭實點給讓變應廣義兩軍農選讀誰調買賣華報總網資達運遠銀錢".unicodeScalars)

  /// `hans`, `hant`, or `other` when less than a tenth of the text is Han.
  static func guess(_ bytes: [UInt8]) -> String {
    var (hans, hant, han, total) = (0, 0, 0, 0)
    let (simplified, traditional) = (simplified, traditional)
    ByteText.forEachScalar(bytes[..<min(bytes.count, 60_000)]) { scalar in
      total += 1
      guard ByteText.isHan(scalar) else { return }
      han += 1
      if simplified.contains(scalar) {
        hans += 1
      } else if traditional.contains(scalar) {
        hant += 1
      }
    }
    guard han * 10 >= total, han > 0 else { return "other" }
    return hant > hans ? "hant" : "hans"
  }
}
