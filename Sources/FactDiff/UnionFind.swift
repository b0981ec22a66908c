/// Disjoint sets of the integers below a count, joined in nearly constant time.
struct UnionFind {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The least member of the set, the same whatever the order of the joins.
  mutating func root(of element: Int) -> Int {
    var root = element
    while parents[root] != root { root = parents[root] }
    var current = element
    while parents[current] != root {
      let next = parents[current]
      parents[current] = root
      current = next
    }
    return root
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (first, second) = (root(of: left), root(of: right))
    guard first != second else { return }
    parents[max(first, second)] = min(first, second)
  }

  /// Members by set, each list ascending, sets by their least member.
  mutating func sets() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for element in parents.indices { members[root(of: element), default: []].append(element) }
    return members.keys.sorted().compactMap { members[$0] }
  }
}
