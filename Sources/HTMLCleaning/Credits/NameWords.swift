import ExtractorPacks

/// The words by which names of persons, outlets and sites are told apart; from the packs.
struct NameWords: Sendable {
  /// Words before a name: 记者, 通讯员.
  let titles: WordAutomaton
  /// Words after a name: 报道, 摄影, 文; longer ones first.
  let endings: [[UInt8]]
  /// Surnames of two characters.
  let compoundSurnames: Set<[UInt8]>
  /// First characters of personal names, also rare ones.
  let surnames: Set<UInt32>
  /// Words that stand where a name should: 佚名, 北京.
  private let noNames: Set<[UInt8]>
  /// Words that end or are the name of an outlet or another body: 日报, 网.
  private let outletEndings: WordAutomaton
  /// Words that end the names of offices, companies and parts of sites.
  private let bodyEndings: WordAutomaton
  /// Words of a blog's name after its owner's: 的博客.
  let blogEndings: [String]
  /// Words that say that someone put a text on a page: 张贴, 发表.
  let postVerbs: [String]
  /// Names of channels: 财经, 正文.
  let channels: Set<[UInt8]>

  /// Begin the name of a device from which a post was sent: iPhone.
  private let devices: WordAutomaton
  /// Makers of such devices, which also publish.
  private let makers: WordAutomaton
  /// Words of class and id attributes of blocks with what readers wrote.
  private let readerBlocks: WordAutomaton
  /// Words over what readers wrote.
  private let replyHeads: WordAutomaton

  /// What forums print under a member's name: 级别, 发帖.
  let memberFacts: [[UInt8]]

  init(_ packs: PackSet, vague: Set<[UInt8]>) throws(PackError) {
    var lists: [String: [String]] = [:]
    let roles: Set = [
      "title", "ending", "compound", "place", "outlet", "body", "blog", "post", "channel",
      "surname", "member", "device", "maker", "reader", "replies",
    ]
    for row in try packs.rows("sites/name_words.tsv", columns: ["word", "role", "source"]) {
      let role = row["role"]
      guard roles.contains(role) else { throw row.error("role", "unknown role '\(role)'") }
      lists[role, default: []] += row["word"].split(separator: "|").map(String.init)
    }
    func longestFirst(_ role: String) -> [String] {
      (lists[role] ?? []).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }
    func folded(_ role: String) -> [[UInt8]] {
      (lists[role] ?? []).map { ByteText.folded(Array($0.utf8)[...]) }
    }
    titles = Self.automaton((lists["title"] ?? []).map { Array($0.utf8) })
    endings = longestFirst("ending").map { Array($0.utf8) }
    blogEndings = longestFirst("blog")
    postVerbs = longestFirst("post")
    compoundSurnames = Set((lists["compound"] ?? []).map { Array($0.utf8) })
    surnames = Set((lists["surname"] ?? []).flatMap { $0.unicodeScalars.map(\.value) })
    noNames = vague.union(folded("place"))
    outletEndings = Self.automaton(folded("outlet"))
    bodyEndings = Self.automaton(folded("body"))
    memberFacts = folded("member")
    channels = Set(folded("channel"))
    devices = Self.automaton(folded("device"))
    makers = Self.automaton(folded("maker"))
    readerBlocks = Self.automaton(folded("reader"))
    replyHeads = Self.automaton(folded("replies"))
  }

  private static func automaton(_ words: [[UInt8]]) -> WordAutomaton {
    WordAutomaton(words.map { (String(decoding: $0, as: UTF8.self), 0) })
  }

  /// True when a name ends as those of newspapers, broadcasters and sites do.
  func isOutlet(_ name: String) -> Bool { Self.ends(Self.key(name), outletEndings) }

  /// True for words that are no person's name: places, words of the trade, outlets and offices.
  func isNoName(_ name: String) -> Bool {
    let key = Self.key(name)
    return noNames.contains(key) || Self.ends(key, outletEndings) || Self.ends(key, bodyEndings)
  }

  /// True for a place or a word of the trade.
  func isPlace(_ name: String) -> Bool { noNames.contains(Self.key(name)) }

  /// True for a place, also with 省, 市 or 自治区: where a post was sent from.
  func isRegion(_ name: String) -> Bool {
    for ending in ["特别行政区", "自治区", "省", "市"] where name.hasSuffix(ending) {
      if isPlace(String(name.dropLast(ending.count))) { return true }
    }
    return isPlace(name)
  }

  /// True for what a post was sent with: `iPhone 15 Pro`, and where the label tells of a sender also
  /// the mere name of a maker, with or without a model.
  func isDevice(_ name: String, ofSender: Bool) -> Bool {
    let key = Self.key(name)
    if devices.longestMatch(in: key, at: 0) != nil { return true }
    guard ofSender, let maker = makers.longestMatch(in: key, at: 0) else { return false }
    return maker.end == key.count || key[maker.end] < 0x80
  }

  /// True when a folded class or id names comments, reviews or replies.
  func namesReaders(_ key: [UInt8]) -> Bool {
    for index in key.indices where index == 0 || !(0x61...0x7A).contains(key[index - 1]) {
      if readerBlocks.longestMatch(in: key, at: index) != nil { return true }
    }
    return false
  }

  /// True for a line that begins with words over what readers wrote, such as 用户评价(20).
  func opensReplies(_ line: ArraySlice<UInt8>) -> Bool {
    let key = ByteText.folded(line, maxBytes: 120)
    guard let match = replyHeads.longestMatch(in: key, at: 0) else { return false }
    return match.end == key.count || key[match.end] < 0x80
  }

  /// True for the name of a site: an outlet, a forum, an office.
  func isSite(_ name: String) -> Bool {
    let key = Self.key(name)
    return Self.ends(key, outletEndings) || Self.ends(key, bodyEndings)
  }

  private static func key(_ name: String) -> [UInt8] {
    ByteText.folded(Array(name.utf8.suffix(200))[...])
  }

  private static func ends(_ key: [UInt8], _ words: WordAutomaton) -> Bool {
    for index in stride(from: key.count - 1, through: max(0, key.count - 24), by: -1) {
      if let match = words.longestMatch(in: key, at: index), match.end == key.count { return true }
    }
    return false
  }

  /// True for the name of a channel or column, such as 财经 or 国内新闻.
  func isChannel(_ name: String) -> Bool {
    channels.contains(ByteText.folded(Array(name.utf8)[...], maxBytes: 200))
  }
}
