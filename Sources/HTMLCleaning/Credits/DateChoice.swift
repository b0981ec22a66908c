import NewsModel

/// Decides which of the dates on a page is that of publication.
///
/// A dateline near the headline first, then structured data, then the time of a change, then the
/// address, last a date that merely stands on the page; what agrees is surer and may be more precise.
struct DateChoice {
  struct Candidate {
    let date: VisibleDate
    let rank: Int
    /// Its label says that it is the time of a later change.
    var isUpdate = false
  }

  /// Visible dates, the likeliest first.
  let visible: [Candidate]
  let metadata: PageMetadata
  let address: String?
  /// A clock without a day, with which a post may end.
  let footClock: DateCursor.Clock?

  /// At least this rank is a dateline; below it a date that happens to be there.
  private static let dateline = 3

  /// Orders the dates of credits by place, label and company.
  static func ranked(_ credits: [HeaderZone.Credit]) -> [Candidate] {
    var found: [Candidate] = []
    for credit in credits {
      guard let date = credit.byline.date else { continue }
      var rank: Int
      switch credit.place {
      case .between: rank = 5
      case .inside: rank = 4
      case .paper: rank = 3
      case .above(let distance): rank = distance <= 3 ? 2 : 0
      case .foot: rank = 1
      }
      switch credit.byline.dateLabel {
      case .published: rank += 2
      case .updated: rank -= 2
      case .other: rank -= 4
      case .none: break
      }
      if date.secondOfDay != nil { rank += 1 }
      if credit.byline.source != nil || !credit.byline.authors.isEmpty { rank += 1 }
      if credit.isLinked { rank -= 3 }
      // 张三 2023-09-01 12:01 说得很好: below the text it is what a reader said.
      if case .foot = credit.place, credit.byline.saysMore { rank -= 3 }
      if !date.hasYear { rank -= 1 }
      found.append(
        Candidate(date: date, rank: rank, isUpdate: credit.byline.dateLabel == .updated))
    }
    // Stable: of equals the first on the page.
    return found.enumerated().sorted {
      ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset)
    }.map(\.element)
  }

  func best() -> PublicationDate? {
    let structured = metadata.dates.first
    let address = AddressDate.read(self.address) ?? AddressDate.read(metadata.canonicalURL)
    let update = visible.first { $0.isUpdate && $0.rank >= Self.dateline }
    for candidate in visible where candidate.rank >= Self.dateline && !candidate.isUpdate {
      // What comes after the change is the date of something else, such as a reply.
      if let update, candidate.rank <= update.rank,
        candidate.date.date.dayNumber > update.date.date.dayNumber
      {
        continue
      }
      if let found = publication(candidate, confidence: candidate.rank >= 4 ? 0.93 : 0.75) {
        return found
      }
    }
    if let structured {
      guard let address, address.date == structured.date else { return structured }
      return structured.with(confidence: max(structured.confidence, 0.95))
    }
    // A change is the best that is left, unless the address knows an earlier day.
    if let update, (address?.date.dayNumber ?? .max) >= update.date.date.dayNumber,
      let found = publication(update, confidence: 0.75)
    {
      return found
    }
    // A day in the address; the page may show the clock of that day.
    if let address {
      let same = visible.first { $0.date.date == address.date && $0.date.secondOfDay != nil }
      return same?.date.publication(.visible, confidence: 0.85) ?? address
    }
    for candidate in visible where candidate.rank >= 1 {
      if let found = publication(candidate, confidence: 0.5) { return found }
    }
    return metadata.weakDates.first
  }

  /// The date as published, read with the help of what else the page says.
  private func publication(_ candidate: Candidate, confidence: Double) -> PublicationDate? {
    let date = candidate.date
    let others =
      metadata.dates
      + [AddressDate.read(address), AddressDate.read(metadata.canonicalURL)].compactMap { $0 }
    switch date.order {
    case .withoutYear:
      // The year of a date of the same day, else of one within the month before.
      let others = others + metadata.weakDates
      let same = others.first {
        ($0.date.month, $0.date.day) == (date.date.month, date.date.day)
      }
      guard let year = (same ?? others.first)?.date.year,
        let full = CivilDate(year: year, month: date.date.month, day: date.date.day)
      else { return nil }
      return PublicationDate(
        date: full, secondOfDay: date.secondOfDay, precision: date.precision, basis: .visible,
        confidence: same == nil ? 0.6 : 0.9)
    case .ambiguous(let other):
      let isOther = others.contains {
        abs($0.date.dayNumber - other.dayNumber) <= 1
          && abs($0.date.dayNumber - date.date.dayNumber) > 1
      }
      return PublicationDate(
        date: isOther ? other : date.date, secondOfDay: date.secondOfDay,
        precision: date.precision, basis: .visible, confidence: isOther ? 0.9 : 0.6)
    case .certain:
      let agreeing =
        others.first { $0.date == date.date && $0.secondOfDay != nil }
        ?? metadata.created.first { $0.date == date.date && date.secondOfDay == nil }
        ?? others.first { $0.date == date.date }
      // The data may know the minute where the page shows the day.
      if let agreeing, date.secondOfDay == nil, agreeing.secondOfDay != nil {
        return agreeing.with(confidence: 0.95)
      }
      if let footClock, date.secondOfDay == nil {
        return PublicationDate(
          date: date.date, secondOfDay: footClock.second,
          precision: footClock.hasSeconds ? .second : .minute, basis: .visible, confidence: 0.85)
      }
      return date.publication(.visible, confidence: agreeing != nil ? 0.98 : confidence)
    }
  }
}

extension PublicationDate {
  func with(confidence: Double) -> PublicationDate {
    PublicationDate(
      date: date, secondOfDay: secondOfDay, precision: precision, basis: basis,
      confidence: confidence)
  }
}
