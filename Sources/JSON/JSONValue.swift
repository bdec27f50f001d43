/// A value of a document: the document and a place in it.
///
/// Every question about a value of another kind answers `nil`, and the same subscripts exist on
/// `JSONValue?`, so `params["textDocument"]["uri"]?.string` needs no steps between.
package struct JSONValue: Sendable {
  /// What sort of value it is.
  package enum Kind: Sendable {
    case null, bool, number, string, array, object
  }

  /// The document that holds the value.
  package let document: JSONDocument
  let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// What sort of value it is.
  package var kind: Kind {
    switch token.kind {
    case .null: .null
    case .true, .false: .bool
    case .number: .number
    case .plainString, .escapedString: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The bytes of the document that the value takes, with a string's quotes.
  package var range: Range<Int> {
    let token = token
    return Int(token.start)..<Int(token.end)
  }

  /// The value as it stands in the document.
  package var bytes: ArraySlice<UInt8> {
    document.bytes[range]
  }

  /// Whether the value is `null`.
  package var isNull: Bool {
    token.kind == .null
  }

  /// The value of `true` and `false`.
  package var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The value of an object's member, the first one if the name is repeated.
  ///
  /// Linear in the number of members.
  package subscript(name: String) -> JSONValue? {
    for member in members where member.hasName(name) {
      return member.value
    }
    return nil
  }

  /// The elements of an array, none for any other value.
  package var elements: JSONElements {
    JSONElements(array: self)
  }

  /// The members of an object in their order in the text, none for any other value.
  package var members: JSONMembers {
    JSONMembers(object: self)
  }

  var token: JSONToken {
    document.tokens[index]
  }
}

extension Optional where Wrapped == JSONValue {
  /// The value of an object's member, if there is an object with such a member.
  package subscript(name: String) -> JSONValue? {
    self?[name]
  }
}
