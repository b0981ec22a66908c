// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target is compiled in the Swift 6 mode with the same upcoming features.
let houseSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One room of the house: a Swift target under `Sources/`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: houseSettings)
}

/// The tests of one room: `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport", "NewsModel"],
    swiftSettings: houseSettings)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let stages: [Target.Dependency] = [
  "NewsModel", "ExtractorPacks", "HTMLCleaning", "Segmentation", "Quantities", "Entities", "Claims",
]

let package = Package(
  name: "kaozheng",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Kaozheng", targets: ["Kaozheng"]),
    .executable(name: "kaozheng", targets: ["CLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // C walls: no header of libxml2, ICU or zlib is visible beyond them.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .yum(["libxml2-devel"]), .brew(["libxml2"])]),
    .target(name: "CHTML", dependencies: ["CLibXML2"]),
    .systemLibrary(
      name: "CICULib", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .yum(["libicu-devel"]), .brew(["icu4c"])]),
    .target(name: "CICU", dependencies: ["CICULib"]),
    .systemLibrary(
      name: "CZlibLib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"]), .brew(["zlib"])]),
    .target(name: "CZlib", dependencies: ["CZlibLib"]),

    room("NewsModel"),
    .target(
      name: "ExtractorPacks", dependencies: ["NewsModel"], path: "Extractors",
      resources: [.copy("packs")], swiftSettings: houseSettings),

    // Stages: they share values from NewsModel and never import each other.
    room("HTMLCleaning", ["NewsModel", "ExtractorPacks", "CHTML", "CICU", "CZlib"]),
    room("Segmentation", ["NewsModel", "CICU"]),
    room("Quantities", ["NewsModel", "ExtractorPacks", "CICU"]),
    room("Entities", ["NewsModel", "ExtractorPacks", "CICU"]),
    room("Claims", ["NewsModel", "ExtractorPacks"]),
    room("FactStore", ["NewsModel", grdb, crypto]),
    room("FactDiff", ["NewsModel", "ExtractorPacks"]),
    room("Export", ["NewsModel"]),
    room("Evaluation", ["NewsModel"]),

    // The joints and the surfaces.
    room("Pipeline", stages + ["CHTML", "FactStore", "FactDiff", "Export"]),
    room("Kaozheng", ["NewsModel", "ExtractorPacks", "Export", "FactStore", "Pipeline"]),
    .executableTarget(
      name: "CLI",
      dependencies: [
        "Kaozheng", "Pipeline", "NewsModel", "ExtractorPacks", "Segmentation", "FactStore",
        "FactDiff", "Export",
        argumentParser,
      ],
      swiftSettings: houseSettings),

    .target(
      name: "TestSupport", dependencies: ["NewsModel"], path: "Tests/TestSupport",
      swiftSettings: houseSettings),
    tests("NewsModel", []),
    tests("ExtractorPacks", ["ExtractorPacks"]),
    tests("HTMLCleaning", ["HTMLCleaning", "ExtractorPacks"]),
    tests("Segmentation", ["Segmentation"]),
    tests("Quantities", ["Quantities", "ExtractorPacks", "Segmentation"]),
    tests("Entities", ["Entities", "ExtractorPacks", "Segmentation"]),
    tests("Claims", Array(stages.dropFirst())),
    tests("FactStore", ["FactStore", grdb]),
    tests("FactDiff", ["FactDiff", "ExtractorPacks"]),
    tests("Export", ["Export"]),
    tests("Evaluation", ["Evaluation"]),
    tests("Pipeline", ["Pipeline", "FactStore", "ExtractorPacks"]),
    tests("Kaozheng", ["Kaozheng"]),
    tests(
      "Corpus", ["Pipeline", "HTMLCleaning", "Evaluation", "Export", "ExtractorPacks", "FactStore"]),
    tests("CLI", ["CLI", "FactStore"]),
    tests("House", []),
  ]
)

// `make fuzz`: bytes → clean article under libFuzzer, which brings its own main.
if Context.environment["KZ_FUZZ"] != nil {
  package.products.append(.executable(name: "FuzzClean", targets: ["FuzzClean"]))
  package.targets.append(
    .executableTarget(
      name: "FuzzClean", dependencies: ["NewsModel", "ExtractorPacks", "HTMLCleaning"],
      path: "Fuzz/CleanTarget",
      swiftSettings: houseSettings + [.unsafeFlags(["-parse-as-library"])]))
}
