/// The elements of an array, found one by one.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  private let document: JSONDocument
  private var index: Int
  private let end: Int

  init(array: JSONValue) {
    document = array.document
    let token = array.token
    index = array.index + 1
    end = token.kind == .array ? Int(token.next) : index
  }

  /// The next element.
  package mutating func next() -> JSONValue? {
    guard index < end else { return nil }
    let value = JSONValue(document: document, index: index)
    index = Int(value.token.next)
    return value
  }
}
