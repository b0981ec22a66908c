import NewsModel

/// Decides where a Chinese personal name ends.
struct PersonNameReader: Sendable {
  let cues: EntityCues

  /// The end of the name that starts at `start`, or nil.
  ///
  /// A verb of speech after two characters wins (`顾俊告诉`), then a name of three before a break.
  func end(in bytes: [UInt8], at start: Int, titled: Bool) -> Int? {
    let surnameEnd: Int
    if let two = cues.end(of: .surnameTwo, in: bytes, at: start) {
      surnameEnd = two
    } else if let one = cues.end(of: .surname, in: bytes, at: start) {
      surnameEnd = one
    } else {
      return nil
    }
    guard ByteRun.isHan(bytes, at: surnameEnd), !isFunction(bytes, surnameEnd),
      cues.end(of: .notName, in: bytes, at: start) == nil
    else { return nil }
    let short = surnameEnd + 3
    if speaks(bytes, short) { return short }
    let hasLong = ByteRun.isHan(bytes, at: short) && !isFunction(bytes, short)
    let long = short + 3
    if hasLong, speaks(bytes, long) { return long }
    guard titled else { return nil }
    if hasLong, NameBorder.isBreak(bytes, at: long) { return long }
    if NameBorder.isBreak(bytes, at: short) { return short }
    if cues.end(of: .speechPlus, in: bytes, at: short) != nil { return short }
    if hasLong, cues.end(of: .speechPlus, in: bytes, at: long) != nil { return long }
    return nil
  }

  private func speaks(_ bytes: [UInt8], _ offset: Int) -> Bool {
    cues.end(of: .speech, in: bytes, at: offset) != nil
  }

  private func isFunction(_ bytes: [UInt8], _ offset: Int) -> Bool {
    cues.isCue(.function, in: bytes, from: offset, to: offset + 3)
  }
}
