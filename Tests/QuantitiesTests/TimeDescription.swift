import NewsModel
import TestSupport

extension TimeMention {
  /// Granularity, EDTF, and whatever else is set: `month 2021-08 before`.
  var testDescription: String {
    var words = [granularity.rawValue]
    if let edtf { words.append(edtf) }
    if let every { words.append(every) }
    if let bound { words.append(bound.rawValue) }
    if let reference { words.append(reference.rawValue) }
    return words.joined(separator: " ")
  }

  /// Granularity, the half-open interval with the bound applied, and whatever else is set:
  /// `month [,2021-08-01) before`, `half [2023-07-01,2024-01-01)`, `day P1D`, `vague past`.
  var intervalDescription: String {
    var words = [granularity.rawValue]
    if let interval {
      let begin = interval.begin.map { "\($0)" } ?? ""
      let end = interval.end.map { "\($0)" } ?? ""
      words.append("[\(begin),\(end))")
    }
    if let every { words.append(every) }
    if let bound { words.append(bound.rawValue) }
    if isApproximate { words.append("approx") }
    if let reference { words.append(reference.rawValue) }
    return words.joined(separator: " ")
  }

  /// The mention in the words of the case files, by EDTF or by interval.
  var found: FoundMention {
    FoundMention(span: span, descriptions: [testDescription, intervalDescription], rule: rule)
  }
}

extension QuantityMention {
  /// The mention in the words of the case files.
  var found: FoundMention {
    FoundMention(span: span, descriptions: [testDescription], rule: rule)
  }
}
