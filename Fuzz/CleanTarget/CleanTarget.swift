import ExtractorPacks
import Foundation
import HTMLCleaning
import NewsModel

/// The cleaner that all inputs share; packs are read from the folder the fuzzer is started in.
private let cleaner: PageCleaner = {
  var limits = Limits()
  limits.maxPageBytes = 1 << 20
  do {
    return try PageCleaner(packs: PackSet(bundled: "Extractors/packs"), limits: limits)
  } catch {
    fatalError("start the fuzzer in the root of the package: \(error)")
  }
}()

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// libFuzzer as a library: it reads its options and calls the target until it is done.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
private enum CleanTarget {
  static func main() {
    var count = CommandLine.argc
    var arguments: Arguments? = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments) { cleanOneInput($0, $1) })
  }
}

/// Bytes → clean article.
///
/// The size of the input picks how it is read, so that files of the corpus are seeds as they are.
/// Stops on a crash, on what the sanitizers see, and when an article breaks a promise.
private func cleanOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let form: PageForm = count % 8 == 0 ? .mhtml : count % 8 < 3 ? .plain : .html
  do {
    let article = try cleaner.clean(RawPage(name: "fuzz", bytes: bytes, form: form))
    let text = article.text.bytes
    precondition(String(validating: text, as: UTF8.self) != nil, "the text is not UTF-8")
    precondition(!text.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "a control character")
    precondition(!text.isEmpty, "an article without text")
    precondition((0...1).contains(article.confidence), "confidence out of range")
    if let span = article.titleSpan {
      precondition(span.end <= text.count && span.start <= span.end, "title outside the text")
    }
  } catch is Rejection {
    return 0
  } catch {
    fatalError("an error that is no rejection: \(error)")
  }
  return 0
}
