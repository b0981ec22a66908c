import GRDB

/// Private keys of sources, entities, metrics and claims for the length of one transaction.
struct KeyCache {
  private var sources: [String: Int64] = [:]
  private var entities: [String: (key: Int64, type: String, label: String)] = [:]
  private var metrics: [String: Int64] = [:]
  private var claims: [String: Int64] = [:]

  mutating func source(_ name: String, _ db: Database) throws -> Int64 {
    if let key = sources[name] { return key }
    let key = try Self.key(
      db,
      """
      INSERT INTO source(source_id, name) VALUES(?,?)
      ON CONFLICT(source_id) DO UPDATE SET name=name RETURNING pk
      """, [StableID.source(name), name])
    sources[name] = key
    return key
  }

  /// An entity's row; of several labels and types the lowest stays, so that order does not matter.
  ///
  /// `type` is empty where only a claim names the entity.
  mutating func entity(_ id: String, type: String, label: String, _ db: Database) throws -> Int64 {
    if let held = entities[id], held.label == label, type.isEmpty || held.type == type {
      return held.key
    }
    let key = try Self.key(
      db,
      """
      INSERT INTO entity(entity_id, type, label) VALUES(?,?,?)
      ON CONFLICT(entity_id) DO UPDATE SET label=min(label, excluded.label),
        type=CASE WHEN type='' THEN excluded.type WHEN excluded.type='' THEN type
          ELSE min(type, excluded.type) END RETURNING pk
      """, [id, type, label])
    entities[id] = (key, type, label)
    return key
  }

  mutating func metric(_ id: String, isOpen: Bool, _ db: Database) throws -> Int64 {
    if let key = metrics[id] { return key }
    let key = try Self.key(
      db,
      """
      INSERT INTO metric(metric_id, open_metric, label) VALUES(?,?,?)
      ON CONFLICT(metric_id) DO UPDATE SET open_metric=min(open_metric, excluded.open_metric)
      RETURNING pk
      """, [id, isOpen, MetricRecord.openLabel(id)])
    metrics[id] = key
    return key
  }

  mutating func claim(_ claimKey: String, _ db: Database) throws -> Int64 {
    if let key = claims[claimKey] { return key }
    let key = try Self.key(
      db,
      """
      INSERT INTO claim(claim_hash, claim_key) VALUES(?,?)
      ON CONFLICT(claim_hash) DO UPDATE SET claim_key=claim_key RETURNING pk
      """, [StableID.claimHash(claimKey), claimKey])
    claims[claimKey] = key
    return key
  }

  private static func key(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws
    -> Int64
  {
    let statement = try db.cachedStatement(sql: sql)
    guard let key = try Int64.fetchOne(statement, arguments: arguments) else {
      throw StoreError(.io, "no row was written")
    }
    return key
  }
}
