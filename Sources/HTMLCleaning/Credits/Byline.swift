import NewsModel

/// What a line between headline and text credits: date, outlet, authors.
struct Byline {
  /// What the words before a date say of it.
  enum DateLabel: Int {
    /// A label that nobody knows.
    case other
    /// 更新时间 and the like: the time of a later change.
    case updated
    case none
    case published
  }

  var date: VisibleDate?
  var dateLabel = DateLabel.none
  /// A labelled clock without a day, as in 发表于 22:36.
  var clock: DateCursor.Clock?
  var source: String?
  /// The name of an outlet without a label, beside the date.
  var outlet: String?
  var authors: [String] = []
  var editors: [String] = []
  var hasEditor = false
  /// Ends with a label such as 作者： whose names stand on the next line.
  var opensAuthor = false
  /// Ends with a label such as 来源： whose value stands on the next line.
  var opensSource = false
  /// Ends with a label such as 发布时间： whose date stands on the next line.
  var opensDate = false
  /// Names of persons without a label, as in `7月16日08:19 [ 张三 ] 来源：[ 某报 ]`.
  var looseNames: [String] = []
  /// A person's name that is all there is beside the date.
  var loneName: String?
  /// Who posted it: 张三 in 张三 发布于 2005-06-14.
  var poster: String?

  /// The date has a label such as 发布时间.
  var isDateLabelled: Bool { dateLabel == .published }

  /// Reads a line that holds nothing but credits.
  ///
  /// - Returns: Nil when the line says more than that.
  static func parse(_ line: ArraySlice<UInt8>, pack: SitePack) -> Byline? {
    guard line.count <= 400 else { return nil }
    return BylineReader(pack: pack).read(line)
  }

  /// All it says is 某报记者 张三, which papers print as the first or last line of the text.
  var isSignature = false

  /// Beside the date stand more words than a name has.
  var saysMore = false

  /// True when it tells who or when, not only that there is an editor.
  var isUseful: Bool {
    date != nil && dateLabel != .other || source != nil || !authors.isEmpty && !isSignature
  }

  /// Adds what another reading of the same line says more.
  mutating func add(_ other: Byline) {
    if let date = other.date {
      let isBetter =
        self.date.map {
          $0.secondOfDay == nil && date.secondOfDay != nil && $0.hasYear == date.hasYear
        } ?? true
      if isBetter { (self.date, dateLabel) = (date, other.dateLabel) }
    }
    if source == nil { source = other.source }
    if outlet == nil { outlet = other.outlet }
    if authors.isEmpty { (authors, isSignature) = (other.authors, other.isSignature) }
    if looseNames.isEmpty { looseNames = other.looseNames }
    if loneName == nil { loneName = other.loneName }
    if editors.isEmpty { editors = other.editors }
    if poster == nil { poster = other.poster }
  }
}
