import JSON

/// What the protocol calls `integer | string`: request ids, progress tokens, diagnostic codes.
package enum IntegerOrString: Hashable, Sendable {
  case integer(Int)
  case string(String)

  /// Reads a whole number or a string; `nil` for anything else.
  package init?(_ json: JSONValue?) {
    if let integer = json?.int {
      self = .integer(integer)
    } else if let string = json?.string {
      self = .string(string)
    } else {
      return nil
    }
  }
}

extension IntegerOrString: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .integer(let integer): writer.int(integer)
    case .string(let string): writer.string(string)
    }
  }
}

extension IntegerOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  package init(integerLiteral value: Int) {
    self = .integer(value)
  }

  package init(stringLiteral value: String) {
    self = .string(value)
  }
}

extension IntegerOrString: CustomStringConvertible {
  package var description: String {
    switch self {
    case .integer(let integer): "\(integer)"
    case .string(let string): string
    }
  }
}

/// What ties a response to its request.
package typealias RequestID = IntegerOrString

/// What ties progress notifications to the work they report on.
package typealias ProgressToken = IntegerOrString
