import NewsModel

/// Dated events: `2022年9月，Temu正式在美国上线`, `Talkshoplive成立于2018年`.
struct EventDateRule {
  static let name = "event_date"

  /// A dated event before its subject is settled.
  struct Event {
    let metric: String
    let verb: Int
    let subject: Int
    let object: String
    let isShop: Bool
  }

  func event(_ scene: Scene, time item: Int, subjects: SubjectFinder) -> Event? {
    guard let time = scene.time(item), time.kind == .date || time.kind == .datetime,
      time.interval != nil, !Self.tooWide.contains(time.granularity),
      let verb = verb(scene, item), let entry = scene.entry(verb),
      let metric = entry.values[.event], let subject = subject(scene, item, verb, metric, subjects),
      !subjects.isMarked(subject) || isQuoted(scene, subject)
    else { return nil }
    let end = scene.clauses[scene.items[verb].clause].span.end
    let start = scene.items[verb].span.end
    let object = Self.clipped(scene, start, end)
    let isShop =
      metric == "launch_date" && scene.after(verb).contains { scene.has($0, .ecommerce) }
      && scene.entity(subject)?.type != .place
    return Event(metric: metric, verb: verb, subject: subject, object: object, isShop: isShop)
  }

  private static let tooWide: Set<TimeGranularity> = [.vague, .multiYear, .decade, .century]

  /// The verb the time dates: after it in its clause, in the next clause if the time ends its own, or
  /// right before it (成立于2018年, 持续到2024年).
  private func verb(_ scene: Scene, _ item: Int) -> Int? {
    if let previous = scene.before(item).first, scene.has(previous, .event),
      scene.items[item].span.start - scene.items[previous].span.end <= 3
    {
      let word = scene.text.string(in: scene.items[previous].span)
      if word.hasSuffix("于") || word.hasSuffix("到") { return previous }
    }
    if let previous = scene.before(item).first,
      scene.has(previous, .timeBy) || scene.has(previous, .compare)
    {
      return nil
    }
    if let verb = firstVerb(scene, scene.after(item), from: scene.items[item].span.end) {
      return verb
    }
    let clause = scene.items[item].clause
    guard scene.after(item).isEmpty, clause + 1 < scene.clauses.count,
      !scene.clauses[clause].endsFirmly,
      scene.clauses[clause].span.end - scene.items[item].span.end <= 3,
      scene.before(item).allSatisfy({ scene.entity($0) == nil })
    else { return nil }
    let next = scene.clauses[clause + 1]
    return firstVerb(scene, next.items, from: next.span.start)
  }

  private func firstVerb(_ scene: Scene, _ items: Range<Int>, from start: Int) -> Int? {
    for index in items {
      if scene.quantity(index) != nil || scene.time(index) != nil { return nil }
      guard scene.items[index].span.start - start <= Self.maxVerbGapBytes else { return nil }
      if scene.has(index, .event) {
        // 2020年推出的服务: the date belongs to a description.
        return scene.text.hasPrefix("的", at: scene.items[index].span.end) ? nil : index
      }
    }
    return nil
  }

  private static let maxVerbGapBytes = 75

  private func subject(
    _ scene: Scene, _ time: Int, _ verb: Int, _ metric: String, _ subjects: SubjectFinder
  ) -> Int? {
    let clause = scene.clauses[scene.items[verb].clause]
    if metric == "launch_date" || metric == "end_date" {
      // A named product behind the verb is what starts or stops.
      let object = scene.after(verb).first {
        scene.entity($0)?.type == .product && !subjects.sources.contains($0)
      }
      if let object,
        isQuoted(scene, object)
          || scene.before(object).first.map({ !scene.has($0, .marker) }) ?? true
      {
        return object
      }
    }
    let agents = clause.items.filter { $0 < verb }
    let topic = subjects.topic(ofClause: scene.items[verb].clause)
    if let topic, agents.contains(topic) || topic < time { return topic }
    if scene.items[time].clause != scene.items[verb].clause || topic == nil {
      var index = scene.items[verb].clause - 1
      while index >= 0, scene.items[verb].clause - index <= 4 {
        if let found = subjects.topic(ofClause: index) { return found }
        index -= 1
      }
    }
    return topic
  }

  /// A name in quotation marks is what the sentence introduces.
  private func isQuoted(_ scene: Scene, _ item: Int) -> Bool {
    var offset = scene.items[item].span.start
    while offset > 0, scene.text.bytes[offset - 1] == UInt8(ascii: " ") { offset -= 1 }
    return ["“", "”", "「", "《", "\""].contains { (mark: StaticString) in
      scene.text.hasSuffix(mark, endingAt: offset)
    }
  }

  private static func clipped(_ scene: Scene, _ start: Int, _ end: Int) -> String {
    var stop = min(end, start + maxObjectBytes)
    while stop > start, stop < scene.text.count, scene.text.bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    guard stop > start else { return "" }
    return scene.text.string(in: TextSpan(start: start, end: stop))
  }

  private static let maxObjectBytes = 45
}
