import NewsModel

/// A small generator whose seed is written in the test.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// The same place in the text with any other properties.
func randomFact(_ fact: Fact, _ random: inout SplitMix) -> Fact {
  var fact = fact
  func word(_ random: inout SplitMix) -> String? {
    ["'引\"号", "a\nb", "", "us", "😀"].randomElement(using: &random).flatMap {
      Bool.random(using: &random) ? $0 : nil
    }
  }
  func amount(_ random: inout SplitMix) -> DecimalAmount? {
    Bool.random(using: &random)
      ? nil
      : DecimalAmount(
        coefficient: Int128(Int.random(in: -99999...99999, using: &random)) * 100,
        exponent: Int.random(in: -40...40, using: &random))
  }
  func instant(_ random: inout SplitMix) -> CivilInstant? {
    let date = CivilDate(dayNumber: Int.random(in: -9000...90000, using: &random))
    let second = Int.random(in: 0..<86_400, using: &random)
    return [
      nil, CivilInstant(date), CivilInstant(date, second: second),
      CivilInstant(clockSecond: second),
    ].randomElement(using: &random) ?? nil
  }
  fact.subjectLabel = word(&random)
  fact.subjectID = fact.subjectLabel == nil ? nil : "id"
  if Bool.random(using: &random) {
    fact.value = .time(CivilInterval(begin: instant(&random), end: instant(&random)))
  } else {
    fact.value = .quantity(
      kind: QuantityKind.allCases.randomElement(using: &random) ?? .count,
      interval: DecimalInterval(
        min: amount(&random), max: amount(&random), minOpen: Bool.random(using: &random),
        maxOpen: Bool.random(using: &random)), currency: word(&random), unit: word(&random))
  }
  fact.literal = amount(&random)
  fact.hedge = Hedge.allCases.randomElement(using: &random) ?? .exact
  let interval =
    Bool.random(using: &random)
    ? nil : CivilInterval(begin: instant(&random), end: instant(&random))
  fact.period =
    Bool.random(using: &random)
    ? nil : ClaimPeriod(interval: interval, edtf: word(&random), basis: .context, reference: .past)
  fact.asOf = Bool.random(using: &random) ? nil : CivilDate(dayNumber: 19_000)
  (fact.market, fact.segment, fact.object) = (word(&random), word(&random), word(&random))
  fact.qualifiers = Bool.random(using: &random) ? [] : ["daily", "yoy"]
  fact.changeKind = ChangeKind.allCases.randomElement(using: &random) ?? .level
  fact.changeBase = ChangeBase.allCases.randomElement(using: &random)
  fact.base =
    Bool.random(using: &random)
    ? nil : ClaimBase(subjectID: word(&random), metricID: word(&random), text: "全部")
  fact.modality = Modality.allCases.randomElement(using: &random) ?? .actual
  fact.polarity = Polarity.allCases.randomElement(using: &random) ?? .affirmed
  fact.attribution = Attribution(
    kind: AttributionKind.allCases.randomElement(using: &random) ?? .author, who: word(&random),
    surface: word(&random))
  fact.confidence = Double.random(in: 0...1, using: &random)
  return fact
}
