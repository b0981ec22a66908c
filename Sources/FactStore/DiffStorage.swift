import GRDB
package import NewsModel

extension FactStore {
  /// Replaces all that an earlier diff left, in one transaction; reviews are not touched.
  ///
  /// Facts and documents that are no longer in the store are skipped.
  package func saveDiff(_ report: DiffReport) throws {
    try transaction { db in
      for table in ["pair_verdict", "group_fact", "claim_group", "reuse_member", "reuse_cluster"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      var writer = try DiffWriter(db)
      for group in report.groups { try writer.write(group) }
      for cluster in report.clusters { try writer.write(cluster) }
    }
  }
}

private struct DiffWriter {
  private struct Place {
    let fact: Int64
    let doc: Int64
    let source: Int64
  }

  private let db: Database
  private var keys = KeyCache()
  private var places: [String: Place] = [:]
  private var timesSeen: [String: Int] = [:]

  init(_ db: Database) throws {
    self.db = db
    let rows = try Row.fetchCursor(
      db, sql: "SELECT f.fact_id, f.pk, d.pk, d.source FROM fact f JOIN doc d ON d.pk=f.doc")
    while let row = try rows.next() {
      places[row[0]] = Place(fact: row[1], doc: row[2], source: row[3])
    }
  }

  mutating func write(_ group: FactGroup) throws {
    let held = group.facts.compactMap { places[$0.factID] }
    guard !held.isEmpty else { return }
    let claim = try keys.claim(group.claimKey, db)
    // Two groups of one key and period, such as values in units that can't be compared, share an id.
    let times = timesSeen[group.groupID, default: 0] + 1
    timesSeen[group.groupID] = times
    let groupID = times == 1 ? group.groupID : "\(group.groupID).\(times)"
    let interval = group.periodInterval
    try db.cachedStatement(
      sql: """
        INSERT INTO claim_group(group_id, claim, period, period_begin, period_end, n_facts, n_docs,
          n_sources, n_origins, status, severity, explain_zh, explain_en)
        VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)
        """
    ).execute(
      arguments: [
        groupID, claim, group.period, interval?.begin?.description ?? "",
        interval?.end?.description ?? "", held.count, Set(held.map(\.doc)).count,
        Set(held.map(\.source)).count, group.origins, group.status.rawValue, group.severity,
        group.explanation.zh, group.explanation.en,
      ])
    let pk = db.lastInsertedRowID
    let member = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO group_fact(grp, fact, origin_fact_id) VALUES(?,?,?)")
    for fact in group.facts {
      guard let place = places[fact.factID] else { continue }
      try member.execute(arguments: [pk, place.fact, group.originOf[fact.factID]])
    }
    let verdict = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO pair_verdict(a, b, value_rel, time_rel, modality_rel, independence,
          verdict, severity, rule, explain_zh, explain_en) VALUES(?,?,?,?,?,?,?,?,?,?,?)
        """)
    for pair in group.pairs {
      guard let a = places[pair.a], let b = places[pair.b] else { continue }
      try verdict.execute(
        arguments: [
          a.fact, b.fact, pair.valueRelation.rawValue, pair.timeRelation, pair.modalityRelation,
          pair.independence.rawValue, pair.status.rawValue, pair.severity, pair.rule,
          pair.explanation.zh, pair.explanation.en,
        ])
    }
  }

  func write(_ cluster: ReuseCluster) throws {
    let id = StableID.cluster(members: cluster.members)
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO reuse_cluster(cluster_id, origin_doc_id, origin_basis, size)
        VALUES(?,?,?,?)
        """, arguments: [id, cluster.origin, cluster.originBasis, cluster.members.count])
    for member in cluster.members {
      try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO reuse_member(cluster_id, doc) SELECT ?, pk FROM doc WHERE doc_id=?
          """
      ).execute(arguments: [id, member])
    }
  }
}
