import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

@Suite struct InputWalkerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func items(_ paths: [String]? = nil) -> [InputItem] {
    InputWalker(limits: Limits()).items(at: paths ?? [folder.path])
  }

  @Test func takesArticlesAndLeavesTheRest() throws {
    for name in ["a.html", "b/c.htm", "b/d.txt", "e.mhtml", "F.HTML"] {
      try folder.write(name, "x")
    }
    for name in ["pic.png", "a.meta.json", ".hidden.html", "style.css"] {
      try folder.write(name, "x")
    }
    #expect(
      items().map(\.relativePath) == ["F.HTML", "a.html", "b/c.htm", "b/d.txt", "e.mhtml"])
    #expect(items().allSatisfy { $0.rejection == nil && $0.bytes == 1 })
  }

  @Test func partsOfASavedPageAreNoArticles() throws {
    try folder.write("page.html", "x")
    try folder.write("page_files/frame.html", "x")
    try folder.write("other_files/kept.html", "x")
    #expect(items().map(\.relativePath) == ["other_files/kept.html", "page.html"])
  }

  @Test func refusesFormatsWithAdvice() throws {
    try folder.write("report.pdf", "%PDF-1.7")
    try folder.write("table.xlsx", "PK")
    let found = items()
    #expect(found.map { $0.rejection?.code } == [.unsupported, .unsupported])
    #expect(found[0].rejection?.message.contains("pdftotext") == true)
  }

  @Test func compressedPagesArePages() throws {
    for name in ["a.html.gz", "b.TXT.GZ", "c.tar.gz", "d.warc.gz", "e.gz", "f.html.br", "g.zst"] {
      try folder.write(name, "x")
    }
    let found = items()
    #expect(
      found.filter { $0.rejection == nil }.map(\.relativePath) == ["a.html.gz", "b.TXT.GZ"])
    #expect(found.count == 7)
    #expect(found.allSatisfy { $0.rejection == nil || $0.rejection?.code == .unsupported })
    #expect(PageReader.form(of: "x/a.html.gz") == .html)
    #expect(PageReader.form(of: "b.TXT.GZ") == .plain)
    #expect(PageReader.form(of: "c.tar.gz") == nil)
    #expect(PageReader.stem(of: "x/a.html.gz") == "x/a")
  }

  @Test func linksDoNotLoopAndBrokenOnesAreToldOf() throws {
    try folder.write("sub/a.html", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path + "/sub/loop", withDestinationPath: folder.path)
    try manager.createSymbolicLink(
      atPath: folder.path + "/gone.html", withDestinationPath: folder.path + "/none.html")
    try manager.createSymbolicLink(
      atPath: folder.path + "/self.html", withDestinationPath: folder.path + "/self.html")
    let found = items()
    #expect(found.filter { $0.rejection == nil }.map(\.relativePath) == ["sub/a.html"])
    #expect(
      Set(found.filter { $0.rejection?.code == .path }.map(\.relativePath))
        == ["gone.html", "self.html", "sub/loop"])
  }

  @Test func aMissingPathDoesNotStopTheRest() throws {
    try folder.write("a.html", "x")
    let found = items([folder.path + "/none", folder.path])
    #expect(found.count == 2)
    #expect(found.first { $0.rejection != nil }?.rejection?.code == .path)
  }

  @Test func overlappingPathsCountOnce() throws {
    try folder.write("b/a.html", "x")
    #expect(items([folder.path, folder.path + "/b", folder.path + "/b/a.html"]).count == 1)
  }

  @Test func aSidecarMayBearTheWholeNameOfItsPage() throws {
    try folder.write("a.html", "x")
    try folder.write("a.html.meta.json", #"{"source":"甲报","author":"张三"}"#)
    let path = folder.path + "/a.html"
    let reader = PageReader(limits: Limits())
    #expect(try reader.page(at: path).given.source == "甲报")
    try folder.write("a.meta.json", #"{"source":"乙报"}"#)
    let given = try reader.page(at: path).given
    #expect(given.source == "乙报" && given.author == "张三")
    #expect(items().map(\.relativePath) == ["a.html"])
  }

  @Test func aNameThatIsNotUTF8IsToldOf() throws {
    try folder.write("a.html", "x")
    let bytes = Array("\(folder.path)/".utf8) + [0xD0, 0xC2] + Array(".html\0".utf8)
    let descriptor = bytes.withUnsafeBytes {
      $0.baseAddress.map { open($0.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600) }
    }
    // Some file systems take no such name.
    guard let descriptor, descriptor >= 0 else { return }
    close(descriptor)
    let found = items()
    #expect(found.count == 2)
    #expect(found.contains { $0.rejection?.message.contains("not UTF-8") == true })
  }
}
