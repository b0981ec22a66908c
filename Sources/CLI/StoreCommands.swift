import ArgumentParser
import Export
import ExtractorPacks
import FactDiff
import FactStore
import Foundation
import Pipeline

/// `kaozheng status`: what a store holds.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what a store holds and how the last run went.",
    discussion: """
      EXAMPLES
        kaozheng status --store facts.db
        kaozheng status --store facts.db --json
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() async throws {
    let status = try store.reading().status()
    if json {
      var writer = JSONWriter()
      writer.object { w in
        w.field("schema", 1)
        w.field("store_version", status.schemaVersion)
        w.field("documents", status.documents)
        w.field("sources", status.sources)
        w.field("facts", status.facts)
        w.field("metrics", status.metrics)
        w.field("groups", status.groups)
        w.field("conflicts", status.conflicts)
        w.field("quarantined", status.quarantined)
        w.field("documents_with_warnings", status.warnedDocuments)
        w.object("warnings") { w in
          for (code, documents) in Self.sorted(status.warnings) { w.field(code, documents) }
        }
        w.field("runs", status.runs)
        w.field("last_run", status.lastRun?.startedAt)
        w.field("last_run_state", status.lastRun?.state.rawValue)
        w.field("bytes", status.bytes)
      }
      writer.newline()
      return try StandardOutput.write(writer.bytes)
    }
    let language = talk.language
    var rows: [(zh: String, en: String, value: String)] = [
      ("文章", "articles", "\(status.documents)"),
      ("来源", "sources", "\(status.sources)"),
      ("事实", "facts", "\(status.facts)"),
      ("指标", "metrics", "\(status.metrics)"),
      ("比对组", "groups", "\(status.groups)"),
      ("冲突", "conflicts", "\(status.conflicts)"),
      ("隔离", "quarantined", "\(status.quarantined)"),
      ("有警告", "warned", "\(status.warnedDocuments)"),
    ]
    rows += Self.sorted(status.warnings).map { ("  " + $0.code, "  " + $0.code, "\($0.documents)") }
    rows += [
      (
        "上次运行", "last run",
        status.lastRun.map { "\($0.startedAt) \($0.state.rawValue)" } ?? "-"
      ),
      ("大小", "size", "\(status.bytes / 1024) KiB"),
    ]
    for row in rows {
      let label = DisplayText.oneLine(language.text(row.zh, row.en))
      let pad = String(repeating: " ", count: max(2, 22 - DisplayText.width(label)))
      try StandardOutput.write(line: label + pad + row.value)
    }
  }

  /// The most frequent first, equals by code.
  private static func sorted(_ warnings: [String: Int]) -> [(code: String, documents: Int)] {
    warnings.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}

/// `kaozheng quarantine`: what was not taken, and why.
struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "List the inputs that were not taken, and why.",
    discussion: """
      EXAMPLES
        kaozheng quarantine --store facts.db
        kaozheng quarantine --store facts.db --json
        kaozheng quarantine --store facts.db --warned

      With --warned: the articles that were taken, but not whole or not without doubt.
      Mend a file and ingest again: it is tried anew each time.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "List the articles that were taken with losses or doubts instead.")
  var warned = false

  func run() async throws {
    if warned { return try listWarned() }
    let rows = try store.reading().quarantine()
    if json {
      var writer = JSONWriter()
      for row in rows {
        writer.object { w in
          w.field("root", row.root)
          w.field("path", row.relpath)
          w.field("code", row.code)
          w.field("message", row.detail)
          w.field("attempts", row.attempts)
        }
        writer.newline()
      }
      return try StandardOutput.write(writer.bytes)
    }
    guard !rows.isEmpty else {
      return StandardOutput.tell(talk.language.text("没有被隔离的输入", "nothing is quarantined"))
    }
    var table = TextTable(
      talk.language == .zh ? ["代码", "文件", "原因"] : ["code", "file", "why"])
    for row in rows { table.add([row.code, row.relpath, row.detail]) }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    try StandardOutput.write(
      Array(table.text(forTerminal: isTerminal, style: talk.style, maxColumn: 90).utf8))
  }

  private func listWarned() throws {
    let rows = try store.reading().warned()
    if json {
      var writer = JSONWriter()
      for row in rows {
        writer.object { w in
          w.field("root", row.root)
          w.field("path", row.relpath)
          w.field("doc_id", row.documentID)
          w.field("warnings", row.warnings)
        }
        writer.newline()
      }
      return try StandardOutput.write(writer.bytes)
    }
    guard !rows.isEmpty else {
      return StandardOutput.tell(talk.language.text("没有带警告的文章", "no article has a warning"))
    }
    var table = TextTable(talk.language == .zh ? ["文件", "警告"] : ["file", "warning"])
    for row in rows { table.add([row.relpath, row.warnings.joined(separator: "; ")]) }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    try StandardOutput.write(
      Array(table.text(forTerminal: isTerminal, style: talk.style, maxColumn: 90).utf8))
  }
}

/// `kaozheng check`: is the store sound.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify pages, keys, texts, and that every fact stands where it says.",
    discussion: """
      EXAMPLES
        kaozheng check --store facts.db
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let problems = try store.reading().check()
    guard problems.isEmpty else {
      for problem in problems { StandardOutput.tell(problem) }
      StandardOutput.tell(
        talk.language.text(
          "数据库已损坏：把它移开，重新 ingest 原文",
          "the store is damaged: move it away and ingest the sources again"))
      throw ExitStatus.storeDamaged
    }
    try StandardOutput.write(line: talk.language.text("完好", "sound"))
  }
}

/// `kaozheng schema`: the SQL of the store and the widths of hedges.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the schema of the store, or the widths of hedges.",
    discussion: """
      EXAMPLES
        kaozheng schema > schema.sql
        kaozheng schema --approx
      """)

  @Flag(help: "Print how wide 近 约 超 多 … are taken when values are compared.")
  var approx = false

  func run() async throws {
    if approx {
      let widths = try ApproximationTable(packs: PackSet.located())
      var table = TextTable(["form", "below", "above", "hard below", "hard above"])
      for row in widths.printedRows { table.add(row) }
      let isTerminal = isatty(STDOUT_FILENO) == 1
      let text = table.text(forTerminal: isTerminal, style: TerminalStyle(.auto))
      return try StandardOutput.write(Array("# version \(widths.version)\n\(text)".utf8))
    }
    try StandardOutput.write(Array(FactStore.schemaSQL.utf8))
  }
}
