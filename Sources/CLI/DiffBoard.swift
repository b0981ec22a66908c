import NewsModel
import Pipeline

/// A diff report as a person reads it: counts first, then one card a group.
struct DiffBoard {
  let report: DiffReport
  let documents: [String: DocumentRecord]
  let labels: VocabularyLabels
  let language: Language
  let style: TerminalStyle

  /// Marks carry the meaning; colour is added where there is a terminal.
  private static let marks: [(GroupStatus, mark: String, zh: String, en: String)] = [
    (.conflict, "≠", "冲突", "conflict"), (.revised, "→", "后来更正", "revised"),
    (.forecastVersusActual, "◇", "预测与实际", "forecast vs actual"),
    (.refines, "⊂", "更具体", "more specific"), (.agreeRounding, "≈", "约数一致", "agree in rounding"),
    (.agree, "＝", "一致", "agree"), (.compatible, "∼", "不矛盾", "compatible"),
    (.incomparable, "⊥", "不可比", "incomparable"), (.copiedOnly, "⧉", "仅转载", "copied only"),
    (.single, "·", "仅一家", "one source"),
  ]

  /// The counts of all statuses on one line.
  func summary() -> String {
    var counts: [GroupStatus: Int] = [:]
    for group in report.groups { counts[group.status, default: 0] += 1 }
    return Self.marks.compactMap { entry in
      counts[entry.0].map { "\(entry.mark) \(name(entry.0)) \($0)" }
    }.joined(separator: "   ")
  }

  /// The cards of the first `limit` groups with at least two documents.
  func cards(limit: Int) -> String {
    let told = report.groups.filter { $0.status != .single }
    var text = told.prefix(limit).map(card).joined(separator: "\n")
    if told.count > limit {
      text +=
        "\n"
        + language.text(
          "另有 \(told.count - limit) 组，用 --limit 0 全部列出",
          "\(told.count - limit) more groups; --limit 0 lists all") + "\n"
    }
    return text
  }

  private func card(_ group: FactGroup) -> String {
    let entry = Self.marks.first { $0.0 == group.status }
    let subject = group.facts.lazy.compactMap(\.subjectLabel).first ?? group.subjectID ?? "?"
    var about = [subject, labels.metric(group.metricID, language: language.rawValue)]
    if let market = group.market { about.append(labels.place(market, language: language.rawValue)) }
    if let period = group.period { about.append(period) }
    var title = "\(entry?.mark ?? "?") \(name(group.status))  " + about.joined(separator: " · ")
    title += language.text("  独立来源 \(group.origins)", "  \(group.origins) independent")
    var lines = [paint(group.status, DisplayText.oneLine(title))]
    let shown = group.facts.sorted { when($0) < when($1) }.prefix(8)
    let names = shown.map { DisplayText.cut(DisplayText.oneLine(source($0)), to: 20) }
    let column = names.map(DisplayText.width).max() ?? 0
    for (fact, name) in zip(shown, names) {
      lines.append(line(fact, name, column, group))
    }
    if group.facts.count > shown.count {
      lines.append(
        "   "
          + language.text(
            "… 共 \(group.facts.count) 处", "… \(group.facts.count) places in all"))
    }
    let words = language == .zh ? group.explanation.zh : group.explanation.en
    if !words.isEmpty { lines.append(style.dim("   " + DisplayText.oneLine(words))) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ fact: Fact, _ name: String, _ column: Int, _ group: FactGroup) -> String {
    let document = documents[fact.documentID]
    let day = document?.published.map { String($0.iso.prefix(10)) } ?? "          "
    let pad = String(repeating: " ", count: column - DisplayText.width(name))
    var line = "   \(name)\(pad)  \(day)  “\(DisplayText.oneLine(phrase(fact)))”"
    if fact.modality != .actual { line += "  [\(modality(fact.modality))]" }
    if group.originOf[fact.factID] != nil { line += language.text("  [转载]", "  [copied]") }
    return line
  }

  /// The quote with a few characters around it, so that hedges are seen.
  private func phrase(_ fact: Fact) -> String {
    guard let text = documents[fact.documentID]?.text.string else { return fact.quote }
    let scalars = Array(text.unicodeScalars)
    let start = max(fact.contextStartCodePoint, fact.startCodePoint - 14)
    let end = min(fact.contextEndCodePoint, fact.endCodePoint + 8, scalars.count)
    guard start < end else { return fact.quote }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return (start > fact.contextStartCodePoint ? "…" : "") + String(view)
      + (end < fact.contextEndCodePoint ? "…" : "")
  }

  /// Oldest first, undated last, then by outlet.
  private func when(_ fact: Fact) -> (String, String, String) {
    let published = documents[fact.documentID]?.published?.iso ?? "9999"
    return (published, source(fact), fact.factID)
  }

  private func source(_ fact: Fact) -> String { documents[fact.documentID]?.source ?? "?" }

  private func name(_ status: GroupStatus) -> String {
    let entry = Self.marks.first { $0.0 == status }
    return (language == .zh ? entry?.zh : entry?.en) ?? status.rawValue
  }

  private func modality(_ modality: Modality) -> String {
    guard language == .zh else { return modality.rawValue }
    switch modality {
    case .actual: return "实际"
    case .estimate: return "估计"
    case .target: return "目标"
    case .forecast: return "预测"
    case .plan: return "计划"
    case .rumour: return "传闻"
    case .hypothetical: return "假设"
    }
  }

  private func paint(_ status: GroupStatus, _ text: String) -> String {
    switch status {
    case .conflict: style.red(text)
    case .agree, .agreeRounding, .refines: style.green(text)
    case .revised, .forecastVersusActual: style.yellow(text)
    default: style.bold(text)
    }
  }
}
