import NewsModel

/// Consecutive years or months told one by one and then counted.
extension TimeParser {
  /// 2021、2022两年, 2019年、2020年和2021年三年: all of them as one stretch.
  func takeYearList(_ parsed: inout ParsedPoint, from first: CalendarNumeral) -> Bool {
    var last = first
    var count = 1
    for _ in 0..<9 {
      let gap = has("年", at: last.end) ?? last.end
      guard let next = enumerated(after: gap), next.digits == 4, next.isDigitString,
        next.number == last.number + 1
      else { break }
      (last, count) = (next, count + 1)
    }
    let counted = has("年", at: last.end) ?? last.end
    guard count > 1, let total = number(at: counted), total.number == count,
      let end = has("年", at: total.end), hasAny(["前", "后", "後", "多"], at: end) == nil
    else { return false }
    parsed.fields.year = .absolute(first.number)
    var right = CalendarFields()
    right.year = .absolute(last.number)
    parsed.right = right
    parsed.end = end
    return true
  }

  /// 七、八两月, 7、8两个月, 七八两个月.
  func takeMonthList(_ parsed: inout ParsedPoint, at start: Int) -> Bool {
    guard let first = number(at: start), first.number > 0 else { return false }
    var (low, high, end, count) = (first.number, first.number, first.end, 1)
    if first.digits == 2, !first.isArabic, first.isDigitString, low % 10 == low / 10 + 1, low > 11 {
      (low, high, count) = (low / 10, low % 10, 2)
    }
    for _ in 0..<11 where low <= 12 {
      guard let next = enumerated(after: has("月", at: end) ?? end), next.number == high + 1 else {
        break
      }
      (high, end, count) = (next.number, next.end, count + 1)
    }
    guard count > 1, high <= 12, let total = number(at: has("月", at: end) ?? end),
      total.number == count
    else { return false }
    let unit = hasAny(["个", "個"], at: total.end) ?? total.end
    guard let end = has("月", at: unit) else { return false }
    parsed.fields.period = .months(first: low, last: high)
    parsed.end = end
    return true
  }

  /// The number after 、 和 与 及.
  private func enumerated(after offset: Int) -> CalendarNumeral? {
    guard let mark = hasAny(["、", "和", "与", "與", "及"], at: offset) else { return nil }
    return number(at: skip(mark))
  }
}
