import Foundation
import TestSupport
import Testing

/// What `kaozheng clean` says with its exit code.
@Suite struct CleanProcessTests {
  private let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "good.txt", "平台公布目标\n2022年，平台的商业化收入为100亿元，同比增长10%，高于市场的预期。\n")
    try folder.write("bad.html", "")
  }

  @Test func pagesThatAreTakenAreExitZero() throws {
    let run = try ToolRun(["clean", folder.path + "/good.txt"])
    #expect(run.status == 0, "\(run.talk)")
    #expect(try run.objects().count == 1)
  }

  @Test func refusedPagesAmongOthersAreExitThree() throws {
    let run = try ToolRun(["clean", folder.path])
    #expect(run.status == 3, "\(run.talk)")
    #expect(try run.objects().count == 2)
  }

  @Test(arguments: ["bad.html", "none.html"])
  func nothingTakenIsExitOne(_ name: String) throws {
    let run = try ToolRun(["clean", folder.path + "/" + name])
    #expect(run.status == 1, "\(run.talk)")
    #expect(try run.objects().count == 1)
  }

  @Test func aMissingPathIsExitOneAndTheRestIsRead() throws {
    let run = try ToolRun(["clean", folder.path + "/none.html", folder.path + "/good.txt"])
    #expect(run.status == 1, "\(run.talk)")
    #expect(try run.objects().count == 2)
  }

  @Test func aFileThatBeginsWithADashIsAskedForInFull() throws {
    try folder.write("-45dash.html", "x")
    let run = try ToolRun(["clean", "-45dash.html"], folder: folder.path)
    #expect(run.status == 2)
    #expect(run.talk.contains("'./-45dash.html'"))
    #expect(try ToolRun(["clean", "-45none.html", "--help"], folder: folder.path).status == 0)
    #expect(try ToolRun(["clean", "--", "-45dash.html"], folder: folder.path).status != 2)
  }
}
