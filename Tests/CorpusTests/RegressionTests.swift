import ExtractorPacks
import Foundation
import HTMLCleaning
import NewsModel
import Pipeline
import TestSupport
import Testing

/// Inputs that once crashed, hung or broke a promise: read in every way, each gives an article or says why not.
@Suite struct RegressionTests {
  private static let files: [String] = {
    let folder = PackageFolder.path + "/Corpus/regressions"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .map { folder + "/" + $0 }
    } catch {
      return []
    }
  }()

  @Test func thereAreSome() { #expect(!Self.files.isEmpty) }

  @Test(arguments: files, [PageForm.html, .plain, .mhtml])
  func anArticleOrAReason(_ file: String, _ form: PageForm) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let cleaner = try PageCleaner(packs: .located())
    do throws(Rejection) {
      let article = try cleaner.clean(RawPage(name: file, bytes: bytes, form: form))
      #expect(String(validating: article.text.bytes, as: UTF8.self) != nil)
      #expect(!article.text.bytes.isEmpty)
      #expect(!article.text.bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
    } catch {
      #expect(!error.message.isEmpty)
    }
  }
}
