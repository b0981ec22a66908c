import NewsModel

/// Makes one claim of what an article says twice.
struct ClaimMerger {
  private struct Key: Hashable {
    let subject: String?
    let metric: String
    let value: ClaimValue
    let changeKind: ChangeKind
    let direction: ChangeDirection?
    let modality: Modality
  }

  private(set) var claims: [Claim] = []
  private var positions: [Key: [Int]] = [:]

  mutating func add(_ claim: Claim) {
    var claim = claim
    if claim.modality == .actual, isGoalSaidBefore(claim) { claim.modality = .target }
    let key = Key(
      subject: claim.subject?.entityID, metric: claim.metricID, value: claim.value,
      changeKind: claim.changeKind, direction: claim.changeDirection, modality: claim.modality)
    for position in positions[key] ?? [] {
      let known = claims[position]
      guard Self.agree(known.market, claim.market), Self.agree(known.period, claim.period) else {
        continue
      }
      claims[position].evidence += claim.evidence
      if known.market == nil { claims[position].market = claim.market }
      if known.period?.interval == nil, claim.period?.interval != nil || known.period == nil {
        claims[position].period = claim.period
        claims[position].asOf = claim.asOf
      }
      claims[position].confidence = max(known.confidence, claim.confidence)
      return
    }
    positions[key, default: []].append(claims.count)
    claims.append(claim)
  }

  /// A figure set as a goal stays a goal when it is named again without that word.
  private func isGoalSaidBefore(_ claim: Claim) -> Bool {
    let key = Key(
      subject: claim.subject?.entityID, metric: claim.metricID, value: claim.value,
      changeKind: claim.changeKind, direction: claim.changeDirection, modality: .target)
    return (positions[key] ?? []).contains { position in
      Self.agree(claims[position].market, claim.market)
        && Self.agree(claims[position].period, claim.period)
    }
  }

  /// Unknown agrees with anything.
  private static func agree(_ left: String?, _ right: String?) -> Bool {
    left == nil || right == nil || left == right
  }

  private static func agree(_ left: ClaimPeriod?, _ right: ClaimPeriod?) -> Bool {
    guard let a = left?.interval, let b = right?.interval else { return true }
    return a == b
  }
}
