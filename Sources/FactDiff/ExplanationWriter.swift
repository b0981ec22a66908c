import NewsModel

/// Puts verdicts into one sentence of Chinese and one of English.
struct ExplanationWriter {
  let values: ValueComparer

  func explain(_ first: PairSide, _ second: PairSide, _ findings: PairFindings) -> Explanation {
    let names = Self.names(first, second)
    let texts = [first, second].map { side -> (quote: String, band: String) in
      (side.fact.quote, bandText(side.fact))
    }
    let zhHead =
      "\(names.zh.0)称“\(texts[0].quote)”（\(texts[0].band)），"
      + "\(names.zh.1)称“\(texts[1].quote)”（\(texts[1].band)）："
    let enHead =
      "\(names.en.0) says “\(texts[0].quote)” (\(texts[0].band)), "
      + "\(names.en.1) says “\(texts[1].quote)” (\(texts[1].band)): "
    let (zh, en) = plainConflict(first.fact, second.fact, findings) ?? verdict(findings, names)
    return Explanation(zh: zhHead + zh + "。", en: enHead + en + ".")
  }

  /// Conflicts whose gap says nothing: opposite directions and different dates.
  private func plainConflict(
    _ first: Fact, _ second: Fact, _ findings: PairFindings
  ) -> (zh: String, en: String)? {
    guard findings.status == .conflict else { return nil }
    if ValueComparer.areOpposed(first, second) {
      return ("一升一降，相互矛盾", "one rises, the other falls: they conflict")
    }
    if case .time = first.value { return ("日期不同，相互矛盾", "the dates conflict") }
    return nil
  }

  private func bandText(_ fact: Fact) -> String {
    switch fact.value {
    case .time(let interval): AmountPrinter.text(interval)
    case .quantity:
      (values.band(of: fact).map { AmountPrinter.text($0.core) } ?? "?")
        + AmountPrinter.unit(fact.value)
    }
  }

  private static func names(_ first: PairSide, _ second: PairSide)
    -> (zh: (String, String), en: (String, String))
  {
    if !first.source.isEmpty, !second.source.isEmpty, first.source != second.source {
      return ((first.source, second.source), (first.source, second.source))
    }
    return (("甲", "乙"), ("A", "B"))
  }

  private func verdict(
    _ findings: PairFindings, _ names: (zh: (String, String), en: (String, String))
  ) -> (zh: String, en: String) {
    let finer: (zh: String, en: String)? =
      switch findings.value.finer {
      case .first: ("\(names.zh.0)更具体，", "\(names.en.0) is more specific, ")
      case .second: ("\(names.zh.1)更具体，", "\(names.en.1) is more specific, ")
      case .same: nil
      }
    switch findings.status {
    case .agree: return ("两者一致", "they agree")
    case .agreeRounding where findings.value.relation == .truncatesTo:
      return ("较粗的一方是截去尾数的写法，不矛盾", "the coarser figure cuts digits off; no contradiction")
    case .agreeRounding where findings.value.relation == .overlaps:
      return ("两个约数的范围相交，不矛盾", "the two ranges meet; no contradiction")
    case .agreeRounding:
      return ((finer?.zh ?? "") + "不矛盾", (finer?.en ?? "") + "no contradiction")
    case .refines:
      return ((finer?.zh ?? "一方更具体，") + "相互印证", (finer?.en ?? "") + "they fit together")
    case .compatible: return ("互不排除，也不能互证", "neither excludes nor confirms the other")
    case .copied: return ("同一段文字，不是独立来源", "the same text, not independent support")
    case .revised: return ("后发布的说法取代先前的说法", "the later statement replaces the earlier one")
    case .forecastVersusActual:
      let gap = Self.percent(findings.value.gapRatio)
      return ("预期与实际，相差\(gap)", "expectation beside outcome, \(gap) apart")
    case .incomparable:
      let reason = findings.reason ?? "definition"
      return ("不可比（\(Self.reasons[reason] ?? reason)）", "not comparable (\(reason))")
    case .conflict: return conflict(findings)
    }
  }

  private func conflict(_ findings: PairFindings) -> (zh: String, en: String) {
    let gap = Self.percent(findings.value.gapRatio)
    if findings.rule == "conflict.copy_error" {
      return (
        "同一段文字中数值不同，疑为转载差错，相差\(gap)",
        "the same text with another value, probably a copying error, \(gap) apart"
      )
    }
    if findings.rule == "conflict.speakers" {
      return ("不同说话人的说法相互矛盾，相差\(gap)", "different speakers contradict each other, \(gap) apart")
    }
    if findings.value.isScaleSlip {
      return (
        "相互矛盾，恰差十的整数次幂，疑为万、亿之误", "they conflict by an exact power of ten, probably a slip of scale"
      )
    }
    if findings.value.gapRatio < 0.01 {
      return ("相差\(gap)，可能是取整所致", "they differ by \(gap), perhaps through rounding")
    }
    return ("相互矛盾，相差\(gap)", "they conflict, \(gap) apart")
  }

  private static let reasons = [
    "kind": "数量种类不同", "currency": "币种不同", "unit": "单位不同", "period": "时间不同",
    "scope": "范围不同", "definition": "口径不同", "modality": "语气不同", "polarity": "一方否认",
    "object": "对象未指明", "series": "同文有多个数值", "views": "不同人的预测",
  ]

  private static func percent(_ ratio: Double) -> String {
    let tenths = Int((ratio * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}
