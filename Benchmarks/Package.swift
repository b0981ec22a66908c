// swift-tools-version: 6.1
import PackageDescription

/// The stages are `package` API of the package above, whose name is that of its folder.
let house = String(Context.packageDirectory.split(separator: "/").dropLast().last ?? "kaozheng")
let packageName = String(house.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
  name: "KaozhengBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "kaozheng", path: "..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(
      name: "kaozheng-bench",
      dependencies: [.product(name: "Kaozheng", package: "kaozheng"), "CAllocations"],
      path: "Sources/Bench", packageAccess: false,
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .unsafeFlags(["-package-name", packageName]),
      ]),
  ]
)
