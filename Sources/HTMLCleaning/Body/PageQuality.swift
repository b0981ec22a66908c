/// How sure it is that the text of a page is its article and all of it.
///
/// A product of what speaks for it, each factor 0...1: length, share of prose, distance to the next
/// best block, a headline and a dateline, and losses on the way.
///
/// - Source: the factors are own judgement, not fitted: an article is above 0.9 on nine pages of ten,
///   a page of headlines below 0.6.
struct PageQuality {
  let choice: BodyChoice
  let isFromData: Bool
  let text: [UInt8]
  let findings: PageFindings

  var confidence: Double {
    let (whole, proseShare) = weigh()
    let product =
      length(whole.units) * (0.6 + 0.4 * proseShare) * clearness * method * completeness
      * (titled ? 1 : 0.93)
      * (dated ? 1 : 0.97)
    return (min(0.99, max(0.05, product)) * 100).rounded() / 100
  }

  /// Weight of the text, and the share of its units that stand in lines with a stop.
  private func weigh() -> (whole: TextWeight, proseShare: Double) {
    var whole = TextWeight()
    var prose = 0
    var total = 0
    for line in text.split(separator: 0x0A) {
      let weight = TextWeight.of(line)
      whole.add(weight)
      total += weight.units
      if weight.stops > 0 || weight.marks > 2 { prose += weight.units }
    }
    return (whole, total == 0 ? 0 : Double(prose) / Double(total))
  }

  private func length(_ units: Int) -> Double {
    switch units {
    case 200...: 1
    case 60...: 0.95
    case 20...: 0.8
    default: 0.5
    }
  }

  private var clearness: Double {
    guard choice.score > 0 else { return 1 }
    let rival = min(1, Double(choice.rival / choice.score))
    return 1 - (choice.method == "profile" ? 0.05 : 0.25) * rival
  }

  private var method: Double {
    switch choice.method {
    case "short": 0.6
    case "records", "title", "summary": 0.92
    default: isFromData ? 0.9 : 1
    }
  }

  private var completeness: Double {
    let losses = [
      "nodes_cut", "open_script", "parser_stopped", "text_cut", "truncated", "partial_page",
    ]
    return findings.warnings.contains { warning in losses.contains { warning.hasPrefix($0) } }
      ? 0.8 : 1
  }

  private var titled: Bool { findings.title != nil }
  private var dated: Bool { findings.published != nil || findings.source != nil }
}
