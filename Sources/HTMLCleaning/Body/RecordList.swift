import CHTML

/// Blocks of one kind side by side, each a text of its own: posts, comments, teasers.
struct RecordList {
  enum Kind {
    /// Whole texts with the time they were written: of a thread, a blog's month, comments.
    case posts
    /// Headlines that are links, with a few words each.
    case teasers
  }

  let kind: Kind
  /// The blocks that hold a text, in order.
  let members: [Int]
  let range: Range<Int>

  /// The list that `node` is a member of, or lies in; nil when there is none.
  static func around(
    _ node: Int, _ tree: PageTree, _ blocks: BlockScores, _ marks: BlockMarks
  ) -> RecordList? {
    if let peers = peers(of: node, tree, blocks, marks) { return peers }
    let sums = blocks.sums
    var member = node
    while tree.parent(member) >= 0 {
      if let list = list(of: member, tree, sums, marks) { return list }
      member = tree.parent(member)
    }
    return nil
  }

  /// Blocks anywhere on the page with the class of `node` or of one close around it, and a time
  /// between any two: posts whose markup is not closed lie in one another.
  private static func peers(
    of node: Int, _ tree: PageTree, _ blocks: BlockScores, _ marks: BlockMarks
  ) -> RecordList? {
    var own = node
    for _ in 0..<4 {
      guard own >= 0, !marks[own].keepsEntries else { return nil }
      if tree.tag(own) != KZ_P, let range = tree.attributeRange(KZ_AT_CLASS, of: own) {
        let name = tree.text[range]
        var members: [Int] = []
        for other in tree.nodes.indices
        where tree.tag(other) == tree.tag(own) && blocks.sums[other].prose >= 20 {
          guard let range = tree.attributeRange(KZ_AT_CLASS, of: other), tree.text[range] == name
          else { continue }
          if let last = members.last, other < tree.end(last) { continue }
          members.append(other)
        }
        if members.count > 1, members.contains(own),
          zip(members, members.dropFirst()).allSatisfy({ pair in
            blocks.stampNodes.contains { (pair.0..<pair.1).contains($0) }
          })
        {
          return RecordList(
            kind: .posts, members: members, range: members[0]..<tree.end(members[members.count - 1])
          )
        }
      }
      own = tree.parent(own)
    }
    return nil
  }

  /// The list that makes up nearly all the text of `node`.
  static func inside(
    _ node: Int, _ tree: PageTree, _ sums: [BlockScores.Sums], _ marks: BlockMarks
  ) -> RecordList? {
    var block = node
    for _ in 0..<12 {
      var child = block + 1
      var largest = child
      while child < tree.end(block) {
        if sums[child].prose > sums[largest].prose { largest = child }
        child = tree.end(child)
      }
      guard largest < tree.end(block), sums[largest].prose > 0 else { return nil }
      if let list = list(of: largest, tree, sums, marks) {
        let held = list.members.reduce(0) { $0 + sums[$1].prose }
        return held * 10 >= sums[node].prose * 8 ? list : nil
      }
      guard sums[largest].prose * 10 >= sums[node].prose * 8 else { return nil }
      block = largest
    }
    return nil
  }

  private static func list(
    of member: Int, _ tree: PageTree, _ sums: [BlockScores.Sums], _ marks: BlockMarks
  ) -> RecordList? {
    let parent = tree.parent(member)
    guard parent >= 0, tree.tag(member) != KZ_P, !marks[parent].keepsEntries else { return nil }
    let tag = tree.tag(member)
    let name = tree.attributeRange(KZ_AT_CLASS, of: member).map { tree.text[$0] }
    var members: [Int] = []
    var texts = 0
    var linkTitles = 0
    var prose: Int32 = 0
    var child = parent + 1
    while child < tree.end(parent) {
      if tree.tag(child) == tag, sums[child].prose >= 15,
        tree.attributeRange(KZ_AT_CLASS, of: child).map({ tree.text[$0] }) == name
      {
        texts += 1
        if sums[child].stamps > 0 || sums[child].linkTitles > 0 {
          members.append(child)
          prose += sums[child].prose
          if sums[child].linkTitles > 0 { linkTitles += 1 }
        }
      }
      child = tree.end(child)
    }
    guard members.count >= 2, members.count * 4 >= texts * 3, members.contains(member),
      let first = members.first, let last = members.last
    else { return nil }
    let isTeaser = linkTitles * 2 > members.count && Int(prose) < members.count * 150
    // Two blocks with a link each are no list of teasers yet.
    if isTeaser, members.count < 3 { return nil }
    if !isTeaser, !members.contains(where: { sums[$0].stamps > 0 }) { return nil }
    return RecordList(
      kind: isTeaser ? .teasers : .posts, members: members, range: first..<tree.end(last))
  }
}
