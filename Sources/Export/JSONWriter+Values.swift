package import NewsModel

/// The shapes that PROTOCOL gives to values of the model, shared by every JSON this tool writes.
extension JSONWriter {
  /// `{"begin":…,"end":…}`, half-open, or null.
  package mutating func interval(_ key: String, _ interval: CivilInterval?) {
    guard let interval else { return null(key) }
    object(key) { w in
      w.field("begin", interval.begin?.description)
      w.field("end", interval.end?.description)
    }
  }

  /// `{"min":…,"max":…,"min_open":…,"max_open":…}`.
  package mutating func decimals(_ key: String, _ interval: DecimalInterval) {
    object(key) { w in w.decimalFields(interval) }
  }

  /// `[{"role":…,"text":…}]`, in the order of the page.
  package mutating func removedLines(_ lines: [RemovedLine]) {
    array { w in
      for line in lines {
        w.object { w in
          w.field("role", line.role.rawValue)
          w.field("text", line.text)
        }
      }
    }
  }

  /// The value of a claim: a quantity with its kind, currency and unit, or a time.
  package mutating func claimValue(_ key: String, _ value: ClaimValue) {
    object(key) { w in
      switch value {
      case .quantity(let kind, let interval, let currency, let unit):
        w.field("kind", kind.rawValue)
        w.decimalFields(interval)
        w.field("currency", currency)
        w.field("unit", unit)
      case .time(let interval):
        w.field("kind", "time")
        w.field("begin", interval.begin?.description)
        w.field("end", interval.end?.description)
      }
    }
  }

  /// What a value is about, or null when it is undated.
  package mutating func period(_ key: String, _ period: ClaimPeriod?) {
    guard let period else { return null(key) }
    object(key) { w in
      w.interval("interval", period.interval)
      w.field("edtf", period.edtf)
      w.field("basis", period.basis.rawValue)
      w.field("ref", period.reference?.rawValue)
    }
  }

  /// What a share, ratio or gap refers to, or null.
  package mutating func claimBase(_ key: String, _ base: ClaimBase?) {
    guard let base else { return null(key) }
    object(key) { w in
      w.field("subject", base.subjectID)
      w.field("metric", base.metricID)
      w.field("text", base.text)
    }
  }

  /// Who says it.
  package mutating func attribution(_ key: String, _ attribution: Attribution) {
    object(key) { w in
      w.field("kind", attribution.kind.rawValue)
      w.field("who", attribution.who)
      w.field("surface", attribution.surface)
    }
  }

  /// The field `change`: what sort of figure it is, against what it changes, and which way.
  package mutating func change(
    _ kind: ChangeKind, base: ChangeBase?, direction: ChangeDirection?
  ) {
    object("change") { w in
      w.field("kind", kind.rawValue)
      w.field("base", base?.rawValue)
      w.field("direction", direction?.rawValue)
    }
  }

  /// The field `explain`: one sentence in Chinese and in English.
  package mutating func explanation(_ explanation: Explanation) {
    object("explain") { w in
      w.field("zh", explanation.zh)
      w.field("en", explanation.en)
    }
  }

  /// What identifies a group of facts and what it comes to.
  package mutating func groupFields(_ group: FactGroup) {
    field("group_id", group.groupID)
    field("claim_key", group.claimKey)
    field("subject", group.subjectID)
    field("metric", group.metricID)
    field("market", group.market)
    field("period", group.period)
    field("status", group.status.rawValue)
    field("severity", group.severity)
    field("origins", group.origins)
  }

  private mutating func decimalFields(_ interval: DecimalInterval) {
    field("min", interval.min)
    field("max", interval.max)
    field("min_open", interval.minOpen)
    field("max_open", interval.maxOpen)
  }
}
