import Foundation
import TestSupport
import Testing

/// PROTOCOL §1 and §2 as a program sees them.
@Suite struct LineProtocolTests {
  @Test func oneLineOutForEachLineInWhateverItHolds() throws {
    let run = try ToolRun(
      ["extract", "--jobs", "2"],
      input: """
        {"id":"a","text":"营收约36.57亿元"}
        not json
        {"id":"b"}
        {"id":7,"text":"x"}
        {"id":"c","html_base64":"***"}
        {"id":"d","text":"同比增长12.3%","published":"last week"}
        {"id":"e","text":""}
        {"id":"f","text":"同比增长12.3%"}

        {"id":"g","text":"同比增长12.3%"}
        """)
    #expect(run.status == 0)
    let lines = try run.objects()
    #expect(lines.count == 10)
    let ids = lines.map { $0["id"] as? String }
    #expect(ids == ["a", nil, "b", nil, "c", "d", "e", "f", nil, "g"])
    for position in [1, 2, 3, 4, 5] {
      let error = try #require(lines[position]["error"] as? [String: Any])
      #expect(error["code"] is String && error["message"] is String)
    }
    #expect(lines[0]["schema"] as? Int == 1 && lines[7]["error"] == nil)
  }

  @Test func valuesAreStringsAndOffsetsCodePoints() throws {
    let run = try ToolRun(
      ["extract", "--only", "quantities"], input: #"{"id":"a","text":"💩营收约36.57亿元"}"# + "\n")
    let object = try #require(try run.objects().first)
    #expect(object["times"] == nil && object["claims"] == nil)
    let quantities = try #require(object["quantities"] as? [[String: Any]])
    let found = try #require(quantities.first)
    #expect(found["start"] as? Int == 4 && found["end"] as? Int == 11)
    #expect(found["hedge_span"] as? [Int] == [3, 4])
    let value = try #require(found["value"] as? [String: Any])
    #expect(value["min"] as? String == "3657000000" && value["max"] as? String == "3657000000")
    #expect(found["currency"] as? String == "CNY" && found["hedge"] as? String == "about")
  }

  @Test func wordsConcatenateToTheText() throws {
    let text = "字节跳动 2023年\\n营收 36.57亿元。"
    let run = try ToolRun(["segment"], input: #"{"id":"a","text":"\#(text)"}"# + "\n")
    let words = try #require(try run.objects().first?["words"] as? [String])
    #expect(words.joined() == "字节跳动 2023年\n营收 36.57亿元。")
  }

  @Test func theNewsStandardKeepsNumeralsWhole() throws {
    let input = #"{"id":"a","text":"2026年营收36.57亿元，增长12.5%"}"# + "\n"
    let news = try ToolRun(["segment"], input: input)
    let words = try #require(try news.objects().first?["words"] as? [String])
    #expect(Set(words).isSuperset(of: ["2026年", "36.57亿", "12.5%"]))
    let plain = try ToolRun(["segment", "--standard", "ud"], input: input)
    #expect(try plain.objects().first?["words"] as? [String] != words)
  }

  @Test func jobsDoNotShowInTheOutput() throws {
    let input = (0..<40).map {
      #"{"id":"\#($0)","text":"2022年，抖音的月活用户数为\#($0 + 1)亿。","published":"2023-09-01"}"#
    }.joined(separator: "\n")
    let one = try ToolRun(["extract", "--jobs", "1"], input: input)
    let two = try ToolRun(["extract", "--jobs", "2"], input: input)
    #expect(one.output == two.output && !one.output.isEmpty)
  }
}
