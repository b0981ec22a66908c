import Kaozheng
import Testing

@Suite struct TablePageTests {
  /// From a page through cleaning to mentions: spans over columns and rows, two rows of heads, brackets.
  @Test func cellsOfAPageTakeTheUnitsOfTheirHeads() throws {
    let page = """
      <html><head><meta charset="utf-8"><title>三家车企季度经营数据公布</title></head><body>
      <h1>三家车企季度经营数据公布</h1><div class="article">
      <p>各家公司昨日先后公布了最新一季的经营数据，整体表现好坏不一，投资者对后市的看法也有明显分歧。</p>
      <p>分公司看，老牌厂商受价格竞争拖累，新厂商则靠新车型上市带动，毛利水平有所修复，细节见下表。</p>
      <table border="1">
      <tr><th rowspan="2">公司</th><th colspan="2">本期</th><th rowspan="2">销量（万辆）</th></tr>
      <tr><th>营收（亿元）</th><th>同比（%）</th></tr>
      <tr><td>甲</td><td>120.5</td><td>-3.2</td><td>8.1</td></tr>
      <tr><td>乙</td><td>(4.7)</td><td>—</td><td></td></tr>
      <tr><td>合计</td><td>115.8</td><td>1.5</td><td>8.1</td></tr>
      </table>
      <p>业内分析认为，下半年行业的竞争格局仍将延续，各家公司都需要在成本与产品之间找到新的平衡。</p>
      </div></body></html>
      """
    let found = try Extractor().extract(html: Array(page.utf8), published: "2024-05-20")
    let cells = found.quantities.filter { $0.rule == "table_cell" }
    #expect(cells.map(\.surface) == ["120.5", "-3.2", "8.1", "(4.7)", "115.8", "1.5", "8.1"])
    #expect(
      cells.map(\.kind) == ["money", "percent", "count", "money", "money", "percent", "count"])
    #expect(
      cells.map(\.value.min) == [
        "12050000000", "-3.2", "81000", "-470000000", "11580000000", "1.5", "81000",
      ])
    #expect(cells.compactMap(\.unit) == ["辆", "辆"])
  }
}
