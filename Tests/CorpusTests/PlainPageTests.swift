import Export
import ExtractorPacks
import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

/// Scraped texts whose every line is known to be text, credit, caption or furniture.
@Suite struct PlainPageTests {
  /// One page of `Corpus/plain`: `# key: value` lines, then `role TAB line`.
  private struct Page {
    let name: String
    var meta: [String: String] = [:]
    var lines: [(isText: Bool, line: String)] = []

    init(name: String, text: String) throws {
      self.name = name
      for (number, row) in text.split(separator: "\n").enumerated() {
        if row.hasPrefix("# "), let colon = row.firstRange(of: ": ") {
          meta[String(row[row.index(row.startIndex, offsetBy: 2)..<colon.lowerBound])] =
            String(row[colon.upperBound...])
        } else {
          let cells = row.split(separator: "\t", maxSplits: 1)
          guard cells.count == 2, ["T", "B", "M", "C", "X"].contains(cells[0]) else {
            throw CaseError(message: "\(name):\(number + 1): expected role, tab, line")
          }
          lines.append((cells[0] == "T" || cells[0] == "B", String(cells[1])))
        }
      }
    }

    static func all() throws -> [Page] {
      let folder = PackageFolder.path + "/Corpus/plain"
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .filter { $0.hasSuffix(".lines") }
        .map {
          try Page(name: $0, text: String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
        }
    }
  }

  /// Which lines were dropped: text and removed lines are both in the order of the page.
  private func dropped(_ page: Page, _ article: CleanArticle) -> [Bool] {
    let kept = article.text.string.split(separator: "\n").map(String.init)
    let removed = article.removed.map(\.text)
    var (k, r) = (0, 0)
    return page.lines.map { entry in
      let line = entry.line.trimmingCharacters(in: .whitespaces)
      if r < removed.count, removed[r] == line, k >= kept.count || kept[k] != line {
        r += 1
        return true
      }
      if k < kept.count, kept[k] == line { k += 1 }
      return false
    }
  }

  @Test func linesAndMetadataStayAboveTheirFloors() throws {
    let worker = try ExtractionWorker(ExtractionStages(packs: .located()))
    let pages = try Page.all()
    #expect(pages.count >= 20)
    var (hits, wrong, missed) = (0, 0, 0)
    var (right, fields) = (0, 0)
    for page in pages {
      let text = page.lines.map(\.line).joined(separator: "\n")
      let raw = RawPage(name: page.name, bytes: Array(text.utf8), form: .plain)
      let extracted = try worker.extract(raw, parts: [.times])
      let article = extracted.segmented.article
      for (entry, isDropped) in zip(page.lines, dropped(page, article)) {
        switch (entry.isText, isDropped) {
        case (false, true): hits += 1
        case (true, true): wrong += 1
        case (false, false): missed += 1
        case (true, false): break
        }
      }
      let anchor = extracted.mentions.anchor
      let found: [String: String?] = [
        "title": article.title, "author": article.author, "source": article.source,
        "site": article.site, "published": article.published?.iso,
        "year": anchor.map { String($0.date.year) },
      ]
      for (key, value) in found {
        fields += 1
        let wanted = try #require(page.meta[key], "\(page.name): no \(key)")
        if (value ?? "-") == wanted { right += 1 }
      }
      #expect(anchor.map { String($0.date.year) } == page.meta["year"], "\(page.name)")
    }
    let f1 = Double(2 * hits) / Double(2 * hits + wrong + missed)
    print("plain lines: F1 \(f1), metadata \(Double(right) / Double(fields))")
    #expect(f1 >= 0.97)
    #expect(Double(right) / Double(fields) >= 0.95)
  }
}
