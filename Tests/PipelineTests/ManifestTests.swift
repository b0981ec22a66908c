import NewsModel
import Pipeline
import TestSupport
import Testing

@Suite struct ManifestTests {
  @Test func readsQuotedCellsAndResolvesPaths() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "m.csv",
      "\u{FEFF}path,url,source,published\r\na.html,https://x.example/?a=1,\"甲报, 北京\",2023-09-01\r\n\r\n"
    )
    let manifest = try Manifest(file: file)
    #expect(manifest.entries.count == 1)
    #expect(manifest.entries[0].path == folder.path + "/a.html")
    #expect(manifest.entries[0].given.source == "甲报, 北京")
    #expect(manifest.entries[0].given.published == "2023-09-01")
  }

  @Test(arguments: [
    ("url\nx\n", "path"), ("path,when\na,b\n", "when"),
    ("path,published\na.html,2023-13-01\n", ":2"),
    ("path\n\"a.html\n", "quote"), ("", "empty"),
  ])
  func errorsSayWhatAndWhere(text: String, clue: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("m.csv", text)
    do throws(ManifestError) {
      _ = try Manifest(file: file)
      Issue.record("read a malformed manifest")
    } catch {
      #expect(error.message.contains(clue), "\(error.message)")
    }
  }

  @Test func theNearestFolderNamesTheSource() throws {
    let folder = try TemporaryFolder()
    let map = try SourceMap(
      file: try folder.write("s.csv", "path,source\na,甲报\na/b/c.html,乙报\n"))
    #expect(map.source(for: "a/b/c.html") == "乙报")
    #expect(map.source(for: "a/b/d.html") == "甲报")
    #expect(map.source(for: "z.html") == nil)
  }
}
