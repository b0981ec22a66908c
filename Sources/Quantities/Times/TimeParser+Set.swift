import NewsModel

extension TimeParser {
  /// 每天, 每周一, 每隔15分钟, 每个周一到周三下午, 每年3月15日.
  func set(at offset: Int) -> TimeDraft? {
    guard let each = word(.each, at: offset), !excluded(at: offset) else { return nil }
    if text.hasPrefix("隔", at: offset), number(at: each.end) == nil { return nil }
    if let (_, end) = weeklyDay(at: each.end) {
      return finish(offset, "P7D", weeklyTail(end))
    }
    if each.value == "each", text.hasPrefix("每逢", at: offset),
      let named = vocabulary.namedDay(in: text.bytes, at: each.end)
    {
      return finish(offset, "P1Y", named.end)
    }
    var count = 1
    var start = each.end
    var unit: TimeUnit?
    var end = start
    if hasAny(["半年"], at: start) == nil, let numeral = number(at: start), numeral.number > 0 {
      guard let word = word(.length, at: skip(numeral.end)),
        let named = TimeUnit(rawValue: word.value)
      else { return nil }
      (count, unit, end) = (numeral.number, named, word.end)
    } else if let word = word(.period, at: start), let named = TimeUnit(rawValue: word.value) {
      (unit, end) = (named, word.end)
      if named == .minute, word.end - start == 3 { return nil }
    } else if let half = has("半", at: start) {
      start = hasAny(["个", "個"], at: half) ?? half
      if let end = has("小时", at: start) { return finish(offset, "PT30M", end) }
      if let end = has("月", at: start) { return finish(offset, "P15D", end) }
      return nil
    }
    guard let unit, end > each.end else { return nil }
    if text.hasPrefix("每", at: offset), hasAny(["均", "活", "增"], at: end) != nil, unit == .day {
      return nil
    }
    if count == 1, unit == .month || unit == .quarter || unit == .year, !excluded(at: end),
      let part = word(.dekad, at: end) ?? word(.part, at: end), part.value != "middle"
    {
      // 每月中旬, 每季度末
      return finish(offset, Self.every(count, unit), part.end)
    }
    return finish(offset, Self.every(count, unit), tail(end))
  }

  private func finish(_ offset: Int, _ every: String, _ end: Int) -> TimeDraft {
    TimeDraft(span: TextSpan(start: offset, end: end), body: .set(every))
  }

  private func weeklyDay(at offset: Int) -> (weekday: Int, end: Int)? {
    guard let week = word(.week, at: offset) else { return nil }
    return weekday(at: week.end)
  }

  /// The range or clock after a weekday: 到周三下午, 八点.
  private func weeklyTail(_ end: Int) -> Int {
    var end = end
    for _ in 0..<6 {
      if text.hasPrefix("天", at: end) { break }
      let next = isEnumerationMark(at: end) ? word(.link, at: end)?.end ?? end : end
      guard let (_, after) = weekday(at: next) ?? weeklyDay(at: next), after > end else { break }
      end = after
    }
    if let link = word(.link, at: end), !isEnumerationMark(at: end) {
      if let (_, after) = weeklyDay(at: link.end) {
        end = after
      } else if let (_, after) = weekday(at: link.end) {
        end = after
      }
    }
    return tail(end)
  }

  /// What narrows a set: 的五号, 上午八点, 3月15日, 9月到11月.
  private func tail(_ end: Int) -> Int {
    var end = end
    for _ in 0..<2 {
      let next = skip(has("的", at: end) ?? end)
      guard let point = point(at: next), point.fields.year == nil, point.fields.eraStart == nil,
        !point.fields.isContextual
      else { return end }
      end = point.end
      // 每月1日和15日
      for _ in 0..<6
      where point.fields.month == nil && point.fields.day != nil && point.right == nil {
        guard isEnumerationMark(at: end), let link = word(.link, at: end),
          let other = self.point(at: link.end), other.fields.month == nil,
          case .absolute? = other.fields.day, !other.fields.hasClock
        else { break }
        end = other.end
      }
      if let link = word(.link, at: end), !isEnumerationMark(at: end),
        let right = self.point(at: skip(link.end), after: point.fields)
      {
        end = right.end
      }
    }
    return end
  }

  /// ISO 8601 of `count` units.
  static func every(_ count: Int, _ unit: TimeUnit) -> String {
    switch unit {
    case .century: "P\(count * 100)Y"
    case .decade: "P\(count * 10)Y"
    case .year: "P\(count)Y"
    case .halfYear: "P\(count * 6)M"
    case .quarter: "P\(count * 3)M"
    case .month: "P\(count)M"
    case .week, .weekend: "P\(count * 7)D"
    case .day, .workday: "P\(count)D"
    case .hour: "PT\(count)H"
    case .minute: "PT\(count)M"
    case .second: "PT\(count)S"
    }
  }
}

extension CalendarFields {
  /// True when some field hangs on the publication or on what was named before.
  var isContextual: Bool {
    for reference in [year, month, day] {
      switch reference {
      case .anchor, .context: return true
      default: break
      }
    }
    return week != nil
  }
}
