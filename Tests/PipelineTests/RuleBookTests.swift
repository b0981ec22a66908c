import Export
import ExtractorPacks
import NewsModel
import TestSupport
import Testing

@testable import Pipeline

/// The table that says what each rule reads.
@Suite struct RuleBookTests {
  @Test func knowsExactlyTheRulesThatReadSomething() throws {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    let worker = try ExtractionWorker(ExtractionStages(packs: packs))
    var used: Set<String> = []
    for example in try ["quantities", "times", "mixed"].flatMap({ try MarkedCase.load($0) }) {
      let found = try worker.extract(
        example.article.article, name: example.place, parts: [.quantities, .times])
      used.formUnion(found.mentions.quantities.map(\.rule))
      used.formUnion(found.mentions.times.map(\.rule))
    }
    let known = try RuleBook(packs: packs).rules
    #expect(used.subtracting(known).sorted() == [], "rules without a saying")
    #expect(known.subtracting(used).sorted() == [], "sayings of rules that read nothing")
  }

  @Test func refusesATableWithoutItsColumns() throws {
    let folder = try TemporaryFolder()
    try folder.write("PACKS.tsv", "path\tcolumns\tsource\n")
    try folder.write("rules.tsv", "rule\tzh\nmoney\t钱\n")
    #expect(throws: PackError.self) { try RuleBook(packs: PackSet(bundled: folder.path)) }
  }
}
