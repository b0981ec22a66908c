import ExtractorPacks
import NewsModel

/// Reads one line into the fields it credits.
struct BylineReader {
  let pack: SitePack

  /// What the words before decide about the next part of the line.
  private enum Pending: Equatable {
    case label(SitePack.LabelKind)
    /// Names of persons may go on: 某报记者 张三 李四.
    case persons
    /// A label that the pack does not know, such as 出版社：.
    case unknown
    /// The date of something else, such as 会议时间：.
    case event
  }

  private struct State {
    var byline = Byline()
    var pending: Pending?
    var fields = 0
    /// Fields without a colon, as 记者张三.
    var tradeFields = 0
    var looseUnits = 0
    /// A bare clock beside a date that has none.
    var clock: DateCursor.Clock?
    /// The part before a label without a colon, as 张三 in 张三 发布于 2005-06-14.
    var beforeLabel: String?
    var lastLoose: String?
    /// A clock after 发表于 or its like.
    var labelledClock: DateCursor.Clock?
    var nameBeforeTitle: String?
    /// The only words beside a date.
    var loneLoose: String?
    var looseSegments = 0
    /// The label is 来自, which also tells of the device a post was sent with.
    var isSender = false
  }

  func read(_ line: ArraySlice<UInt8>) -> Byline? {
    let line = Self.withNarrowDigits(line)
    var dates: [VisibleDate] = []
    var rest: [UInt8] = []
    var index = line.startIndex
    while dates.count < 6, let found = VisibleDate.first(in: line, from: index) {
      rest += line[index..<found.range.lowerBound]
      rest += [0x20, 0x01, 0x20]
      dates.append(found)
      index = found.range.upperBound
    }
    if dates.isEmpty, let found = VisibleDate.firstShort(in: line, from: index) {
      rest += line[index..<found.range.lowerBound]
      rest += [0x20, 0x01, 0x20]
      dates.append(found)
      index = found.range.upperBound
    }
    rest += line[index...]
    let weight = TextWeight.of(rest[...])
    guard weight.stops == 0, weight.units <= 70 else { return nil }

    var state = State()
    var date = dates.makeIterator()
    for segment in LineSegments(pack: pack).of(rest) {
      if segment.bytes == [0x01] {
        if let found = date.next() { take(found, &state) }
        state.pending = nil
      } else {
        read(segment, &state)
      }
    }
    return finished(state)
  }

  /// The line with ２００５ as 2005.
  private static func withNarrowDigits(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.contains(0xEF) else { return line }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var index = line.startIndex
    var isWide = false
    while index < line.endIndex {
      if line[index] == 0xEF, index + 2 < line.endIndex, line[index + 1] == 0xBC,
        (0x90...0x99).contains(line[index + 2])
      {
        bytes.append(line[index + 2] - 0x60)
        index += 3
        isWide = true
      } else {
        bytes.append(line[index])
        index += 1
      }
    }
    return isWide ? bytes[...] : line
  }

  private func finished(_ state: State) -> Byline? {
    var byline = state.byline
    guard byline.date != nil || state.fields > 0 else { return nil }
    // 作者：张三，某某大学教授
    let isDescribed =
      byline.authors.count == 1 && state.tradeFields == 0
      && byline.authors.allSatisfy(PersonNames(words: pack.nameWords).isPersonal)
    let most = byline.date != nil ? 14 : isDescribed ? 20 : 4
    guard state.looseUnits <= most else { return nil }
    // An account beside the time of its post.
    if byline.outlet == nil, byline.date?.secondOfDay != nil, state.looseSegments == 1,
      state.fields == 0, let lone = state.loneLoose, !pack.nameWords.isChannel(lone),
      !pack.nameWords.isPlace(lone), !lone.contains("/"),
      pack.labelAutomaton.longestMatch(in: ByteText.folded(Array(lone.utf8)[...]), at: 0) == nil
    {
      byline.outlet = SourceName.plausible(lone)
    }
    if byline.date != nil, state.fields == 0 {
      // The name is loose by its surname, or looked like an account.
      if byline.looseNames.count == 1, state.looseSegments == 0 {
        byline.loneName = byline.looseNames[0]
      } else if state.looseSegments == 1, byline.looseNames.isEmpty, let lone = state.loneLoose,
        PersonNames(words: pack.nameWords).isPersonal(lone), !pack.nameWords.isChannel(lone)
      {
        byline.loneName = lone
        if byline.outlet == lone { byline.outlet = nil }
      }
    }
    // 张三 某台记者: the name stands before its title.
    if byline.authors.isEmpty, state.pending == .persons, let name = state.nameBeforeTitle {
      byline.authors = [name]
    }
    if byline.date == nil, state.fields > 0 { byline.clock = state.labelledClock }
    byline.saysMore = state.fields == 0 && state.looseUnits > 6
    byline.isSignature = state.tradeFields > 0 && state.tradeFields == state.fields
    byline.opensAuthor = state.pending == .label(.author) && byline.authors.isEmpty
    byline.opensSource = state.pending == .label(.source) && byline.source == nil
    byline.opensDate = state.pending == .label(.published) && byline.date == nil
    if let clock = state.clock, let date = byline.date, date.secondOfDay == nil {
      byline.date = VisibleDate(
        range: date.range, date: date.date, secondOfDay: clock.second,
        precision: clock.hasSeconds ? .second : .minute, order: date.order)
    }
    return byline
  }

  /// Of several dates the one labelled as published wins, then the first.
  private func take(_ date: VisibleDate, _ state: inout State) {
    let label: Byline.DateLabel
    switch state.pending {
    case .label(.published):
      label = .published
      if state.byline.poster == nil { state.byline.poster = state.beforeLabel }
    case .label(.updated): label = .updated
    case .event: return
    case .unknown: label = .other
    default: label = .none
    }
    let isBetter = state.byline.date == nil || label.rawValue > state.byline.dateLabel.rawValue
    guard isBetter else { return }
    state.byline.date = date
    state.byline.dateLabel = label
  }

  private func read(_ segment: LineSegment, _ state: inout State) {
    let folded = ByteText.folded(segment.bytes[...])
    if folded.isEmpty { return }
    if let match = pack.labelAutomaton.longestMatch(in: folded, at: 0),
      match.end == folded.count || Self.isLabelEnd(folded[match.end])
        || Self.isLabelEnd(folded[match.end - 1])
    {
      let kind = pack.labels[Int(match.payload)]
      if kind == .event {
        state.pending = .event
        return
      }
      if kind != .noise { state.fields += 1 }
      if kind == .editor || kind == .crew { state.byline.hasEditor = true }
      let value = Self.valueAfterLabel(segment.bytes, labelBytes: match.end)
      state.beforeLabel = match.end == folded.count ? state.lastLoose : nil
      state.lastLoose = nil
      state.pending = .label(kind)
      state.isSender = folded[..<match.end].elementsEqual("来自".utf8)
      if !value.isEmpty { take(value, kind, isDirect: true, &state) }
      return
    }
    let text = Self.withoutColon(String(decoding: segment.bytes, as: UTF8.self))
    if readsClock(segment.bytes, &state) { return }
    if state.pending == .label(.noise) {
      state.pending = nil
      return
    }
    if state.tradeFields > 0,
      Self.reportEnds.contains(where: { segment.bytes.suffix($0.count).elementsEqual($0) })
    {
      return  // 某地报道
    }
    if state.pending == .persons {
      if PersonNames(words: pack.nameWords).isPersonal(text) {
        take(text, .author, isDirect: false, &state)
        state.pending = .persons
        return
      }
      state.pending = nil
    }
    if case .label(let kind) = state.pending {
      if kind == .source || isName(text, after: kind, state) {
        take(text, kind, isDirect: false, &state)
        return
      }
      state.pending = nil
    }
    if readsTradeWords(text, &state) { return }
    if let colon = folded.firstIndex(of: UInt8(ascii: ":")), colon >= 6, colon <= 18,
      folded[..<colon].allSatisfy({ $0 >= 0x80 })
    {
      // A label that nobody needs, such as 出版社：, and perhaps its value.
      state.pending = colon + 1 == folded.count ? .unknown : nil
      if colon + 1 == folded.count { return }
      return
    }
    if state.pending == .unknown || state.pending == .event {
      state.pending = nil
      return
    }
    let weight = TextWeight.of(segment.bytes[...])
    if weight.han + weight.letters == 0 || isAddress(folded) { return }
    if !pack.nameWords.isSite(text) || weight.units > 12 { state.looseUnits += weight.units }
    takeLoose(text, segment, &state)
  }

  /// True when the text may be one of several names after a label.
  private func isName(_ text: String, after kind: SitePack.LabelKind, _ state: State) -> Bool {
    guard kind == .author || kind == .editor || kind == .crew else { return false }
    // The first part after 作者： is its value, whatever it is; others have to look like names.
    if kind == .author, state.byline.authors.isEmpty { return true }
    return PersonNames(words: pack.nameWords).isPersonal(text)
  }

  private func take(
    _ value: String, _ kind: SitePack.LabelKind, isDirect: Bool, _ state: inout State
  ) {
    switch kind {
    case .source:
      if state.byline.source == nil, !pack.nameWords.isRegion(value),
        !pack.nameWords.isDevice(value, ofSender: state.isSender)
      {
        state.byline.source = SourceName.plausible(value)
      }
      state.pending = nil
    case .author:
      let found = PersonNames(words: pack.nameWords).read(value)
      add(found, &state)
      // 文/某网 张三; and 作者：佚名 is answered, though not with a name.
      if found.isEmpty, !readsTradeWords(value, &state) {
        // 文/记者 张三
        let bytes = Array(value.utf8)
        let isTitle = PersonNames(words: pack.nameWords).lastTitle(bytes) == 0..<bytes.count
        state.pending = isTitle || pack.nameWords.isSite(value) ? .persons : nil
      }
    case .editor:
      let found = PersonNames(words: pack.nameWords).read(value)
      // NF041 is the number of a desk.
      for name in found where state.byline.editors.count < 4 {
        let isCode = name.utf8.contains(where: { (0x30...0x39).contains($0) })
        if !isCode { state.byline.editors.append(name) }
      }
    case .published, .updated:
      _ = readsClock(Array(value.utf8), &state)
    case .crew, .event, .noise, .vague: state.pending = nil
    }
  }

  /// A bare `10:30` or `10:30:05`.
  private func readsClock(_ bytes: [UInt8], _ state: inout State) -> Bool {
    guard bytes.count <= 18, let first = bytes.first, (0x30...0x39).contains(first) else {
      return false
    }
    var cursor = DateCursor(bytes[...], at: 0)
    guard let clock = cursor.clock(), cursor.index == bytes.count else { return false }
    if state.clock == nil { state.clock = clock }
    if state.pending == .label(.published) { state.labelledClock = clock }
    return true
  }

  /// `某报记者`, `记者张三`, `张三/文`: words of the trade without a colon.
  private func readsTradeWords(_ text: String, _ state: inout State) -> Bool {
    let names = PersonNames(words: pack.nameWords)
    let bytes = Array(text.utf8)
    let writers = Array("/文".utf8)
    if bytes.count > writers.count, bytes.suffix(writers.count).elementsEqual(writers) {
      let found = names.read(String(decoding: bytes.dropLast(writers.count), as: UTF8.self))
      guard !found.isEmpty else { return false }
      state.fields += 1
      add(found, &state)
      return true
    }
    guard let title = names.lastTitle(bytes) else { return false }
    let word = bytes[title]
    if title.upperBound == bytes.count, (3...42).contains(title.lowerBound),
      Self.reporters.contains(where: { word.suffix($0.count).elementsEqual($0) })
    {
      state.fields += 1
      state.tradeFields += 1
      state.pending = .persons
      if let last = state.byline.looseNames.last, state.lastLoose == last {
        state.nameBeforeTitle = last
      }
      takeOutlet(String(decoding: bytes[..<title.lowerBound], as: UTF8.self), &state)
      return true
    }
    let before = String(decoding: bytes[..<title.lowerBound], as: UTF8.self)
    guard title.upperBound < bytes.count, before.isEmpty || pack.nameWords.isSite(before) else {
      return false
    }
    let found = names.read(String(decoding: bytes[title.upperBound...], as: UTF8.self))
    guard !found.isEmpty, found.allSatisfy(names.isPersonal) else { return false }
    state.fields += 1
    state.tradeFields += 1
    state.pending = .persons
    takeOutlet(before, &state)
    add(found, &state)
    return true
  }

  private func add(_ names: [String], _ state: inout State) {
    for name in names where !state.byline.authors.contains(name) {
      if state.byline.authors.count < 8 { state.byline.authors.append(name) }
    }
  }

  private static let reportEnds = ["报道", "報導", "报导", "日电", "日電"].map { Array($0.utf8) }
  private static let reporters = ["记者", "記者", "通讯员"].map { Array($0.utf8) }

  private func takeLoose(_ text: String, _ segment: LineSegment, _ state: inout State) {
    let names = PersonNames(words: pack.nameWords)
    state.lastLoose = text
    if let first = text.unicodeScalars.first, pack.surnames.contains(first.value),
      names.isPersonal(text), !pack.nameWords.isChannel(text)
    {
      if state.byline.looseNames.count < 4 { state.byline.looseNames.append(text) }
      return
    }
    if state.loneLoose == nil, state.looseSegments == 0 { state.loneLoose = text }
    state.looseSegments += 1
    takeOutlet(text, &state)
  }

  /// Keeps the name of a paper or site, also in 《》.
  private func takeOutlet(_ text: String, _ state: inout State) {
    guard state.byline.outlet == nil, !pack.nameWords.isChannel(text) else { return }
    let quoted = text.hasPrefix("《") && text.hasSuffix("》")
    let bare = quoted ? String(text.dropFirst().dropLast()) : text
    if quoted || pack.nameWords.isOutlet(bare), let name = SourceName.plausible(bare) {
      state.byline.outlet = name
    }
  }

  /// `http://www.example.net` or `BUSINESS.EXAMPLE.COM`.
  private func isAddress(_ folded: [UInt8]) -> Bool {
    folded.allSatisfy { $0 < 0x80 } && folded.contains(0x2E)
  }

  private static func withoutColon(_ text: String) -> String {
    ByteText.trimmed(String(text.drop { ":：∶".contains($0) }))
  }

  private static func isLabelEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|")
  }

  /// The segment after its label and the colon; `labelBytes` counts folded bytes.
  private static func valueAfterLabel(_ segment: [UInt8], labelBytes: Int) -> String {
    var folded = 0
    var index = 0
    while index < segment.count, folded < labelBytes {
      let (_, length) = ByteText.scalar(segment[...], at: index)
      folded += ByteText.folded(segment[index..<index + length]).count
      index += length
    }
    while index < segment.count {
      let (scalar, length) = ByteText.scalar(segment[...], at: index)
      guard
        scalar == 0x3A || scalar == 0xFF1A || scalar == 0x2F || scalar == 0x7C
          || scalar == 0xFF5C || scalar == 0x2236 || ByteText.isSpace(scalar)
      else { break }
      index += length
    }
    return ByteText.trimmed(String(decoding: segment[index...], as: UTF8.self))
  }
}
