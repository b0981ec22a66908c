import NewsModel

/// A text as copying sees it: scalars without white space and punctuation, ASCII in lower case,
/// full-width forms as ASCII.
enum FoldedText {
  /// Stands where a quotation was cut out; no shingle and no common run crosses it.
  static let separator: UInt32 = 0
  /// Quotations from this length on are cut out: quoting one speaker is not copying.
  static let minQuotationScalars = 12
  static let maxQuotationScalars = 600
  static let shingleScalars = 3

  /// The scalar as copying compares it, or nil for white space and punctuation.
  static func fold(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: scalar
    case 0x41...0x5A: scalar + 0x20
    case 0...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0xFE30...0xFE4F, 0xFEFF: nil
    case 0xFF01...0xFF5E: fold(scalar - 0xFEE0)
    case 0xFF5F...0xFF65: nil
    default: scalar
    }
  }

  /// Folded scalars of `text`; with `cuttingQuotations`, each long quotation becomes one separator.
  static func scalars(of text: ArticleText, cuttingQuotations: Bool) -> [UInt32] {
    var output: [UInt32] = []
    output.reserveCapacity(text.count / 3)
    var quotationStart: Int?
    var closing: UInt32 = 0
    var offset = 0
    while let (scalar, byteCount) = text.scalar(at: offset) {
      offset += byteCount
      if cuttingQuotations {
        if let close = closingMark(of: scalar) {
          (quotationStart, closing) = (output.count, close)
        } else if let start = quotationStart, scalar == closing {
          let length = output.count - start
          if length >= minQuotationScalars, length <= maxQuotationScalars {
            output.removeLast(length)
            output.append(separator)
          }
          quotationStart = nil
        }
      }
      if let folded = fold(scalar) { output.append(folded) }
    }
    return output
  }

  private static func closingMark(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x201C: 0x201D
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    default: nil
    }
  }

  /// Sorted, distinct shingles of three scalars, each packed exactly into 63 bits.
  static func shingles(_ scalars: some RandomAccessCollection<UInt32>) -> [UInt64] {
    guard scalars.count >= shingleScalars else { return [] }
    var all: [UInt64] = []
    all.reserveCapacity(scalars.count)
    var window: UInt64 = 0
    var filled = 0
    for scalar in scalars {
      guard scalar != separator else {
        filled = 0
        continue
      }
      window = (window << 21 | UInt64(scalar)) & (1 << 63 - 1)
      filled += 1
      if filled >= shingleScalars { all.append(window) }
    }
    all.sort()
    var distinct: [UInt64] = []
    distinct.reserveCapacity(all.count)
    for shingle in all where shingle != distinct.last { distinct.append(shingle) }
    return distinct
  }

  /// Elements common to two sorted, distinct lists.
  static func sharedCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var (first, second, shared) = (0, 0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] {
        shared += 1
        first += 1
        second += 1
      } else if left[first] < right[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return shared
  }
}
