import ExtractorPacks
import FactStore
import NewsModel

extension KaozhengError {
  /// The library's one error for whatever a room threw.
  init(wrapping error: any Error) {
    switch error {
    case let error as KaozhengError: self = error
    case let error as PackError: self.init(code: "packs", message: error.description)
    case let error as Rejection: self.init(code: error.code.rawValue, message: error.message)
    case let error as StoreError: self.init(code: "store", message: error.message)
    default: self.init(code: "store", message: "\(error)")
    }
  }

  /// Runs `body` and wraps what it throws.
  static func wrapping<Value>(_ body: () throws -> Value) throws(KaozhengError) -> Value {
    do { return try body() } catch { throw KaozhengError(wrapping: error) }
  }
}
