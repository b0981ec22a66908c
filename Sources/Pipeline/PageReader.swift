import Foundation
package import NewsModel

/// Reads page files under the limits, with what their sidecar says of them.
package struct PageReader: Sendable {
  private let limits: Limits

  package init(limits: Limits) { self.limits = limits }

  /// Extensions of pages and how they are read.
  package static let forms: [String: PageForm] = [
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html, "mhtml": .mhtml, "mht": .mhtml,
    "xht": .html, "txt": .plain, "text": .plain,
  ]

  /// How a file is read by its name: `page.html.gz` is a page; nil for names of no page.
  package static func form(of path: String) -> PageForm? {
    let name = (path as NSString).lastPathComponent.lowercased() as NSString
    let bare = name.pathExtension == "gz" ? name.deletingPathExtension as NSString : name
    return forms[bare.pathExtension]
  }

  /// The path without the ending of a page: `a/b` for `a/b.html` and `a/b.html.gz`.
  package static func stem(of path: String) -> String {
    let bare = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    return (bare as NSString).deletingPathExtension
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - path: The file; its extension says how it is read, anything unknown is read as HTML.
  ///   - given: What the caller knows; it wins over the sidecars `NAME.html.meta.json` and
  ///     `NAME.meta.json`, of which the latter wins.
  /// - Throws: ``Rejection`` `path`, `io` or `too_big`.
  /// - Returns: The page with its bytes.
  package func page(at path: String, given: GivenMetadata = .init()) throws(Rejection) -> RawPage {
    let bytes = try bytes(at: path)
    let known = try sidecar(of: path).overlaid(by: given)
    return RawPage(name: path, bytes: bytes, form: Self.form(of: path) ?? .html, given: known)
  }

  /// The bytes of a regular file within the cap.
  package func bytes(at path: String) throws(Rejection) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw Rejection(
        errno == EACCES || errno == EPERM ? .io : .path,
        "\(path): \(reason); check that the file exists and may be read")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Rejection(.path, "\(path): not a regular file; only files and folders can be read")
    }
    let size = Int(status.st_size)
    guard size <= limits.maxPageBytes else {
      throw Rejection(
        .tooBig, "\(path): \(size) bytes, limit \(limits.maxPageBytes); see --max-page-bytes")
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else {
      throw Rejection(.io, "\(path): \(String(cString: strerror(failure))); try again")
    }
    return bytes
  }

  /// Where the sidecar of a page may be, the one that wins last: `a.html.meta.json`, `a.meta.json`.
  static func sidecars(of path: String) -> [String] {
    [path + ".meta.json", stem(of: path) + ".meta.json"]
  }

  /// What the sidecars of a page say; empty when there is none.
  private func sidecar(of path: String) throws(Rejection) -> GivenMetadata {
    var known = GivenMetadata()
    for name in Self.sidecars(of: path) where access(name, F_OK) == 0 {
      known = try known.overlaid(by: sidecar(at: name))
    }
    return known
  }

  private func sidecar(at name: String) throws(Rejection) -> GivenMetadata {
    let parsed: Any
    do {
      parsed = try JSONSerialization.jsonObject(with: Data(try bytes(at: name)))
    } catch {
      throw Rejection(.parser, "\(name): not valid JSON; mend or remove the sidecar")
    }
    guard let object = parsed as? [String: Any] else {
      throw Rejection(.parser, "\(name): a JSON object is expected")
    }
    let published = object["published"] as? String
    if let published, CivilDate(iso: published) == nil {
      throw Rejection(.parser, "\(name): \"published\" must be an ISO date, not '\(published)'")
    }
    return GivenMetadata(
      title: object["title"] as? String, author: object["author"] as? String,
      url: object["url"] as? String, source: object["source"] as? String, published: published)
  }
}

extension GivenMetadata {
  /// Each field of `other` where it has one, else this one's.
  package func overlaid(by other: GivenMetadata) -> GivenMetadata {
    GivenMetadata(
      title: other.title ?? title, author: other.author ?? author, url: other.url ?? url,
      source: other.source ?? source, published: other.published ?? published,
      charset: other.charset ?? charset)
  }
}
