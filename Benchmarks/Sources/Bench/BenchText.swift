import ExtractorPacks
import Foundation
import HTMLCleaning
import NewsModel
import Segmentation

/// A named set of articles that a stage is run over as a whole.
struct BenchText {
  let name: String
  let articles: [SegmentedArticle]

  var byteCount: Int { articles.reduce(0) { $0 + $1.text.count } }
  var characterCount: Int {
    articles.reduce(0) { $0 + $1.text.bytes.count { $0 & 0xC0 != 0x80 } }
  }

  /// The clean articles of `Corpus/articles` four ways, each about `bytes` long.
  ///
  /// `corpus`: as they are, which is three times as full of numbers as news is. `usual`: with one in
  /// twelve of their sentences with numbers, so that a thousand characters hold as many mentions as in
  /// real articles (9 to 20, counted in five). `number-dense`: the sentences with two numbers or more.
  /// `digit-free`: those without a digit or Chinese numeral.
  static func corpus(_ packs: PackSet, bytes: Int) throws -> [BenchText] {
    let articles = try cleaned(packs)
    var numbered = 0
    func sentences(where keep: (Substring) -> Bool) -> [String] {
      articles.map { article in
        article.split(whereSeparator: { "。！？\n".contains($0) }).filter(keep)
          .map { $0 + "。" }.joined()
      }
    }
    let usual = sentences { sentence in
      guard numberRuns(sentence) > 0 else { return true }
      numbered += 1
      return numbered % 12 == 0
    }
    let dense = sentences { numberRuns($0) >= 2 }
    let free = sentences { numberRuns($0) == 0 }
    return try [
      ("usual", usual), ("corpus", articles), ("number-dense", dense), ("digit-free", free),
    ]
    .map { BenchText(name: $0.0, articles: try repeated($0.1, bytes: bytes)) }
  }

  /// The `.txt` files of a folder.
  static func folder(_ path: String, bytes: Int) throws -> BenchText {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let texts = try names.filter { $0.hasSuffix(".txt") }
      .map { try String(contentsOfFile: path + "/" + $0, encoding: .utf8) }
    return BenchText(name: "folder", articles: try repeated(texts, bytes: bytes))
  }

  /// Every text an article of its own, all of them again until there are about `bytes` bytes.
  private static func repeated(_ texts: [String], bytes: Int) throws -> [SegmentedArticle] {
    let segmenter = try Segmenter()
    let once = texts.filter { !$0.isEmpty }.map {
      segmenter.segment(CleanArticle(text: ArticleText($0), published: published))
    }
    let size = max(once.reduce(0) { $0 + $1.text.count }, 1)
    return (0..<max(1, bytes / size)).flatMap { _ in once }
  }

  /// Relative times need a day to count from.
  static let published = CivilDate(year: 2023, month: 11, day: 9).map {
    PublicationDate(date: $0, basis: .given, confidence: 1)
  }

  /// One unsegmented text of `bytes` bytes, cut at a character, from a pattern said over and over.
  static func long(_ pattern: String, bytes: Int) -> SegmentedArticle {
    let unit = Array(pattern.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes + unit.count)
    while text.count < bytes { text += unit }
    var end = bytes
    while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    text.removeSubrange(end...)
    return SegmentedArticle(
      article: CleanArticle(text: ArticleText(utf8: text), published: published), sentences: [],
      words: [])
  }

  private static func cleaned(_ packs: PackSet) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Corpus/articles").standardizedFileURL.path
    let cleaner = try PageCleaner(packs: packs)
    var texts: [String] = []
    for name in (FileManager.default.subpaths(atPath: root) ?? []).sorted() {
      let form: PageForm
      switch (name as NSString).pathExtension {
      case "html" where !name.contains("_files/"): form = .html
      case "txt": form = .plain
      default: continue
      }
      guard let data = FileManager.default.contents(atPath: root + "/" + name) else { continue }
      let page = RawPage(name: name, bytes: [UInt8](data), form: form)
      do throws(Rejection) {
        texts.append(try cleaner.clean(page).text.string)
      } catch {
        // Pages that stand in for an article are part of the corpus.
      }
    }
    return texts
  }

  private static func numberRuns(_ sentence: Substring) -> Int {
    var runs = 0
    var wasNumber = false
    for scalar in sentence.unicodeScalars {
      let isNumber = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万亿".unicodeScalars.contains(scalar)
      if isNumber, !wasNumber { runs += 1 }
      wasNumber = isNumber || (wasNumber && (scalar == "." || scalar == ","))
    }
    return runs
  }
}
