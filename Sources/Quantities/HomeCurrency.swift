extension QuantityLexicon {
  /// The currency of a bare 元 on the host of an address (`https://www.example.hk/a`), or nil where
  /// `homes.tsv` has no suffix of it.
  func homeCurrency(_ address: String) -> String? {
    let parts = address.split(separator: "/", maxSplits: 3)
    guard let first = parts.first(where: { !$0.hasSuffix(":") }) else { return nil }
    let host = first.prefix { !"?#:".contains($0) }.lowercased()
    var labels = host.split(separator: ".")[...]
    for _ in 0..<8 where !labels.isEmpty {
      if let currency = homeCurrencies[labels.joined(separator: ".")] { return currency }
      labels = labels.dropFirst()
    }
    return nil
  }
}
