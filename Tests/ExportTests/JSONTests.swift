import Export
import Foundation
import NewsModel
import Testing

@Suite struct JSONTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return writer.string
  }

  private func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test(arguments: [
    ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\\\b\""), ("a\nb\tc\rd", "\"a\\nb\\tc\\rd\""),
    ("\u{0}\u{1F}", "\"\\u0000\\u001f\""), ("\u{7F}", "\"\u{7F}\""), ("😀é中", "\"😀é中\""),
    ("</script>", "\"</script>\""), ("", "\"\""),
  ])
  func textIsEscapedOnlyWhereItMust(text: String, json: String) {
    #expect(written { $0.value(text) } == json)
  }

  @Test func everyScalarBelow300ReadsBack() throws {
    for code in UInt32(0)..<300 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let text = "x" + String(Character(scalar)) + "y"
      let json = written { w in w.object { $0.field("k", text) } }
      #expect(try parsed(Array(json.utf8))["k"] as? String == text, "U+\(code)")
    }
  }

  @Test(arguments: [
    (3657, 6, "\"3657000000\""), (125, -1, "\"12.5\""), (1250, -2, "\"12.5\""),
    (-5, -3, "\"-0.005\""), (0, 0, "\"0\""), (1, 30, "\"1\(String(repeating: "0", count: 30))\""),
  ])
  func decimalsArePlainStrings(coefficient: Int, exponent: Int, json: String) {
    let amount = DecimalAmount(coefficient: Int128(coefficient), exponent: exponent)
    #expect(written { $0.value(amount) } == json)
  }

  @Test func absenceAndNonsenseAreNull() {
    let text = written { w in
      w.array { w in
        w.value(String?.none)
        w.value(Double.nan)
        w.value(Double.infinity)
        w.value(DecimalAmount?.none)
        w.value(0.1)
        w.value(true)
      }
    }
    #expect(text == "[null,null,null,null,0.1,true]")
  }

  @Test func commasStandBetweenAndNowhereElse() {
    let text = written { w in
      w.object { w in
        w.field("a", 1)
        w.array("b") { w in
          w.object { _ in }
          w.array { _ in }
          w.value("x")
        }
        w.null("c")
      }
      w.newline()
      w.object { $0.field("d", ["p", "q"]) }
    }
    #expect(text == #"{"a":1,"b":[{},[],"x"],"c":null}"# + "\n" + #"{"d":["p","q"]}"#)
  }

  @Test func aFactIsOneWholeLine() throws {
    var writer = JSONWriter()
    JSONLinesExporter.write(ExportSamples.row(), to: &writer)
    JSONLinesExporter.write(ExportSamples.document(), to: &writer)
    JSONLinesExporter.write(ExportSamples.group(), to: &writer)
    let lines = writer.bytes.split(separator: 0x0A)
    #expect(lines.count == 3)
    #expect(writer.bytes.last == 0x0A)
    let fact = try parsed(Array(lines[0]))
    let keys: Set<String> = [
      "fact_id", "doc_id", "source", "path", "title", "published", "subject", "metric", "value",
      "literal", "hedge", "quote", "start", "end", "sentence", "period", "as_of", "market",
      "segment", "object", "modality", "polarity", "attribution", "qualifiers", "change", "base",
      "rule", "confidence", "schema",
    ]
    #expect(keys.subtracting(fact.keys).isEmpty)
    let value = try #require(fact["value"] as? [String: Any])
    #expect(value["min"] as? String == "3657000000")
    #expect(value["max"] is NSNull)
    #expect(value["min_open"] as? Bool == true)
    #expect(fact["sentence"] as? String == ExportSamples.row().sentence)
    #expect(fact["qualifiers"] as? [String] == ["cumulative", "daily"])
    let document = try parsed(Array(lines[1]))
    #expect(document["text"] as? String == ExportSamples.document().text.string)
    #expect(document["title"] as? String == "题\\目")
    #expect(document["site"] as? String == "甲网" && document["section"] as? String == "财经")
    #expect(document["editor"] as? String == "王五" && document["next_page"] as? String == "/2.html")
    #expect(document["clean_confidence"] as? Double == 0.5)
    #expect(document["warnings"] as? [String] == ExportSamples.document().warnings)
    let removed = try #require(document["boilerplate"] as? [[String: String]])
    #expect(removed.map { $0["role"] } == ["related", "ad"])
    #expect(removed.map { $0["text"] } == ["读\"甲\"", "扫码\n关注"])
    let group = try parsed(Array(lines[2]))
    let pair = try #require((group["pairs"] as? [[String: Any]])?.first)
    #expect(pair["verdict"] as? String == "conflict")
    #expect((pair["explain"] as? [String: String])?["zh"] == "差")
  }

  @Test func aRefusedPageHasTheKeysOfATakenOne() throws {
    var (taken, refused) = (JSONWriter(), JSONWriter())
    CleanJSON.write(CleanArticle(text: ArticleText(utf8: [])), path: "a", to: &taken)
    CleanJSON.write(Rejection(.noText, "none"), path: "a", to: &refused)
    let keys = try parsed(taken.bytes).keys.sorted()
    let line = try parsed(refused.bytes)
    #expect(keys.contains("published_basis") && line.keys.sorted() == keys)
    #expect((line["error"] as? [String: Any])?["code"] as? String == "no_text")
  }
}
