import ExtractorPacks
import Foundation

// kaozheng-bench [--json FILE] [--rounds N] [--quick] [--throughput] [--articles FOLDER]
//                [--only TEXT] [--long]
// --articles adds the .txt files of a folder to the texts; --only measures one text by its name.
// The hostile texts are 100 kB and 1 MB long, with --long 1 and 10 MB (some five minutes).
// Speed, growth and allocations of the stages; ICU's word iteration beside them as the yardstick.

/// Texts meant to hurt: what a scanner must look far ahead or back in, over and over.
let hostile = [
  "9", "零", "1,", "1.", "1-", "1:", "1/", "1 ", "1栋", "第", "3月", "从1到", "亿", "百分之", "十", "约",
  "2023年",
  "(", "（1", "万亿", "三亿", "三亿三月", "三四", "点", "一点", "半", "几", "数", "前", "近", "每", "-", "+1", ".5",
  "a1", "1a", "http://", "1\t", "\t", "单位：亿元\t", "(万元)\t1\n", " ", "《", "1至", "年", "上", "和1之间",
  "星期", "1e5", "10^8", "分之一", "。", "号1", "9,999",
]

func measureGrowth(
  of stages: [Stage], on texts: [BenchText], attackedBy sizesOfAttack: [Int],
  into report: inout Report
) {
  let prose = texts.first.map { $0.articles.map(\.text.string).joined(separator: "\n") } ?? ""
  let sizes = [1_000, 10_000, 100_000, 1_000_000, 10_000_000]
  for stage in stages {
    report.linearity.append(.measure(stage, name: "news", pattern: prose, sizes: sizes))
  }
  Report.printLinearity(report.linearity)
  var attacks: [Linearity] = []
  for stage in stages {
    for pattern in hostile {
      let name = pattern.replacingOccurrences(of: "\t", with: "⇥")
        .replacingOccurrences(of: "\n", with: "⏎").replacingOccurrences(of: " ", with: "␠")
      attacks.append(
        .measure(stage, name: name, pattern: pattern, sizes: sizesOfAttack))
    }
  }
  Report.printLinearity(attacks)
  report.linearity += attacks
}

func main() throws {
  var json: String?
  var rounds = 7
  var isQuick = false
  var attack = [100_000, 1_000_000]
  var onlyThroughput = false
  var folder: String?
  var only: String?
  var arguments = CommandLine.arguments.dropFirst()
  while let argument = arguments.popFirst() {
    switch argument {
    case "--json": json = arguments.popFirst()
    case "--rounds": rounds = max(1, arguments.popFirst().flatMap { Int($0) } ?? rounds)
    case "--quick": (isQuick, attack) = (true, [10_000, 100_000])
    case "--long": attack = [1_000_000, 10_000_000]
    case "--throughput": onlyThroughput = true
    case "--articles": folder = arguments.popFirst()
    case "--only": only = arguments.popFirst()
    default:
      FileHandle.standardError.write(
        Data(
          "kaozheng-bench: does not know '\(argument)'; see Benchmarks/Sources/Bench/main.swift\n"
            .utf8))
      exit(2)
    }
  }
  let packs = try PackSet.located()
  let stages = try Stage.all(packs)
  let floor = try Stage.floor()
  let bytes = isQuick ? 400_000 : 2_000_000
  var texts = try BenchText.corpus(packs, bytes: bytes)
  if let folder { texts.append(try BenchText.folder(folder, bytes: bytes)) }
  if let only { texts.removeAll { $0.name != only } }
  var report = Report()
  for stage in stages {
    for text in texts {
      report.throughput.append(.measure(stage, text, floor: floor, rounds: rounds))
    }
  }
  Report.printThroughput(report.throughput)
  if !onlyThroughput { measureGrowth(of: stages, on: texts, attackedBy: attack, into: &report) }
  if let json { try report.write(to: json) }
}

try main()
