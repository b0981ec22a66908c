import NewsModel

extension TimeParser {
  /// The expression at `offset`, without a tail that is the beginning of the next word.
  ///
  /// 上周五粮液 gives 上周: the stretch up to 五粮液 is read once more on its own, and counts when it is
  /// an expression to its end.
  func boundedDraft(at offset: Int) -> TimeDraft? {
    guard let long = draft(at: offset) else { return nil }
    guard let borders else { return long }
    var start = offset + (text.scalar(at: offset)?.byteCount ?? 1)
    while let cut = borders.cut(from: start, before: long.span.end) {
      if !endsNumber(at: cut), let short = draft(at: offset, upTo: cut), short.span.end == cut {
        return short
      }
      start = cut + (text.scalar(at: cut)?.byteCount ?? 1)
    }
    return long
  }

  /// True when a longer word of the language begins at `offset`.
  func startsWord(at offset: Int) -> Bool { borders?.begins(at: offset) ?? false }

  /// The expression at `offset` as if the text ended at `end`.
  private func draft(at offset: Int, upTo end: Int) -> TimeDraft? {
    var start = max(0, offset - 60)
    while start < offset, text.bytes[start] & 0xC0 == 0x80 { start += 1 }
    let stretch = TimeParser(
      text: ArticleText(utf8: Array(text.bytes[start..<end])), vocabulary: vocabulary, borders: nil)
    guard var draft = stretch.draft(at: offset - start) else { return nil }
    draft.span = TextSpan(start: draft.span.start + start, end: draft.span.end + start)
    return draft
  }

  /// True when a digit of either script stands before `offset`: 5月18 is no day of 5月18日本公司.
  private func endsNumber(at offset: Int) -> Bool {
    guard let before = text.offsetOfScalar(before: offset) else { return true }
    return CalendarNumeral.starts(in: text, at: before)
  }

  /// True for the 12号 of 〔2019〕12号, 字第12号, 民初12号 and of addresses (中关村大街27号).
  func isNumbered(before offset: Int) -> Bool {
    let marks: [StaticString] = [
      "第", "〕", "］", "]", "街", "路", "道", "弄", "巷", "胡同", "字", "民初", "民终", "刑初", "刑终", "行初",
      "行终", "执", "知", "令", "村", "大厦", "广场", "园", "苑", "坊", "庄", "屯", "No.", "NO.", "门牌", "工位",
    ]
    let verbs: [StaticString] = ["知道", "报道", "频道", "一路", "线路", "网路", "得知", "获知", "通知", "命令"]
    return marks.contains { text.hasSuffix($0, endingAt: offset) }
      && !verbs.contains { text.hasSuffix($0, endingAt: offset) }
  }
}
