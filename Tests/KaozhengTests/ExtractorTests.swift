import Kaozheng
import Testing

@Suite struct ExtractorTests {
  @Test func readsATextAsTheReadmeSays() throws {
    let found = try Extractor().extract(text: "营收约36.57亿元，同比增长12.3%", published: "2023-09-01")
    #expect(found.text == "营收约36.57亿元，同比增长12.3%")
    #expect(found.quantities.map(\.surface) == ["36.57亿元", "12.3%"])
    #expect(found.quantities.map(\.hedge) == ["about", "exact"])
    #expect(found.quantities.first?.value.min == "3657000000")
    let scalars = Array(found.text.unicodeScalars)
    for quantity in found.quantities {
      #expect(String(String.UnicodeScalarView(scalars[quantity.range])) == quantity.surface)
    }
  }

  @Test func errorsCarryCodesAndRemedies() throws {
    do throws(KaozhengError) {
      _ = try Extractor(overlays: ["/no/such/folder"])
      Issue.record("took a folder that does not exist")
    } catch {
      #expect(error.code == "packs" && error.message.contains("/no/such/folder"))
    }
    do throws(KaozhengError) {
      _ = try Extractor().extract(html: Array("%PDF-1.7 x".utf8))
      Issue.record("took a PDF")
    } catch {
      #expect(error.code == "unsupported")
    }
  }
}
