import CZlib
import NewsModel

/// Unwraps pages that were saved compressed: gzip (all members), zlib, and deflate without a wrapper.
struct CompressedPage {
  /// Caps of the unwrapped page.
  let maxBytes: Int
  let maxRatio: Int

  /// A page and what was lost of it on the way.
  struct Unwrapped {
    let bytes: [UInt8]
    let warnings: [String]
  }

  /// The page inside, or nil when the bytes are not compressed.
  ///
  /// gzip and zlib are known by their first bytes; bare deflate has none, so it is tried only on what
  /// is no text in any charset, and only a whole stream of text counts.
  ///
  /// - Throws: ``Rejection`` `too_big` when a cap is reached, `unsupported` for two wrappers in each
  ///   other, `parser` for gzip data that gives nothing.
  func unwrap(_ bytes: [UInt8], name: String) throws(Rejection) -> Unwrapped? {
    if bytes.starts(with: [0x1F, 0x8B]) {
      guard let page = try inflate(bytes, KZ_GZIP, name) else {
        throw Rejection(.parser, "\(name) is damaged gzip data; fetch the page again")
      }
      if page.bytes.starts(with: [0x1F, 0x8B]) {
        throw Rejection(.unsupported, "\(name) is gzip data inside gzip data; unpack it first")
      }
      return page
    }
    if bytes.count > 6, bytes[0] & 0x8F == 0x08, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0,
      bytes[1] & 0x20 == 0, let page = try inflate(bytes, KZ_ZLIB, name), looksLikeText(page.bytes)
    {
      return page
    }
    // The first bits of deflated text say: a block with codes of its own, or fixed ones.
    if let first = bytes.first, first & 0x06 == 0x04 || first & 0x06 == 0x02,
      !looksLikeText(bytes), let page = try inflate(bytes, KZ_RAW, name), page.warnings.isEmpty,
      looksLikeText(page.bytes)
    {
      return page
    }
    return nil
  }

  private func looksLikeText(_ bytes: [UInt8]) -> Bool {
    do throws(Rejection) {
      try TextPlausibility.checkBytes(bytes)
      return !bytes.isEmpty
    } catch {
      return false
    }
  }

  private func inflate(
    _ bytes: [UInt8], _ wrapper: Int, _ name: String
  ) throws(Rejection) -> Unwrapped? {
    var out: UnsafeMutablePointer<UInt8>?
    var count: Int64 = 0
    var used: Int64 = 0
    let outcome = kz_inflate(
      Int32(wrapper), bytes, Int64(bytes.count), Int64(maxBytes), Int64(maxRatio), &out, &count,
      &used)
    if outcome == KZ_INFLATE_OVER {
      throw Rejection(
        .tooBig,
        "\(name) unpacks to over \(maxBytes) bytes, or to over \(maxRatio) times its size; if it is "
          + "a page, unpack it yourself and raise --max-page-bytes")
    }
    guard let out else { return nil }
    defer { kz_inflate_free(out) }
    let page = Array(UnsafeBufferPointer(start: out, count: Int(count)))
    var warnings: [String] = []
    if outcome == KZ_INFLATE_CUT {
      warnings.append("truncated: the compressed data ends early, what it gave was kept")
    } else if outcome == KZ_INFLATE_BROKEN {
      warnings.append(
        "truncated: the compressed data is damaged, text may be missing after what it gave")
    }
    return Unwrapped(bytes: page, warnings: warnings)
  }
}
