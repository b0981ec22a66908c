// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "ReadArticle",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "kaozheng", path: "../..")],
  targets: [
    .executableTarget(
      name: "ReadArticle", dependencies: [.product(name: "Kaozheng", package: "kaozheng")])
  ]
)
