import Foundation
package import NewsModel

/// Finds the articles below files and folders: every entry is an item, refused, or no article at all.
///
/// Symbolic links to files are read, links to folders are not followed. The walk is iterative and
/// bounded; what it returns is sorted, so the order of the file system never shows.
package struct InputWalker: Sendable {
  private let limits: Limits

  package init(limits: Limits) { self.limits = limits }

  /// Endings that hold articles but can't be read, with what to do instead.
  private static let refused: [String: String] = {
    let office = "save it as HTML or plain text and ingest that"
    var advice = [
      "pdf": "extract its text first (pdftotext FILE.pdf FILE.txt) and ingest the .txt"
    ]
    for ending in [
      "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "odt", "ods", "odp", "rtf",
      "epub", "pages",
    ] { advice[ending] = office }
    for ending in ["zip", "tar", "gz", "tgz", "7z", "rar", "warc"] {
      advice[ending] = "unpack it and ingest the folder"
    }
    for ending in ["bz2", "xz", "zst", "br", "lz4", "z"] {
      advice[ending] = "unpack it first; of compressed pages only .gz is read"
    }
    advice["webarchive"] = "save the page as HTML or MHTML and ingest that"
    return advice
  }()

  /// All items below the paths, sorted by relative path, then root.
  ///
  /// A path that does not exist is an item with a `path` rejection, so that the rest goes on.
  /// - Complexity: one `stat` an entry.
  package func items(at paths: [String]) -> [InputItem] {
    var items: [InputItem] = []
    var seen: Set<String> = []
    for path in paths {
      for item in walk(absolute(path)) where seen.insert(item.path).inserted { items.append(item) }
    }
    return items.sorted {
      ($0.relativePath, $0.root) < ($1.relativePath, $1.root)
    }
  }

  /// The path without `.`, `..` and trailing slashes, made absolute; links are kept.
  package func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private func walk(_ path: String) -> [InputItem] {
    let (parent, name) = split(path)
    switch Entry(path) {
    case .folder: return walk(folder: path)
    case .file(let bytes, let modified):
      return [file(name, below: parent, bytes, modified, named: true)].compactMap { $0 }
    case .missing(let reason):
      return [
        refusal(parent, name, .path, Self.absence(of: path, reason, advice: "check the path"))
      ]
    case .other:
      return [
        refusal(parent, name, .path, "\(path): neither a file nor a folder; name one of these")
      ]
    }
  }

  private func walk(folder root: String) -> [InputItem] {
    var items: [InputItem] = []
    var pending: [(folder: String, depth: Int)] = [("", 0)]
    while let (folder, depth) = pending.popLast(), items.count < limits.maxInputFiles {
      let path = folder.isEmpty ? root : root + "/" + folder
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      } catch {
        items.append(
          refusal(
            root, folder.isEmpty ? "." : folder, .io,
            "\(path): the folder can't be read; check its permissions"))
        continue
      }
      let present = Set(names)
      for name in names where !name.hasPrefix(".") {
        let relative = folder.isEmpty ? name : folder + "/" + name
        switch Entry(root + "/" + relative) {
        case .file(let bytes, let modified):
          if let item = file(relative, below: root, bytes, modified, named: false) {
            items.append(item)
          }
        case .folder where isLink(root + "/" + relative):
          items.append(
            refusal(
              root, relative, .path,
              "\(relative): a link to a folder is not followed; name the folder itself"))
        case .folder:
          if isPartsFolder(name, beside: present) { continue }
          if depth < limits.maxDirectoryDepth {
            pending.append((relative, depth + 1))
          } else {
            items.append(
              refusal(
                root, relative, .tooDeep,
                "\(relative): over \(limits.maxDirectoryDepth) folders deep; name it directly"))
          }
        case .missing(let reason):
          items.append(
            refusal(
              root, relative, .path,
              Self.absence(of: relative, reason, advice: "mend or remove the link")))
        case .other: continue
        }
      }
    }
    return items
  }

  /// A file as an item; nil when it is no article (a picture, a sidecar, a style sheet).
  private func file(
    _ relative: String, below root: String, _ bytes: Int, _ modified: Int, named: Bool
  ) -> InputItem? {
    let ending = (relative as NSString).pathExtension.lowercased()
    let form = PageReader.form(of: relative)
    if form == nil, let advice = Self.refused[ending] {
      return InputItem(
        root: root, relativePath: relative, bytes: bytes, modifiedNanoseconds: modified,
        rejection: Rejection(.unsupported, "\(relative): .\(ending) files are not read; \(advice)"))
    }
    guard named || form != nil else { return nil }
    return InputItem(
      root: root, relativePath: relative, bytes: bytes,
      modifiedNanoseconds: max(modified, sidecarTime(of: root + "/" + relative)))
  }

  /// When a sidecar of a page was last changed; 0 when it has none.
  private func sidecarTime(of path: String) -> Int {
    PageReader.sidecars(of: path).reduce(0) {
      if case .file(_, let modified) = Entry($1) { return max($0, modified) }
      return $0
    }
  }

  /// `X_files/` (or `X.files/`) beside `X.html` holds the parts of a saved page.
  private func isPartsFolder(_ name: String, beside names: Set<String>) -> Bool {
    for suffix in ["_files", ".files", "_文件"] where name.hasSuffix(suffix) {
      let stem = String(name.dropLast(suffix.count))
      if ["html", "htm", "xhtml"].contains(where: { names.contains("\(stem).\($0)") }) {
        return true
      }
    }
    return false
  }

  private func refusal(
    _ root: String, _ relative: String, _ code: RejectionCode, _ message: String
  ) -> InputItem {
    InputItem(root: root, relativePath: relative, rejection: Rejection(code, message))
  }

  /// Says why nothing is at a path; names that are not UTF-8 reach the walk with U+FFFD in them.
  private static func absence(of path: String, _ reason: String, advice: String) -> String {
    path.unicodeScalars.contains("\u{FFFD}")
      ? "\(path): the name of the file is not UTF-8; rename it (convmv -f gbk -t utf8 --notest)"
      : "\(path): \(reason); \(advice)"
  }

  private func split(_ path: String) -> (parent: String, name: String) {
    let parent = (path as NSString).deletingLastPathComponent
    return (parent.isEmpty ? "/" : parent, (path as NSString).lastPathComponent)
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

/// What stands at a path, links resolved.
private enum Entry {
  case file(bytes: Int, modifiedNanoseconds: Int)
  case folder
  case missing(reason: String)
  case other

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .missing(reason: String(cString: strerror(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      #if canImport(Darwin)
        let modified = status.st_mtimespec
      #else
        let modified = status.st_mtim
      #endif
      self = .file(
        bytes: Int(status.st_size),
        modifiedNanoseconds: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
