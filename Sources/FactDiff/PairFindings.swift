import NewsModel

/// Everything found about two facts before it is put into words.
struct PairFindings {
  var status: PairStatus
  var rule: String
  var value: ValueComparison
  var time: TimeComparison
  var independence: Independence
  var severity = 0.0
  /// One word that says why two facts don't compare.
  var reason: String?
}

/// One side of a pair with what its document adds.
struct PairSide {
  let fact: Fact
  let passage: Passage?
  /// Index into the reuse map's documents; nil when the document is not known.
  let document: Int?
  let source: String
  let creditedSource: String?
  let published: CivilDate?
}
