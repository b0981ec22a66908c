import GRDB
package import NewsModel

/// Full text search: Chinese as overlapping pairs of characters, which plain FTS5 can index.
package enum SearchIndex {
  /// Runs of letters and digits in ASCII lower case, pairs of every other letter, joined by spaces.
  package static func bigrams(_ text: ArticleText) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 2 + 16)
    var previous: Range<Int>?
    var isPaired = false
    var offset = 0
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    func flush() {
      // A lone character is its own term.
      if let previous, !isPaired { out.append(contentsOf: text.bytes[previous] + [0x20]) }
      (previous, isPaired) = (nil, false)
    }
    while let (scalar, length) = text.scalar(at: offset) {
      if scalar < 0x80 {
        flush()
        var end = offset
        while end < text.count, isWord(text.bytes[end]) {
          let byte = text.bytes[end]
          out.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
          end += 1
        }
        if end > offset { out.append(0x20) }
        offset = max(end, offset + 1)
        continue
      }
      if isLetter(scalar) {
        if let before = previous {
          out.append(contentsOf: text.bytes[before.lowerBound..<(offset + length)])
          out.append(0x20)
          isPaired = true
        }
        previous = offset..<(offset + length)
      } else {
        flush()
      }
      offset += length
    }
    flush()
    return String(decoding: out, as: UTF8.self)
  }

  /// Anything but the punctuation blocks that surround Chinese text.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFEFF, 0xFFFD:
      false
    default: true
    }
  }

  static func add(title: String, text: ArticleText, doc: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO doc_fts(rowid, title, text) VALUES(?,?,?)").execute(
      arguments: [doc, bigrams(ArticleText(title)), bigrams(text)])
  }

  static func remove(doc: Int64, _ db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT coalesce(title,''), text FROM doc WHERE pk=?", arguments: [doc])
    else { return }
    try db.execute(
      sql: "INSERT INTO doc_fts(doc_fts, rowid, title, text) VALUES('delete',?,?,?)",
      arguments: [doc, bigrams(ArticleText(row[0])), bigrams(ArticleText(row[1]))])
  }
}

extension FactStore {
  /// Ids of current documents whose title or text contains the words, in id order.
  ///
  /// Words are separated by white space; each must stand in the title or the text as it is written,
  /// ASCII letters in either case, whole words of ASCII only. The index narrows, the text decides;
  /// words of one Chinese character alone read every text.
  package func search(_ words: String, limit: Int = 100) throws -> [String] {
    let terms = words.split(whereSeparator: \.isWhitespace).prefix(16).map(String.init)
    guard !terms.isEmpty else { return [] }
    // A character that stands alone in a word is part of some pair in the text: no index helps.
    let grams = terms.flatMap {
      SearchIndex.bigrams(ArticleText($0)).split(separator: " ")
        .filter { $0.utf8.first.map { $0 < 0x80 } ?? false || $0.unicodeScalars.count > 1 }
        .map { "\"\($0)\"" }
    }.prefix(256)
    let test = terms.map { _ in "instr(lower(coalesce(d.title,'')||char(10)||d.text), lower(?))>0" }
    var arguments = StatementArguments(grams.isEmpty ? [] : [grams.joined(separator: " AND ")])
    let tables = grams.isEmpty ? "doc d" : "doc_fts JOIN doc d ON d.pk=doc_fts.rowid"
    for term in terms { arguments += [term] }
    arguments += [max(0, limit)]
    return try reading { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT d.doc_id FROM \(tables)
          WHERE \(grams.isEmpty ? "" : "doc_fts MATCH ? AND ")d.is_current=1 AND \(test.joined(separator: " AND "))
          ORDER BY d.doc_id LIMIT ?
          """, arguments: arguments)
    }
  }
}
