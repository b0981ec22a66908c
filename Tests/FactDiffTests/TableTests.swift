import ExtractorPacks
import NewsModel
import Testing
import TestSupport

@testable import FactDiff

@Suite struct TableTests {
  @Test func bandsHoldEveryHedge() throws {
    let table = try ApproximationTable(packs: try PackSet(bundled: testPacks))
    #expect(!table.version.isEmpty)
    #expect(table.printedRows.count >= Hedge.allCases.count)
    let nearly = table.band(
      DecimalInterval(exactly: DecimalAmount(6000)), hedge: .nearly, literal: DecimalAmount(6000),
      kind: .count)
    #expect(nearly.core == DecimalInterval(min: DecimalAmount(5400), max: DecimalAmount(6000)))
    #expect(nearly.hard == DecimalInterval(min: DecimalAmount(4800), max: DecimalAmount(6000)))
  }

  @Test(arguments: ["u/2", "0", "inf", "5%", "min(max(z/2,2%),10%)", "2*below", "0.5%"])
  func readsWidths(_ text: String) { #expect(WidthExpression(text) != nil) }

  @Test(arguments: [
    "", "x", "5", "min(1%", "u/0", "max(z,)", "u/2 ", "2*",
    "min(min(min(min(min(min(min(min(min(u,z),z),z),z),z),z),z),z),z)",
  ])
  func rejectsBrokenWidths(_ text: String) { #expect(WidthExpression(text) == nil) }

  @Test func convertsExactly() throws {
    let units = try UnitTable(packs: try PackSet(bundled: testPacks))
    let factors = try #require(units.commonFactors("x-mu", "har", kind: .dimension))
    #expect(DecimalAmount(15).multiplied(by: factors.first) == factors.second)
    #expect(units.commonFactors("km", "kg", kind: .dimension) == nil)
    #expect(units.commonFactors(nil, "km", kind: .dimension) == nil)
  }

  @Test func namesNatures() throws {
    let natures = try MetricNatureTable(packs: try PackSet(bundled: testPacks))
    #expect(natures.nature(of: "gmv") == .flow)
    #expect(natures.nature(of: "seller_count") == .stock)
    #expect(natures.nature(of: "order_growth") == .flow)
    #expect(natures.nature(of: "m_something") == .unknown)
  }

  @Test func hashesAreStable() {
    #expect(StableHash.base32("a") == StableHash.base32("a"))
    #expect(StableHash.base32("a") != StableHash.base32("b"))
    #expect(StableHash.base32("").utf8.count == 26)
  }
}
