import NewsModel
import TestSupport
import Testing

@testable import Quantities

@Suite struct TimePropertyTests {
  private static let pieces = [
    "2023", "年", "9", "月", "12", "日", "号", "上", "下", "周", "三", "五", "一", "十", "两", "半", "个", "小时",
    "前", "后", "以来", "至", "到", "-", ":", "：", "点", "30", "分", "今", "昨", "天", "晚", "每", "第", "季度",
    "底",
    "初", "末", "旬", "农历", "初", "正月", "近", "未来", "过去", "截至", "左右", "，", "。", "\n", " ", "　", "的",
    "Q3",
    "世纪", "90", "年代", "春节", "双11", "２０", "廿", "〇", "0", ".", "/", "公司", "T", "pm", "😀", "é", "差",
    "刻",
  ]

  @Test(arguments: 0..<60)
  func mentionsAreSortedBoundedAndForward(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let scanner = try TimeCaseTests.scanner.get()
    var string = ""
    for _ in 0..<400 { string += Self.pieces.randomElement(using: &generator) ?? "" }
    let text = ArticleText(string)
    let date = CivilDate(year: 2024, month: 2, day: 29)
    for published in [nil, date.map { PublicationDate(date: $0, basis: .given, confidence: 1) }] {
      let found = scanner.times(in: text, sentences: [], published: published)
      var end = 0
      for mention in found.times {
        #expect(mention.span.start >= end, "seed \(seed): overlap")
        #expect(mention.span.end <= text.count, "seed \(seed)")
        #expect(!mention.span.isEmpty, "seed \(seed)")
        for offset in [mention.span.start, mention.span.end] where offset < text.count {
          #expect(text.bytes[offset] & 0xC0 != 0x80, "seed \(seed): inside a scalar")
        }
        if let begin = mention.interval?.begin, let last = mention.interval?.end {
          #expect(begin <= last, "seed \(seed): \(text.string(in: mention.span))")
        }
        if mention.kind == .set { #expect(mention.every != nil) }
        end = mention.span.end
      }
      let again = scanner.times(in: text, sentences: [], published: published)
      #expect(again.times == found.times, "seed \(seed): not a function of its input")
    }
  }

  @Test func findsEveryTimeOfRepeatedLines() throws {
    let scanner = try TimeCaseTests.scanner.get()
    let line = "2023年9月1日，公司三季度营收约36.57亿元，较去年同期增长12%。\n"
    let small = ArticleText(String(repeating: line, count: 50))
    #expect(scanner.times(in: small, sentences: [], published: nil).times.count == 150)
  }
}
