import ExtractorPacks
import Foundation
import HTMLCleaning
import NewsModel
import TestSupport
import Testing

/// What single lines are, by the cases of `Corpus/cases/cleaning`.
@Suite struct LineRoleTests {
  private static let article = """
    云汀港前三季度吞吐量上升
    云汀港公布前三季度数据，货物吞吐量为八千万吨，比上年同期增长百分之六。
    集装箱吞吐量为三百万标准箱，其中外贸箱占四成，航线增加到六十条。
    公司预计，第四季度的增速会放缓，全年目标不变，投资计划也不变。

    """

  private static func cases() throws -> [(line: String, role: String)] {
    let path = PackageFolder.path + "/Corpus/cases/cleaning/line_roles.tsv"
    let content = try String(contentsOfFile: path, encoding: .utf8)
    return content.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
      let cells = $0.split(separator: "\t").map(String.init)
      return cells.count == 2 ? (cells[0], cells[1]) : nil
    }
  }

  @Test func everyLineHasItsRole() throws {
    let packs = try PackSet(bundled: PackageFolder.path + "/Extractors/packs")
    let cleaner = try PageCleaner(packs: packs)
    let cases = try Self.cases()
    #expect(cases.count >= 20)
    for (line, role) in cases {
      let bytes = Array((Self.article + line + "\n").utf8)
      let clean = try cleaner.clean(RawPage(name: "case", bytes: bytes, form: .plain))
      let removed = clean.removed.first { $0.text == line }?.role ?? .body
      let plain: [LineRole] = [.body, .meta, .caption, .duplicate]
      #expect((plain.contains(removed) ? removed : .boilerplate).rawValue == role, "\(line)")
      #expect(clean.text.string.contains(line) == (role == "body"), "\(line)")
    }
  }
}
