/// One name and value of an object.
package struct JSONMember: Sendable {
  private let nameValue: JSONValue
  /// The member's value.
  package let value: JSONValue

  init(name: JSONValue, value: JSONValue) {
    nameValue = name
    self.value = value
  }

  /// The decoded name.
  package var name: String {
    nameValue.string ?? ""
  }

  /// The name's bytes in the document, with the quotes.
  package var nameRange: Range<Int> {
    nameValue.range
  }

  /// The decoded name as UTF-8.
  package var nameUTF8: [UInt8] {
    nameValue.utf8 ?? []
  }

  /// Whether the decoded name is, byte for byte, `name`; decodes only a name with escapes.
  package func hasName(_ name: String) -> Bool {
    guard nameValue.token.kind == .plainString else {
      return nameUTF8.elementsEqual(name.utf8)
    }
    let range = nameRange
    let length = range.count - 2
    guard name.utf8.count == length else { return false }
    let start = range.lowerBound + 1
    let bytes = nameValue.document.bytes
    let compared: Bool? = name.utf8.withContiguousStorageIfAvailable { buffer in
      var offset = 0
      while offset < length {
        guard buffer[offset] == bytes[start + offset] else { return false }
        offset += 1
      }
      return true
    }
    return compared ?? nameUTF8.elementsEqual(name.utf8)
  }
}

/// The members of an object, found one by one.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(object: JSONValue) {
    document = object.document
    let token = object.token
    index = object.index + 1
    end = token.kind == .object ? Int(token.next) : index
  }

  /// The next member.
  package mutating func next() -> JSONMember? {
    guard index < end else { return nil }
    let name = JSONValue(document: document, index: index)
    let value = JSONValue(document: document, index: index + 1)
    index = Int(value.token.next)
    return JSONMember(name: name, value: value)
  }
}
