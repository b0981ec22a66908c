package import NewsModel

/// Writes JSON into a byte buffer, keys in the order given, without spaces.
///
/// ```swift
/// var w = JSONWriter()
/// w.object { w in
///   w.field("id", "x")
///   w.field("title", Optional<String>.none)        // null
///   w.array("evidence") { w in w.object { $0.field("start", 3) } }
/// }
/// w.newline()
/// ```
/// Decimals travel as strings; `Double` is for confidences and severities only and becomes the
/// shortest number that reads back the same, or null when it is not finite. The caller keeps the
/// nesting right: a value stands in an array or at the top, a field in an object. Cost: O(bytes).
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of NDJSON; the next value starts afresh.
  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: containers

  package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// A field whose value is an object.
  package mutating func object(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
    self.key(key)
    try object(body)
  }

  /// A field whose value is an array.
  package mutating func array(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
    self.key(key)
    try array(body)
  }

  /// A field with whatever single value `body` writes.
  package mutating func field(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
    self.key(key)
    try body(&self)
  }

  // MARK: fields

  package mutating func field(_ key: String, _ value: String?) {
    self.key(key)
    self.value(value)
  }

  package mutating func field(_ key: String, _ value: Int?) {
    self.key(key)
    self.value(value)
  }

  package mutating func field(_ key: String, _ value: Bool?) {
    self.key(key)
    self.value(value)
  }

  package mutating func field(_ key: String, _ value: Double?) {
    self.key(key)
    self.value(value)
  }

  /// A decimal as a string in plain notation.
  package mutating func field(_ key: String, _ value: DecimalAmount?) {
    self.key(key)
    self.value(value)
  }

  package mutating func field(_ key: String, _ values: [String]) {
    array(key) { for value in values { $0.value(value) } }
  }

  package mutating func null(_ key: String) {
    self.key(key)
    null()
  }

  // MARK: values

  package mutating func value(_ value: String?) {
    guard let value else { return null() }
    separate()
    quote(value)
  }

  package mutating func value(_ value: Int?) {
    guard let value else { return null() }
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func value(_ value: Bool?) {
    guard let value else { return null() }
    separate()
    append(value ? "true" : "false")
  }

  package mutating func value(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  package mutating func value(_ value: DecimalAmount?) {
    self.value(value?.description)
  }

  package mutating func null() {
    separate()
    append("null")
  }

  /// A value that is JSON already; the caller answers for it.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  // MARK: parts

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(open)
    needsComma = false
    try body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ literal: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(
        start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in 0..<source.count {
        let byte = source[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: source[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: source[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
